/** @file
 * Cutting rings and lines to a box, in whatever units they are in.
 */
#ifndef BM_GEOMETRY_CLIP_RINGS_H
#define BM_GEOMETRY_CLIP_RINGS_H

#include "feature/feature.h"

/**
 * The part of a polygon inside `box`, to be filled even-odd (Sutherland and Hodgman 1974). Rings
 * that cross themselves pass as they are, and pieces of a ring that leaves the box stay joined
 * along the box's edge, where whoever draws must not look. GEOS is not asked: its check of a
 * country's rings costs more than the whole picture. Cleared by the caller.
 */
void bm_clip_rings(const BmGeometry *polygon, const BmExtent *box, BmGeometry *out);

/**
 * The parts of a line near `box`: segments whose own box lies outside are left out, the others stay
 * whole. For sparing the projecting of what is not seen. Cleared by the caller.
 */
void bm_clip_lines_loosely(const BmGeometry *line, const BmExtent *box, BmGeometry *out);

/** One ring cut to `box`, appended to `out`, an array of BmPoint; closed unless empty. */
void bm_clip_ring(const BmPoint *ring, guint count, const BmExtent *box, GArray *out);

#endif
