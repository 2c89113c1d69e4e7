/** @file
 * Cutting to a region: what is common to boxes and discs.
 */
#include "geometry/region.h"

#include <math.h>

#include "geometry/antimeridian.h"
#include "geometry/clip_rings.h"
#include "geometry/course.h"
#include "geometry/disc.h"
#include "geometry/geos.h"

/** Degrees from ±180 within which data reach the sheet's edge. */
#define NEAR_EDGE 1e-6
/** Degrees between the points of a region's own outline. */
#define OUTLINE_STEP 1.0

/** Work space for one cut, and where its result grows. */
typedef struct {
    const BmRegion *region;
    GArray *raw, *ring; /**< of BmPoint */
    gboolean around;    /**< the polygon holds the disc's antipode */
    BmParts parts;
} Cut;

double bm_region_longitude(const BmRegion *region, double longitude)
{
    double middle = region->kind == BM_REGION_DISC ? region->centre.x
                                                   : (region->box.west + region->box.east) / 2;
    double away = longitude - middle;
    return fabs(away) <= 180 ? longitude : middle + remainder(away, 360);
}

static gboolean is_position(BmPoint point)
{
    return isfinite(point.x) && fabs(point.y) <= 90 && fabs(point.x) <= 1e6;
}

/** The part's points that are positions. */
static void take_positions(Cut *cut, const BmPoint *points, guint count)
{
    g_array_set_size(cut->raw, count);
    BmPoint *raw = (BmPoint *)(void *)cut->raw->data;
    guint kept = 0;
    for (guint i = 0; i < count; i++)
        if (is_position(points[i]))
            raw[kept++] = points[i];
    g_array_set_size(cut->raw, kept);
}

/** A line or ring without jumps, its long edges on their course; returns the turn it makes. */
static double prepare(Cut *cut, const BmPoint *points, guint count, gboolean ring)
{
    take_positions(cut, points, count);
    GArray *raw = cut->raw;
    if (ring && raw->len > 0 && count > raw->len) { /* it may have lost the point that closes it */
        BmPoint first = g_array_index(raw, BmPoint, 0);
        g_array_append_val(raw, first);
    }
    double turn = bm_antimeridian_unroll((BmPoint *)(void *)raw->data, raw->len);
    g_array_set_size(cut->ring, 0);
    bm_course_follow((const BmPoint *)(const void *)raw->data, raw->len,
                     cut->region->kind == BM_REGION_DISC, cut->ring);
    return turn;
}

static void end_part(Cut *cut, guint first, guint least)
{
    if (cut->parts.points->len - first >= least)
        return;
    g_array_set_size(cut->parts.points, first);
    g_array_set_size(cut->parts.starts, cut->parts.starts->len - 1);
}

static void shift(GArray *points, double degrees)
{
    for (guint i = 0; i < points->len; i++)
        g_array_index(points, BmPoint, i).x += degrees;
}

/** Shifts the ring or line to the first turn of the Earth at which it meets the box; at how many.
 */
static int first_turn(Cut *cut)
{
    const BmExtent *box = &cut->region->box;
    GArray *ring = cut->ring;
    BmExtent extent = bm_extent_of_points((const BmPoint *)(const void *)ring->data, ring->len);
    if (bm_extent_is_empty(&extent) || extent.south > box->north || extent.north < box->south)
        return 0;
    int first = (int)ceil((box->west - extent.east) / 360);
    int last = (int)floor((box->east - extent.west) / 360);
    shift(ring, 360.0 * first);
    return last - first + 1;
}

