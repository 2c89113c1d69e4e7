/** @file
 * Pictures for the painters.
 */
#ifndef BM_PAINT_CAIRO_IMAGE_H
#define BM_PAINT_CAIRO_IMAGE_H

#include "scene/scene.h"

#include <cairo.h>

/** Draws a picture over its box. */
void bm_cairo_image(cairo_t *cairo, const BmPrimitive *primitive);

/** A picture as a PNG, or NULL with BM_ERROR_INPUT. */
GBytes *bm_image_png(const BmImage *image, GError **error);

#endif
