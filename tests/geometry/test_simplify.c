/** @file
 * Simplifying: the answers of other programs on small figures, and what must never happen. The
 * whole world is in tests/source/test_simplify_world.c.
 */
#include "geometry/simplify.h"

#include <criterion/criterion.h>
#include <math.h>

/** A geometry of one part. */
static BmGeometry make(BmGeometryKind kind, const BmPoint *points, guint count)
{
    BmGeometry geometry = { .kind = kind, .part_count = 1, .point_count = count };
    geometry.points = g_memdup2(points, count * sizeof *points);
    geometry.part_starts = g_new0(guint, 2);
    geometry.part_starts[1] = count;
    bm_geometry_update_extent(&geometry);
    return geometry;
}

static void expect_points(const BmGeometry *geometry, const BmPoint *expected, guint count,
                          const char *what)
{
    cr_assert_eq(geometry->point_count, count, "%s: %u points, not %u", what, geometry->point_count,
                 count);
    for (guint i = 0; i < count; i++)
        cr_expect(geometry->points[i].x == expected[i].x && geometry->points[i].y == expected[i].y,
                  "%s: point %u is %g %g", what, i, geometry->points[i].x, geometry->points[i].y);
}

static double distance(BmPoint p, BmPoint a, BmPoint b)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    double along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy);
    along = CLAMP(along, 0, 1);
    return hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/** How far the farthest of the points is from the line. */
static double farthest(const BmPoint *points, guint count, const BmGeometry *line)
{
    double most = 0;
    for (guint i = 0; i < count; i++) {
        double least = INFINITY;
        for (guint j = 1; j < line->point_count; j++)
            least = MIN(least, distance(points[i], line->points[j - 1], line->points[j]));
        most = MAX(most, least);
    }
    return most;
}

/* A shore with two bays of some 40 and ripples of 1. */
static const BmPoint shore[] = { { 0, 0 },   { 10, 1 },  { 20, 0 },    { 30, 1 },    { 40, 40 },
                                 { 50, 41 }, { 60, 40 }, { 70, 39 },   { 80, 0 },    { 90, -1 },
                                 { 100, 0 }, { 110, 1 }, { 120, -35 }, { 130, -36 }, { 140, -35 },
                                 { 150, 0 }, { 160, 1 }, { 170, 0 } };

Test(simplify, a_line_as_topojson_has_it)
{
    /* topojson-simplify 3.0.3, presimplify() and simplify() with a least weight of 60 */
    static const BmPoint expected[] = { { 0, 0 },   { 30, 1 },  { 40, 40 },   { 70, 39 },
                                        { 80, 0 },  { 110, 1 }, { 120, -35 }, { 140, -35 },
                                        { 150, 0 }, { 170, 0 } };
    BmGeometry line = make(BM_GEOMETRY_LINE, shore, G_N_ELEMENTS(shore));
    BmGeometry *list[] = { &line };
    bm_simplify(list, 1, 3);
    expect_points(&line, expected, G_N_ELEMENTS(expected), "shore");
    /* GEOS 3.11.1, hausdorff_distance() of the two lines */
    cr_expect_float_eq(farthest(shore, G_N_ELEMENTS(shore), &line), 1.332593209305539, 1e-12);
    bm_geometry_clear(&line);
}

