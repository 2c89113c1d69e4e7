/** @file
 * Where each glyph of a text stands on the page, whether in lines or along a course.
 */
#ifndef BM_PAINT_GLYPH_PLACE_H
#define BM_PAINT_GLYPH_PLACE_H

#include "scene/scene.h"

/** A glyph on the page: its origin in scene pixels, turned by the angle of (cosine, sine). */
typedef struct {
    const BmTextRun *run;
    const BmGlyph *glyph;
    double x, y;
    double cosine, sine;
    BmColor color;
} BmPlacedGlyph;

/** The color of a run in a primitive: its own, or the primitive's where it inherits. */
BmColor bm_run_color(const BmPrimitive *primitive, const BmTextRun *run);

/**
 * All glyphs of a text primitive in drawing order, for g_array_unref(). A glyph whose middle
 * lies beyond the end of its course is left out, as SVG's textPath does.
 */
GArray *bm_glyph_place(const BmPrimitive *primitive);

#endif
