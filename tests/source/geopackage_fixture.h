/** @file
 * GeoPackages for the tests, written by SQLite in a folder for temporary files.
 */
#ifndef TESTS_SOURCE_GEOPACKAGE_FIXTURE_H
#define TESTS_SOURCE_GEOPACKAGE_FIXTURE_H

#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/** Tables of OGC 12-128r18, and a layer `places` in EPSG:4326 without rows. */
static const char fixture_schema[] =
    "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;"
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization "
    "TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[]', ''),"
    "('UTM 42N', 32642, 'epsg', 32642, 'PROJCS[]', ''), ('none', -1, 'NONE', -1, 'undefined', ''),"
    "('odd', 77, 'HOUSE', 5, 'LOCAL_CS[\"x\"]', '');"
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, "
    "srs_id INTEGER);"
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name "
    "TEXT, srs_id INTEGER, z TINYINT, m TINYINT);"
    "INSERT INTO gpkg_contents VALUES ('places', 'features', 'p', 4326);"
    "INSERT INTO gpkg_geometry_columns VALUES ('places', 'geom', 'GEOMETRY', 4326, 0, 0);"
    "CREATE TABLE places (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, pop INTEGER, share REAL);";

/** Writes a package of the schema and more SQL, "" for none; its path, for fixture_drop(). */
static inline char *fixture_package(const char *sql)
{
    char *path = NULL, *message = NULL;
    close(g_file_open_tmp("a-XXXXXX.gpkg", &path, NULL));
    sqlite3 *database;
    cr_assert_eq(sqlite3_open(path, &database), SQLITE_OK);
    sqlite3_exec(database, fixture_schema, NULL, NULL, &message);
    cr_assert_null(message, "%s", message);
    sqlite3_exec(database, sql, NULL, NULL, &message);
    cr_assert_null(message, "%s: %s", sql, message);
    sqlite3_close(database);
    return path;
}

static inline void fixture_drop(char *path)
{
    g_unlink(path);
    g_free(path);
}

/** Little-endian bytes of a GeoPackageBinary of one point as SQL: X'…'. For g_free(). */
static inline char *fixture_point(gint32 srs_id, double x, double y)
{
    double numbers[] = { x, y };
    guint8 bytes[29] = { 'G', 'P', 0, 1, 0, 0, 0, 0, 1, 1 };
    memcpy(bytes + 4, &srs_id, 4);
    memcpy(bytes + 13, numbers, 16);
    GString *sql = g_string_new("X'");
    for (guint i = 0; i < sizeof bytes; i++)
        g_string_append_printf(sql, "%02X", bytes[i]);
    g_string_append_c(sql, '\'');
    return g_string_free(sql, FALSE);
}

/** "INSERT INTO places …" of a point. For g_free(). */
static inline char *fixture_insert(int fid, gint32 srs_id, double x, double y, const char *name)
{
    char *point = fixture_point(srs_id, x, y);
    char *sql = g_strdup_printf("INSERT INTO places VALUES (%d, %s, '%s', %d, 0.5);", fid, point,
                                name, fid * 1000);
    g_free(point);
    return sql;
}

#endif
