/** @file
 * A scene through cairo's vector surfaces: PDF, and SVG with outlines in place of text.
 */
#ifndef BM_PAINT_PDF_PAINT_H
#define BM_PAINT_PDF_PAINT_H

#include "paint/paint.h"

/** A PDF of one page with selectable text, for g_bytes_unref(); NULL with BM_ERROR_INPUT. */
GBytes *bm_pdf_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

/** An SVG whose glyphs are shapes, for g_bytes_unref(); NULL with BM_ERROR_INPUT. */
GBytes *bm_outline_svg_paint(const BmScene *scene, const BmPaintOptions *options, GError **error);

#endif
