/** @file
 * Writing shapefiles through shapelib.
 */
#include "source/shapefile_write.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <shapefil.h>
#include <string.h>

#include "base/error.h"

#define TEXT_WIDTH 80
#define NUMBER_WIDTH 18

static const char wgs84[] =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

static const char *const endings[] = { ".shx", ".dbf", ".prj", ".cpg", ".shp" };

static gboolean write_shape(const char *path, const BmGeometry *line)
{
    SHPHandle handle = SHPCreate(path, SHPT_ARC);
    if (!handle)
        return FALSE;
    double *x = g_new(double, line->point_count + 1), *y = g_new(double, line->point_count + 1);
    int *starts = g_new(int, line->part_count + 1);
    for (guint i = 0; i < line->point_count; i++) {
        x[i] = line->points[i].x;
        y[i] = line->points[i].y;
    }
    for (guint i = 0; i < line->part_count; i++)
        starts[i] = (int)line->part_starts[i];
    SHPObject *shape = SHPCreateObject(SHPT_ARC, -1, (int)line->part_count, starts, NULL,
                                       (int)line->point_count, x, y, NULL, NULL);
    gboolean done = shape && SHPWriteObject(handle, -1, shape) == 0;
    SHPDestroyObject(shape);
    SHPClose(handle);
    g_free(starts);
    g_free(x);
    g_free(y);
    return done;
}

static gboolean write_table(const char *path, const BmAttribute *attributes, guint count)
{
    DBFHandle handle = DBFCreateEx(path, NULL);
    if (!handle)
        return FALSE;
    gboolean done = TRUE;
    for (guint i = 0; i < count; i++)
        done = done &&
               DBFAddField(handle, attributes[i].name, attributes[i].text ? FTString : FTDouble,
                           attributes[i].text ? TEXT_WIDTH : NUMBER_WIDTH,
                           attributes[i].text ? 0 : attributes[i].decimals) >= 0;
    for (int i = 0; i < (int)count && done; i++)
        done = attributes[i].text ? DBFWriteStringAttribute(handle, 0, i, attributes[i].text)
                                  : DBFWriteDoubleAttribute(handle, 0, i, attributes[i].number);
    DBFClose(handle);
    return done;
}

static gboolean write_all(const char *stem, const BmGeometry *line, const BmAttribute *attributes,
                          guint count)
{
    char *prj = g_strconcat(stem, ".prj", NULL), *cpg = g_strconcat(stem, ".cpg", NULL);
    gboolean done = write_shape(stem, line) && write_table(stem, attributes, count) &&
                    g_file_set_contents(prj, wgs84, -1, NULL) &&
                    g_file_set_contents(cpg, "UTF-8", -1, NULL);
    g_free(prj);
    g_free(cpg);
    return done;
}

/** Moves the files from `stem` to `target`, or takes them away; the .shp comes last. */
static gboolean move_all(const char *stem, const char *target, gboolean keep)
{
    gboolean done = keep;
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        char *from = g_strconcat(stem, endings[i], NULL),
             *to = g_strconcat(target, endings[i], NULL);
        if (done && g_rename(from, to) != 0)
            done = FALSE;
        if (!done)
            g_unlink(from);
        g_free(from);
        g_free(to);
    }
    return done;
}

gboolean bm_shapefile_write_line(const char *path, const BmGeometry *line,
                                 const BmAttribute *attributes, guint count, GError **error)
{
    char *folder = g_strconcat(path, ".XXXXXX", NULL);
    char *target = g_strndup(path, strlen(path) - (g_str_has_suffix(path, ".shp") ? 4 : 0));
    gboolean done = g_mkdtemp(folder) != NULL;
    int reason = errno;
    if (done) {
        char *stem = g_build_filename(folder, "line", NULL);
        errno = 0;
        done = write_all(stem, line, attributes, count);
        done = move_all(stem, target, done);
        reason = errno ? errno : EIO;
        g_rmdir(folder);
        g_free(stem);
    }
    if (!done)
        g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: cannot write: %s", path,
                    g_strerror(reason));
    g_free(target);
    g_free(folder);
    return done;
}
