/** @file
 * Shapefiles for the tests, written by shapelib into a folder of their own.
 */
#ifndef TESTS_SOURCE_SHAPEFILE_FIXTURE_H
#define TESTS_SOURCE_SHAPEFILE_FIXTURE_H

#include <glib.h>
#include <glib/gstdio.h>
#include <shapefil.h>
#include <string.h>

static const char fixture_wgs84[] =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257223563]],"
    "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]]";

/** A folder with areas.shp in it; `path` is that file. */
typedef struct {
    char *folder, *path;
} Fixture;

/** The file with another ending; for g_free(). */
static inline char *fixture_file(const Fixture *fixture, const char *ending)
{
    return g_strdup_printf("%s/areas.%s", fixture->folder, ending);
}

static inline void fixture_set(const Fixture *fixture, const char *ending, const void *bytes,
                               gssize length)
{
    char *path = fixture_file(fixture, ending);
    g_file_set_contents(path, bytes, length, NULL);
    g_free(path);
}

static inline void fixture_remove(const Fixture *fixture, const char *ending)
{
    char *path = fixture_file(fixture, ending);
    g_unlink(path);
    g_free(path);
}

/** The bytes of a file; for g_free(). */
static inline guint8 *fixture_get(const Fixture *fixture, const char *ending, gsize *length)
{
    char *path = fixture_file(fixture, ending), *bytes = NULL;
    g_file_get_contents(path, &bytes, length, NULL);
    g_free(path);
    return (guint8 *)bytes;
}

/** Writes `count` bytes at a place of a file. */
static inline void fixture_patch(const Fixture *fixture, const char *ending, gsize at,
                                 const void *bytes, gsize count)
{
    gsize length;
    guint8 *data = fixture_get(fixture, ending, &length);
    memcpy(data + at, bytes, count);
    fixture_set(fixture, ending, data, (gssize)length);
    g_free(data);
}

static inline void fixture_truncate(const Fixture *fixture, const char *ending, gsize length)
{
    gsize whole;
    guint8 *data = fixture_get(fixture, ending, &whole);
    fixture_set(fixture, ending, data, (gssize)MIN(length, whole));
    g_free(data);
}

/**
 * Three squares of a degree whose lower left corners are at 60, 65 and 70 E, 30 N; the first with
 * a hole. `name` is a text of 12 bytes, `n` a number.
 */
static inline Fixture fixture_new(void)
{
    Fixture fixture = { .folder = g_dir_make_tmp("shapefile-XXXXXX", NULL) };
    fixture.path = g_build_filename(fixture.folder, "areas.shp", NULL);
    SHPHandle shapes = SHPCreate(fixture.path, SHPT_POLYGON);
    DBFHandle table = DBFCreate(fixture.path);
    DBFAddField(table, "name", FTString, 12, 0);
    DBFAddField(table, "n", FTDouble, 10, 2);
    static const char *const names[] = { "Kunar", "Herat", "Peshawar" };
    for (int i = 0; i < 3; i++) {
        double x = 60 + 5 * i;
        double xs[] = { x, x, x + 1, x + 1, x, x + .2, x + .4, x + .4, x + .2, x + .2 };
        double ys[] = { 30, 31, 31, 30, 30, 30.2, 30.2, 30.4, 30.4, 30.2 };
        int starts[] = { 0, 5 };
        SHPObject *shape = SHPCreateObject(SHPT_POLYGON, -1, i == 0 ? 2 : 1, starts, NULL,
                                           i == 0 ? 10 : 5, xs, ys, NULL, NULL);
        SHPWriteObject(shapes, -1, shape);
        SHPDestroyObject(shape);
        DBFWriteStringAttribute(table, i, 0, names[i]);
        DBFWriteDoubleAttribute(table, i, 1, i + 0.5);
    }
    SHPClose(shapes);
    DBFClose(table);
    fixture_remove(&fixture, "cpg");
    fixture_set(&fixture, "prj", fixture_wgs84, -1);
    return fixture;
}

static inline void fixture_free(Fixture *fixture)
{
    GDir *dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        char *path = g_build_filename(fixture->folder, name, NULL);
        g_remove(path);
        g_free(path);
    }
    g_dir_close(dir);
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

#endif
