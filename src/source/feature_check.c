/** @file
 * The check of features.
 */
#include "source/feature_check.h"

#include <math.h>

#include "geometry/ring.h"
#include "source/bad_records.h"
#include "source/shape_window.h"

/** Rings of one record up to which each is compared with all others for what holds what. */
#define MOST_NESTED 256

/** What is checked, and how. */
typedef struct {
    BmBadRecords bad;
    gboolean clockwise;
    const BmExtent
        *keep; /**< rings that reach its edge were cut there: not the file's; NULL: none */
} Check;

static gboolean complain(Check *check, const BmFeature *feature, const char *fault,
                         const char *done, GError **error)
{
    char name[24];
    g_snprintf(name, sizeof name, "record %u", feature->record);
    return bm_bad_records_tell(&check->bad, name, fault, done, error);
}

static gboolean tell_mends(Check *check, const BmFeature *feature, GError **error)
{
    return (!(feature->mends & BM_MEND_CLOSED) ||
            complain(check, feature, "a ring is not closed", "it is closed", error)) &&
           (!(feature->mends & BM_MEND_SHORT) ||
            complain(check, feature, "a part has too few points", "it is left out", error));
}

static gboolean was_cut(const Check *check, const BmPoint *points, guint count)
{
    if (!check->keep)
        return FALSE;
    BmExtent box = bm_extent_of_points(points, count);
    return box.west <= check->keep->west || box.east >= check->keep->east ||
           box.south <= check->keep->south || box.north >= check->keep->north;
}

/** Takes points that stand twice once; how many there were. */
static guint drop_repeated(BmGeometry *geometry)
{
    guint kept = 0, dropped = 0;
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part], end = geometry->part_starts[part + 1];
        geometry->part_starts[part] = kept;
        for (guint i = first; i < end; i++) {
            const BmPoint point = geometry->points[i];
            gboolean again = i > first && point.x == geometry->points[kept - 1].x &&
                             point.y == geometry->points[kept - 1].y;
            dropped += again;
            if (!again)
                geometry->points[kept++] = point;
        }
    }
    geometry->part_starts[geometry->part_count] = geometry->point_count = kept;
    return dropped;
}

/** Leaves out rings without area, and lines without length; how many of them are the file's. */
static guint drop_flat(const Check *check, BmGeometry *geometry)
{
    guint parts = 0, kept = 0, dropped = 0;
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part];
        guint count = geometry->part_starts[part + 1] - first;
        const BmPoint *points = geometry->points + first;
        gboolean flat =
            geometry->kind == BM_GEOMETRY_POLYGON ? bm_ring_is_flat(points, count) : count < 2;
        if (flat) {
            dropped += !was_cut(check, points, count);
            continue;
        }
        geometry->part_starts[parts++] = kept;
        for (guint i = 0; i < count; i++)
            geometry->points[kept + i] = points[i];
        kept += count;
    }
    geometry->part_starts[parts] = geometry->point_count = kept;
    geometry->part_count = parts;
    if (parts == 0)
        geometry->kind = BM_GEOMETRY_NONE;
    return dropped;
}

static BmPoint *ring_of(const BmGeometry *geometry, guint part, guint *count)
{
    *count = geometry->part_starts[part + 1] - geometry->part_starts[part];
    return geometry->points + geometry->part_starts[part];
}

/** TRUE where an even number of the other rings holds the point. */
static gboolean is_outer(const BmGeometry *geometry, const BmExtent *boxes, guint part,
                         BmPoint point)
{
    guint count, holders = 0;
    for (guint other = 0; other < geometry->part_count; other++) {
        if (other == part || !bm_extent_contains(&boxes[other], point))
            continue;
        const BmPoint *ring = ring_of(geometry, other, &count);
        holders += bm_ring_holds(ring, count, point);
    }
    return holders % 2 == 0;
}

/** TRUE where a ring runs against the rule; a point on another ring's edge decides nothing. */
static gboolean runs_wrong(const BmGeometry *geometry, const BmExtent *boxes, guint part)
{
    guint count;
    const BmPoint *ring = ring_of(geometry, part, &count);
    gboolean clockwise = bm_ring_area(ring, count) < 0;
    for (guint third = 0; third < 3; third++)
        if (is_outer(geometry, boxes, part, ring[third * (count - 1) / 3]) == clockwise)
            return FALSE;
    return TRUE;
}

