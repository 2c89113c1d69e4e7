/** @file
 * A scene as an SVG with real text.
 */
#ifndef BM_PAINT_SVG_PAINT_H
#define BM_PAINT_SVG_PAINT_H

#include "paint/paint.h"

/**
 * An SVG 1.1 document (with SVG 2's href and ARIA attributes) of presentation attributes, for
 * g_bytes_unref(); NULL with BM_ERROR_INPUT where a font cannot be read.
 */
GBytes *bm_svg_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

#endif
