/** @file
 * What simplifying promises, held against the provinces of the world: a seeded sample of them, or
 * with BORDERMAP_ALL_PAIRS=1 in the environment every pair of neighbours on Earth (minutes).
 *
 * Validity, intersections and buffers are GEOS's; the borders that neighbours share before and
 * after are found by bm_border_between(), which knows nothing of arcs.
 */
#include "geometry/border.h"
#include "geometry/geos.h"
#include "geometry/simplify.h"
#include "geometry/topology.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/** Metres of a degree; the data are taken as a plane. */
#define METRES 111319.49
/** Metres of a pixel: a border post, a district, a country, a region, a continent. */
static const double pixels[] = { 100, 500, 2500, 10000, 25000 };
/** The program's own tolerance in pixels, as compose/ has it. */
#define TOLERANCE 0.25
/** The gap or overlap that nobody may see, in pixels. */
#define SEEN 0.5
#define SAMPLE_WINDOWS 3
#define SAMPLE_SIDE 3.0

typedef struct {
    guint a, b;
    BmGeometry line; /**< what they share before */
} Pair;

typedef struct {
    guint rings, invalid_before, invalid, areas, parts;
    guint borders, gaps, overlaps, overlaps_before;
    double worst_gap, worst_area; /**< pixels; share of the bound */
    gsize points, left;
} Report;

static gboolean is_all(void)
{
    return g_getenv("BORDERMAP_ALL_PAIRS") != NULL;
}

/** The provinces' geometries in metres of a plane. */
static GPtrArray *read_provinces(void)
{
    GPtrArray *areas = g_ptr_array_new();
    BmFeatureSet *set = bm_source_read(BM_SOURCE_DIR "/shapes/provinces.shp", NULL, NULL, NULL);
    cr_assert_not_null(set);
    GRand *random = g_rand_new_with_seed(20261124);
    BmExtent windows[SAMPLE_WINDOWS];
    for (guint i = 0; i < SAMPLE_WINDOWS; i++) {
        guint number = (guint)g_rand_int_range(random, 0, (gint32)bm_feature_set_count(set));
        const BmExtent *box = &bm_feature_set_borrow(set, number)->geometry.extent;
        windows[i] =
            (BmExtent){ box->west, box->south, box->west + SAMPLE_SIDE, box->south + SAMPLE_SIDE };
    }
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmGeometry *geometry = &bm_feature_set_borrow(set, i)->geometry;
        gboolean taken = is_all();
        for (guint j = 0; j < SAMPLE_WINDOWS && !taken; j++)
            taken =
                bm_extent_overlaps(&windows[j], &geometry->extent) && geometry->point_count < 4000;
        if (!taken || geometry->kind != BM_GEOMETRY_POLYGON)
            continue;
        BmGeometry *copy = g_new(BmGeometry, 1);
        *copy = bm_geometry_copy(geometry);
        for (guint j = 0; j < copy->point_count; j++)
            copy->points[j] = (BmPoint){ copy->points[j].x * METRES, copy->points[j].y * METRES };
        bm_geometry_update_extent(copy);
        g_ptr_array_add(areas, copy);
    }
    g_rand_free(random);
    bm_feature_set_free(set);
    return areas;
}

/** The geometry that each part of the topology is of. */
static GArray *owners_of_parts(const GPtrArray *areas)
{
    GArray *owners = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < areas->len; i++) {
        const BmGeometry *area = g_ptr_array_index(areas, i);
        for (guint part = 0; part < area->part_count; part++)
            g_array_append_val(owners, i);
    }
    return owners;
}

