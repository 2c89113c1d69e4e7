/** @file
 * Simplifying what is not projected: by metres, about the latitudes that it lies in.
 */
#include "geometry/simplify.h"

#include <math.h>

static void scale_longitudes(BmGeometry *const *geometries, guint count, double factor)
{
    for (guint i = 0; i < count; i++) {
        for (guint j = 0; j < geometries[i]->point_count; j++)
            geometries[i]->points[j].x *= factor;
        bm_geometry_update_extent(geometries[i]);
    }
}

void bm_simplify_degrees(BmGeometry *const *geometries, guint count, double metres)
{
    const double metres_a_degree = 111319.49; /* of the Equator of WGS 84 */
    double nearest = 89;
    for (guint i = 0; i < count; i++)
        for (guint j = 0; j < geometries[i]->point_count; j++)
            nearest = MIN(nearest, fabs(geometries[i]->points[j].y));
    double narrowing = cos(nearest * G_PI / 180);
    scale_longitudes(geometries, count, narrowing);
    bm_simplify(geometries, count, metres / metres_a_degree);
    scale_longitudes(geometries, count, 1 / narrowing);
}
