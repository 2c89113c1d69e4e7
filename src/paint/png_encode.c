/** @file
 * PNG from strips that are compressed already; libpng frames the chunks.
 */
#include "base/error.h"
#include "paint/png_bytes.h"
#include "paint/png_paint.h"

#include <math.h>
#include <png.h>
#include <string.h>

static void write_chunk(png_structp png, const char *type, gconstpointer data, gsize length)
{
    png_write_chunk(png, (png_const_bytep)type, data, length);
}

static void write_header(png_structp png, guint32 width, guint32 height)
{
    /* 8 bits, color type 2 (RGB), deflate, adaptive filters, not interlaced. */
    guint8 header[13] = { 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0 };
    png_save_uint_32(header, width);
    png_save_uint_32(header + 4, height);
    write_chunk(png, "IHDR", header, sizeof header);
}

static void write_density(png_structp png, double dpi)
{
    guint8 density[9];
    guint32 per_metre = (guint32)lrint(dpi / 0.0254);
    png_save_uint_32(density, per_metre);
    png_save_uint_32(density + 4, per_metre);
    density[8] = 1;
    write_chunk(png, "pHYs", density, sizeof density);
}

/* Keyword, no compression, no language, no translated keyword, UTF-8. */
static void write_text(png_structp png, const char *keyword, const char *text)
{
    if (!text || !*text)
        return;
    GByteArray *chunk = g_byte_array_new();
    g_byte_array_append(chunk, (const guint8 *)keyword, (guint)strlen(keyword) + 1);
    g_byte_array_append(chunk, (const guint8 *)"\0\0\0", 4);
    g_byte_array_append(chunk, (const guint8 *)text, (guint)strlen(text));
    write_chunk(png, "iTXt", chunk->data, chunk->len);
    g_byte_array_unref(chunk);
}

/* Four pixels in three words: all are read before any is written, since both lie in one place. */
static void pack_four(const guint32 *pixels, guint8 *out)
{
    guint32 a = pixels[0], b = pixels[1], c = pixels[2], d = pixels[3];
    guint32 words[] = { GUINT32_TO_BE(a << 8 | (b >> 16 & 0xFF)),
                        GUINT32_TO_BE(b << 16 | (c >> 8 & 0xFFFF)),
                        GUINT32_TO_BE(c << 24 | (d & 0xFFFFFF)) };
    memcpy(out, words, sizeof words);
}

guint8 *bm_png_rows(cairo_surface_t *image, int top, int bottom, gsize *length)
{
    int width = cairo_image_surface_get_width(image);
    gsize stride = (gsize)cairo_image_surface_get_stride(image);
    guint8 *rows = cairo_image_surface_get_data(image) + stride * (gsize)top, *out = rows;
    for (int y = 0; y < bottom - top; y++) {
        const guint32 *row = (const guint32 *)(const void *)(rows + stride * (gsize)y);
        guint8 *filter = out++;
        int x = 0;
        for (; x + 4 <= width; x += 4, out += 12)
            pack_four(row + x, out);
        for (; x < width; x++, out += 3) {
            guint32 pixel = row[x];
            out[0] = (guint8)(pixel >> 16);
            out[1] = (guint8)(pixel >> 8);
            out[2] = (guint8)pixel;
        }
        *filter = 0; /* last, since the row's first pixel may have stood there */
    }
    *length = (gsize)(out - rows);
    return rows;
}

/* The strips as one stream of zlib's: its header (a window of 32 kB, the fastest level), checksum.
 */
static void write_data(png_structp png, BmPngStrip *const *strips, guint count)
{
    static const guint8 header[] = { 0x78, 0x01 };
    guint8 trailer[4];
    gsize length = sizeof header + sizeof trailer;
    for (guint i = 0; i < count; i++)
        length += strips[i]->stream->len;
    png_save_uint_32(trailer, bm_png_strips_checksum(strips, count));
    png_write_chunk_start(png, (png_const_bytep) "IDAT", (png_uint_32)length);
    png_write_chunk_data(png, header, sizeof header);
    for (guint i = 0; i < count; i++)
        png_write_chunk_data(png, strips[i]->stream->data, strips[i]->stream->len);
    png_write_chunk_data(png, trailer, sizeof trailer);
    png_write_chunk_end(png);
}

static gboolean write_png(GByteArray *out, const BmPngHead *head, BmPngStrip *const *strips,
                          guint count)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    if (!png)
        return FALSE;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, NULL);
        return FALSE;
    }
    bm_png_write_to(png, out);
    png_write_sig(png);
    write_header(png, (guint32)head->width, (guint32)head->height);
    write_density(png, head->dpi);
    write_text(png, "Title", head->title);
    write_text(png, "Description", head->description);
    write_text(png, "Software", "bordermap");
    for (guint i = 0; i + 1 < head->records->len; i += 2)
        write_text(png, g_ptr_array_index(head->records, i),
                   g_ptr_array_index(head->records, i + 1));
    write_data(png, strips, count);
    write_chunk(png, "IEND", NULL, 0);
    png_destroy_write_struct(&png, NULL);
    return TRUE;
}

GBytes *bm_png_encode(const BmPngHead *head, BmPngStrip *const *strips, guint count, GError **error)
{
    GByteArray *out = g_byte_array_new();
    if (write_png(out, head, strips, count))
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "the PNG cannot be encoded");
    return NULL;
}
