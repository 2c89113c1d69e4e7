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
#include "gazetteer/fold.h"
#include "gazetteer/near_spellings.h"
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

/** One key of a place, kept until all are sorted: an index that grows at random is slow. */
typedef struct {
    const char *key;
    guint32 place;
    guint32 length; /**< in code points, of spellings; else 0 */
    gboolean own;   /**< of a place's own name */
} Key;

enum { KEYS_NAME, KEYS_LOOSE, KEYS_DEMONYM, KEYS_SPELLING, KEYS_COUNT };

typedef struct {
    const BmTable *table;
    int index[COLUMN_COUNT];
    sqlite3 *database;
    sqlite3_stmt *place;
    GStringChunk *texts;
    GArray *keys[KEYS_COUNT]; /**< of Key */
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

static void add_key(const Builder *builder, guint table, const char *key, gboolean own,
                    guint32 number)
{
    if (!key || key[0] == '\0')
        return;
    if (table == KEYS_SPELLING && g_utf8_strlen(key, -1) > BM_GAZETTEER_LONGEST_SPELLING)
        return;
    Key new = { g_string_chunk_insert(builder->texts, key), number,
                table == KEYS_SPELLING ? (guint32)g_utf8_strlen(key, -1) : 0, own };
    g_array_append_val(builder->keys[table], new);
}

/** `own`: it is the place's own name; `near`: near spellings are compared with it. */
static void add_name(const Builder *builder, const char *name, gboolean own, gboolean near,
                     guint32 number)
{
    char *key, *loose;
    if (strlen(name) > BM_FOLD_MAX_BYTES)
        return;
    bm_fold_keys(name, &key, &loose);
    add_key(builder, KEYS_NAME, key, own, number);
    add_key(builder, KEYS_LOOSE, loose, own, number);
    if (near)
        add_key(builder, KEYS_SPELLING, key, own, number);
    g_free(key);
    g_free(loose);
}

static void add_names(const Builder *builder, const BmTableRow *row, guint32 number)
{
    /* The few hand-kept places are worth finding by any of their spellings. */
    gboolean kept = g_str_has_prefix(cell(builder, row, COLUMN_ID), "hand:");
    char **names = g_strsplit(cell(builder, row, COLUMN_NAMES), "|", -1);
    char **demonyms = g_strsplit(cell(builder, row, COLUMN_DEMONYMS), "|", -1);
    add_name(builder, cell(builder, row, COLUMN_NAME), TRUE, TRUE, number);
    for (guint i = 0; names[i]; i++) {
        gboolean own = names[i][0] == '=';
        add_name(builder, names[i] + own, own, kept || own, number);
    }
    for (guint i = 0; demonyms[i]; i++) {
        char *key = bm_fold_name(demonyms[i]);
        add_key(builder, KEYS_DEMONYM, key, FALSE, number);
        g_free(key);
    }
    g_strfreev(names);
    g_strfreev(demonyms);
}

static gint compare_keys(gconstpointer a, gconstpointer b)
{
    const Key *x = a, *y = b;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    int order = strcmp(x->key, y->key);
    if (order == 0)
        order = (x->place > y->place) - (x->place < y->place);
    return order ? order : y->own - x->own;
}

/** Writes the keys of one table in its own order, each once. */
static gboolean write_keys(const Builder *builder, guint table, GError **error)
{
    static const char *const words[KEYS_SPELLING] = {
        "INSERT INTO name (key, place, own) VALUES (?1, ?2, ?3)",
        "INSERT INTO loose (key, place) VALUES (?1, ?2)",
        "INSERT INTO demonym (key, place) VALUES (?1, ?2)",
    };
    GArray *keys = builder->keys[table];
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(builder->database, words[table], -1, &statement, NULL) != SQLITE_OK)
        return fail(builder, error);
    g_array_sort(keys, compare_keys);
    int status = SQLITE_DONE;
    for (guint i = 0; status == SQLITE_DONE && i < keys->len; i++) {
        const Key *key = &g_array_index(keys, Key, i);
        if (i > 0 && key[-1].place == key->place && strcmp(key[-1].key, key->key) == 0)
            continue;
        sqlite3_bind_text(statement, 1, key->key, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, key->place);
        if (table == KEYS_NAME)
            sqlite3_bind_int(statement, 3, key->own);
        status = sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE || fail(builder, error);
}

static void append_number(GByteArray *block, guint32 number)
{
    const guint8 bytes[] = { (guint8)number, (guint8)(number >> 8), (guint8)(number >> 16),
                             (guint8)(number >> 24) };
    g_byte_array_append(block, bytes, sizeof bytes);
}

/** The keys of one length from `*at` on, as schema.h has them; moves `*at` behind them. */
static GByteArray *make_block(const GArray *keys, guint *at)
{
    GByteArray *block = g_byte_array_new();
    guint32 length = g_array_index(keys, Key, *at).length;
    for (; *at < keys->len && g_array_index(keys, Key, *at).length == length; (*at)++) {
        const Key *key = &g_array_index(keys, Key, *at);
        guint8 bytes = (guint8)strlen(key->key);
        append_number(block, bm_spelling_signature(key->key));
        append_number(block, key->place);
        g_byte_array_append(block, &bytes, 1);
        g_byte_array_append(block, (const guint8 *)key->key, bytes);
    }
    return block;
}

static gboolean write_spellings(const Builder *builder, GError **error)
{
    GArray *keys = builder->keys[KEYS_SPELLING];
    sqlite3_stmt *statement = NULL;
    int status =
        sqlite3_prepare_v2(builder->database, "INSERT INTO spelling (length, keys) VALUES (?1, ?2)",
                           -1, &statement, NULL);
    g_array_sort(keys, compare_keys);
    for (guint at = 0; (status == SQLITE_OK || status == SQLITE_DONE) && at < keys->len;) {
        sqlite3_bind_int64(statement, 1, g_array_index(keys, Key, at).length);
        GByteArray *block = make_block(keys, &at);
        sqlite3_bind_blob(statement, 2, block->data, (int)block->len, SQLITE_TRANSIENT);
        status = sqlite3_step(statement);
        sqlite3_reset(statement);
        g_byte_array_unref(block);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_OK || status == SQLITE_DONE || fail(builder, error);
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
    for (guint i = 0; i < KEYS_SPELLING; i++)
        if (!write_keys(builder, i, error))
            return NULL;
    if (!write_spellings(builder, error))
        return NULL;
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
    Builder builder = { .table = table, .texts = g_string_chunk_new(1 << 20) };
    for (guint i = 0; i < KEYS_COUNT; i++)
        builder.keys[i] = g_array_new(FALSE, FALSE, sizeof(Key));
    GBytes *bytes = build(&builder, error);
    for (guint i = 0; i < KEYS_COUNT; i++)
        g_array_unref(builder.keys[i]);
    g_string_chunk_free(builder.texts);
    sqlite3_finalize(builder.place);
    sqlite3_close(builder.database);
    bm_table_free(table);
    if (!bytes)
        return FALSE;
    gboolean good = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    return good;
}
