/** @file
 * Simplifying neighbours together, to the resolution that a map or a file needs.
 *
 * Method: lines are cut into arcs where neighbourhoods change and an arc that several
 * geometries have is simplified once (the topology of TopoJSON, Bostock 2012). Points of an arc go
 * in the order of the triangle that each spans with its neighbours (Visvalingam and Whyatt 1993),
 * as long as every point that ever stood between two kept ones lies within the tolerance of the
 * line between them. A point stays where its triangle holds another point: then no line can come to
 * cross another that did not before (de Berg, van Kreveld and Schirra 1998). Arcs' ends stay.
 */
#ifndef BM_GEOMETRY_SIMPLIFY_H
#define BM_GEOMETRY_SIMPLIFY_H

#include "feature/feature.h"

/**
 * Simplifies lines and polygons, all in the same planar units, in place; points are left alone.
 * No point of the old lines is farther than `tolerance` from the new ones; the area of a ring
 * changes by less than `tolerance` times its old length, and never by more than half. Every part is
 * kept. What was the same line of two geometries still is.
 */
void bm_simplify(BmGeometry *const *geometries, guint count, double tolerance);

/**
 * The same for geometries in degrees; `metres` on the ground are met where the geometries are
 * nearest to the Equator, elsewhere the result is a little finer.
 */
void bm_simplify_degrees(BmGeometry *const *geometries, guint count, double metres);

/** TRUE where the points stand so close, for this tolerance, that simplifying is worth its time. */
gboolean bm_simplify_is_dense(const BmGeometry *const *geometries, guint count, double tolerance);

#endif
