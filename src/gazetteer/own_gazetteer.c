/** @file
 * Looking names up in a user's own gazetteer.
 */
#include "gazetteer/own_gazetteer.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "gazetteer/fold.h"
#include "gazetteer/misspelling.h"
#include "gazetteer/own_read.h"
#include "gazetteer/own_schema.h"

/** Most places of one name. */
enum { MOST_PLACES = 2000 };

/* A province that the row does not name is called as its code is. */
#define FIND(table)                                                                                \
    "SELECT id, name, kind, a3, admin1, CASE WHEN province <> '' THEN province ELSE"               \
    " coalesce((SELECT name FROM admin WHERE code = admin1), '') END, feature_code, source,"       \
    " longitude, latitude, radius_km, population FROM place WHERE number IN"                       \
    " (SELECT place FROM " table " WHERE key = ?1) ORDER BY population DESC, number LIMIT ?2"

struct BmOwnGazetteer {
    char *path;
    sqlite3 *database;
    sqlite3_stmt *find[2]; /**< by the exact key, by the loose one */
};

static gboolean fail(const BmOwnGazetteer *own, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: the gazetteer cannot be read: %s; build it again", own->path,
                sqlite3_errmsg(own->database));
    return FALSE;
}

/** TRUE for a file that begins as every database of SQLite; a GeoPackage is one, told by its name.
 */
static gboolean is_database(const char *path)
{
    char begin[16] = { 0 };
    FILE *file = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? fopen(path, "rb") : NULL;
    gsize got = file ? fread(begin, 1, sizeof begin, file) : 0;
    if (file)
        fclose(file);
    const char *layer = strrchr(path, '.');
    return got == sizeof begin && memcmp(begin, "SQLite format 3", sizeof begin) == 0 &&
           !(layer && g_ascii_strcasecmp(layer, ".gpkg") == 0);
}

static gboolean read_pragma(const BmOwnGazetteer *own, const char *words, int *value,
                            GError **error)
{
    sqlite3_stmt *statement = NULL;
    gboolean good = sqlite3_prepare_v2(own->database, words, -1, &statement, NULL) == SQLITE_OK &&
                    sqlite3_step(statement) == SQLITE_ROW;
    if (good)
        *value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return good || fail(own, error);
}

static gboolean open_database(BmOwnGazetteer *own, GError **error)
{
    int application, version;
    char *full = g_canonicalize_filename(own->path, NULL);
    char *escaped = g_uri_escape_string(full, "/", FALSE);
    char *uri = g_strdup_printf("file://%s?immutable=1", escaped);
    int status = sqlite3_open_v2(
        uri, &own->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    g_free(uri);
    g_free(escaped);
    g_free(full);
    if (status != SQLITE_OK)
        return fail(own, error);
    if (!read_pragma(own, "PRAGMA application_id", &application, error) ||
        !read_pragma(own, "PRAGMA user_version", &version, error))
        return FALSE;
    if (application == BM_OWN_APPLICATION && version == BM_OWN_VERSION)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: is %s; make one with bordermap gazetteer build", own->path,
                application == BM_OWN_APPLICATION ? "a gazetteer of another version of the program"
                                                  : "a database but not a gazetteer");
    return FALSE;
}

static gboolean read_table(BmOwnGazetteer *own, BmWarnings *warnings, GError **error)
{
    BmOwnWriter *writer = bm_own_writer_new(NULL, error);
    if (writer && bm_own_read(writer, own->path, warnings, error))
        own->database = bm_own_writer_finish(writer, error);
    bm_own_writer_free(writer);
    return own->database != NULL;
}

BmOwnGazetteer *bm_own_gazetteer_open(const char *path, BmWarnings *warnings, GError **error)
{
    static const char *const words[] = { FIND("name"), FIND("loose") };
    BmOwnGazetteer *own = g_new0(BmOwnGazetteer, 1);
    own->path = g_strdup(path);
    gboolean good =
        is_database(path) ? open_database(own, error) : read_table(own, warnings, error);
    for (guint i = 0; good && i < G_N_ELEMENTS(words); i++)
        good = sqlite3_prepare_v2(own->database, words[i], -1, &own->find[i], NULL) == SQLITE_OK ||
               fail(own, error);
    if (!good)
        g_clear_pointer(&own, bm_own_gazetteer_free);
    return own;
}

void bm_own_gazetteer_free(BmOwnGazetteer *own)
{
    if (!own)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(own->find); i++)
        sqlite3_finalize(own->find[i]);
    sqlite3_close(own->database);
    g_free(own->path);
    g_free(own);
}

static BmPlace *read_place(sqlite3_stmt *row)
{
    BmPlace *place = g_new0(BmPlace, 1);
    char **words[] = { &place->id,     &place->name,     &place->kind,         &place->a3,
                       &place->admin1, &place->province, &place->feature_code, &place->source };
    for (int i = 0; i < (int)G_N_ELEMENTS(words); i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        *words[i] = g_utf8_make_valid(text ? text : "", -1);
    }
    place->longitude = sqlite3_column_double(row, 8);
    place->latitude = sqlite3_column_double(row, 9);
    place->radius_km = sqlite3_column_double(row, 10);
    place->population = sqlite3_column_int64(row, 11);
    place->own = TRUE;
    return place;
}

gboolean bm_own_gazetteer_find(BmOwnGazetteer *own, const char *name, gboolean loosely,
                               GPtrArray *places, GError **error)
{
    char *key = strlen(name) > BM_FOLD_MAX_BYTES ? NULL
                : loosely                        ? bm_fold_name_loosely(name)
                                                 : bm_fold_name(name);
    if (!key || key[0] == '\0') {
        g_free(key);
        return TRUE;
    }
    sqlite3_stmt *statement = own->find[loosely ? 1 : 0];
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, MOST_PLACES);
    int status;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW)
        g_ptr_array_add(places, read_place(statement));
    sqlite3_reset(statement);
    g_free(key);
    return status == SQLITE_DONE || fail(own, error);
}

gboolean bm_own_gazetteer_nearest(BmOwnGazetteer *own, const char *key, guint count,
                                  GPtrArray *names, GError **error)
{
    static const char words[] =
        "SELECT key, place.name FROM name JOIN place ON place.number = name.place"
        " WHERE key >= ?1 AND key < ?2 ORDER BY key, place.number";
    sqlite3_stmt *statement = NULL;
    char *from = g_strndup(key, (gsize)(g_utf8_next_char(key) - key));
    char *to = g_strconcat(from, "\xF4\x8F\xBF\xBF", NULL); /* the last code point */
    int status = key[0] == '\0' ? SQLITE_DONE
                                : sqlite3_prepare_v2(own->database, words, -1, &statement, NULL);
    if (status == SQLITE_OK) {
        sqlite3_bind_text(statement, 1, from, -1, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, to, -1, SQLITE_STATIC);
        while (names->len < count && (status = sqlite3_step(statement)) == SQLITE_ROW) {
            const char *other = (const char *)sqlite3_column_text(statement, 0);
            const char *name = (const char *)sqlite3_column_text(statement, 1);
            if (other && name && g_utf8_validate(other, -1, NULL) && bm_is_misspelled(key, other) &&
                !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
                g_ptr_array_add(names, g_utf8_make_valid(name, -1));
        }
    }
    gboolean good =
        status == SQLITE_DONE || status == SQLITE_ROW || status == SQLITE_OK || fail(own, error);
    sqlite3_finalize(statement);
    g_free(from);
    g_free(to);
    return good;
}
