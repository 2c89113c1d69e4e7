/** @file
 * A line made fit for its pen: gaps closed, necks cut, all else left alone.
 */
#include "compose/pen_line.h"

#include <criterion/criterion.h>

static BmGeometry line_of(const BmPoint *points, guint count, const guint *starts, guint parts)
{
    BmGeometry line = { .kind = BM_GEOMETRY_LINE, .part_count = parts, .point_count = count };
    line.points = g_memdup2(points, count * sizeof *points);
    line.part_starts = g_memdup2(starts, (parts + 1) * sizeof *starts);
    return line;
}

Test(pen_line, a_plain_line_is_left_alone)
{
    const BmPoint points[] = { { 0, 0 }, { 20, 5 }, { 40, 0 }, { 60, 5 } };
    const guint starts[] = { 0, 4 };
    BmGeometry line = line_of(points, 4, starts, 1);
    bm_pen_line(&line, 2);
    cr_expect_eq(line.point_count, 4u);
    cr_expect_eq(line.part_count, 1u);
    bm_geometry_clear(&line);
}

/* A finger 18 pixels long and 3 wide is one blot under a pen of 2 pixels. */
Test(pen_line, a_finger_narrower_than_the_pen_is_cut_off)
{
    const BmPoint points[] = { { 0, 0 }, { 20, 0 }, { 20, 18 }, { 23, 18 }, { 23, 0 }, { 50, 0 } };
    const guint starts[] = { 0, 6 };
    BmGeometry line = line_of(points, 6, starts, 1);
    bm_pen_line(&line, 2);
    for (guint i = 0; i < line.point_count; i++)
        cr_expect_float_eq(line.points[i].y, 0, 1e-9);
    cr_expect_float_eq(line.points[0].x, 0, 1e-9);
    cr_expect_float_eq(line.points[line.point_count - 1].x, 50, 1e-9);
    bm_geometry_clear(&line);
}

Test(pen_line, a_bay_wider_than_the_pen_stays)
{
    const BmPoint points[] = { { 0, 0 }, { 20, 0 }, { 20, 30 }, { 40, 30 }, { 40, 0 }, { 60, 0 } };
    const guint starts[] = { 0, 6 };
    BmGeometry line = line_of(points, 6, starts, 1);
    bm_pen_line(&line, 2);
    cr_expect_eq(line.point_count, 6u);
    bm_geometry_clear(&line);
}

Test(pen_line, parts_whose_ends_nearly_meet_become_one)
{
    const BmPoint points[] = { { 0, 0 }, { 20, 0 }, { 25, 0 }, { 50, 0 }, { 200, 0 }, { 220, 0 } };
    const guint starts[] = { 0, 2, 4, 6 };
    BmGeometry line = line_of(points, 6, starts, 3);
    bm_pen_line(&line, 2);
    cr_expect_eq(line.part_count, 2u);
    cr_expect_eq(line.part_starts[1], 4u);
    bm_geometry_clear(&line);
}

Test(pen_line, nothing_comes_of_nothing)
{
    BmGeometry line = { .kind = BM_GEOMETRY_LINE };
    bm_pen_line(&line, 2);
    cr_expect_eq(line.point_count, 0u);
}
