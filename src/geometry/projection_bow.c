/** @file
 * Points on the long edges of a projected geometry, so that they keep their course.
 */
#include "geometry/projection_bow.h"

#include "geometry/geos.h"

/** Most halvings of an edge. */
#define MOST_HALVINGS 10

/** An edge in degrees and its image. */
typedef struct {
    BmPoint from, to, image_from, image_to;
} Edge;

/** Adds points where the image of an edge bows away from the straight line (d3-geo's resampling).
 */
static void add_bow(const BmProjection *projection, const Edge *edge, double tolerance, int depth,
                    BmParts *parts)
{
    BmPoint middle = { (edge->from.x + edge->to.x) / 2, (edge->from.y + edge->to.y) / 2 }, image;
    if (depth == MOST_HALVINGS || !bm_projection_forward(projection, middle, &image))
        return;
    double x = (edge->image_from.x + edge->image_to.x) / 2;
    double y = (edge->image_from.y + edge->image_to.y) / 2;
    /* an edge that bows both ways does not show it in its middle: the first halving is free */
    if (depth > 0 && hypot(image.x - x, image.y - y) < tolerance)
        return;
    Edge first = { edge->from, middle, edge->image_from, image };
    Edge second = { middle, edge->to, image, edge->image_to };
    add_bow(projection, &first, tolerance, depth + 1, parts);
    bm_parts_add(parts, image);
    add_bow(projection, &second, tolerance, depth + 1, parts);
}

/** Degrees below which no edge bows by `tolerance` metres: the arrow of an arc of the Earth. */
static double shortest_bow(double tolerance)
{
    return sqrt(8 * tolerance / 6378137) * 180 / G_PI;
}

static gboolean is_longer(BmPoint a, BmPoint b, double degrees)
{
    return fabs(a.x - b.x) > degrees || fabs(a.y - b.y) > degrees;
}

static gboolean has_long_edge(const BmGeometry *geometry, double degrees)
{
    for (guint part = 0; part < geometry->part_count; part++)
        for (guint i = geometry->part_starts[part] + 1; i < geometry->part_starts[part + 1]; i++)
            if (is_longer(geometry->points[i - 1], geometry->points[i], degrees))
                return TRUE;
    return FALSE;
}

static gboolean may_bow(const Edge *edge, double shortest)
{
    return is_longer(edge->from, edge->to, shortest) &&
           bm_projection_is_image(edge->image_from.x, edge->image_from.y) &&
           bm_projection_is_image(edge->image_to.x, edge->image_to.y);
}

void bm_projection_follow_bows(const BmProjection *projection, const BmGeometry *geometry,
                               double tolerance, BmGeometry *image)
{
    double shortest = shortest_bow(tolerance);
    if (geometry->kind == BM_GEOMETRY_POINT || !has_long_edge(geometry, shortest))
        return;
    BmParts parts;
    bm_parts_init(&parts);
    const BmPoint *from = geometry->points, *to = image->points;
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part], end = geometry->part_starts[part + 1];
        bm_parts_begin(&parts);
        for (guint i = first; i < end; i++) {
            guint before = i > first ? i - 1 : i;
            Edge edge = { from[before], from[i], to[before], to[i] };
            if (may_bow(&edge, shortest))
                add_bow(projection, &edge, tolerance, 0, &parts);
            bm_parts_add(&parts, to[i]);
        }
    }
    bm_geometry_clear(image);
    bm_parts_finish(&parts, geometry->kind, image);
}
