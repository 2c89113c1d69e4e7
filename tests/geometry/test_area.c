/** @file
 * Areas: inside, pole, union, hatching, circles.
 */
#include "geometry/border.h"
#include "geometry/clip.h"

#include <criterion/criterion.h>
#include <math.h>

/** A square of side 10 at x, y with a hole of side 2 in its middle if asked. */
static BmGeometry square(double x, double y, gboolean hole)
{
    const BmPoint points[] = { { x, y },         { x, y + 10 },    { x + 10, y + 10 },
                               { x + 10, y },    { x, y },         { x + 4, y + 4 },
                               { x + 6, y + 4 }, { x + 6, y + 6 }, { x + 4, y + 6 },
                               { x + 4, y + 4 } };
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON, .part_count = hole ? 2 : 1 };
    area.point_count = hole ? 10 : 5;
    area.part_starts = g_new0(guint, 3);
    area.part_starts[1] = 5;
    area.part_starts[2] = 10;
    area.points = g_memdup2(points, area.point_count * sizeof(BmPoint));
    bm_geometry_update_extent(&area);
    return area;
}

Test(area, a_hole_is_not_inside)
{
    BmGeometry area = square(0, 0, TRUE);
    cr_expect(bm_polygon_contains(&area, (BmPoint){ 1, 1 }));
    cr_expect_not(bm_polygon_contains(&area, (BmPoint){ 5, 5 }));
    cr_expect_not(bm_polygon_contains(&area, (BmPoint){ 11, 5 }));
    bm_geometry_clear(&area);
}

Test(area, the_pole_of_a_square_is_its_middle)
{
    BmGeometry area = square(60, 30, FALSE), empty = { .extent = BM_EXTENT_EMPTY };
    BmPoint pole;
    double distance;
    cr_assert(bm_pole_of_inaccessibility(&area, &pole, &distance));
    cr_expect_float_eq(pole.x, 65, 0.02);
    cr_expect_float_eq(pole.y, 35, 0.02);
    cr_expect_float_eq(distance, 5, 0.02);
    cr_expect_not(bm_pole_of_inaccessibility(&empty, &pole, &distance));
    bm_geometry_clear(&area);
}

Test(area, the_pole_keeps_out_of_a_hole)
{
    BmGeometry area = square(0, 0, TRUE);
    BmPoint pole;
    double distance;
    cr_assert(bm_pole_of_inaccessibility(&area, &pole, &distance));
    cr_expect(bm_polygon_contains(&area, pole));
    bm_geometry_clear(&area);
}

Test(area, a_union_has_no_inner_edge)
{
    BmGeometry a = square(0, 0, FALSE), b = square(10, 0, FALSE), all;
    const BmGeometry *const list[] = { &a, &b };
    bm_union(list, 2, &all);
    cr_assert_eq(all.part_count, 1u);
    cr_expect(bm_polygon_contains(&all, (BmPoint){ 10, 5 }));
    cr_expect_float_eq(all.extent.east, 20, 1e-12);
    bm_geometry_clear(&all);
    bm_union(list, 0, &all);
    cr_expect_eq(all.part_count, 0u);
    bm_geometry_clear(&all);
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
}

static double length_of(const BmGeometry *lines)
{
    double sum = 0;
    for (guint i = 0; i < lines->part_count; i++) {
        BmPoint a = lines->points[2 * i], b = lines->points[2 * i + 1];
        sum += hypot(b.x - a.x, b.y - a.y);
    }
    return sum;
}

