/** @file
 * Rings.
 */
#include "geometry/ring.h"

#include <math.h>
#include <string.h>

#include "geometry/geos.h"

double bm_ring_area(const BmPoint *ring, guint count)
{
    double twice = 0;
    for (guint i = 1; i + 1 < count; i++)
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    return twice / 2;
}

/** The area that an odd number of the ring's turns encloses is `least` at most. */
static gboolean encloses_nothing(const BmPoint *ring, guint count, double least)
{
    guint starts[] = { 0, count };
    const BmGeometry alone = { .kind = BM_GEOMETRY_POLYGON,
                               .part_count = 1,
                               .part_starts = starts,
                               .point_count = count,
                               .points = (BmPoint *)ring };
    GEOSContextHandle_t geos = bm_geos_new();
    GEOSGeometry *area = bm_geos_area(geos, &alone);
    double size = 0;
    gboolean nothing = !area || GEOSArea_r(geos, area, &size) != 1 || size <= least;
    GEOSGeom_destroy_r(geos, area);
    GEOS_finish_r(geos);
    return nothing;
}

gboolean bm_ring_is_flat(const BmPoint *ring, guint count)
{
    /* the share of its box that rounding alone may feign */
    const double feigned = 1e-11;
    BmExtent box = bm_extent_of_points(ring, count);
    double width = box.east - box.west, height = box.north - box.south;
    if (count < 4 || width <= 0 || height <= 0)
        return TRUE;
    /* the loops of an eight cancel out, too */
    double least = feigned * width * height;
    return fabs(bm_ring_area(ring, count)) <= least && encloses_nothing(ring, count, least);
}

gboolean bm_ring_crosses_itself(const BmPoint *ring, guint count, BmPoint *at)
{
    GEOSContextHandle_t geos = bm_geos_new();
    GEOSGeometry *polygon = bm_geos_ring_polygon(geos, ring, count), *where = NULL;
    char *reason = NULL;
    char valid =
        polygon ? GEOSisValidDetail_r(geos, polygon, GEOSVALID_ALLOW_SELFTOUCHING_RING_FORMING_HOLE,
                                      &reason, &where)
                : 1;
    gboolean crosses = valid == 0 && reason && strcmp(reason, "Self-intersection") == 0;
    if (crosses && where) {
        GEOSGeomGetX_r(geos, where, &at->x);
        GEOSGeomGetY_r(geos, where, &at->y);
    }
    if (reason)
        GEOSFree_r(geos, reason);
    GEOSGeom_destroy_r(geos, where);
    GEOSGeom_destroy_r(geos, polygon);
    GEOS_finish_r(geos);
    return crosses;
}

gboolean bm_ring_holds(const BmPoint *ring, guint count, BmPoint point)
{
    gboolean inside = FALSE;
    for (guint i = 0; i + 1 < count; i++) {
        BmPoint a = ring[i], b = ring[i + 1];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
    }
    return inside;
}

void bm_ring_reverse(BmPoint *ring, guint count)
{
    for (guint i = 0; i < count / 2; i++) {
        BmPoint kept = ring[i];
        ring[i] = ring[count - 1 - i];
        ring[count - 1 - i] = kept;
    }
}
