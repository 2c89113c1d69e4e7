/** @file
 * The course of a label: smooth, on its side of the line, inside the frame.
 */
#include "compose/label_course.h"

#include <criterion/criterion.h>
#include <math.h>

static const BmExtent frame = { 0, 0, 1000, 1000 };

static BmGeometry line_of(BmPoint *points, guint count, guint *starts)
{
    starts[0] = 0;
    starts[1] = count;
    return (BmGeometry){ .kind = BM_GEOMETRY_LINE,
                         .part_count = 1,
                         .part_starts = starts,
                         .point_count = count,
                         .points = points };
}

/* Eastwards with y downwards, the left side is the upper one. */
Test(label_course, it_runs_beside_the_line)
{
    BmPoint points[] = { { 100, 500 }, { 900, 500 } };
    guint starts[2];
    BmGeometry line = line_of(points, 2, starts), course;
    bm_label_course(&line, &frame, 30, 12, &course);
    cr_assert_gt(course.point_count, 100u);
    for (guint i = 0; i < course.point_count; i++)
        cr_expect_float_eq(course.points[i].y, 488, 1e-6);
    bm_geometry_clear(&course);
}

Test(label_course, wriggles_are_smoothed)
{
    BmPoint points[81];
    for (guint i = 0; i <= 80; i++)
        points[i] = (BmPoint){ 100 + 10.0 * i, i % 2 ? 490 : 510 };
    guint starts[2];
    BmGeometry line = line_of(points, 81, starts), course;
    bm_label_course(&line, &frame, 40, 0, &course);
    for (guint i = course.point_count / 4; i < course.point_count * 3 / 4; i++)
        cr_expect_float_eq(course.points[i].y, 500, 1.5);
    bm_geometry_clear(&course);
}

Test(label_course, only_what_the_frame_shows)
{
    BmPoint points[301];
    for (guint i = 0; i <= 300; i++)
        points[i] = (BmPoint){ -1000 + 10.0 * i, 500 };
    guint starts[2];
    BmGeometry line = line_of(points, 301, starts), course;
    bm_label_course(&line, &frame, 20, 0, &course);
    cr_expect_geq(course.extent.west, -1e-6);
    cr_expect_leq(course.extent.east, 1000 + 1e-6);
    bm_geometry_clear(&course);
}

Test(label_course, nothing_comes_of_nothing)
{
    BmPoint points[] = { { 5, 5 }, { 6, 6 } };
    guint starts[2];
    BmGeometry line = line_of(points, 2, starts), course;
    bm_label_course(&line, &frame, 20, 0, &course);
    cr_expect_eq(course.point_count, 0u);
    bm_geometry_clear(&course);
}