Test(area, a_mask_that_is_no_area_takes_nothing_away)
{
    const BmPoint flat[] = { { 2, 2 }, { 4, 4 }, { 2, 2 }, { 1, 8 },
                             { 9, 8 }, { 5, 8 }, { 9, 8 }, { 1, 8 } };
    const struct {
        guint first, count;
    } cases[] = { { 0, 3 }, { 3, 5 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint starts[] = { 0, cases[i].count };
        BmGeometry area = square(0, 0, FALSE), left;
        BmGeometry mask = { .kind = BM_GEOMETRY_POLYGON,
                            .part_count = 1,
                            .part_starts = starts,
                            .point_count = cases[i].count,
                            .points = (BmPoint *)flat + cases[i].first };
        bm_geometry_update_extent(&mask);
        bm_difference(&area, &mask, &left);
        cr_expect(bm_polygon_contains(&left, (BmPoint){ 5, 5 }), "case %u", i);
        bm_geometry_clear(&left);
        bm_geometry_clear(&area);
    }
}

Test(area, what_touches_itself_is_cut_out_whole)
{
    /* the square from 2 to 8 with a spike to its right, which is no area */
    const BmPoint points[] = { { 2, 2 },  { 2, 8 }, { 8, 8 }, { 8, 5 },
                               { 20, 5 }, { 8, 5 }, { 8, 2 }, { 2, 2 } };
    guint starts[] = { 0, G_N_ELEMENTS(points) };
    BmGeometry area = square(0, 0, FALSE), left;
    BmGeometry mask = { .kind = BM_GEOMETRY_POLYGON,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = G_N_ELEMENTS(points),
                        .points = (BmPoint *)points };
    bm_geometry_update_extent(&mask);
    bm_difference(&area, &mask, &left);
    cr_expect(bm_polygon_contains(&left, (BmPoint){ 1, 1 }));
    cr_expect_not(bm_polygon_contains(&left, (BmPoint){ 5, 5 }));
    bm_geometry_clear(&left);
    bm_geometry_clear(&area);
}

Test(area, a_hatch_fills_the_area_and_spares_the_hole)
{
    /* the length of lines a pixel apart is the area: 100 less 4 */
    for (int angle = 0; angle < 180; angle += 15) {
        BmGeometry area = square(0.3, 0.3, TRUE), lines;
        bm_hatch(&area, angle, 0.1, 0, &lines);
        cr_expect_float_eq(length_of(&lines) * 0.1, 96, 1, "%d degrees", angle);
        bm_geometry_clear(&lines);
        bm_geometry_clear(&area);
    }
}

Test(area, hatches_of_neighbours_continue_each_other)
{
    BmGeometry a = square(0, 0, FALSE), b = square(10, 0, FALSE), left, right;
    bm_hatch(&a, 0, 3, 0, &left);
    bm_hatch(&b, 0, 3, 0, &right);
    cr_assert_eq(left.part_count, right.part_count);
    for (guint i = 0; i < left.point_count; i++)
        cr_expect_float_eq(left.points[i].y, right.points[i].y, 1e-12);
    bm_geometry_clear(&left);
    bm_geometry_clear(&right);
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
}

Test(area, an_inset_keeps_the_hatch_off_the_edge)
{
    BmGeometry area = square(0, 0, FALSE), lines;
    bm_hatch(&area, 45, 1, 2, &lines);
    cr_expect_gt(lines.part_count, 0u);
    cr_expect_geq(lines.extent.west, 2 - 1e-9);
    cr_expect_leq(lines.extent.east, 8 + 1e-9);
    bm_geometry_clear(&lines);
    bm_hatch(&area, 45, 1, 6, &lines);
    cr_expect_eq(lines.part_count, 0u, "nothing is left of it");
    bm_geometry_clear(&lines);
    bm_hatch(&area, 45, 1e-9, 0, &lines);
    cr_expect_eq(lines.part_count, 0u, "a spacing of nothing is no hatch");
    bm_geometry_clear(&lines);
    bm_geometry_clear(&area);
}

Test(area, a_circle_is_as_far_on_all_sides)
{
    static const BmPoint centres[] = { { 71.09, 34.13 }, { 179.9, 60 }, { 0, 0 }, { 10, 89.9 } };
    for (guint i = 0; i < G_N_ELEMENTS(centres); i++) {
        BmGeometry circle;
        bm_geodesic_circle(centres[i], 60, &circle);
        for (guint k = 0; k < circle.point_count; k++) {
            BmPoint ends[] = { centres[i], circle.points[k] };
            guint starts[] = { 0, 2 };
            BmGeometry radius = { BM_GEOMETRY_LINE, 1, starts, 2, ends, BM_EXTENT_EMPTY };
            cr_assert_float_eq(bm_geodesic_length(&radius), 60000, 1e-3);
        }
        guint last = circle.point_count - 1;
        cr_expect(circle.points[0].x == circle.points[last].x &&
                  circle.points[0].y == circle.points[last].y);
        bm_geometry_clear(&circle);
    }
}
