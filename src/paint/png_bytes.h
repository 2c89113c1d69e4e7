/** @file
 * What libpng writes, into memory. Private to this folder.
 */
#ifndef BM_PAINT_PNG_BYTES_H
#define BM_PAINT_PNG_BYTES_H

#include <glib.h>
#include <png.h>

/** Appends what `png` writes to `out`, borrowed. */
void bm_png_write_to(png_structp png, GByteArray *out);

#endif
