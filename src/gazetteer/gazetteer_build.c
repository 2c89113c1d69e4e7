/** @file
 * The gazetteer's file made from the table of places, in memory first and then written whole.
 */
#include "gazetteer/gazetteer.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/table.h"
#include "gazetteer/fold.h"
#include "gazetteer/schema.h"

enum {
    COLUMN_ID,
    COLUMN_KIND,
    COLUMN_NAME,
    COLUMN_LONGITUDE,
    COLUMN_LATITUDE,
    COLUMN_A3,
    COLUMN_ADMIN1,
    COLUMN_PROVINCE,
    COLUMN_FEATURE_CODE,
    COLUMN_POPULATION,
    COLUMN_RADIUS,
    COLUMN_SOURCE,
    COLUMN_NAMES,
    COLUMN_COUNT
};

static const char *const columns[COLUMN_COUNT] = {
    [COLUMN_ID] = "id",          [COLUMN_KIND] = "kind",         [COLUMN_NAME] = "name",
    [COLUMN_LONGITUDE] = "lon",  [COLUMN_LATITUDE] = "lat",      [COLUMN_A3] = "a3",
    [COLUMN_ADMIN1] = "admin1",  [COLUMN_PROVINCE] = "province", [COLUMN_FEATURE_CODE] = "fcode",
    [COLUMN_POPULATION] = "pop", [COLUMN_RADIUS] = "radius_km",  [COLUMN_SOURCE] = "source",
    [COLUMN_NAMES] = "names",
};

static const char *const kinds[] = { "city",     "province", "country", "crossing",
                                     "district", "region",   NULL };

typedef struct {
    const BmTable *table;
    int index[COLUMN_COUNT];
    sqlite3 *database;
    sqlite3_stmt *place, *name, *loose, *spelling;
} Builder;

static gboolean fail(const Builder *builder, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: the gazetteer cannot be made of it: %s",
                builder->table->file, sqlite3_errmsg(builder->database));
    return FALSE;
}

static gboolean find_columns(Builder *builder, GError **error)
{
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        builder->index[i] = bm_table_column(builder->table, columns[i]);
        if (builder->index[i] >= 0)
            continue;
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u: the column '%s' is missing; a table of places has id, kind, name, lon, "
                    "lat, a3, admin1, province, fcode, pop, radius_km, source, names",
                    builder->table->file, builder->table->header_line, columns[i]);
        return FALSE;
    }
    return TRUE;
}

static const char *cell(const Builder *builder, const BmTableRow *row, guint column)
{
    return row->cells[builder->index[column]].text;
}

static gboolean refuse(const Builder *builder, const BmTableRow *row, guint column,
                       const char *expected, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: %s is '%s'; it must be %s",
                builder->table->file, row->line, columns[column], cell(builder, row, column),
                expected);
    return FALSE;
}

static gboolean read_number(const Builder *builder, const BmTableRow *row, guint column,
                            double lowest, double highest, const char *expected, double *value,
                            GError **error)
{
    const char *text = cell(builder, row, column);
    gboolean optional = column == COLUMN_POPULATION || column == COLUMN_RADIUS;
    char *end;
    *value = g_ascii_strtod(text, &end);
    if (text[0] == '\0' && optional)
        return TRUE;
    if (end == text || *end != '\0' || !isfinite(*value) || *value < lowest || *value > highest)
        return refuse(builder, row, column, expected, error);
    return TRUE;
}

static gboolean check_words(const Builder *builder, const BmTableRow *row, GError **error)
{
    if (cell(builder, row, COLUMN_ID)[0] == '\0')
        return refuse(builder, row, COLUMN_ID, "a code with its series, as gn:1138958", error);
    if (cell(builder, row, COLUMN_NAME)[0] == '\0')
        return refuse(builder, row, COLUMN_NAME, "the place's usual name", error);
    if (!g_strv_contains(kinds, cell(builder, row, COLUMN_KIND)))
        return refuse(builder, row, COLUMN_KIND,
                      "city, province, country, crossing, district or region", error);
    return TRUE;
}

static gboolean add_place(const Builder *builder, const BmTableRow *row, gint64 number,
                          GError **error)
{
    static const guint words[] = { COLUMN_ID,           COLUMN_NAME,   COLUMN_KIND,
                                   COLUMN_A3,           COLUMN_ADMIN1, COLUMN_PROVINCE,
                                   COLUMN_FEATURE_CODE, COLUMN_SOURCE };
    double longitude, latitude, radius, population;
    if (!check_words(builder, row, error) ||
        !read_number(builder, row, COLUMN_LONGITUDE, -180, 180, "degrees from -180 to 180",
                     &longitude, error) ||
        !read_number(builder, row, COLUMN_LATITUDE, -90, 90, "degrees from -90 to 90", &latitude,
                     error) ||
        !read_number(builder, row, COLUMN_RADIUS, 0, 20000, "kilometres, or empty", &radius,
                     error) ||
        !read_number(builder, row, COLUMN_POPULATION, 0, 1e10, "a count of people, or empty",
                     &population, error))
        return FALSE;
    sqlite3_bind_int64(builder->place, 1, number);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        sqlite3_bind_text(builder->place, (int)i + 2, cell(builder, row, words[i]), -1,
                          SQLITE_STATIC);
    const double numbers[] = { longitude, latitude, radius };
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        sqlite3_bind_double(builder->place, (int)i + 10, numbers[i]);
    sqlite3_bind_int64(builder->place, 13, (gint64)population);
    int status = sqlite3_step(builder->place);
    sqlite3_reset(builder->place);
    if (status == SQLITE_CONSTRAINT)
        return refuse(builder, row, COLUMN_ID, "another: a row above has it", error);
    return status == SQLITE_DONE || fail(builder, error);
}