/** The prepared ring in the box, at every turn of the Earth at which it meets the box. */
static void box_ring(Cut *cut)
{
    const BmExtent *box = &cut->region->box;
    GArray *ring = cut->ring;
    for (int turns = first_turn(cut); turns > 0; turns--, shift(ring, 360)) {
        const BmPoint *points = (const BmPoint *)(const void *)ring->data;
        guint first = cut->parts.points->len;
        BmExtent moved = bm_extent_of_points(points, ring->len);
        if (moved.east <= box->west || moved.west >= box->east)
            continue; /* they only touch */
        bm_parts_begin(&cut->parts);
        if (bm_extent_holds(box, &moved))
            g_array_append_vals(cut->parts.points, points, ring->len);
        else
            bm_clip_ring(points, ring->len, box, cut->parts.points);
        end_part(cut, first, 4);
    }
}

/** The share of the segment from a to b that lies in the box (Liang and Barsky 1984). */
static gboolean segment_in_box(const BmExtent *box, BmPoint a, BmPoint b, double *from, double *to)
{
    const double run[4] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
    const double room[4] = { a.x - box->west, box->east - a.x, a.y - box->south, box->north - a.y };
    *from = 0;
    *to = 1;
    for (int side = 0; side < 4; side++) {
        if (run[side] == 0 && room[side] < 0)
            return FALSE;
        double share = run[side] == 0 ? 0 : room[side] / run[side];
        if (run[side] > 0)
            *to = MIN(*to, share);
        else if (run[side] < 0)
            *from = MAX(*from, share);
    }
    return *from < *to;
}

static BmPoint between(BmPoint a, BmPoint b, double share)
{
    return share <= 0   ? a
           : share >= 1 ? b
                        : (BmPoint){ a.x + share * (b.x - a.x), a.y + share * (b.y - a.y) };
}

static void box_line_once(Cut *cut)
{
    const BmExtent *box = &cut->region->box;
    const BmPoint *points = (const BmPoint *)(const void *)cut->ring->data;
    gboolean drawing = FALSE;
    for (guint i = 1; i < cut->ring->len; i++) {
        double from, to;
        if (!segment_in_box(box, points[i - 1], points[i], &from, &to)) {
            drawing = FALSE;
            continue;
        }
        if (!drawing || from > 0) {
            bm_parts_begin(&cut->parts);
            bm_parts_add(&cut->parts, between(points[i - 1], points[i], from));
        }
        bm_parts_add(&cut->parts, between(points[i - 1], points[i], to));
        drawing = to >= 1;
    }
}

static void box_line(Cut *cut)
{
    for (int turns = first_turn(cut); turns > 0; turns--, shift(cut->ring, 360))
        box_line_once(cut);
}

/** A part that nothing can happen to: no jump, no long edge, wholly in the box. */
static gboolean is_plain(const BmRegion *region, const BmPoint *points, guint count)
{
    if (region->kind != BM_REGION_BOX || !is_position(points[0]))
        return FALSE;
    const BmExtent *box = &region->box;
    for (guint i = 0; i < count; i++) {
        if (!bm_extent_contains(box, points[i])) /* not so for NaN */
            return FALSE;
        if (i > 0 && (fabs(points[i].x - points[i - 1].x) > BM_COURSE_STEP ||
                      fabs(points[i].y - points[i - 1].y) > BM_COURSE_STEP))
            return FALSE;
    }
    return TRUE;
}

/** TRUE where a part is nowhere near the box; one that may jump or go around is not asked. */
static gboolean is_far(const BmRegion *region, const BmPoint *points, guint count)
{
    BmExtent extent = bm_extent_of_points(points, count);
    const BmExtent *box = &region->box;
    if (region->kind != BM_REGION_BOX || !(extent.east - extent.west <= 180))
        return FALSE;
    return extent.south > box->north || extent.north < box->south ||
           floor((box->east - extent.west) / 360) < ceil((box->west - extent.east) / 360);
}

static void cut_ring(Cut *cut, const BmPoint *points, guint count)
{
    if (is_far(cut->region, points, count))
        return;
    if (is_plain(cut->region, points, count)) {
        bm_parts_begin(&cut->parts);
        g_array_append_vals(cut->parts.points, points, count);
        return;
    }
    double turn = prepare(cut, points, count, TRUE);
    if (cut->ring->len < 4)
        return;
    if (cut->region->kind == BM_REGION_DISC) {
        cut->around ^= bm_disc_ring(cut->region, cut->ring, turn, &cut->parts);
        return;
    }
    if (turn != 0)
        bm_antimeridian_close_at_pole(cut->ring, turn, cut->region->box.west);
    box_ring(cut);
}

