/** @file
 * Distances on the sphere.
 */
#ifndef BM_GEOMETRY_GREAT_CIRCLE_H
#define BM_GEOMETRY_GREAT_CIRCLE_H

#include "feature/feature.h"

/** The mean radius of the Earth, (2a + b) / 3 of GRS 80 (IUGG; Moritz 2000). */
#define BM_EARTH_RADIUS_KM 6371.0088

/**
 * Kilometres along the great circle between two points (longitude, latitude in degrees) on a
 * sphere of BM_EARTH_RADIUS_KM, by the haversine formula (Sinnott 1984), which is exact for near
 * points too. The ellipsoid's own distance is up to 0.6 % longer or shorter.
 */
double bm_great_circle_km(BmPoint a, BmPoint b);

#endif
