/** @file
 * Rings on a sphere whose data come from a sheet: cut at ±180 degrees, laid along its edges, or
 * written with a jump of longitude.
 */
#ifndef BM_GEOMETRY_ANTIMERIDIAN_H
#define BM_GEOMETRY_ANTIMERIDIAN_H

#include "feature/feature.h"

/**
 * A polygon without the sheet's edges: what lies on both sides of ±180 and was cut there is one
 * ring again, and a ring that was led along the edge to a pole and back runs straight over. Two
 * pieces belong together where they lie against the same stretch of the meridian; a coast that
 * meets it at two different latitudes (data cut a little before 180 and moved there) is joined by a
 * straight line. FALSE, and nothing in `out`, where no part of the polygon lies along the edge.
 */
gboolean bm_antimeridian_join(const BmGeometry *polygon, BmGeometry *out);

/**
 * Makes the longitudes of one line or ring run on without a jump: a step of more than half a turn
 * is the short way round, but one of a whole turn is an edge of the sheet and stays. Returns by
 * how much the end stands beyond the beginning: 360 or -360 of a ring around a pole, else 0.
 */
double bm_antimeridian_unroll(BmPoint *points, guint count);

/**
 * Closes in the plane a ring around a pole, whose `turn` bm_antimeridian_unroll() found: from the
 * meridian `west` it runs once around, then by the pole back. A ring is around the pole that it is
 * nearer to; one along the Equator keeps its inside to the right, as shapefiles have it.
 * `ring` is an array of BmPoint, and replaced.
 */
void bm_antimeridian_close_at_pole(GArray *ring, double turn, double west);

/** TRUE where that ring is around the north pole. */
gboolean bm_antimeridian_is_northern(const BmPoint *ring, guint count, double turn);

/**
 * The box of least width around boxes of degrees (each west <= east), by the side of the Earth on
 * which they lie near to each other; its east may pass 180.
 */
BmExtent bm_extent_around(const BmExtent *extents, guint count);

/** The box of least width around a geometry in degrees, likewise. */
BmExtent bm_geometry_span(const BmGeometry *geometry);

#endif
