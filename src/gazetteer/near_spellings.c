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
    char *key;                   /**< what was sought last: it is asked for more than once */
    GArray *near;                /**< all that is near it, the nearest first; NULL: nothing yet */
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
    g_free(spellings->key);
    g_clear_pointer(&spellings->near, g_array_unref);
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
    guint64 places[128]; /**< where each ASCII letter stands in the word: bit 0 is its first */
} Sought;

/** Where a letter stands in the word, as `places` has it. */
static guint64 places_of(const Sought *sought, gunichar letter)
{
    if (letter < G_N_ELEMENTS(sought->places))
        return sought->places[letter];
    guint64 places = 0;
    for (guint i = 0; i < sought->length; i++)
        places |= (guint64)(sought->letters[i] == letter) << i;
    return places;
}

/**
 * Edits from the word to another (insert, delete, change, swap of neighbours). All rows of a column
 * of the usual table are in the bits of one number: Hyyro, "A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003), figure 9.
 */
static guint edits(const Sought *sought, const gunichar *other, guint length)
{
    guint64 up = ~(guint64)0, down = 0, matches = 0, diagonal = 0;
    guint64 last = (guint64)1 << (sought->length - 1);
    guint distance = sought->length;
    for (guint i = 0; i < length; i++) {
        guint64 before = matches;
        matches = places_of(sought, other[i]);
        guint64 swapped = ((~diagonal & matches) << 1) & before;
        diagonal = (((matches & up) + up) ^ up) | matches | down | swapped;
        guint64 right = down | ~(diagonal | up), left = diagonal & up;
        distance += (right & last) != 0;
        distance -= (left & last) != 0;
        right = right << 1 | 1;
        up = left << 1 | ~(diagonal | right);
        down = right & diagonal;
    }
    return distance;
}

/** The edits to a key of `bytes` bytes, which may be anything. */
static guint distance_to(const Sought *sought, const guint8 *key, guint bytes)
{
    gunichar letters[LONGEST + 1];
    guint length = 0, ascii = 0;
    for (; ascii < MIN(bytes, LONGEST) && key[ascii] - 1u < 0x7F; ascii++)
        letters[length++] = key[ascii];
    if (ascii < bytes && !g_utf8_validate((const char *)key, (gssize)bytes, NULL))
        return sought->most + 1;
    const char *end = (const char *)key + bytes;
    for (const char *at = (const char *)key + ascii; at < end; at = g_utf8_next_char(at)) {
        if (length == LONGEST)
            return sought->most + 1;
        letters[length++] = g_utf8_get_char(at);
    }
    return edits(sought, letters, length);
}

/** The number of bits that are set, by adding neighbours: few processors may be asked for it. */
static guint count_bits(guint32 bits)
{
    bits -= bits >> 1 & 0x55555555;
    bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F;
    return bits * 0x01010101 >> 24;
}

static guint32 number_at(const guint8 *bytes)
{
    return bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

/** An edit takes one letter away and brings one at most, or does one of both where the words differ
 * in length: sets of letters that differ by more are not compared. */
static void scan(const Sought *sought, GBytes *block, guint length, GArray *near)
{
    guint longer = MAX(length, sought->length) - MIN(length, sought->length);
    guint differing = sought->ascii ? 2 * sought->most - longer : 32;
    gsize size;
    const guint8 *at = g_bytes_get_data(block, &size), *end = at + size;
    while (at && end - at > RECORD_HEAD) {
        guint bytes = at[8];
        if (end - at < (gssize)(RECORD_HEAD + bytes))
            return;
        guint32 other = number_at(at) ^ sought->signature;
        if (count_bits(other) <= differing) {
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
        scan(sought, block, length, near);
    }
    g_array_sort(near, compare_near);
    return near;
}

/** Makes `spellings` hold all that is near `key`; FALSE where the file is damaged. */
static gboolean seek(BmNearSpellings *spellings, const char *key, guint length, guint most)
{
    if (spellings->near && strcmp(spellings->key, key) == 0)
        return TRUE;
    Sought sought = { .length = length,
                      .most = most,
                      .signature = bm_spelling_signature(key),
                      .ascii = g_str_is_ascii(key) };
    guint i = 0;
    for (const char *at = key; *at; at = g_utf8_next_char(at))
        sought.letters[i++] = g_utf8_get_char(at);
    for (i = 0; i < sought.length; i++)
        if (sought.letters[i] < G_N_ELEMENTS(sought.places))
            sought.places[sought.letters[i]] |= (guint64)1 << i;
    g_free(spellings->key);
    g_clear_pointer(&spellings->near, g_array_unref);
    spellings->key = g_strdup(key);
    spellings->near = find_within(spellings, &sought);
    return spellings->near != NULL;
}

GArray *bm_near_spellings_find(BmNearSpellings *spellings, const char *key, guint enough)
{
    glong length = g_utf8_strlen(key, -1);
    guint most = length < 5 ? 1 : length < 8 ? 2 : 3, count = 0;
    GArray *found = g_array_new(FALSE, FALSE, sizeof(BmNearSpelling));
    if (length < 2 || length > LONGEST)
        return found;
    if (!seek(spellings, key, (guint)length, most)) {
        g_array_unref(found);
        return NULL;
    }
    const GArray *near = spellings->near;
    for (guint edits = 1; edits <= most && (edits == 1 || count < enough); edits++)
        while (count < near->len && g_array_index(near, BmNearSpelling, count).distance <= edits)
            count++;
    return g_array_append_vals(found, near->data, count);
}
