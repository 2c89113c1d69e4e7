/** @file
 * What is asked of areas: their union, their inside, their hatching.
 */
#include <geodesic.h>
#include <math.h>
#include <stdlib.h>

#include "geometry/clip.h"
#include "geometry/clip_rings.h"
#include "geometry/geos.h"

/** Most hatch lines of one area; a spacing that needs more is no hatch. */
#define MOST_HATCH_LINES 20000

void bm_union(const BmGeometry *const *areas, guint count, BmGeometry *out)
{
    GEOSContextHandle_t geos = bm_geos_new();
    GPtrArray *list = g_ptr_array_new();
    for (guint i = 0; i < count; i++) {
        GEOSGeometry *area = bm_geos_area(geos, areas[i]);
        if (area)
            g_ptr_array_add(list, area);
    }
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION,
                                                    (GEOSGeometry **)list->pdata, list->len);
    GEOSGeometry *merged = all ? GEOSUnaryUnion_r(geos, all) : NULL;
    BmParts parts;
    bm_parts_init(&parts);
    if (merged)
        bm_geos_append(geos, merged, &parts);
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
    GEOSGeom_destroy_r(geos, merged);
    GEOSGeom_destroy_r(geos, all);
    g_ptr_array_unref(list);
    GEOS_finish_r(geos);
}

/* A mask without an edge inside the box: its cut is the box itself. */
static gboolean is_whole_box(const BmGeometry *cut, const BmExtent *box)
{
    return cut->part_count == 1 && cut->point_count == 5 && cut->extent.west == box->west &&
           cut->extent.east == box->east && cut->extent.south == box->south &&
           cut->extent.north == box->north;
}

typedef GEOSGeometry *(*Combination)(GEOSContextHandle_t, const GEOSGeometry *,
                                     const GEOSGeometry *);

/* The polygons of what two areas make. */
static void combine(const BmGeometry *area, const BmGeometry *mask, Combination combination,
                    BmGeometry *out)
{
    GEOSContextHandle_t geos = bm_geos_new();
    GEOSGeometry *a = bm_geos_area(geos, area), *b = bm_geos_area(geos, mask);
    GEOSGeometry *made = a && b ? combination(geos, a, b) : NULL;
    BmParts parts;
    bm_parts_init(&parts);
    /* lines and points where the two only touch are no area */
    int pieces = made ? GEOSGetNumGeometries_r(geos, made) : 0;
    for (int i = 0; i < pieces; i++) {
        const GEOSGeometry *piece = GEOSGetGeometryN_r(geos, made, i);
        if (GEOSGeomTypeId_r(geos, piece) == GEOS_POLYGON)
            bm_geos_append(geos, piece, &parts);
    }
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
    GEOSGeom_destroy_r(geos, made);
    GEOSGeom_destroy_r(geos, a);
    GEOSGeom_destroy_r(geos, b);
    GEOS_finish_r(geos);
}

void bm_intersection(const BmGeometry *area, const BmGeometry *mask, BmGeometry *out)
{
    /* of a large mask only what is near the area costs anything */
    BmGeometry near;
    BmExtent box = { area->extent.west - 1, area->extent.south - 1, area->extent.east + 1,
                     area->extent.north + 1 };
    bm_clip_rings(mask, &box, &near);
    if (is_whole_box(&near, &box)) {
        bm_geometry_clear(&near);
        *out = bm_geometry_copy(area);
        return;
    }
    combine(area, &near, GEOSIntersection_r, out);
    bm_geometry_clear(&near);
}

void bm_difference(const BmGeometry *area, const BmGeometry *mask, BmGeometry *out)
{
    gboolean ring = FALSE; /* what has no ring of three corners takes nothing away */
    for (guint part = 0; part < mask->part_count; part++)
        ring |= mask->part_starts[part + 1] - mask->part_starts[part] >= 4;
    if (!ring)
        *out = bm_geometry_copy(area);
    else
        combine(area, mask, GEOSDifference_r, out);
}

gboolean bm_polygon_contains(const BmGeometry *area, BmPoint point)
{
    gboolean inside = FALSE;
    if (!bm_extent_contains(&area->extent, point))
        return FALSE;
    for (guint part = 0; part < area->part_count; part++) {
        for (guint i = area->part_starts[part] + 1; i < area->part_starts[part + 1]; i++) {
            BmPoint a = area->points[i - 1], b = area->points[i];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
                inside = !inside;
        }
    }
    return inside;
}

