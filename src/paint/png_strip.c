/** @file
 * libdeflate only makes whole streams, three times as fast as zlib makes parts of one. So each
 * strip is such a stream, whose end is opened: its last block says that it is the last, and its
 * bits end within a byte. zlib's inflate tells where both stand (as its author's gzjoin asks it).
 */
#include "paint/png_strip.h"

#include <libdeflate.h>
#include <zlib.h>

/* Level 1 on rows without a filter: a seventh of the time of libpng's defaults, and a smaller file
 * on flat-coloured maps. */
#define LEVEL 1
#define SCRATCH (64 << 10)

/* What inflate says in `data_type` between two blocks, beside the bits of a byte left over. */
#define BLOCK_ENDS 128
#define IN_LAST_BLOCK 64
#define LEFT_OVER 7

/* The bit at which the last block of a raw stream begins, and how many bits of its last byte are
 * left over; FALSE where it cannot be read. */
static gboolean find_end(const GByteArray *stream, gsize *last_block, guint *left_over)
{
    z_stream state = { .next_in = stream->data, .avail_in = stream->len };
    if (inflateInit2(&state, -MAX_WBITS) != Z_OK)
        return FALSE;
    guint8 *scratch = g_malloc(SCRATCH);
    gboolean ended = FALSE;
    int result = Z_OK;
    *last_block = 0;
    while (result == Z_OK && !ended) {
        state.next_out = scratch;
        state.avail_out = SCRATCH;
        result = inflate(&state, Z_BLOCK);
        *left_over = (guint)state.data_type & LEFT_OVER;
        ended = (state.data_type & BLOCK_ENDS) && (state.data_type & IN_LAST_BLOCK);
        if ((state.data_type & BLOCK_ENDS) && !ended)
            *last_block = state.total_in * 8 - *left_over;
    }
    g_free(scratch);
    inflateEnd(&state);
    return ended;
}

/* Makes the last block one of many, and ends it with an empty stored block on a whole byte. */
static gboolean open_end(GByteArray *stream)
{
    static const guint8 empty_block[] = { 0, 0, 0, 0xFF, 0xFF };
    gsize last_block;
    guint left_over;
    if (!find_end(stream, &last_block, &left_over))
        return FALSE;
    stream->data[last_block / 8] &= (guint8) ~(1u << (last_block % 8));
    /* its header takes three bits, of those left over or of a byte more */
    guint whole = left_over >= 3 ? 1 : 0;
    g_byte_array_append(stream, empty_block + whole, sizeof empty_block - whole);
    return TRUE;
}

BmPngStrip *bm_png_strip_new(const guint8 *rows, gsize length, gboolean last)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    if (!compressor)
        return NULL;
    gsize bound = libdeflate_deflate_compress_bound(compressor, length);
    GByteArray *stream = g_byte_array_sized_new((guint)bound);
    gsize packed = libdeflate_deflate_compress(compressor, rows, length, stream->data, bound);
    libdeflate_free_compressor(compressor);
    g_byte_array_set_size(stream, (guint)packed);
    if (packed == 0 || !(last || open_end(stream))) {
        g_byte_array_unref(stream);
        return NULL;
    }
    BmPngStrip *strip = g_new(BmPngStrip, 1);
    *strip = (BmPngStrip){ stream, length, libdeflate_adler32(1, rows, length) };
    return strip;
}

void bm_png_strip_free(BmPngStrip *strip)
{
    if (!strip)
        return;
    g_byte_array_unref(strip->stream);
    g_free(strip);
}

guint32 bm_png_strips_checksum(BmPngStrip *const *strips, guint count)
{
    uLong checksum = 1;
    for (guint i = 0; i < count; i++)
        checksum = adler32_combine(checksum, strips[i]->checksum, (z_off_t)strips[i]->length);
    return (guint32)checksum;
}
