/** @file
 * Placing on the page: what is kept, cut, thinned.
 */
#include "geometry/clip.h"

#include <criterion/criterion.h>
#include <math.h>

/* one metre is one pixel, y turned; the frame is 100 by 100, kept with a margin of 8 */
static const BmView view = { 0, 100, 1, 0, 0 };
static const BmExtent frame = { 0, 0, 100, 100 };

/** A geometry of one part from x, y pairs in metres. */
static BmGeometry make(BmGeometryKind kind, const double *xy, guint count)
{
    BmGeometry geometry = { .kind = kind, .part_count = 1, .point_count = count };
    geometry.part_starts = g_new0(guint, 2);
    geometry.part_starts[1] = count;
    geometry.points = g_memdup2(xy, count * sizeof(BmPoint));
    bm_geometry_update_extent(&geometry);
    return geometry;
}

static double area_of(const BmGeometry *geometry)
{
    double sum = 0;
    for (guint i = 1; i < geometry->point_count; i++)
        sum += geometry->points[i - 1].x * geometry->points[i].y -
               geometry->points[i].x * geometry->points[i - 1].y;
    return fabs(sum / 2);
}

Test(clip, metres_to_pixels_and_back)
{
    BmView page = { -1000, 5000, 0.01, 20, 90 };
    BmPoint pixels = bm_view_apply(&page, (BmPoint){ 0, 0 });
    cr_expect_float_eq(pixels.x, 30, 1e-9);
    cr_expect_float_eq(pixels.y, 140, 1e-9);
    BmPoint metres = bm_view_invert(&page, pixels);
    cr_expect_float_eq(metres.x, 0, 1e-6);
    cr_expect_float_eq(metres.y, 0, 1e-6);
}

Test(clip, polygons)
{
    static const struct {
        const char *what;
        double xy[12];
        guint count;
        double area;
    } cases[] = {
        { "inside", { 10, 10, 10, 20, 20, 20, 20, 10, 10, 10 }, 5, 100 },
        { "outside", { 200, 10, 200, 20, 210, 20, 210, 10, 200, 10 }, 5, 0 },
        { "cut at the margin", { 50, 10, 50, 20, 200, 20, 200, 10, 50, 10 }, 5, 580 },
        { "around it all",
          { -900, -900, -900, 900, 900, 900, 900, -900, -900, -900 },
          5,
          116 * 116 },
        { "smaller than a quarter pixel",
          { 10, 10, 10, 10.4, 10.4, 10.4, 10.4, 10, 10, 10 },
          5,
          0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeometry geometry = make(BM_GEOMETRY_POLYGON, cases[i].xy, cases[i].count);
        bm_view_place(&view, &frame, &geometry);
        cr_expect_float_eq(area_of(&geometry), cases[i].area, 1e-9, "%s", cases[i].what);
        cr_expect_eq(geometry.part_count, cases[i].area > 0 ? 1u : 0u, "%s", cases[i].what);
        bm_geometry_clear(&geometry);
    }
}

Test(clip, cut_edges_run_outside_the_frame)
{
    const double xy[] = { 50, 10, 50, 20, 200, 20, 200, 10, 50, 10 };
    BmGeometry geometry = make(BM_GEOMETRY_POLYGON, xy, 5);
    bm_view_place(&view, &frame, &geometry);
    cr_expect_float_eq(geometry.extent.east, 108, 1e-9);
    bm_geometry_clear(&geometry);
}

Test(clip, a_ring_that_crosses_itself_is_not_lost)
{
    /* a bow tie that leaves the frame: GEOS takes no such ring as it is */
    const double xy[] = { 50, 10, 200, 90, 200, 10, 50, 90, 50, 10 };
    BmGeometry geometry = make(BM_GEOMETRY_POLYGON, xy, 5);
    bm_view_place(&view, &frame, &geometry);
    cr_expect_geq(geometry.part_count, 1u);
    cr_expect(bm_polygon_contains(&geometry, (BmPoint){ 52, 50 }));
    bm_geometry_clear(&geometry);
}

Test(clip, a_line_out_and_in_again_is_two_lines)
{
    const double xy[] = { 10, 50, 500, 50, 500, 60, 10, 60 };
    BmGeometry geometry = make(BM_GEOMETRY_LINE, xy, 4);
    bm_view_place(&view, &frame, &geometry);
    cr_expect_eq(geometry.part_count, 2u);
    cr_expect_eq(geometry.point_count, 4u);
    bm_geometry_clear(&geometry);
}

Test(clip, points_are_snapped_and_repeats_dropped)
{
    const double xy[] = { 10.01, 50, 10.02, 50.01, 20.05, 50, 20.07, 50 };
    BmGeometry geometry = make(BM_GEOMETRY_LINE, xy, 4);
    bm_view_place(&view, &frame, &geometry);
    cr_assert_eq(geometry.point_count, 2u);
    cr_expect_float_eq(geometry.points[1].x, 20.0625, 1e-12, "sixteenths of a pixel");
    bm_geometry_clear(&geometry);
}

Test(clip, points_outside_are_dropped)
{
    BmGeometry geometry = { .kind = BM_GEOMETRY_POINT, .part_count = 2, .point_count = 2 };
    geometry.part_starts = g_new0(guint, 3);
    geometry.part_starts[1] = 1;
    geometry.part_starts[2] = 2;
    geometry.points = g_new(BmPoint, 2);
    geometry.points[0] = (BmPoint){ 50, 50 };
    geometry.points[1] = (BmPoint){ 500, 50 };
    bm_view_place(&view, &frame, &geometry);
    cr_expect_eq(geometry.part_count, 1u);
    bm_geometry_clear(&geometry);
}