Test(simplify, the_border_of_neighbours_as_topojson_has_it)
{
    static const BmPoint left[] = { { 0, 0 },    { 50, 0 },  { 51, 10 }, { 49, 20 }, { 52, 30 },
                                    { 50, 40 },  { 30, 50 }, { 50, 60 }, { 49, 70 }, { 51, 80 },
                                    { 50, 100 }, { 0, 100 }, { 0, 0 } };
    static const BmPoint right[] = { { 50, 0 },  { 100, 0 }, { 100, 100 }, { 50, 100 }, { 51, 80 },
                                     { 49, 70 }, { 50, 60 }, { 30, 50 },   { 50, 40 },  { 52, 30 },
                                     { 49, 20 }, { 51, 10 }, { 50, 0 } };
    /* topojson-simplify 3.0.3 with a least weight of 60 */
    static const BmPoint left_after[] = { { 50, 0 },   { 50, 40 }, { 30, 50 }, { 50, 60 },
                                          { 50, 100 }, { 0, 100 }, { 0, 0 },   { 50, 0 } };
    static const BmPoint right_after[] = { { 50, 0 },  { 100, 0 }, { 100, 100 }, { 50, 100 },
                                           { 50, 60 }, { 30, 50 }, { 50, 40 },   { 50, 0 } };
    BmGeometry a = make(BM_GEOMETRY_POLYGON, left, G_N_ELEMENTS(left));
    BmGeometry b = make(BM_GEOMETRY_POLYGON, right, G_N_ELEMENTS(right));
    BmGeometry *list[] = { &a, &b };
    bm_simplify(list, 2, 3);
    expect_points(&a, left_after, G_N_ELEMENTS(left_after), "left");
    expect_points(&b, right_after, G_N_ELEMENTS(right_after), "right");
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
}

Test(simplify, no_point_is_farther_than_the_tolerance)
{
    for (double tolerance = 0.5; tolerance < 100; tolerance *= 2) {
        BmGeometry line = make(BM_GEOMETRY_LINE, shore, G_N_ELEMENTS(shore));
        BmGeometry *list[] = { &line };
        bm_simplify(list, 1, tolerance);
        cr_expect_leq(farthest(shore, G_N_ELEMENTS(shore), &line), tolerance);
        bm_geometry_clear(&line);
    }
}

Test(simplify, a_line_does_not_go_over_an_island)
{
    /* the cape holds the island: without it the line would cross it (de Berg and others 1998) */
    static const BmPoint cape[] = { { 0, 0 }, { 50, 30 }, { 100, 0 } };
    static const BmPoint straight[] = { { 0, 0 }, { 100, 0 } };
    static const BmPoint rock[] = { { 45, 10 }, { 55, 10 }, { 50, 15 }, { 45, 10 } };
    BmGeometry line = make(BM_GEOMETRY_LINE, cape, 3), island = make(BM_GEOMETRY_POLYGON, rock, 4);
    BmGeometry *both[] = { &line, &island };
    bm_simplify(both, 2, 40);
    expect_points(&line, cape, 3, "with the island");
    bm_simplify(both, 1, 40);
    expect_points(&line, straight, 2, "without it");
    bm_geometry_clear(&line);
    bm_geometry_clear(&island);
}

Test(simplify, a_small_ring_stays_a_ring_of_half_its_area)
{
    static const BmPoint octagon[] = { { 3, 0 },  { 7, 0 }, { 10, 3 }, { 10, 7 }, { 7, 10 },
                                       { 3, 10 }, { 0, 7 }, { 0, 3 },  { 3, 0 } };
    const double area = 82; /* 100 less four corners of 4.5 */
    BmGeometry ring = make(BM_GEOMETRY_POLYGON, octagon, G_N_ELEMENTS(octagon));
    BmGeometry *list[] = { &ring };
    bm_simplify(list, 1, 1000);
    double left = 0;
    for (guint i = 1; i < ring.point_count; i++)
        left += (ring.points[i - 1].x * ring.points[i].y - ring.points[i].x * ring.points[i - 1].y);
    cr_expect_geq(ring.point_count, 4);
    cr_expect_geq(fabs(left / 2), area / 2);
    cr_expect(ring.points[0].x == ring.points[ring.point_count - 1].x &&
              ring.points[0].y == ring.points[ring.point_count - 1].y);
    bm_geometry_clear(&ring);
}

Test(simplify, a_lens_between_two_areas_does_not_close)
{
    /* all three have the points (0, 0) and (0, 100) in common: two arcs must not become one */
    static const BmPoint west[] = { { 0, 0 },      { -5, 50 },  { 0, 100 },
                                    { -100, 100 }, { -100, 0 }, { 0, 0 } };
    static const BmPoint lens[] = { { 0, 0 }, { 5, 50 }, { 0, 100 }, { -5, 50 }, { 0, 0 } };
    static const BmPoint east[] = { { 0, 0 },   { 100, 0 }, { 100, 100 },
                                    { 0, 100 }, { 5, 50 },  { 0, 0 } };
    BmGeometry a = make(BM_GEOMETRY_POLYGON, west, 6), b = make(BM_GEOMETRY_POLYGON, lens, 5);
    BmGeometry c = make(BM_GEOMETRY_POLYGON, east, 6);
    BmGeometry *list[] = { &a, &b, &c };
    bm_simplify(list, 3, 50);
    cr_expect_geq(b.point_count, 4, "the lens has %u points", b.point_count);
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
    bm_geometry_clear(&c);
}

