/** @file
 * Sutherland and Hodgman's clipping, one edge of the box after the other.
 */
#include "geometry/clip_rings.h"

#include "geometry/geos.h"

typedef enum { WEST, EAST, SOUTH, NORTH, EDGES } Edge;

/* How far a point lies inside the edge; negative outside. */
static double inside(Edge edge, const BmExtent *box, BmPoint point)
{
    switch (edge) {
    case WEST:
        return point.x - box->west;
    case EAST:
        return box->east - point.x;
    case SOUTH:
        return point.y - box->south;
    default:
        return box->north - point.y;
    }
}

/* The cut is computed from the inner end whichever way the segment runs, so that neighbours
 * that share the segment share the cut. */
static BmPoint cut(BmPoint in, BmPoint out, double depth_in, double depth_out)
{
    double share = depth_in / (depth_in - depth_out);
    return (BmPoint){ in.x + share * (out.x - in.x), in.y + share * (out.y - in.y) };
}

static void clip_edge(Edge edge, const BmExtent *box, const GArray *from, GArray *to)
{
    g_array_set_size(to, 2 * from->len); /* each point, and a crossing before it, at most */
    const BmPoint *points = (const BmPoint *)(const void *)from->data;
    BmPoint *out = (BmPoint *)(void *)to->data;
    guint count = 0;
    BmPoint last = from->len > 0 ? points[from->len - 1] : (BmPoint){ 0, 0 };
    double last_depth = inside(edge, box, last);
    for (guint i = 0; i < from->len; i++) {
        BmPoint point = points[i];
        double depth = inside(edge, box, point);
        if ((depth >= 0) != (last_depth >= 0))
            out[count++] = depth >= 0 ? cut(point, last, depth, last_depth)
                                      : cut(last, point, last_depth, depth);
        if (depth >= 0)
            out[count++] = point;
        last = point;
        last_depth = depth;
    }
    g_array_set_size(to, count);
}

/* Whether all of the ring lies inside the edge. */
static gboolean is_clear(Edge edge, const BmExtent *box, const BmExtent *ring)
{
    return inside(edge, box, (BmPoint){ ring->west, ring->south }) >= 0 &&
           inside(edge, box, (BmPoint){ ring->east, ring->north }) >= 0;
}

void bm_clip_ring(const BmPoint *ring, guint count, const BmExtent *box, GArray *out)
{
    BmExtent extent = bm_extent_of_points(ring, count);
    GArray *a = g_array_sized_new(FALSE, FALSE, sizeof(BmPoint), count + 8);
    GArray *b = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    g_array_append_vals(a, ring,
                        count > 0 ? count - 1 : 0); /* the repeated first point is left off */
    for (Edge edge = WEST; edge < EDGES; edge++) {
        if (is_clear(edge, box, &extent))
            continue;
        clip_edge(edge, box, a, b);
        GArray *swap = a;
        a = b;
        b = swap;
    }
    if (a->len >= 3) {
        g_array_append_vals(out, a->data, a->len);
        g_array_append_vals(out, a->data, 1);
    }
    g_array_unref(a);
    g_array_unref(b);
}

void bm_clip_rings(const BmGeometry *polygon, const BmExtent *box, BmGeometry *out)
{
    BmParts parts;
    bm_parts_init(&parts);
    for (guint i = 0; i < polygon->part_count; i++) {
        const BmPoint *ring = polygon->points + polygon->part_starts[i];
        guint count = polygon->part_starts[i + 1] - polygon->part_starts[i];
        BmExtent extent = bm_extent_of_points(ring, count);
        if (!bm_extent_overlaps(&extent, box))
            continue;
        guint first = parts.points->len;
        bm_parts_begin(&parts);
        if (extent.west >= box->west && extent.east <= box->east && extent.south >= box->south &&
            extent.north <= box->north)
            g_array_append_vals(parts.points, ring, count);
        else
            bm_clip_ring(ring, count, box, parts.points);
        if (parts.points->len == first)
            g_array_set_size(parts.starts, parts.starts->len - 1);
    }
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
}

static gboolean is_near(BmPoint a, BmPoint b, const BmExtent *box)
{
    return MAX(a.x, b.x) >= box->west && MIN(a.x, b.x) <= box->east &&
           MAX(a.y, b.y) >= box->south && MIN(a.y, b.y) <= box->north;
}

void bm_clip_lines_loosely(const BmGeometry *line, const BmExtent *box, BmGeometry *out)
{
    BmParts parts;
    bm_parts_init(&parts);
    for (guint part = 0; part < line->part_count; part++) {
        gboolean drawing = FALSE;
        for (guint i = line->part_starts[part]; i + 1 < line->part_starts[part + 1]; i++) {
            gboolean near = is_near(line->points[i], line->points[i + 1], box);
            if (near && !drawing) {
                bm_parts_begin(&parts);
                bm_parts_add(&parts, line->points[i]);
            }
            if (near)
                bm_parts_add(&parts, line->points[i + 1]);
            drawing = near;
        }
    }
    bm_parts_finish(&parts, BM_GEOMETRY_LINE, out);
}
