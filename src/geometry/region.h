/** @file
 * The part of the Earth that a map draws, and cutting geometry to it on the sphere, before anything
 * is projected.
 *
 * A cylinder, a cone or a world map has a sheet: longitudes from one meridian once around, at
 * most, between two latitudes. An azimuthal projection has a disc around its centre. Both cut
 * along the sphere, so that the cut edge of a polygon follows the sheet's edge or the disc's.
 */
#ifndef BM_GEOMETRY_REGION_H
#define BM_GEOMETRY_REGION_H

#include "feature/feature.h"

typedef enum { BM_REGION_BOX, BM_REGION_DISC } BmRegionKind;

typedef struct {
    BmRegionKind kind;
    BmExtent box;   /**< degrees; may reach beyond ±180, at most once around */
    BmPoint centre; /**< of a disc, degrees */
    double radius;  /**< degrees, below 180 */
} BmRegion;

/**
 * What of `geometry` lies in the region. Longitudes come out as those of the region's box, or near
 * its centre. Data may jump across ±180 or be cut there, wind either way, and go around a pole.
 * Pieces of a ring that leaves the region stay joined along its edge. Points that are no
 * numbers, or no latitude, are left out. Cleared by the caller.
 */
void bm_region_cut(const BmRegion *region, const BmGeometry *geometry, BmGeometry *out);

/** The region itself as a polygon in degrees, its edge sampled. Cleared by the caller. */
void bm_region_outline(const BmRegion *region, BmGeometry *out);

/** `longitude` within the turn that the region's middle is the middle of. */
double bm_region_longitude(const BmRegion *region, double longitude);

#endif
