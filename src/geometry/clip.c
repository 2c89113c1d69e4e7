/** @file
 * Placing geometry on the page: pixels, cut to the frame, snapped and thinned.
 */
#include "geometry/clip.h"

#include <math.h>

#include "geometry/clip_rings.h"
#include "geometry/geos.h"
#include "geometry/ring.h"

/** Pixels beyond the frame at which lines and polygons are cut, so that no cut edge is seen. */
#define MARGIN 8.0
/** Snapping: sixteenths of a pixel. */
#define SNAP 16.0
/** A ring of less than this many square pixels leaves no mark. */
#define LEAST_AREA 0.25

BmPoint bm_view_apply(const BmView *view, BmPoint metres)
{
    return (BmPoint){ (metres.x - view->west) * view->factor + view->left,
                      (view->north - metres.y) * view->factor + view->top };
}

BmPoint bm_view_invert(const BmView *view, BmPoint pixels)
{
    return (BmPoint){ (pixels.x - view->left) / view->factor + view->west,
                      view->north - (pixels.y - view->top) / view->factor };
}

/** The box within which things are kept: y downwards, so that south may be the lesser. */
static BmExtent kept_box(const BmExtent *frame)
{
    return (BmExtent){ MIN(frame->west, frame->east) - MARGIN,
                       MIN(frame->south, frame->north) - MARGIN,
                       MAX(frame->west, frame->east) + MARGIN,
                       MAX(frame->south, frame->north) + MARGIN };
}

static BmPoint snap(BmPoint point)
{
    return (BmPoint){ round(point.x * SNAP) / SNAP, round(point.y * SNAP) / SNAP };
}

/** Adds one part snapped, without repeats; nothing where too little is left. */
static void add_snapped(BmParts *parts, BmGeometryKind kind, const BmPoint *points, guint count)
{
    guint first = parts->points->len;
    bm_parts_begin(parts);
    for (guint i = 0; i < count; i++) {
        BmPoint point = snap(points[i]);
        const BmPoint *last = parts->points->len > first
                                  ? &g_array_index(parts->points, BmPoint, parts->points->len - 1)
                                  : NULL;
        if (!last || last->x != point.x || last->y != point.y)
            bm_parts_add(parts, point);
    }
    guint kept = parts->points->len - first;
    const BmPoint *ring = &g_array_index(parts->points, BmPoint, first);
    gboolean empty = kind == BM_GEOMETRY_POLYGON
                         ? kept < 4 || fabs(bm_ring_area(ring, kept)) < LEAST_AREA
                         : kept < 2;
    if (empty) {
        g_array_set_size(parts->points, first);
        g_array_set_size(parts->starts, parts->starts->len - 1);
    }
}

/** Adds what GEOS made of a part, each piece snapped. */
static void add_cut(GEOSContextHandle_t geos, const GEOSGeometry *cut, BmGeometryKind kind,
                    BmParts *parts)
{
    BmParts pieces;
    bm_parts_init(&pieces);
    bm_geos_append(geos, cut, &pieces);
    BmGeometry list;
    bm_parts_finish(&pieces, kind, &list);
    for (guint i = 0; i < list.part_count; i++)
        add_snapped(parts, kind, list.points + list.part_starts[i],
                    list.part_starts[i + 1] - list.part_starts[i]);
    bm_geometry_clear(&list);
}

static void clip_line(GEOSContextHandle_t geos, const BmExtent *box, const BmPoint *points,
                      guint count, BmParts *parts)
{
    GEOSGeometry *part = bm_geos_line(geos, points, count);
    GEOSGeometry *cut =
        part ? GEOSClipByRect_r(geos, part, box->west, box->south, box->east, box->north) : NULL;
    if (cut)
        add_cut(geos, cut, BM_GEOMETRY_LINE, parts);
    GEOSGeom_destroy_r(geos, cut);
    GEOSGeom_destroy_r(geos, part);
}

static void clip_polygon_part(const BmExtent *box, const BmPoint *points, guint count,
                              BmParts *parts)
{
    GArray *ring = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    bm_clip_ring(points, count, box, ring);
    if (ring->len > 0)
        add_snapped(parts, BM_GEOMETRY_POLYGON, (const BmPoint *)(const void *)ring->data,
                    ring->len);
    g_array_unref(ring);
}

/** Lines and rings: even-odd allows each ring to be cut on its own. */
static void place_parts(const BmExtent *box, const BmGeometry *geometry, BmParts *parts)
{
    GEOSContextHandle_t geos = NULL;
    for (guint i = 0; i < geometry->part_count; i++) {
        const BmPoint *points = geometry->points + geometry->part_starts[i];
        guint count = geometry->part_starts[i + 1] - geometry->part_starts[i];
        BmExtent extent = bm_extent_of_points(points, count);
        if (!bm_extent_overlaps(&extent, box))
            continue;
        if (extent.west >= box->west && extent.east <= box->east && extent.south >= box->south &&
            extent.north <= box->north) {
            add_snapped(parts, geometry->kind, points, count);
            continue;
        }
        if (geometry->kind == BM_GEOMETRY_POLYGON) {
            clip_polygon_part(box, points, count, parts);
            continue;
        }
        if (!geos)
            geos = bm_geos_new();
        clip_line(geos, box, points, count, parts);
    }
    if (geos)
        GEOS_finish_r(geos);
}

static void place_points(const BmExtent *box, const BmGeometry *geometry, BmParts *parts)
{
    for (guint i = 0; i < geometry->point_count; i++) {
        if (!bm_extent_contains(box, geometry->points[i]))
            continue;
        bm_parts_begin(parts);
        bm_parts_add(parts, snap(geometry->points[i]));
    }
}

void bm_view_place(const BmView *view, const BmExtent *frame, BmGeometry *geometry)
{
    BmExtent box = kept_box(frame);
    for (guint i = 0; i < geometry->point_count; i++)
        geometry->points[i] = bm_view_apply(view, geometry->points[i]);
    BmParts parts;
    bm_parts_init(&parts);
    BmGeometryKind kind = geometry->kind;
    if (kind == BM_GEOMETRY_POINT)
        place_points(&box, geometry, &parts);
    else if (kind != BM_GEOMETRY_NONE)
        place_parts(&box, geometry, &parts);
    bm_geometry_clear(geometry);
    bm_parts_finish(&parts, kind, geometry);
}

void bm_thin(BmGeometry *geometry, double step)
{
    guint kept = 0, part = 0;
    BmPoint last = { 0, 0 };
    for (guint i = 0; i < geometry->point_count; i++) {
        gboolean first = part < geometry->part_count && i == geometry->part_starts[part];
        gboolean final = part < geometry->part_count && i + 1 == geometry->part_starts[part + 1];
        BmPoint point = geometry->points[i];
        if (first)
            geometry->part_starts[part] = kept;
        if (first || final || fabs(point.x - last.x) + fabs(point.y - last.y) > step)
            geometry->points[kept++] = last = point;
        part += final;
    }
    geometry->point_count = kept;
    if (geometry->part_count > 0)
        geometry->part_starts[geometry->part_count] = kept;
}
