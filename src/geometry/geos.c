/** @file
 * Conversion to and from GEOS.
 */
#include "geometry/geos.h"

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

GEOSGeometry *bm_geos_area(GEOSContextHandle_t geos, const BmGeometry *area)
{
    GPtrArray *rings = g_ptr_array_new();
    for (guint part = 0; part < area->part_count; part++) {
        guint first = area->part_starts[part];
        guint count = area->part_starts[part + 1] - first;
        GEOSGeometry *ring =
            count >= 4 ? bm_geos_ring_polygon(geos, area->points + first, count) : NULL;
        if (ring)
            g_ptr_array_add(rings, ring);
    }
    GEOSGeometry *all = NULL;
    if (rings->len == 1)
        all = g_ptr_array_index(rings, 0);
    else if (rings->len > 1)
        all = GEOSGeom_createCollection_r(geos, GEOS_MULTIPOLYGON, (GEOSGeometry **)rings->pdata,
                                          rings->len);
    g_ptr_array_unref(rings);
    if (!all || GEOSisValid_r(geos, all) == 1)
        return all;
    /* Its method of line work keeps a ring inside a ring as a hole: even-odd. */
    GEOSGeometry *valid = GEOSMakeValid_r(geos, all);
    GEOSGeom_destroy_r(geos, all);
    return valid;
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
