/** @file
 * Conversion to and from GEOS.
 */
#include "geometry/geos.h"

#include "geometry/clip.h"

GEOSContextHandle_t bm_geos_new(void)
{
    return GEOS_init_r(); /* without handlers it says nothing */
}

static GEOSCoordSequence *sequence(GEOSContextHandle_t geos, const BmPoint *points, guint count)
{
    return GEOSCoordSeq_copyFromBuffer_r(geos, &points[0].x, count, FALSE, FALSE);
}

GEOSGeometry *bm_geos_ring_polygon(GEOSContextHandle_t geos, const BmPoint *points, guint count)
{
    GEOSCoordSequence *coordinates = sequence(geos, points, count);
    GEOSGeometry *ring = coordinates ? GEOSGeom_createLinearRing_r(geos, coordinates) : NULL;
    return ring ? GEOSGeom_createPolygon_r(geos, ring, NULL, 0) : NULL;
}

GEOSGeometry *bm_geos_line(GEOSContextHandle_t geos, const BmPoint *points, guint count)
{
    GEOSCoordSequence *coordinates = sequence(geos, points, count);
    return coordinates ? GEOSGeom_createLineString_r(geos, coordinates) : NULL;
}

/** A ring of an area, and how many others it lies in: an odd number makes it a hole. */
typedef struct {
    const BmPoint *points;
    guint count;
    BmExtent extent;
    guint depth;
} Ring;

/** More rings than this are not compared one with another. */
#define MOST_NESTED 256

static gboolean lies_in(const Ring *inner, const Ring *outer)
{
    guint starts[] = { 0, outer->count };
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = outer->count,
                        .points = (BmPoint *)outer->points,
                        .extent = outer->extent };
    return bm_extent_contains(&outer->extent,
                              (BmPoint){ inner->extent.west, inner->extent.south }) &&
           bm_extent_contains(&outer->extent,
                              (BmPoint){ inner->extent.east, inner->extent.north }) &&
           bm_polygon_contains(&area, inner->points[0]);
}

static GArray *nested_rings(const BmGeometry *area)
{
    GArray *rings = g_array_new(FALSE, FALSE, sizeof(Ring));
    for (guint part = 0; part < area->part_count; part++) {
        const BmPoint *points = area->points + area->part_starts[part];
        guint count = area->part_starts[part + 1] - area->part_starts[part];
        Ring ring = { points, count, bm_extent_of_points(points, count), 0 };
        if (count >= 4)
            g_array_append_val(rings, ring);
    }
    for (guint i = 0; rings->len <= MOST_NESTED && i < rings->len; i++)
        for (guint j = 0; j < rings->len; j++)
            if (i != j && lies_in(&g_array_index(rings, Ring, i), &g_array_index(rings, Ring, j)))
                g_array_index(rings, Ring, i).depth++;
    return rings;
}

static GEOSGeometry *linear_ring(GEOSContextHandle_t geos, const Ring *ring)
{
    GEOSCoordSequence *coordinates = sequence(geos, ring->points, ring->count);
    return coordinates ? GEOSGeom_createLinearRing_r(geos, coordinates) : NULL;
}

/** The polygon of one outer ring and the holes directly in it. */
static GEOSGeometry *with_holes(GEOSContextHandle_t geos, const GArray *rings, const Ring *outer)
{
    GPtrArray *holes = g_ptr_array_new();
    for (guint i = 0; i < rings->len; i++) {
        const Ring *inner = &g_array_index(rings, Ring, i);
        GEOSGeometry *hole = inner->depth == outer->depth + 1 && lies_in(inner, outer)
                                 ? linear_ring(geos, inner)
                                 : NULL;
        if (hole)
            g_ptr_array_add(holes, hole);
    }
    GEOSGeometry *shell = linear_ring(geos, outer);
    GEOSGeometry *polygon =
        shell ? GEOSGeom_createPolygon_r(geos, shell, (GEOSGeometry **)holes->pdata, holes->len)
              : NULL;
    g_ptr_array_unref(holes);
    return polygon;
}

static void collect_polygons(GEOSContextHandle_t geos, const GEOSGeometry *from, GPtrArray *found)
{
    int type = GEOSGeomTypeId_r(geos, from);
    if (type == GEOS_POLYGON && !GEOSisEmpty_r(geos, from))
        g_ptr_array_add(found, GEOSGeom_clone_r(geos, from));
    else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION)
        for (int i = 0; i < GEOSGetNumGeometries_r(geos, from); i++)
            collect_polygons(geos, GEOSGetGeometryN_r(geos, from, i), found);
}