/** Every two areas that have an arc in common, each pair once. */
static GArray *find_pairs(const GPtrArray *areas)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    BmTopology *topology = bm_topology_new((const BmGeometry *const *)areas->pdata, areas->len);
    GArray *owners = owners_of_parts(areas);
    GHashTable *known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < topology->arcs->len; i++) {
        const BmArc *arc = &g_array_index(topology->arcs, BmArc, i);
        for (guint j = 0; j < arc->user_count; j++) {
            for (guint k = j + 1; k < arc->user_count; k++) {
                guint a = g_array_index(owners, guint, arc->users[j]);
                guint b = g_array_index(owners, guint, arc->users[k]);
                gint64 key = (gint64)((guint64)MIN(a, b) << 32 | MAX(a, b));
                if (a == b || !g_hash_table_add(known, g_memdup2(&key, sizeof key)))
                    continue;
                const BmGeometry *one = g_ptr_array_index(areas, a);
                const BmGeometry *other = g_ptr_array_index(areas, b);
                Pair pair = { .a = a, .b = b };
                bm_border_between(&one, 1, &other, 1, &pair.line, NULL);
                g_array_append_val(pairs, pair);
            }
        }
    }
    g_hash_table_destroy(known);
    g_array_unref(owners);
    bm_topology_free(topology);
    return pairs;
}

static double distance_to_line(BmPoint p, const BmGeometry *line)
{
    double least = G_MAXDOUBLE;
    for (guint part = 0; part < line->part_count; part++) {
        for (guint i = line->part_starts[part] + 1; i < line->part_starts[part + 1]; i++) {
            BmPoint a = line->points[i - 1], b = line->points[i];
            double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
            double along = square > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / square : 0;
            along = CLAMP(along, 0, 1);
            least = MIN(least, hypot(p.x - a.x - along * dx, p.y - a.y - along * dy));
        }
    }
    return least;
}

/** The border that two share still runs where it ran, and they still share it. */
static void check_border(const Pair *pair, const GPtrArray *areas, double pixel, Report *report)
{
    const BmGeometry *a = g_ptr_array_index(areas, pair->a);
    const BmGeometry *b = g_ptr_array_index(areas, pair->b);
    BmGeometry line;
    bm_border_between(&a, 1, &b, 1, &line, NULL);
    double worst = 0;
    for (guint i = 0; i < pair->line.point_count; i++)
        worst = MAX(worst, distance_to_line(pair->line.points[i], &line));
    report->borders++;
    report->worst_gap = MAX(report->worst_gap, worst / pixel);
    report->gaps += worst > SEEN * pixel;
    bm_geometry_clear(&line);
}

static gboolean overlap_is_seen(GEOSContextHandle_t geos, const BmGeometry *one,
                                const BmGeometry *other, double pixel)
{
    GEOSGeometry *a = bm_geos_area(geos, one), *b = bm_geos_area(geos, other);
    GEOSGeometry *common = a && b ? GEOSIntersection_r(geos, a, b) : NULL;
    double area = 0;
    gboolean seen = FALSE;
    if (common && GEOSArea_r(geos, common, &area) && area > SEEN * SEEN * pixel * pixel) {
        GEOSGeometry *core = GEOSBuffer_r(geos, common, -SEEN / 2 * pixel, 2);
        seen = core && !GEOSisEmpty_r(geos, core);
        GEOSGeom_destroy_r(geos, core);
    }
    GEOSGeom_destroy_r(geos, common);
    GEOSGeom_destroy_r(geos, a);
    GEOSGeom_destroy_r(geos, b);
    return seen;
}

static void check_overlap(GEOSContextHandle_t geos, const Pair *pair, const GPtrArray *areas,
                          const GPtrArray *old, double pixel, Report *report)
{
    if (!overlap_is_seen(geos, g_ptr_array_index(areas, pair->a), g_ptr_array_index(areas, pair->b),
                         pixel))
        return;
    if (overlap_is_seen(geos, g_ptr_array_index(old, pair->a), g_ptr_array_index(old, pair->b),
                        pixel * 0.5))
        report->overlaps_before++;
    else
        report->overlaps++;
}

static gboolean is_valid(GEOSContextHandle_t geos, const BmPoint *points, guint count)
{
    GEOSGeometry *ring = count >= 4 ? bm_geos_ring_polygon(geos, points, count) : NULL;
    gboolean valid = ring && GEOSisValid_r(geos, ring) == 1;
    GEOSGeom_destroy_r(geos, ring);
    return valid;
}

static void measure(const BmPoint *points, guint count, double *area, double *length)
{
    *area = *length = 0;
    for (guint i = 1; i < count; i++) {
        BmPoint a = points[i - 1], b = points[i], o = points[0];
        *area += ((a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)) / 2;
        *length += hypot(b.x - a.x, b.y - a.y);
    }
}

