/** @file
 * A closed ring by itself: its area, its turn, where it crosses itself, what lies inside it.
 */
#ifndef BM_GEOMETRY_RING_H
#define BM_GEOMETRY_RING_H

#include "feature/feature.h"

/**
 * The area in the square of the units, positive where the ring runs counter-clockwise with y
 * upwards (the shoelace formula, about the first point, so that far from the origin no digits are
 * lost).
 */
double bm_ring_area(const BmPoint *ring, guint count);

/** TRUE where a ring encloses nothing: it runs along itself, or on one line. */
gboolean bm_ring_is_flat(const BmPoint *ring, guint count);

/**
 * TRUE where the ring crosses itself, not where it only touches itself; `at` receives a place.
 * Asked of GEOS, which finds it in n log n (a ring of 100,000 points takes about a tenth of a
 * second).
 */
gboolean bm_ring_crosses_itself(const BmPoint *ring, guint count, BmPoint *at);

/** TRUE where the point lies inside the ring (even-odd; on its edge: either). */
gboolean bm_ring_holds(const BmPoint *ring, guint count, BmPoint point);

/** Turns the ring's direction. */
void bm_ring_reverse(BmPoint *ring, guint count);

#endif
