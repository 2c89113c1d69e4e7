/** @file
 * Cutting rings and lines to a box, and areas to each other.
 */
#include "geometry/clip.h"
#include "geometry/clip_rings.h"

#include <criterion/criterion.h>
#include <math.h>

static const BmExtent box = { 0, 0, 10, 10 };

static BmGeometry geometry_of(BmGeometryKind kind, BmPoint *points, guint count, guint *starts)
{
    starts[0] = 0;
    starts[1] = count;
    BmGeometry geometry = {
        .kind = kind, .part_count = 1, .part_starts = starts, .point_count = count, .points = points
    };
    bm_geometry_update_extent(&geometry);
    return geometry;
}

/* The shoelace formula. */
static double area_of(const BmGeometry *polygon)
{
    double sum = 0;
    for (guint part = 0; part < polygon->part_count; part++)
        for (guint i = polygon->part_starts[part]; i + 1 < polygon->part_starts[part + 1]; i++)
            sum += polygon->points[i].x * polygon->points[i + 1].y -
                   polygon->points[i + 1].x * polygon->points[i].y;
    return fabs(sum) / 2;
}

Test(clip_rings, what_is_left_has_the_area_it_should)
{
    static struct {
        BmPoint ring[5];
        double area;
    } cases[] = {
        { { { 2, 2 }, { 4, 2 }, { 4, 4 }, { 2, 4 }, { 2, 2 } }, 4 },             /* inside */
        { { { -5, -5 }, { 5, -5 }, { 5, 5 }, { -5, 5 }, { -5, -5 } }, 25 },      /* a corner */
        { { { -5, -5 }, { 20, -5 }, { 20, 20 }, { -5, 20 }, { -5, -5 } }, 100 }, /* around */
        { { { 20, 20 }, { 30, 20 }, { 30, 30 }, { 20, 30 }, { 20, 20 } }, 0 },   /* outside */
        { { { 0, 0 }, { 20, 0 }, { 0, 20 }, { 0, 0 }, { 0, 0 } },
          100 }, /* its slope misses the box */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint starts[2];
        BmGeometry ring = geometry_of(BM_GEOMETRY_POLYGON, cases[i].ring, 5, starts), cut;
        bm_clip_rings(&ring, &box, &cut);
        cr_expect_float_eq(area_of(&cut), cases[i].area, 1e-9, "case %u", i);
        bm_geometry_clear(&cut);
    }
}

/* Neighbours share the cut of a shared edge whichever way each of them runs along it. */
Test(clip_rings, a_shared_edge_is_cut_at_one_point)
{
    BmPoint there[] = { { 3, 3 }, { 17, 7.3 }, { 3, 9 }, { 3, 3 } };
    BmPoint back[] = { { 17, 7.3 }, { 3, 3 }, { 3, 0 }, { 17, 7.3 } };
    guint starts[2];
    BmGeometry a = geometry_of(BM_GEOMETRY_POLYGON, there, 4, starts), b, cut_a, cut_b;
    bm_clip_rings(&a, &box, &cut_a);
    b = geometry_of(BM_GEOMETRY_POLYGON, back, 4, starts);
    bm_clip_rings(&b, &box, &cut_b);
    guint shared = 0;
    for (guint i = 0; i + 1 < cut_a.point_count; i++)
        for (guint j = 0; j + 1 < cut_b.point_count; j++)
            shared +=
                cut_a.points[i].x == cut_b.points[j].x && cut_a.points[i].y == cut_b.points[j].y;
    cr_expect_eq(shared, 2u, "the corner and the cut, to the bit");
    bm_geometry_clear(&cut_a);
    bm_geometry_clear(&cut_b);
}

Test(clip_rings, a_line_keeps_the_segments_near_the_box)
{
    BmPoint points[] = { { -50, 5 }, { -20, 5 }, { 5, 5 }, { 20, 5 }, { 50, 5 } };
    guint starts[2];
    BmGeometry line = geometry_of(BM_GEOMETRY_LINE, points, 5, starts), cut;
    bm_clip_lines_loosely(&line, &box, &cut);
    cr_assert_eq(cut.point_count, 3u);
    cr_expect_float_eq(cut.points[0].x, -20, 0);
    cr_expect_float_eq(cut.points[2].x, 20, 0);
    bm_geometry_clear(&cut);
}

Test(clip_rings, thinning_keeps_the_ends)
{
    BmPoint points[] = { { 0, 0 }, { 0.1, 0 }, { 0.2, 0 }, { 1, 0 }, { 1.05, 0 } };
    guint starts[2];
    BmGeometry line = geometry_of(BM_GEOMETRY_LINE, points, 5, starts);
    bm_thin(&line, 0.5);
    cr_assert_eq(line.point_count, 3u);
    cr_expect_float_eq(line.points[2].x, 1.05, 0);
}

Test(clip_rings, an_area_is_cut_to_another)
{
    BmPoint first[] = { { 0, 0 }, { 4, 0 }, { 4, 4 }, { 0, 4 }, { 0, 0 } };
    BmPoint second[] = { { 2, -50 }, { 60, -50 }, { 60, 50 }, { 2, 50 }, { 2, -50 } };
    BmPoint around[] = { { -60, -50 }, { 60, -50 }, { 60, 50 }, { -60, 50 }, { -60, -50 } };
    guint starts[2], other[2];
    BmGeometry area = geometry_of(BM_GEOMETRY_POLYGON, first, 5, starts), cut;
    BmGeometry mask = geometry_of(BM_GEOMETRY_POLYGON, second, 5, other);
    bm_intersection(&area, &mask, &cut);
    cr_expect_float_eq(area_of(&cut), 8, 1e-9);
    bm_geometry_clear(&cut);
    mask = geometry_of(BM_GEOMETRY_POLYGON, around, 5, other);
    bm_intersection(&area, &mask, &cut);
    cr_expect_float_eq(area_of(&cut), 16, 1e-9);
    bm_geometry_clear(&cut);
}