void bm_geodesic_circle(BmPoint centre, double radius_km, BmGeometry *out)
{
    enum { STEPS = 96 };
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    BmParts parts;
    bm_parts_init(&parts);
    bm_parts_begin(&parts);
    for (int i = 0; i <= STEPS; i++) {
        BmPoint point;
        /* Clockwise, as a shapefile's outer ring; unrolled across the antimeridian. */
        geod_gendirect(&ellipsoid, centre.y, centre.x, 360.0 * (i % STEPS) / STEPS,
                       GEOD_LONG_UNROLL, radius_km * 1000, &point.y, &point.x, NULL, NULL, NULL,
                       NULL, NULL, NULL);
        bm_parts_add(&parts, point);
    }
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
}

static int compare_numbers(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/** A hatch's directions: along its lines, and across them. */
typedef struct {
    BmPoint along, across;
} Axes;

static double dot(BmPoint a, BmPoint b)
{
    return a.x * b.x + a.y * b.y;
}

/** Where an edge crosses the lines of the grid: adds (line number, distance along) to `crossings`.
 */
static void cross_edge(const Axes *axes, BmPoint a, BmPoint b, double spacing, int first,
                       GArray **crossings)
{
    double from = dot(axes->across, a) / spacing, to = dot(axes->across, b) / spacing;
    double start = dot(axes->along, a), end = dot(axes->along, b);
    /* A line counts at its lower end only, so that a corner is crossed once. */
    int low = (int)ceil(MIN(from, to)), high = (int)ceil(MAX(from, to));
    for (int line = low; line < high; line++) {
        double where = start + (end - start) * (line - from) / (to - from);
        g_array_append_val(crossings[line - first], where);
    }
}

static void hatch_area(const BmGeometry *area, const Axes *axes, double spacing, BmParts *parts)
{
    double least = G_MAXDOUBLE, most = -G_MAXDOUBLE;
    for (guint i = 0; i < area->point_count; i++) {
        double across = dot(axes->across, area->points[i]) / spacing;
        least = MIN(least, across);
        most = MAX(most, across);
    }
    if (!(most >= least) || !(most - least < MOST_HATCH_LINES) || fabs(least) > G_MAXINT / 2)
        return;
    int first = (int)floor(least), count = (int)ceil(most) - first + 1;
    GArray **crossings = g_new(GArray *, count);
    for (int i = 0; i < count; i++)
        crossings[i] = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint part = 0; part < area->part_count; part++)
        for (guint i = area->part_starts[part] + 1; i < area->part_starts[part + 1]; i++)
            cross_edge(axes, area->points[i - 1], area->points[i], spacing, first, crossings);
    for (int line = 0; line < count; line++) {
        double across = (line + first) * spacing;
        g_array_sort(crossings[line], compare_numbers);
        for (guint i = 0; i < (crossings[line]->len & ~1u); i++) {
            double along = g_array_index(crossings[line], double, i);
            if (i % 2 == 0)
                bm_parts_begin(parts);
            bm_parts_add(parts, (BmPoint){ axes->along.x * along + axes->across.x * across,
                                           axes->along.y * along + axes->across.y * across });
        }
        g_array_unref(crossings[line]);
    }
    g_free(crossings);
}

/** The area shrunk by `inset`. */
static void shrink(const BmGeometry *area, double inset, BmGeometry *out)
{
    GEOSContextHandle_t geos = bm_geos_new();
    GEOSGeometry *polygon = bm_geos_area(geos, area);
    GEOSGeometry *smaller = polygon ? GEOSBuffer_r(geos, polygon, -inset, 4) : NULL;
    BmParts parts;
    bm_parts_init(&parts);
    if (smaller)
        bm_geos_append(geos, smaller, &parts);
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
    GEOSGeom_destroy_r(geos, smaller);
    GEOSGeom_destroy_r(geos, polygon);
    GEOS_finish_r(geos);
}

void bm_hatch(const BmGeometry *area, double angle, double spacing, double inset, BmGeometry *out)
{
    /* Anticlockwise to the eye: y points down the page. */
    double radians = angle * G_PI / 180;
    Axes axes = { { cos(radians), -sin(radians) }, { sin(radians), cos(radians) } };
    BmParts parts;
    bm_parts_init(&parts);
    if (inset > 0) {
        BmGeometry smaller;
        shrink(area, inset, &smaller);
        hatch_area(&smaller, &axes, spacing, &parts);
        bm_geometry_clear(&smaller);
    } else {
        hatch_area(area, &axes, spacing, &parts);
    }
    bm_parts_finish(&parts, BM_GEOMETRY_LINE, out);
}
