/** @file
 * Bitmaps of single glyphs; those of upright text are drawn once per painting and kept.
 *
 * A kept glyph stands at a quarter of a pixel across, on a baseline at a whole pixel, so that a
 * page of text needs few different bitmaps and all its lines are equally sharp. Turned and large
 * glyphs are drawn where they stand.
 */
#ifndef BM_PAINT_GLYPH_BITMAP_H
#define BM_PAINT_GLYPH_BITMAP_H

#include "paint/glyph_place.h"

/** Output pixels per scene pixel, and the part of the picture that is painted, in output pixels. */
typedef struct {
    double scale;
    int width;
    int top, bottom; /**< its first row, and the one after its last */
} BmMaskFrame;

/** Coverage 0 to 255, row by row from the top; (x, y) is the top left, y downwards. */
typedef struct {
    int x, y; /**< from the pixel of the glyph's origin */
    int width, height;
    guint8 coverage[];
} BmGlyphBitmap;

/** The kept bitmaps of one painting; its threads share them. */
typedef struct BmGlyphBitmaps BmGlyphBitmaps;

BmGlyphBitmaps *bm_glyph_bitmaps_new(void);
void bm_glyph_bitmaps_free(BmGlyphBitmaps *bitmaps);

/** A bitmap and the pixel of the picture on which its glyph's origin falls. */
typedef struct {
    const BmGlyphBitmap *bitmap;
    int x, y;
    gboolean kept; /**< owned by BmGlyphBitmaps; otherwise by whom it was handed to */
} BmPlacedBitmap;

/**
 * Finds or draws the bitmap of a glyph; FALSE where it shows nothing within `margin` output pixels
 * of the frame. A bitmap that is not kept reaches at most so far; free it with g_free().
 */
gboolean bm_glyph_bitmap(BmGlyphBitmaps *bitmaps, const BmMaskFrame *frame,
                         const BmPlacedGlyph *placed, int margin, BmPlacedBitmap *out);

#endif
