/** @file
 * Edges whose image bows: what is straight in degrees is none on the page. Private to this folder.
 */
#ifndef BM_GEOMETRY_PROJECTION_BOW_H
#define BM_GEOMETRY_PROJECTION_BOW_H

#include <math.h>

#include "geometry/projection.h"

/** Farther than this from the origin (metres) is no image: a pole on a cylinder or a cone. */
#define BM_FARTHEST_IMAGE 1e8

/** TRUE where metres are a point of the page. */
static inline gboolean bm_projection_is_image(double x, double y)
{
    return fabs(x) < BM_FARTHEST_IMAGE && fabs(y) < BM_FARTHEST_IMAGE; /* not so for NaN */
}

/**
 * Puts points on the edges of `geometry` (degrees) whose image bows by more than `tolerance`
 * metres; `image` holds the images of its points, and then these too.
 */
void bm_projection_follow_bows(const BmProjection *projection, const BmGeometry *geometry,
                               double tolerance, BmGeometry *image);

#endif
