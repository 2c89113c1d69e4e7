/** @file
 * The sets of letters stand in an array of their own, four of which are compared at a time.
 */
#include "gazetteer/spelling_block.h"

#include <string.h>

enum { RECORD_HEAD = 9, LANES = 4 };

/* Four numbers in one register, as GCC and Clang have them for every processor. */
typedef guint32 Four __attribute__((vector_size(LANES * sizeof(guint32))));

struct BmSpellingBlock {
    guint8 *bytes;
    GArray *signatures; /* of guint32, some more of them than there are records */
    GArray *offsets;    /* of guint32: of the records in the bytes */
};

static guint32 number_at(const guint8 *bytes)
{
    return bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

BmSpellingBlock *bm_spelling_block_new(const void *bytes, gsize size)
{
    BmSpellingBlock *block = g_new0(BmSpellingBlock, 1);
    block->bytes = g_memdup2(bytes, size);
    block->signatures = g_array_new(FALSE, TRUE, sizeof(guint32));
    block->offsets = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (gsize at = 0; at + RECORD_HEAD <= MIN(size, G_MAXUINT32);) {
        guint32 signature = number_at(block->bytes + at), offset = (guint32)at;
        at += RECORD_HEAD + (gsize)block->bytes[at + RECORD_HEAD - 1];
        if (at > size)
            break;
        g_array_append_val(block->signatures, signature);
        g_array_append_val(block->offsets, offset);
    }
    g_array_set_size(block->signatures, block->signatures->len + LANES); /* whole fours */
    return block;
}

void bm_spelling_block_free(BmSpellingBlock *block)
{
    if (!block)
        return;
    g_free(block->bytes);
    g_array_unref(block->signatures);
    g_array_unref(block->offsets);
    g_free(block);
}

/* The number of bits that are set in each, by adding neighbours. */
static Four count_bits(Four bits)
{
    bits -= bits >> 1 & 0x55555555;
    bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F;
    bits += bits >> 8;
    return (bits + (bits >> 16)) & 0x3F;
}

/* Whether every lane's number is larger. */
static gboolean are_larger(Four numbers, guint32 than)
{
    guint64 halves[2];
    Four larger = (Four)(numbers > than);
    memcpy(halves, &larger, sizeof halves);
    return (halves[0] & halves[1]) == G_MAXUINT64;
}

void bm_spelling_block_pick(const BmSpellingBlock *block, guint32 signature, guint differing,
                            GArray *numbers)
{
    const guint32 *signatures = (const guint32 *)(const void *)block->signatures->data;
    guint32 count = block->offsets->len;
    for (guint32 i = 0; i < count; i += LANES) {
        Four some;
        memcpy(&some, signatures + i, sizeof some);
        Four counts = count_bits(some ^ signature);
        if (are_larger(counts, differing))
            continue;
        for (guint32 number = i; number < MIN(i + LANES, count); number++)
            if (counts[number - i] <= differing)
                g_array_append_val(numbers, number);
    }
}

BmSpelling bm_spelling_block_get(const BmSpellingBlock *block, guint32 number)
{
    const guint8 *record = block->bytes + g_array_index(block->offsets, guint32, number);
    return (BmSpelling){ number_at(record + 4), record[RECORD_HEAD - 1], record + RECORD_HEAD };
}