static gboolean add_key(const Builder *builder, sqlite3_stmt *statement, const char *key,
                        gint64 number, GError **error)
{
    if (!key || key[0] == '\0')
        return TRUE;
    sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, number);
    int status = sqlite3_step(statement);
    sqlite3_reset(statement);
    return status == SQLITE_DONE || fail(builder, error);
}

static gboolean add_name(const Builder *builder, const char *name, gboolean own, gint64 number,
                         GError **error)
{
    if (strlen(name) > BM_FOLD_MAX_BYTES)
        return TRUE;
    char *key = bm_fold_name(name), *loose = bm_fold_name_loosely(name);
    gboolean good = add_key(builder, builder->name, key, number, error) &&
                    add_key(builder, builder->loose, loose, number, error);
    if (good && own && key && key[0]) {
        sqlite3_bind_int64(builder->spelling, 3, g_utf8_strlen(key, -1));
        good = add_key(builder, builder->spelling, key, number, error);
    }
    g_free(key);
    g_free(loose);
    return good;
}

static gboolean add_row(const Builder *builder, const BmTableRow *row, gint64 number,
                        GError **error)
{
    if (!add_place(builder, row, number, error) ||
        !add_name(builder, cell(builder, row, COLUMN_NAME), TRUE, number, error))
        return FALSE;
    /* The few hand-kept places are worth finding by any of their spellings. */
    gboolean kept = g_str_has_prefix(cell(builder, row, COLUMN_ID), "hand:");
    char **names = g_strsplit(cell(builder, row, COLUMN_NAMES), "|", -1);
    gboolean good = TRUE;
    for (guint i = 0; good && names[i]; i++)
        good = add_name(builder, names[i], kept, number, error);
    g_strfreev(names);
    return good;
}

static gboolean prepare(Builder *builder, GError **error)
{
    if (sqlite3_open_v2(":memory:", &builder->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                        NULL) != SQLITE_OK)
        return fail(builder, error);
    char *words = g_strdup_printf("PRAGMA page_size=4096; PRAGMA application_id=%d; "
                                  "PRAGMA user_version=%d; " BM_GAZETTEER_SCHEMA "BEGIN",
                                  BM_GAZETTEER_APPLICATION, BM_GAZETTEER_VERSION);
    int status = sqlite3_exec(builder->database, words, NULL, NULL, NULL);
    g_free(words);
    const struct {
        sqlite3_stmt **statement;
        const char *words;
    } statements[] = {
        { &builder->place, "INSERT INTO place (number, " BM_GAZETTEER_COLUMNS
                           ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" },
        { &builder->name, "INSERT OR IGNORE INTO name (key, place) VALUES (?1, ?2)" },
        { &builder->loose, "INSERT OR IGNORE INTO loose (key, place) VALUES (?1, ?2)" },
        { &builder->spelling,
          "INSERT OR IGNORE INTO spelling (key, place, length) VALUES (?1, ?2, ?3)" },
    };
    for (guint i = 0; status == SQLITE_OK && i < G_N_ELEMENTS(statements); i++)
        status = sqlite3_prepare_v2(builder->database, statements[i].words, -1,
                                    statements[i].statement, NULL);
    return status == SQLITE_OK || fail(builder, error);
}

/** The finished database as bytes; VACUUM makes them depend on the rows alone. */
static GBytes *serialize(Builder *builder, GError **error)
{
    if (sqlite3_exec(builder->database, "COMMIT; VACUUM", NULL, NULL, NULL) != SQLITE_OK) {
        fail(builder, error);
        return NULL;
    }
    sqlite3_int64 size;
    unsigned char *bytes = sqlite3_serialize(builder->database, "main", &size, 0);
    if (!bytes) {
        fail(builder, error);
        return NULL;
    }
    return g_bytes_new_with_free_func(bytes, (gsize)size, sqlite3_free, bytes);
}

static GBytes *build(Builder *builder, GError **error)
{
    if (!find_columns(builder, error) || !prepare(builder, error))
        return NULL;
    for (guint i = 0; i < bm_table_count(builder->table); i++)
        if (!add_row(builder, bm_table_row(builder->table, i), (gint64)i + 1, error))
            return NULL;
    return serialize(builder, error);
}

gboolean bm_gazetteer_build(const char *table_path, const char *path, GError **error)
{
    BmTable *table = bm_table_read(table_path, NULL, error);
    if (!table)
        return FALSE;
    Builder builder = { .table = table };
    GBytes *bytes = build(&builder, error);
    sqlite3_finalize(builder.place);
    sqlite3_finalize(builder.name);
    sqlite3_finalize(builder.loose);
    sqlite3_finalize(builder.spelling);
    sqlite3_close(builder.database);
    bm_table_free(table);
    if (!bytes)
        return FALSE;
    gboolean good = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    return good;
}
