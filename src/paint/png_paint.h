/** @file
 * A scene as a PNG.
 */
#ifndef BM_PAINT_PNG_PAINT_H
#define BM_PAINT_PNG_PAINT_H

#include "paint/paint.h"
#include "paint/png_strip.h"

#include <cairo.h>

/** The scene's PNG for g_bytes_unref(), or NULL with BM_ERROR_INPUT. The scene is checked. */
GBytes *bm_png_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

/**
 * The rows `top` up to `bottom` of an opaque RGB24 image as PNG compresses them: a filter, then R,
 * G, B of each pixel. They are written over the image's own, which leave room for them: touching
 * new memory would cost more than the work itself. Borrowed of the image.
 */
guint8 *bm_png_rows(cairo_surface_t *image, int top, int bottom, gsize *length);

/** What a PNG says beside its pixels; the texts may be NULL. */
typedef struct {
    int width, height;
    double dpi;
    const char *title, *description;
    const GPtrArray *records; /**< of char: keyword and text by turns */
} BmPngHead;

/** Frames the strips of all rows of a picture. */
GBytes *bm_png_encode(const BmPngHead *head, BmPngStrip *const *strips, guint count,
                      GError **error);

#endif
