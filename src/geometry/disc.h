/** @file
 * Cutting to a disc on the sphere. For region.c.
 */
#ifndef BM_GEOMETRY_DISC_H
#define BM_GEOMETRY_DISC_H

#include "geometry/geos.h"
#include "geometry/region.h"

/**
 * Appends what of a ring (closed, continuous longitudes, long edges followed) lies in the disc;
 * `turn` as bm_antimeridian_unroll() found. TRUE where the ring separates the antipode of the
 * disc's centre from the rest: the polygon's other rings decide whether that is inside.
 */
gboolean bm_disc_ring(const BmRegion *disc, const GArray *ring, double turn, BmParts *parts);

/** Appends what of a line lies in the disc. */
void bm_disc_line(const BmRegion *disc, const GArray *line, BmParts *parts);

/** Appends the disc's edge as a ring. */
void bm_disc_outline(const BmRegion *disc, BmParts *parts);

#endif
