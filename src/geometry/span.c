/** @file
 * Boxes on a round Earth: the least of them around things on both sides of the antimeridian.
 */
#include "geometry/antimeridian.h"

#include <math.h>
#include <stdlib.h>

static int compare_west(const void *a, const void *b)
{
    double left = ((const BmExtent *)a)->west, right = ((const BmExtent *)b)->west;
    return (left > right) - (left < right);
}

/** The boxes that are any, from -180 on, sorted by their western side. */
static BmExtent *sort_boxes(const BmExtent *extents, guint count, guint *kept)
{
    BmExtent *boxes = g_new(BmExtent, count + 1);
    *kept = 0;
    for (guint i = 0; i < count; i++) {
        if (bm_extent_is_empty(&extents[i]))
            continue;
        BmExtent box = extents[i];
        double turn = 360 * floor((box.west + 180) / 360);
        box.west -= turn;
        box.east -= turn;
        boxes[(*kept)++] = box;
    }
    qsort(boxes, *kept, sizeof *boxes, compare_west);
    return boxes;
}

/* The widest stretch of longitudes without a box lies behind the answer. */
BmExtent bm_extent_around(const BmExtent *extents, guint count)
{
    guint kept;
    BmExtent *boxes = sort_boxes(extents, count, &kept), all = BM_EXTENT_EMPTY;
    double reached = -G_MAXDOUBLE, widest = 0, begin = 0;
    for (guint i = 0; i < kept; i++) {
        bm_extent_union(&all, &boxes[i]);
        if (i > 0 && boxes[i].west - reached > widest) {
            widest = boxes[i].west - reached;
            begin = boxes[i].west;
        }
        reached = MAX(reached, boxes[i].east);
    }
    double around = kept > 0 ? boxes[0].west + 360 - reached : 0;
    if (kept > 0 && widest > around) {
        all.west = begin;
        all.east = begin + 360 - widest;
    } else if (around < 0) {
        all.west = -180;
        all.east = 180;
    }
    g_free(boxes);
    return all;
}

BmExtent bm_geometry_span(const BmGeometry *geometry)
{
    BmExtent *parts = g_new(BmExtent, geometry->part_count + 1);
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part];
        guint count = geometry->part_starts[part + 1] - first;
        BmPoint *points = g_memdup2(geometry->points + first, count * sizeof *points);
        double turn = bm_antimeridian_unroll(points, count);
        parts[part] = bm_extent_of_points(points, count);
        if (turn != 0 && bm_antimeridian_is_northern(points, count, turn))
            parts[part].north = 90;
        else if (turn != 0)
            parts[part].south = -90;
        g_free(points);
    }
    BmExtent span = bm_extent_around(parts, geometry->part_count);
    g_free(parts);
    return span;
}
