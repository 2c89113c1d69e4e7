/** @file
 * A scene as a PNG.
 */
#ifndef BM_PAINT_PNG_PAINT_H
#define BM_PAINT_PNG_PAINT_H

#include "paint/paint.h"

#include <cairo.h>

/** The scene's PNG for g_bytes_unref(), or NULL with BM_ERROR_INPUT. The scene is checked. */
GBytes *bm_png_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

/** Encodes and uses up an opaque RGB24 image, with the scene's title and description as text. */
GBytes *bm_png_encode(cairo_surface_t *image, const BmScene *scene, double dpi, GError **error);

#endif
