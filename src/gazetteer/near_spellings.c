/** @file
 * A block of keys for each length, read once and scanned: letters are compared as sets before
 * they are compared one by one.
 */
#include "gazetteer/near_spellings.h"

#include <sqlite3.h>
#include <string.h>

#include "gazetteer/schema.h"

enum { LONGEST = BM_GAZETTEER_LONGEST_SPELLING, RECORD_HEAD = 9 };

struct BmNearSpellings {
    sqlite3 *database;
    GBytes *blocks[LONGEST + 1]; /**< by length in code points; NULL where not read yet */
};

BmNearSpellings *bm_near_spellings_new(sqlite3 *database)
{
    BmNearSpellings *spellings = g_new0(BmNearSpellings, 1);
    spellings->database = database;
    return spellings;
}

void bm_near_spellings_free(BmNearSpellings *spellings)
{
    if (!spellings)
        return;
    for (guint i = 0; i <= LONGEST; i++)
        if (spellings->blocks[i])
            g_bytes_unref(spellings->blocks[i]);
    g_free(spellings);
}

guint32 bm_spelling_signature(const char *key)
{
    guint32 signature = 0;
    for (; *key; key++)
        signature |= 1u << (*key & 31);
    return signature;
}

static GBytes *read_block(BmNearSpellings *spellings, guint length)
{
    if (spellings->blocks[length])
        return spellings->blocks[length];
    sqlite3_stmt *statement = NULL;
    int status = sqlite3_prepare_v2(
        spellings->database, "SELECT keys FROM spelling WHERE length = ?1", -1, &statement, NULL);
    if (status == SQLITE_OK) {
        sqlite3_bind_int(statement, 1, (int)length);
        status = sqlite3_step(statement);
    }
    if (status == SQLITE_ROW) {
        const void *bytes = sqlite3_column_blob(statement, 0);
        int size = sqlite3_column_bytes(statement, 0);
        spellings->blocks[length] = g_bytes_new(bytes, bytes ? (gsize)size : 0);
    } else if (status == SQLITE_DONE) {
        spellings->blocks[length] = g_bytes_new(NULL, 0);
    }
    sqlite3_finalize(statement);
    return spellings->blocks[length];
}

/** The word sought among the spellings. */
typedef struct {
    gunichar letters[LONGEST + 1];
    guint length;
    guint most; /**< edits allowed */
    guint32 signature;
    gboolean ascii;
} Sought;

/** Edits between two words (insert, delete, change, swap of neighbours), or more than `most`. */
static guint edits(const gunichar *a, guint a_length, const gunichar *b, guint b_length, guint most)
{
    guint rows[3][BM_GAZETTEER_LONGEST_SPELLING + 3];
    for (guint j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (guint i = 1; i <= a_length; i++) {
        guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        guint least = row[0] = i;
        for (guint j = 1; j <= b_length; j++) {
            guint best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, second[j - 2] + 1);
            row[j] = best;
            least = MIN(least, best);
        }
        if (least > most)
            return most + 1;
    }
    return rows[a_length % 3][b_length];
}

/** The edits to a key of `bytes` bytes, which may be anything. */
static guint distance_to(const Sought *sought, const guint8 *key, guint bytes)
{
    gunichar letters[LONGEST + 1];
    guint length = 0;
    char text[256];
    memcpy(text, key, bytes);
    text[bytes] = '\0';
    if (!g_utf8_validate(text, (gssize)bytes, NULL))
        return sought->most + 1;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if (length == LONGEST)
            return sought->most + 1;
        letters[length++] = g_utf8_get_char(at);
    }
    return edits(sought->letters, sought->length, letters, length, sought->most);
}

static guint32 number_at(const guint8 *bytes)
{
    return bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

static void scan(const Sought *sought, GBytes *block, GArray *near)
{
    gsize size;
    const guint8 *at = g_bytes_get_data(block, &size), *end = at + size;
    while (at && end - at > RECORD_HEAD) {
        guint bytes = at[8];
        if (end - at < (gssize)(RECORD_HEAD + bytes))
            return;
        guint32 other = number_at(at) ^ sought->signature;
        if (!sought->ascii || __builtin_popcount(other) <= 2 * (int)sought->most) {
            guint distance = distance_to(sought, at + RECORD_HEAD, bytes);
            BmNearSpelling found = { distance, number_at(at + 4) };
            if (distance <= sought->most)
                g_array_append_val(near, found);
        }
        at += RECORD_HEAD + bytes;
    }
}

static gint compare_near(gconstpointer a, gconstpointer b)
{
    const BmNearSpelling *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance > y->distance ? 1 : -1;
    return (x->place > y->place) - (x->place < y->place);
}

/** All spellings at most as many edits away as `sought` allows; NULL where the file is damaged. */
static GArray *find_within(BmNearSpellings *spellings, const Sought *sought)
{
    GArray *near = g_array_new(FALSE, FALSE, sizeof(BmNearSpelling));
    guint shortest = sought->length > sought->most ? sought->length - sought->most : 1;
    for (guint length = shortest; length <= MIN(sought->length + sought->most, LONGEST); length++) {
        GBytes *block = read_block(spellings, length);
        if (!block) {
            g_array_unref(near);
            return NULL;
        }
        scan(sought, block, near);
    }
    return near;
}

GArray *bm_near_spellings_find(BmNearSpellings *spellings, const char *key, guint enough)
{
    glong length = g_utf8_strlen(key, -1);
    if (length < 2 || length > LONGEST)
        return g_array_new(FALSE, FALSE, sizeof(BmNearSpelling));
    Sought sought = { .length = (guint)length,
                      .signature = bm_spelling_signature(key),
                      .ascii = g_str_is_ascii(key) };
    guint most = length < 5 ? 1 : length < 8 ? 2 : 3, i = 0;
    for (const char *at = key; *at; at = g_utf8_next_char(at))
        sought.letters[i++] = g_utf8_get_char(at);
    GArray *near = NULL;
    for (sought.most = 1; sought.most <= most && (!near || near->len < enough); sought.most++) {
        g_clear_pointer(&near, g_array_unref);
        if (!(near = find_within(spellings, &sought)))
            return NULL;
    }
    g_array_sort(near, compare_near);
    return near;
}
