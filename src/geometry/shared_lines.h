/** @file
 * All the lines that any two of many areas share, found in one pass.
 */
#ifndef BM_GEOMETRY_SHARED_LINES_H
#define BM_GEOMETRY_SHARED_LINES_H

#include "feature/feature.h"

/** What two areas have in common. */
typedef struct {
    guint a, b;      /**< indexes of the areas, a below b */
    BmGeometry line; /**< parts in the order and with the vertices of a */
} BmSharedLine;

/**
 * The segments that two areas of different `groups` have in common, exact to the vertex (rounded to
 * 1e-9 of the unit), joined into lines; pairs in order. Areas of one group (the pieces of a
 * country) are one. A segment of three is given to the first two. Costs n log n in the segments and
 * 16 bytes for each. An array of BmSharedLine for g_array_unref().
 */
GArray *bm_shared_lines(const BmGeometry *const *areas, const guint *groups, guint count);

#endif
