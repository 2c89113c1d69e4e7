/** @file
 * Masks of coverage: the glyphs of a text, and the halo around them, in output pixels.
 *
 * Alternatives tried: stroking each glyph's outline (cairo) costs 30 to 55 ms for the halos of
 * 139 labels; cairo 1.16's own glyphs are set to whole pixels, which spoils unhinted spacing.
 */
#ifndef BM_PAINT_GLYPH_MASK_H
#define BM_PAINT_GLYPH_MASK_H

#include "paint/glyph_bitmap.h"

/** Coverage 0 to 255 of the pixels from (x, y), row by row, `stride` bytes a row. */
typedef struct {
    int x, y, width, height, stride;
    guint8 *data;
} BmMask;

void bm_mask_free(BmMask *mask);

/**
 * The coverage of `glyphs` (BmPlacedGlyph), with room for `margin` output pixels around them;
 * NULL where nothing of it falls into `frame`.
 */
BmMask *bm_glyph_mask_new(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame, const GArray *glyphs,
                          double margin);

/** The coverage of everything within `radius` output pixels of what `mask` covers. */
BmMask *bm_mask_dilated_new(const BmMask *mask, double radius);

#endif
