/** @file
 * A scene as a PNG.
 */
#ifndef BM_PAINT_PNG_PAINT_H
#define BM_PAINT_PNG_PAINT_H

#include "paint/paint.h"

#include <cairo.h>

/** The scene's PNG for g_bytes_unref(), or NULL with BM_ERROR_INPUT. The scene is checked. */
GBytes *bm_png_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

/** Bytes of a row as PNG compresses it: its filter, then R, G, B of each pixel. */
gsize bm_png_row_length(int width);

/** Writes the rows `top` up to `bottom` of an opaque RGB24 image at their places in `rows`. */
void bm_png_take_rows(cairo_surface_t *image, int top, int bottom, guint8 *rows);

/** Encodes all rows of a picture, with the scene's title and description as text. */
GBytes *bm_png_encode(const guint8 *rows, int width, int height, const BmScene *scene, double dpi,
                      GError **error);

#endif
