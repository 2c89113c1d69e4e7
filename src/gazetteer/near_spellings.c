/** @file
 * A block of keys for each length, read once and scanned: letters are compared as sets before
 * they are compared one by one.
 */
#include "gazetteer/near_spellings.h"

#include <sqlite3.h>
#include <string.h>

#include "gazetteer/schema.h"
#include "gazetteer/spelling_block.h"

enum { LONGEST = BM_GAZETTEER_LONGEST_SPELLING };

struct BmNearSpellings {
    sqlite3 *database;
    BmSpellingBlock *blocks[LONGEST + 1]; /**< by length in code points; NULL: not read yet */
    char *key;     /**< what was sought last: it is asked for more than once */
    GArray *near;  /**< all that is near it, the nearest first; NULL: nothing yet */
    GArray *picks; /**< of guint32, used again for every block */
};

BmNearSpellings *bm_near_spellings_new(sqlite3 *database)
{
    BmNearSpellings *spellings = g_new0(BmNearSpellings, 1);
    spellings->database = database;
    spellings->picks = g_array_new(FALSE, FALSE, sizeof(guint32));
    return spellings;
}

void bm_near_spellings_free(BmNearSpellings *spellings)
{
    if (!spellings)
        return;
    for (guint i = 0; i <= LONGEST; i++)
        bm_spelling_block_free(spellings->blocks[i]);
    g_array_unref(spellings->picks);
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

static BmSpellingBlock *read_block(BmNearSpellings *spellings, guint length)
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
        spellings->blocks[length] = bm_spelling_block_new(bytes, bytes ? (gsize)size : 0);
    } else if (status == SQLITE_DONE) {
        spellings->blocks[length] = bm_spelling_block_new(NULL, 0);
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

/** An edit takes one letter away and brings one at most, or does one of both where the words differ
 * in length: sets of letters that differ by more are not compared. */
static void scan(const Sought *sought, const BmSpellingBlock *block, guint length, GArray *picks,
                 GArray *near)
{
    guint longer = MAX(length, sought->length) - MIN(length, sought->length);
    guint differing = sought->ascii ? 2 * sought->most - longer : 32;
    g_array_set_size(picks, 0);
    bm_spelling_block_pick(block, sought->signature, differing, picks);
    for (guint i = 0; i < picks->len; i++) {
        BmSpelling spelling = bm_spelling_block_get(block, g_array_index(picks, guint32, i));
        guint distance = distance_to(sought, spelling.text, spelling.bytes);
        BmNearSpelling found = { distance, spelling.place };
        if (distance <= sought->most)
            g_array_append_val(near, found);
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
        BmSpellingBlock *block = read_block(spellings, length);
        if (!block) {
            g_array_unref(near);
            return NULL;
        }
        scan(sought, block, length, spellings->picks, near);
    }
    g_array_sort(near, compare_near);
    return near;
}

/** All that is at most an edit further away than the nearest, and at most `most` edits; NULL where
 * the file is damaged. To look further takes long, and gives what nobody can have meant. */
static GArray *find_nearest(BmNearSpellings *spellings, Sought *sought, guint most)
{
    sought->most = MIN(most, 2);
    GArray *near = find_within(spellings, sought);
    while (near && sought->most < most &&
           (near->len == 0 || g_array_index(near, BmNearSpelling, 0).distance == sought->most)) {
        sought->most++;
        g_array_unref(near);
        near = find_within(spellings, sought);
    }
    return near;
}

/** Makes `spellings` hold all that is near `key`; FALSE where the file is damaged. */
static gboolean seek(BmNearSpellings *spellings, const char *key, guint length, guint most)
{
    if (spellings->near && strcmp(spellings->key, key) == 0)
        return TRUE;
    Sought sought = { .length = length,
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
    spellings->near = find_nearest(spellings, &sought, most);
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
