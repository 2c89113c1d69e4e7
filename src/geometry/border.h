/** @file
 * The border that two areas share, and its length on the ellipsoid.
 */
#ifndef BM_GEOMETRY_BORDER_H
#define BM_GEOMETRY_BORDER_H

#include "feature/feature.h"

/** Length in metres on WGS84 of all parts of a line or ring in degrees (Karney 2013, via PROJ). */
double bm_geodesic_length(const BmGeometry *geometry);

/**
 * The segments that a polygon of each group has in common, exact to the vertex (rounded to
 * 1e-9 degree), joined into lines in order. Degrees in, degrees out. `segments` may be NULL.
 */
void bm_border_between(const BmGeometry *const *a, guint a_count, const BmGeometry *const *b,
                       guint b_count, BmGeometry *line, guint *segments);

#endif
