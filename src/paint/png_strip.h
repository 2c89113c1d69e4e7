/** @file
 * A strip of a PNG's rows, compressed by itself: strips one after the other are one stream.
 */
#ifndef BM_PAINT_PNG_STRIP_H
#define BM_PAINT_PNG_STRIP_H

#include <glib.h>

typedef struct {
    GByteArray *stream; /**< deflated, without a header of zlib's */
    gsize length;       /**< of the rows */
    guint32 checksum;   /**< Adler-32 of the rows */
} BmPngStrip;

/**
 * Deflates rows. The stream goes on behind a strip that is not the `last`. NULL where memory is
 * short.
 */
BmPngStrip *bm_png_strip_new(const guint8 *rows, gsize length, gboolean last);
/** NULL is ignored. */
void bm_png_strip_free(BmPngStrip *strip);

/** The checksum of all rows. */
guint32 bm_png_strips_checksum(BmPngStrip *const *strips, guint count);

#endif
