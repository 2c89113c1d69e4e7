/** @file
 * Keys in the order of their tables.
 */
#include "gazetteer/gazetteer_keys.h"

#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/near_spellings.h"
#include "gazetteer/schema.h"

typedef struct {
    const char *text;
    guint32 place;
    guint32 length; /**< in code points, of spellings; else 0 */
    gboolean own;   /**< of a place's own name */
} Key;

enum { KEYS_NAME, KEYS_LOOSE, KEYS_DEMONYM, KEYS_SPELLING, KEYS_COUNT };

struct BmGazetteerKeys {
    GStringChunk *texts;
    GArray *tables[KEYS_COUNT]; /**< of Key */
};

BmGazetteerKeys *bm_gazetteer_keys_new(void)
{
    BmGazetteerKeys *keys = g_new0(BmGazetteerKeys, 1);
    keys->texts = g_string_chunk_new(1 << 20);
    for (guint i = 0; i < KEYS_COUNT; i++)
        keys->tables[i] = g_array_new(FALSE, FALSE, sizeof(Key));
    return keys;
}

void bm_gazetteer_keys_free(BmGazetteerKeys *keys)
{
    if (!keys)
        return;
    for (guint i = 0; i < KEYS_COUNT; i++)
        g_array_unref(keys->tables[i]);
    g_string_chunk_free(keys->texts);
    g_free(keys);
}

static void add_key(BmGazetteerKeys *keys, guint table, const char *text, gboolean own,
                    guint32 place)
{
    if (!text || text[0] == '\0')
        return;
    if (table == KEYS_SPELLING && g_utf8_strlen(text, -1) > BM_GAZETTEER_LONGEST_SPELLING)
        return;
    Key new = { g_string_chunk_insert(keys->texts, text), place,
                table == KEYS_SPELLING ? (guint32)g_utf8_strlen(text, -1) : 0, own };
    g_array_append_val(keys->tables[table], new);
}

void bm_gazetteer_keys_add_name(BmGazetteerKeys *keys, const char *name, gboolean own,
                                gboolean near, guint32 place)
{
    char *key, *loose;
    if (strlen(name) > BM_FOLD_MAX_BYTES)
        return;
    bm_fold_keys(name, &key, &loose);
    add_key(keys, KEYS_NAME, key, own, place);
    add_key(keys, KEYS_LOOSE, loose, own, place);
    if (near)
        add_key(keys, KEYS_SPELLING, key, own, place);
    g_free(key);
    g_free(loose);
}

void bm_gazetteer_keys_add_demonym(BmGazetteerKeys *keys, const char *name, guint32 place)
{
    char *key = bm_fold_name(name);
    add_key(keys, KEYS_DEMONYM, key, FALSE, place);
    g_free(key);
}

static gint compare_keys(gconstpointer a, gconstpointer b)
{
    const Key *x = a, *y = b;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    int order = strcmp(x->text, y->text);
    if (order == 0)
        order = (x->place > y->place) - (x->place < y->place);
    return order ? order : y->own - x->own;
}

/** Writes the keys of one table in its own order, each once. */
static gboolean write_table(const BmGazetteerKeys *keys, guint table, sqlite3 *database)
{
    static const char *const words[KEYS_SPELLING] = {
        "INSERT INTO name (key, place, own) VALUES (?1, ?2, ?3)",
        "INSERT INTO loose (key, place) VALUES (?1, ?2)",
        "INSERT INTO demonym (key, place) VALUES (?1, ?2)",
    };
    GArray *sorted = keys->tables[table];
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(database, words[table], -1, &statement, NULL) != SQLITE_OK)
        return FALSE;
    g_array_sort(sorted, compare_keys);
    int status = SQLITE_DONE;
    for (guint i = 0; status == SQLITE_DONE && i < sorted->len; i++) {
        const Key *key = &g_array_index(sorted, Key, i);
        if (i > 0 && key[-1].place == key->place && strcmp(key[-1].text, key->text) == 0)
            continue;
        sqlite3_bind_text(statement, 1, key->text, -1, SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, key->place);
        if (table == KEYS_NAME)
            sqlite3_bind_int(statement, 3, key->own);
        status = sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_DONE;
}

static void append_number(GByteArray *block, guint32 number)
{
    const guint8 bytes[] = { (guint8)number, (guint8)(number >> 8), (guint8)(number >> 16),
                             (guint8)(number >> 24) };
    g_byte_array_append(block, bytes, sizeof bytes);
}

/** The keys of one length from `*at` on, as schema.h has them; moves `*at` behind them. */
static GByteArray *make_block(const GArray *sorted, guint *at)
{
    GByteArray *block = g_byte_array_new();
    guint32 length = g_array_index(sorted, Key, *at).length;
    for (; *at < sorted->len && g_array_index(sorted, Key, *at).length == length; (*at)++) {
        const Key *key = &g_array_index(sorted, Key, *at);
        guint8 bytes = (guint8)strlen(key->text);
        append_number(block, bm_spelling_signature(key->text));
        append_number(block, key->place);
        g_byte_array_append(block, &bytes, 1);
        g_byte_array_append(block, (const guint8 *)key->text, bytes);
    }
    return block;
}

static gboolean write_spellings(const BmGazetteerKeys *keys, sqlite3 *database)
{
    GArray *sorted = keys->tables[KEYS_SPELLING];
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(database, "INSERT INTO spelling (length, keys) VALUES (?1, ?2)",
                                    -1, &statement, NULL);
    g_array_sort(sorted, compare_keys);
    for (guint at = 0; (status == SQLITE_OK || status == SQLITE_DONE) && at < sorted->len;) {
        sqlite3_bind_int64(statement, 1, g_array_index(sorted, Key, at).length);
        GByteArray *block = make_block(sorted, &at);
        sqlite3_bind_blob(statement, 2, block->data, (int)block->len, SQLITE_TRANSIENT);
        status = sqlite3_step(statement);
        sqlite3_reset(statement);
        g_byte_array_unref(block);
    }
    sqlite3_finalize(statement);
    return status == SQLITE_OK || status == SQLITE_DONE;
}

gboolean bm_gazetteer_keys_write(BmGazetteerKeys *keys, sqlite3 *database)
{
    for (guint i = 0; i < KEYS_SPELLING; i++)
        if (!write_table(keys, i, database))
            return FALSE;
    return write_spellings(keys, database);
}
