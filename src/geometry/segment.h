/** @file
 * A segment by itself; in the header, for it is asked for every point of a line.
 */
#ifndef BM_GEOMETRY_SEGMENT_H
#define BM_GEOMETRY_SEGMENT_H

#include "feature/feature.h"

/** The square of the distance between `p` and the segment from `a` to `b`. */
static inline double bm_segment_square_distance(BmPoint p, BmPoint a, BmPoint b)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
    along = CLAMP(along, 0, 1);
    double x = p.x - a.x - along * dx, y = p.y - a.y - along * dy;
    return x * x + y * y;
}

#endif