/** What is left of a ring that ran along itself is a line: GEOS overlays no mixed collection. */
static GEOSGeometry *polygons_of_take(GEOSContextHandle_t geos, GEOSGeometry *valid)
{
    if (!valid || GEOSGeomTypeId_r(geos, valid) != GEOS_GEOMETRYCOLLECTION)
        return valid;
    GPtrArray *found = g_ptr_array_new();
    collect_polygons(geos, valid, found);
    GEOSGeom_destroy_r(geos, valid);
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON,
                                                    (GEOSGeometry **)found->pdata, found->len);
    g_ptr_array_unref(found);
    return all;
}

GEOSGeometry *bm_geos_area(GEOSContextHandle_t geos, const BmGeometry *area)
{
    GArray *rings = nested_rings(area);
    GPtrArray *polygons = g_ptr_array_new();
    for (guint i = 0; i < rings->len; i++) {
        const Ring *ring = &g_array_index(rings, Ring, i);
        GEOSGeometry *polygon = ring->depth % 2 == 0 ? with_holes(geos, rings, ring) : NULL;
        if (polygon)
            g_ptr_array_add(polygons, polygon);
    }
    GEOSGeometry *all = NULL;
    if (polygons->len == 1)
        all = g_ptr_array_index(polygons, 0);
    else if (polygons->len > 1)
        all = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, (GEOSGeometry **)polygons->pdata,
                                          polygons->len);
    g_ptr_array_unref(polygons);
    g_array_unref(rings);
    if (!all || GEOSisValid_r(geos, all) == 1)
        return all;
    /* Its method of line work keeps a ring inside a ring as a hole: even-odd. */
    GEOSGeometry *valid = GEOSMakeValid_r(geos, all);
    GEOSGeom_destroy_r(geos, all);
    return polygons_of_take(geos, valid);
}

void bm_parts_init(BmParts *parts)
{
    parts->starts = g_array_new(FALSE, FALSE, sizeof(guint));
    parts->points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
}

void bm_parts_begin(BmParts *parts)
{
    g_array_append_val(parts->starts, parts->points->len);
}

void bm_parts_add(BmParts *parts, BmPoint point)
{
    g_array_append_val(parts->points, point);
}

void bm_parts_finish(BmParts *parts, BmGeometryKind kind, BmGeometry *out)
{
    *out = (BmGeometry){ .kind = kind,
                         .part_count = parts->starts->len,
                         .point_count = parts->points->len };
    bm_parts_begin(parts);
    out->part_starts = (guint *)(void *)g_array_free(parts->starts, FALSE);
    out->points = (BmPoint *)(void *)g_array_free(parts->points, FALSE);
    bm_geometry_update_extent(out);
}

static void append_sequence(GEOSContextHandle_t geos, const GEOSGeometry *line, BmParts *parts)
{
    const GEOSCoordSequence *coordinates = line ? GEOSGeom_getCoordSeq_r(geos, line) : NULL;
    guint count = 0;
    if (!coordinates || !GEOSCoordSeq_getSize_r(geos, coordinates, &count) || count == 0)
        return;
    bm_parts_begin(parts);
    guint first = parts->points->len;
    g_array_set_size(parts->points, first + count);
    GEOSCoordSeq_copyToBuffer_r(geos, coordinates, &g_array_index(parts->points, BmPoint, first).x,
                                FALSE, FALSE);
}

void bm_geos_append(GEOSContextHandle_t geos, const GEOSGeometry *geometry, BmParts *parts)
{
    int type = GEOSGeomTypeId_r(geos, geometry);
    if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
        append_sequence(geos, geometry, parts);
    } else if (type == GEOS_POLYGON) {
        append_sequence(geos, GEOSGetExteriorRing_r(geos, geometry), parts);
        for (int i = 0; i < GEOSGetNumInteriorRings_r(geos, geometry); i++)
            append_sequence(geos, GEOSGetInteriorRingN_r(geos, geometry, i), parts);
    } else if (type == GEOS_MULTILINESTRING || type == GEOS_MULTIPOLYGON ||
               type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(geos, geometry); i++)
            bm_geos_append(geos, GEOSGetGeometryN_r(geos, geometry, i), parts);
    }
}
