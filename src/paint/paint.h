/** @file
 * Painters: one scene to the bytes of a picture.
 */
#ifndef BM_PAINT_PAINT_H
#define BM_PAINT_PAINT_H

#include "scene/scene.h"

typedef enum { BM_FORMAT_PNG, BM_FORMAT_SVG, BM_FORMAT_PDF } BmFormat;

typedef struct {
    double scale; /**< output pixels (PNG) per scene pixel; 1 by default */
    double
        dpi; /**< recorded in the PNG; sets the page's size in SVG and PDF (96: 1 px = 1/96 inch) */
    gboolean svg_outlines; /**< SVG with glyphs as outlines (cairo) instead of real text */
    const char *created;   /**< ISO 8601 date recorded in a PDF; never the clock */
} BmPaintOptions;

/** Largest side in pixels that a picture may have, and most pixels in all. */
#define BM_PAINT_MAX_SIDE 32767
#define BM_PAINT_MAX_PIXELS 100000000.0

/** The picture's bytes for g_bytes_unref(), or NULL with BM_ERROR_INPUT. */
GBytes *bm_paint(const BmScene *scene, BmFormat format, const BmPaintOptions *options,
                 GError **error);

#endif