/** Turns rings that run against the rule of shapefiles (Esri 1998, p. 8); how many. */
static guint turn_rings(BmGeometry *geometry)
{
    guint turned = 0, count;
    if (geometry->part_count > MOST_NESTED)
        return 0;
    BmExtent *boxes = g_new(BmExtent, geometry->part_count);
    for (guint part = 0; part < geometry->part_count; part++) {
        const BmPoint *ring = ring_of(geometry, part, &count);
        boxes[part] = bm_extent_of_points(ring, count);
    }
    for (guint part = 0; part < geometry->part_count; part++) {
        if (!runs_wrong(geometry, boxes, part))
            continue;
        BmPoint *ring = ring_of(geometry, part, &count);
        bm_ring_reverse(ring, count);
        turned++;
    }
    g_free(boxes);
    return turned;
}

/** Tells of the first ring of a record that crosses itself. */
static gboolean check_crossings(Check *check, const BmFeature *feature, GError **error)
{
    for (guint part = 0; part < feature->geometry.part_count; part++) {
        guint count;
        const BmPoint *ring = ring_of(&feature->geometry, part, &count);
        BmPoint at = { 0, 0 };
        if (was_cut(check, ring, count) || !bm_ring_crosses_itself(ring, count, &at))
            continue;
        char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(x, sizeof x, "%.5f", at.x);
        g_ascii_formatd(y, sizeof y, "%.5f", at.y);
        char *fault = g_strdup_printf("a ring crosses itself at %s, %s", x, y);
        gboolean good = complain(check, feature, fault,
                                 "inside is what an odd number of its turns encloses", error);
        g_free(fault);
        return good;
    }
    return TRUE;
}

static gboolean check_polygon(Check *check, BmFeature *feature, GError **error)
{
    if (check->clockwise && turn_rings(&feature->geometry) > 0 &&
        !complain(check, feature, "a ring runs the wrong way round", "it is turned", error))
        return FALSE;
    return check_crossings(check, feature, error);
}

static gboolean check_feature(Check *check, BmFeature *feature, GError **error)
{
    BmGeometry *geometry = &feature->geometry;
    if (geometry->extent.west < -180 || geometry->extent.east > 180)
        if (!complain(check, feature, "its longitudes go beyond 180 degrees",
                      "they are taken as counted on", error))
            return FALSE;
    if (geometry->kind != BM_GEOMETRY_LINE && geometry->kind != BM_GEOMETRY_POLYGON)
        return TRUE;
    if (drop_repeated(geometry) > 0 &&
        !complain(check, feature, "points stand twice one after the other", "each is taken once",
                  error))
        return FALSE;
    gboolean polygon = geometry->kind == BM_GEOMETRY_POLYGON;
    if (drop_flat(check, geometry) > 0 &&
        !complain(check, feature,
                  polygon ? "a ring encloses no area" : "a part of a line has no length",
                  "it is left out", error))
        return FALSE;
    bm_geometry_update_extent(geometry);
    return !polygon || check_polygon(check, feature, error);
}

gboolean bm_features_check(BmFeatureSet *set, const BmSourceQuery *query, gboolean clockwise,
                           BmWarnings *warnings, GError **error)
{
    BmExtent keep;
    char *name = bm_source_display_name(set->path);
    gboolean cutting = query->window && query->near_only && bm_window_keep(query->window, &keep);
    Check check = { .bad = { name, warnings, query->strict, 0 },
                    .clockwise = clockwise,
                    .keep = cutting ? &keep : NULL };
    gboolean good = TRUE;
    for (guint i = 0; good && i < set->features->len; i++) {
        BmFeature *feature = g_ptr_array_index(set->features, i);
        good = tell_mends(&check, feature, error) &&
               (query->verified || check_feature(&check, feature, error));
    }
    if (good && check.bad.count > BM_BAD_RECORDS_TOLD)
        bm_warnings_add(warnings, "%s: %u more faults of such kinds", name,
                        check.bad.count - BM_BAD_RECORDS_TOLD);
    g_free(name);
    return good;
}
