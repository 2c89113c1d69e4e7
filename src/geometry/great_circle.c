/** @file
 * The haversine formula.
 */
#include "geometry/great_circle.h"

#include <math.h>

double bm_great_circle_km(BmPoint a, BmPoint b)
{
    double radian = G_PI / 180, up = sin((a.y - b.y) * radian / 2);
    double across = sin((a.x - b.x) * radian / 2);
    double half = up * up + cos(a.y * radian) * cos(b.y * radian) * across * across;
    return 2 * BM_EARTH_RADIUS_KM * asin(MIN(sqrt(half), 1));
}