static void check_rings(GEOSContextHandle_t geos, const BmGeometry *old, const BmGeometry *now,
                        double tolerance, Report *report)
{
    report->parts += old->part_count != now->part_count;
    report->points += old->point_count;
    report->left += now->point_count;
    for (guint part = 0; part < MIN(old->part_count, now->part_count); part++) {
        const BmPoint *before = old->points + old->part_starts[part];
        const BmPoint *after = now->points + now->part_starts[part];
        guint count = old->part_starts[part + 1] - old->part_starts[part];
        guint left = now->part_starts[part + 1] - now->part_starts[part];
        report->rings++;
        if (!is_valid(geos, after, left)) {
            gboolean was = is_valid(geos, before, count);
            report->invalid += was;
            report->invalid_before += !was;
        }
        double area, length, area_now, length_now;
        measure(before, count, &area, &length);
        measure(after, left, &area_now, &length_now);
        double share = fabs(area_now - area) / (tolerance * length);
        report->worst_area = MAX(report->worst_area, share);
        report->areas += share > 1 || fabs(area_now) < 0.499 * fabs(area);
    }
}

static void check_scale(const GPtrArray *old, const GArray *pairs, double pixel)
{
    Report report = { 0 };
    GPtrArray *areas = g_ptr_array_new();
    for (guint i = 0; i < old->len; i++) {
        BmGeometry *copy = g_new(BmGeometry, 1);
        *copy = bm_geometry_copy(g_ptr_array_index(old, i));
        g_ptr_array_add(areas, copy);
    }
    gint64 begun = g_get_monotonic_time();
    bm_simplify((BmGeometry *const *)areas->pdata, areas->len, TOLERANCE * pixel);
    double seconds = (double)(g_get_monotonic_time() - begun) / 1e6;
    GEOSContextHandle_t geos = bm_geos_new();
    for (guint i = 0; i < old->len; i++)
        check_rings(geos, g_ptr_array_index(old, i), g_ptr_array_index(areas, i), TOLERANCE * pixel,
                    &report);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        check_border(pair, areas, pixel, &report);
        check_overlap(geos, pair, areas, old, pixel, &report);
    }
    GEOS_finish_r(geos);
    cr_expect_eq(report.parts, 0u, "no island is lost");
    cr_expect_eq(report.invalid, 0u, "%g m: %u rings became invalid", pixel, report.invalid);
    cr_expect_eq(report.areas, 0u, "%g m: %u areas beyond their bound", pixel, report.areas);
    cr_expect_eq(report.gaps, 0u, "%g m: %u borders moved or parted", pixel, report.gaps);
    cr_expect_eq(report.overlaps, 0u, "%g m: %u neighbours overlap", pixel, report.overlaps);
    if (is_all())
        printf(
            "%6g m a pixel: %u areas, %u rings (%u invalid in the data), %u pairs (%u overlap in "
            "the data); %zu points to %zu in %.2f s; farthest border %.3f pixel, area %.3f of "
            "its bound\n",
            pixel, old->len, report.rings, report.invalid_before, report.borders,
            report.overlaps_before, report.points, report.left, seconds, report.worst_gap,
            report.worst_area);
    for (guint i = 0; i < areas->len; i++) {
        bm_geometry_clear(g_ptr_array_index(areas, i));
        g_free(g_ptr_array_index(areas, i));
    }
    g_ptr_array_unref(areas);
}

Test(simplify_world, neighbours_stay_neighbours_at_five_scales)
{
    GPtrArray *areas = read_provinces();
    GArray *pairs = find_pairs(areas);
    cr_assert_gt(pairs->len, 20u);
    for (guint i = 0; i < G_N_ELEMENTS(pixels); i++)
        check_scale(areas, pairs, pixels[i]);
    for (guint i = 0; i < pairs->len; i++)
        bm_geometry_clear(&g_array_index(pairs, Pair, i).line);
    g_array_unref(pairs);
    for (guint i = 0; i < areas->len; i++) {
        bm_geometry_clear(g_ptr_array_index(areas, i));
        g_free(g_ptr_array_index(areas, i));
    }
    g_ptr_array_unref(areas);
}
