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
/** Of a column in dBase. */
#define MOST_WIDTH 254

static const char wgs84[] =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

static const char *const endings[] = { ".shx", ".dbf", ".prj", ".cpg", ".shp" };

/** Adds a record; a line and a polygon have parts, points have none. */
static gboolean write_record(SHPHandle handle, int type, const BmGeometry *geometry)
{
    double *x = g_new(double, geometry->point_count + 1);
    double *y = g_new(double, geometry->point_count + 1);
    int *starts = g_new(int, geometry->part_count + 1);
    for (guint i = 0; i < geometry->point_count; i++) {
        x[i] = geometry->points[i].x;
        y[i] = geometry->points[i].y;
    }
    for (guint i = 0; i < geometry->part_count; i++)
        starts[i] = (int)geometry->part_starts[i];
    gboolean points = type == SHPT_MULTIPOINT;
    SHPObject *shape =
        SHPCreateObject(type, -1, points ? 0 : (int)geometry->part_count, points ? NULL : starts,
                        NULL, (int)geometry->point_count, x, y, NULL, NULL);
    gboolean done = shape && SHPWriteObject(handle, -1, shape) >= 0;
    SHPDestroyObject(shape);
    g_free(starts);
    g_free(x);
    g_free(y);
    return done;
}

static gboolean write_shape(const char *path, const BmGeometry *line)
{
    SHPHandle handle = SHPCreate(path, SHPT_ARC);
    if (!handle)
        return FALSE;
    gboolean done = write_record(handle, SHPT_ARC, line);
    SHPClose(handle);
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

static gboolean write_declarations(const char *stem)
{
    char *prj = g_strconcat(stem, ".prj", NULL), *cpg = g_strconcat(stem, ".cpg", NULL);
    gboolean done =
        g_file_set_contents(prj, wgs84, -1, NULL) && g_file_set_contents(cpg, "UTF-8", -1, NULL);
    g_free(prj);
    g_free(cpg);
    return done;
}

/** What is to be written. */
typedef struct {
    const BmGeometry *line; /**< … with these attributes, or … */
    const BmAttribute *attributes;
    guint count;
    const BmFeatureSet *set; /**< … features of this kind */
    BmGeometryKind kind;
} Content;

static gboolean write_features(const char *path, const Content *content)
{
    static const int types[] = { [BM_GEOMETRY_NONE] = SHPT_NULL,
                                 [BM_GEOMETRY_POINT] = SHPT_MULTIPOINT,
                                 [BM_GEOMETRY_LINE] = SHPT_ARC,
                                 [BM_GEOMETRY_POLYGON] = SHPT_POLYGON };
    SHPHandle handle = SHPCreate(path, types[content->kind]);
    gboolean done = handle != NULL;
    for (guint i = 0; done && i < bm_feature_set_count(content->set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(content->set, i);
        if (feature->geometry.kind == content->kind)
            done = write_record(handle, types[content->kind], &feature->geometry);
    }
    if (handle)
        SHPClose(handle);
    return done;
}

/** The bytes of the longest value of a field; what a column can hold at most. */
static int width_of(const BmFeatureSet *set, int field)
{
    gsize width = 1;
    for (guint i = 0; i < bm_feature_set_count(set); i++)
        width = MAX(width, strlen(bm_feature_value(bm_feature_set_borrow(set, i), field)));
    return (int)MIN(width, MOST_WIDTH);
}

/** A text cut before the character that does not fit; for g_free(). */
static char *cut_text(const char *text)
{
    gsize length = strlen(text);
    if (length > MOST_WIDTH)
        length = (gsize)(g_utf8_find_prev_char(text, text + MOST_WIDTH + 1) - text);
    return g_strndup(text, length);
}

static gboolean write_values(const char *path, const Content *content)
{
    const BmFeatureSet *set = content->set;
    DBFHandle handle = DBFCreateEx(path, NULL);
    gboolean done = handle != NULL;
    int count = (int)g_strv_length(set->fields);
    for (int field = 0; done && field < count; field++) {
        char name[11];
        g_strlcpy(name, set->fields[field], sizeof name);
        done = DBFAddField(handle, name, FTString, width_of(set, field), 0) >= 0;
    }
    int record = 0;
    for (guint i = 0; done && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (feature->geometry.kind != content->kind)
            continue;
        for (int field = 0; done && field < count; field++) {
            char *text = cut_text(bm_feature_value(feature, field));
            done = DBFWriteStringAttribute(handle, record, field, text);
            g_free(text);
        }
        record++;
    }
    if (handle)
        DBFClose(handle);
    return done;
}

static gboolean write_all(const char *stem, const Content *content)
{
    gboolean done = content->set ? write_features(stem, content) && write_values(stem, content)
                                 : write_shape(stem, content->line) &&
                                       write_table(stem, content->attributes, content->count);
    return done && write_declarations(stem);
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

static gboolean write_beside(const char *path, const Content *content, GError **error)
{
    char *folder = g_strconcat(path, ".XXXXXX", NULL);
    char *target = g_strndup(path, strlen(path) - (g_str_has_suffix(path, ".shp") ? 4 : 0));
    gboolean done = g_mkdtemp(folder) != NULL;
    int reason = errno;
    if (done) {
        char *stem = g_build_filename(folder, "line", NULL);
        errno = 0;
        done = write_all(stem, content);
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

gboolean bm_shapefile_write_line(const char *path, const BmGeometry *line,
                                 const BmAttribute *attributes, guint count, GError **error)
{
    const Content content = { .line = line, .attributes = attributes, .count = count };
    return write_beside(path, &content, error);
}

gboolean bm_shapefile_write_set(const char *path, BmGeometryKind kind, const BmFeatureSet *set,
                                GError **error)
{
    const Content content = { .set = set, .kind = kind };
    return write_beside(path, &content, error);
}
