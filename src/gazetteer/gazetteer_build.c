/** @file
 * The gazetteer's file made from the table of places, in memory first and then written whole.
 */
#include "gazetteer/gazetteer.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>
#include <zlib.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/table.h"
#include "gazetteer/gazetteer_keys.h"
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
    COLUMN_DEMONYMS,
    COLUMN_COUNT
};

static const char *const columns[COLUMN_COUNT] = {
    [COLUMN_ID] = "id",          [COLUMN_KIND] = "kind",         [COLUMN_NAME] = "name",
    [COLUMN_LONGITUDE] = "lon",  [COLUMN_LATITUDE] = "lat",      [COLUMN_A3] = "a3",
    [COLUMN_ADMIN1] = "admin1",  [COLUMN_PROVINCE] = "province", [COLUMN_FEATURE_CODE] = "fcode",
    [COLUMN_POPULATION] = "pop", [COLUMN_RADIUS] = "radius_km",  [COLUMN_SOURCE] = "source",
    [COLUMN_NAMES] = "names",    [COLUMN_DEMONYMS] = "demonyms",
};

static const char *const kinds[] = { "city",     "province", "country", "crossing",
                                     "district", "region",   "border",  NULL };

typedef struct {
    const BmTable *table;
    int index[COLUMN_COUNT];
    sqlite3 *database;
    sqlite3_stmt *place;
    BmGazetteerKeys *keys;
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
        if (builder->index[i] >= 0 || i == COLUMN_DEMONYMS)
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
    return builder->index[column] >= 0 ? row->cells[builder->index[column]].text : "";
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
                      "city, province, country, crossing, district, region or border", error);
    return TRUE;
}

static int count_names(const char *names)
{
    int count = names[0] != '\0';
    for (; *names; names++)
        count += *names == '|';
    return count;
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
    sqlite3_bind_int64(builder->place, 14, count_names(cell(builder, row, COLUMN_NAMES)));
    int status = sqlite3_step(builder->place);
    sqlite3_reset(builder->place);
    if (status == SQLITE_CONSTRAINT)
        return refuse(builder, row, COLUMN_ID, "another: a row above has it", error);
    return status == SQLITE_DONE || fail(builder, error);
}

static void add_names(const Builder *builder, const BmTableRow *row, guint32 number)
{
    /* The few hand-kept places are worth finding by any of their spellings. */
    gboolean kept = g_str_has_prefix(cell(builder, row, COLUMN_ID), "hand:");
    char **names = g_strsplit(cell(builder, row, COLUMN_NAMES), "|", -1);
    char **demonyms = g_strsplit(cell(builder, row, COLUMN_DEMONYMS), "|", -1);
    bm_gazetteer_keys_add_name(builder->keys, cell(builder, row, COLUMN_NAME), TRUE, TRUE, number);
    for (guint i = 0; names[i]; i++) {
        gboolean own = names[i][0] == '=';
        bm_gazetteer_keys_add_name(builder->keys, names[i] + own, own, kept || own, number);
    }
    for (guint i = 0; demonyms[i]; i++)
        bm_gazetteer_keys_add_demonym(builder->keys, demonyms[i], number);
    g_strfreev(names);
    g_strfreev(demonyms);
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
    if (status == SQLITE_OK)
        status = sqlite3_prepare_v2(builder->database,
                                    "INSERT INTO place (number, " BM_GAZETTEER_COLUMNS
                                    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                                    " ?13, ?14)",
                                    -1, &builder->place, NULL);
    return status == SQLITE_OK || fail(builder, error);
}

/** The finished database as bytes, which depend on the rows alone. */
static GBytes *serialize(Builder *builder, GError **error)
{
    if (sqlite3_exec(builder->database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) {
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
    for (guint i = 0; i < bm_table_count(builder->table); i++) {
        if (!add_place(builder, bm_table_row(builder->table, i), (gint64)i + 1, error))
            return NULL;
        add_names(builder, bm_table_row(builder->table, i), i + 1);
    }
    if (!bm_gazetteer_keys_write(builder->keys, builder->database)) {
        fail(builder, error);
        return NULL;
    }
    return serialize(builder, error);
}

/** The table as it is, or unpacked where its name ends in .gz. */
static BmTable *read_table(const char *path, GError **error)
{
    if (!g_str_has_suffix(path, ".gz"))
        return bm_table_read(path, NULL, error);
    GByteArray *text = g_byte_array_new();
    gzFile file = gzopen(path, "rb");
    int count = file ? 1 : -1;
    static guint8 part[1 << 16];
    while (count > 0 && text->len <= BM_TABLE_MAX_BYTES &&
           (count = gzread(file, part, sizeof part)) > 0)
        g_byte_array_append(text, part, (guint)count);
    if (file && gzclose(file) != Z_OK)
        count = -1;
    BmTable *table = NULL;
    if (count < 0)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: this is no whole file packed by gzip; fetch it again", path);
    else
        table = bm_table_parse(path, (const char *)text->data, text->len, '\t', NULL, error);
    g_byte_array_unref(text);
    return table;
}

gboolean bm_gazetteer_build(const char *table_path, const char *path, GError **error)
{
    BmTable *table = read_table(table_path, error);
    if (!table)
        return FALSE;
    Builder builder = { .table = table, .keys = bm_gazetteer_keys_new() };
    GBytes *bytes = build(&builder, error);
    bm_gazetteer_keys_free(builder.keys);
    sqlite3_finalize(builder.place);
    sqlite3_close(builder.database);
    bm_table_free(table);
    if (!bytes)
        return FALSE;
    gboolean good = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    return good;
}