Test(simplify, what_cannot_be_simplified_stays)
{
    static const BmPoint two[] = { { 0, 0 }, { 9, 9 } };
    static const double tolerances[] = { 0, -1, NAN };
    for (guint i = 0; i < G_N_ELEMENTS(tolerances); i++) {
        BmGeometry line = make(BM_GEOMETRY_LINE, shore, G_N_ELEMENTS(shore));
        BmGeometry *list[] = { &line };
        bm_simplify(list, 1, tolerances[i]);
        expect_points(&line, shore, G_N_ELEMENTS(shore), "no tolerance");
        bm_geometry_clear(&line);
    }
    BmGeometry line = make(BM_GEOMETRY_LINE, two, 2), towns = make(BM_GEOMETRY_POINT, shore, 5);
    BmGeometry empty = make(BM_GEOMETRY_POLYGON, NULL, 0);
    BmGeometry *list[] = { &line, &towns, &empty };
    bm_simplify(list, 3, 1000);
    expect_points(&line, two, 2, "two points");
    expect_points(&towns, shore, 5, "points");
    cr_expect_eq(empty.point_count, 0);
    for (guint i = 0; i < G_N_ELEMENTS(list); i++)
        bm_geometry_clear(list[i]);
}

Test(simplify, no_number_and_repeats_do_no_harm)
{
    static const BmPoint bad[] = { { 0, 0 },  { 0, 0 },        { 5, NAN }, { 10, 1 },
                                   { 10, 1 }, { INFINITY, 3 }, { 20, 0 },  { 30, 0 } };
    BmGeometry line = make(BM_GEOMETRY_LINE, bad, G_N_ELEMENTS(bad));
    BmGeometry *list[] = { &line };
    bm_simplify(list, 1, 2);
    cr_assert_geq(line.point_count, 2);
    cr_expect_eq(line.points[0].x, 0);
    cr_expect_eq(line.points[line.point_count - 1].x, 30);
    bm_geometry_clear(&line);
}

Test(simplify, degrees_are_taken_by_metres_on_the_ground)
{
    /* 0.001° of latitude is 111.42 m at 60° N, of longitude 55.80 m (pyproj 3.4.1, WGS 84) */
    static const BmPoint bump[] = { { 10, 60 }, { 10.01, 60.001 }, { 10.02, 60 } };
    static const BmPoint aside[] = { { 10, 60 }, { 10.001, 60.01 }, { 10, 60.02 } };
    static const struct {
        const BmPoint *points;
        double metres;
        guint left;
    } cases[] = { { bump, 105, 3 }, { bump, 118, 2 }, { aside, 52, 3 }, { aside, 60, 2 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeometry line = make(BM_GEOMETRY_LINE, cases[i].points, 3);
        BmGeometry *list[] = { &line };
        bm_simplify_degrees(list, 1, cases[i].metres);
        cr_expect_eq(line.point_count, cases[i].left, "case %u: %u points", i, line.point_count);
        cr_expect_float_eq(line.points[0].x, 10, 1e-12);
        bm_geometry_clear(&line);
    }
}

Test(simplify, data_are_dense_where_most_segments_are_short)
{
    BmGeometry line = make(BM_GEOMETRY_LINE, shore, G_N_ELEMENTS(shore));
    const BmGeometry *list[] = { &line };
    cr_expect_not(bm_simplify_is_dense(list, 1, 1));
    cr_expect(bm_simplify_is_dense(list, 1, 30));
    cr_expect_not(bm_simplify_is_dense(list, 0, 30));
    bm_geometry_clear(&line);
}