static void cut_polygon(Cut *cut, const BmGeometry *polygon)
{
    BmGeometry joined = { 0 };
    BmExtent extent = bm_extent_of_points(polygon->points, polygon->point_count);
    gboolean at_edge = extent.west <= -180 + NEAR_EDGE || extent.east >= 180 - NEAR_EDGE;
    const BmGeometry *source =
        at_edge && bm_antimeridian_join(polygon, &joined) ? &joined : polygon;
    for (guint i = 0; i < source->part_count; i++)
        cut_ring(cut, source->points + source->part_starts[i],
                 source->part_starts[i + 1] - source->part_starts[i]);
    bm_geometry_clear(&joined);
    if (cut->around)
        bm_disc_outline(cut->region, &cut->parts);
}

static void cut_lines(Cut *cut, const BmGeometry *lines)
{
    for (guint i = 0; i < lines->part_count; i++) {
        const BmPoint *points = lines->points + lines->part_starts[i];
        guint count = lines->part_starts[i + 1] - lines->part_starts[i];
        if (is_far(cut->region, points, count))
            continue;
        prepare(cut, points, count, FALSE);
        if (cut->region->kind == BM_REGION_DISC)
            bm_disc_line(cut->region, cut->ring, &cut->parts);
        else
            box_line(cut);
    }
}

static void cut_points(Cut *cut, const BmGeometry *geometry)
{
    const BmRegion *region = cut->region;
    for (guint i = 0; i < geometry->point_count; i++) {
        BmPoint point = geometry->points[i];
        if (!is_position(point))
            continue;
        point.x = bm_region_longitude(region, point.x);
        gboolean inside = region->kind == BM_REGION_DISC
                              ? bm_angle_between(region->centre, point) <= region->radius
                              : bm_extent_contains(&region->box, point);
        if (!inside)
            continue;
        bm_parts_begin(&cut->parts);
        bm_parts_add(&cut->parts, point);
    }
}

void bm_region_cut(const BmRegion *region, const BmGeometry *geometry, BmGeometry *out)
{
    Cut cut = { .region = region,
                .raw = g_array_new(FALSE, FALSE, sizeof(BmPoint)),
                .ring = g_array_new(FALSE, FALSE, sizeof(BmPoint)) };
    bm_parts_init(&cut.parts);
    if (geometry->kind == BM_GEOMETRY_POLYGON)
        cut_polygon(&cut, geometry);
    else if (geometry->kind == BM_GEOMETRY_LINE)
        cut_lines(&cut, geometry);
    else
        cut_points(&cut, geometry);
    bm_parts_finish(&cut.parts, geometry->kind, out);
    g_array_unref(cut.raw);
    g_array_unref(cut.ring);
}

void bm_region_outline(const BmRegion *region, BmGeometry *out)
{
    BmParts parts;
    bm_parts_init(&parts);
    if (region->kind == BM_REGION_DISC) {
        bm_disc_outline(region, &parts);
        bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
        return;
    }
    const BmExtent *box = &region->box;
    const BmPoint corners[] = { { box->west, box->south },
                                { box->west, box->north },
                                { box->east, box->north },
                                { box->east, box->south } };
    bm_parts_begin(&parts);
    for (guint side = 0; side < 4; side++) {
        BmPoint a = corners[side], b = corners[(side + 1) % 4];
        guint steps = (guint)ceil(MAX(fabs(b.x - a.x), fabs(b.y - a.y)) / OUTLINE_STEP);
        for (guint i = 0; i < steps; i++)
            bm_parts_add(&parts, between(a, b, (double)i / steps));
    }
    bm_parts_add(&parts, corners[0]);
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
}
