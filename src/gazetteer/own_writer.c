/** @file
 * A user's own gazetteer written: names are appended as they come and sorted once at the end,
 * for an index that grows at random would be read and written over and over.
 */
#include "gazetteer/own_writer.h"

#include <sqlite3.h>
#include <string.h>

#include "base/error.h"
#include "gazetteer/fold.h"
#include "gazetteer/own_schema.h"

struct BmOwnWriter {
    char *path; /**< for messages */
    sqlite3 *database;
    sqlite3_stmt *place, *name, *loose, *province;
    gint64 count;
};

static gboolean fail(const BmOwnWriter *writer, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: the gazetteer cannot be written: %s",
                writer->path, sqlite3_errmsg(writer->database));
    return FALSE;
}

static gboolean execute(const BmOwnWriter *writer, const char *words, GError **error)
{
    return sqlite3_exec(writer->database, words, NULL, NULL, NULL) == SQLITE_OK ||
           fail(writer, error);
}

static gboolean prepare(BmOwnWriter *writer, GError **error)
{
    const struct {
        sqlite3_stmt **statement;
        const char *words;
    } statements[] = {
        { &writer->place, "INSERT INTO place (" BM_OWN_COLUMNS
                          ", number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                          " ?13)" },
        { &writer->name, "INSERT INTO temp.new_name VALUES (?1, ?2)" },
        { &writer->loose, "INSERT INTO temp.new_loose VALUES (?1, ?2)" },
        { &writer->province, "INSERT OR IGNORE INTO admin VALUES (?1, ?2)" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(statements); i++)
        if (sqlite3_prepare_v2(writer->database, statements[i].words, -1, statements[i].statement,
                               NULL) != SQLITE_OK)
            return fail(writer, error);
    return TRUE;
}

BmOwnWriter *bm_own_writer_new(const char *path, GError **error)
{
    BmOwnWriter *writer = g_new0(BmOwnWriter, 1);
    writer->path = g_strdup(path ? path : "memory");
    int status =
        sqlite3_open_v2(path ? path : ":memory:", &writer->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    char *words =
        g_strdup_printf("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                        "PRAGMA cache_size=-65536; PRAGMA temp_store=%s;"
                        "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN; " BM_OWN_SCHEMA
                        "CREATE TEMP TABLE new_name (key TEXT, place INTEGER);"
                        "CREATE TEMP TABLE new_loose (key TEXT, place INTEGER);",
                        path ? "FILE" : "MEMORY", BM_OWN_APPLICATION, BM_OWN_VERSION);
    gboolean good = status == SQLITE_OK ? execute(writer, words, error) && prepare(writer, error)
                                        : fail(writer, error);
    g_free(words);
    if (!good)
        g_clear_pointer(&writer, bm_own_writer_free);
    return writer;
}

static gboolean step(const BmOwnWriter *writer, sqlite3_stmt *statement, GError **error)
{
    int status = sqlite3_step(statement);
    sqlite3_reset(statement);
    return status == SQLITE_DONE || fail(writer, error);
}

static gboolean add_key(const BmOwnWriter *writer, sqlite3_stmt *statement, const char *key,
                        GError **error)
{
    if (!key || key[0] == '\0')
        return TRUE;
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, writer->count);
    return step(writer, statement, error);
}

static gboolean add_name(const BmOwnWriter *writer, const char *name, GError **error)
{
    if (!name || strlen(name) > BM_FOLD_MAX_BYTES)
        return TRUE;
    char *key, *loose;
    bm_fold_keys(name, &key, &loose);
    gboolean good =
        add_key(writer, writer->name, key, error) && add_key(writer, writer->loose, loose, error);
    g_free(key);
    g_free(loose);
    return good;
}

gboolean bm_own_writer_add(BmOwnWriter *writer, const BmPlace *place, const GPtrArray *names,
                           GError **error)
{
    const char *const words[] = {
        place->id,     place->name,     place->kind,         place->a3,
        place->admin1, place->province, place->feature_code, place->source
    };
    writer->count++;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        sqlite3_bind_text(writer->place, (int)i + 1, words[i] ? words[i] : "", -1, SQLITE_STATIC);
    sqlite3_bind_double(writer->place, 9, place->longitude);
    sqlite3_bind_double(writer->place, 10, place->latitude);
    sqlite3_bind_double(writer->place, 11, place->radius_km);
    sqlite3_bind_int64(writer->place, 12, place->population);
    sqlite3_bind_int64(writer->place, 13, writer->count);
    if (!step(writer, writer->place, error) || !add_name(writer, place->name, error))
        return FALSE;
    for (guint i = 0; names && i < names->len; i++)
        if (!add_name(writer, g_ptr_array_index(names, i), error))
            return FALSE;
    return TRUE;
}

gboolean bm_own_writer_name_province(BmOwnWriter *writer, const char *code, const char *name,
                                     GError **error)
{
    sqlite3_bind_text(writer->province, 1, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(writer->province, 2, name, -1, SQLITE_STATIC);
    return step(writer, writer->province, error);
}

guint64 bm_own_writer_count(const BmOwnWriter *writer)
{
    return (guint64)writer->count;
}

static void finalize(BmOwnWriter *writer)
{
    sqlite3_stmt **statements[] = { &writer->place, &writer->name, &writer->loose,
                                    &writer->province };
    for (guint i = 0; i < G_N_ELEMENTS(statements); i++)
        sqlite3_finalize(g_steal_pointer(statements[i]));
}

sqlite3 *bm_own_writer_finish(BmOwnWriter *writer, GError **error)
{
    finalize(writer);
    if (!execute(writer,
                 "INSERT INTO name SELECT DISTINCT key, place FROM temp.new_name"
                 " ORDER BY key, place; DROP TABLE temp.new_name;"
                 "INSERT INTO loose SELECT DISTINCT key, place FROM temp.new_loose"
                 " ORDER BY key, place; DROP TABLE temp.new_loose; COMMIT",
                 error))
        return NULL;
    return g_steal_pointer(&writer->database);
}

void bm_own_writer_free(BmOwnWriter *writer)
{
    if (!writer)
        return;
    finalize(writer);
    sqlite3_close(writer->database);
    g_free(writer->path);
    g_free(writer);
}
