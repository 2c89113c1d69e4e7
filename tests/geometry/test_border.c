/** @file
 * Shared borders and lengths on the ellipsoid.
 */
#include "geometry/border.h"

#include <criterion/criterion.h>

static BmGeometry polygon(const BmPoint *points, guint count)
{
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON, .part_count = 1, .point_count = count };
    area.part_starts = g_new0(guint, 2);
    area.part_starts[1] = count;
    area.points = g_memdup2(points, count * sizeof(BmPoint));
    bm_geometry_update_extent(&area);
    return area;
}

Test(border, lengths_on_the_ellipsoid)
{
    static const struct {
        BmPoint a, b;
        double metres, tolerance;
    } cases[] = {
        /* GeographicLib, GeodSolve's documentation: JFK to LHR */
        { { -73.8, 40.6 }, { -0.5, 51.6 }, 5551759.400, 0.001 },
        /* the quarter of a meridian of WGS84 */
        { { 0, 0 }, { 0, 90 }, 10001965.729, 0.001 },
        { { 70, 34 }, { 70, 34 }, 0, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmPoint points[] = { cases[i].a, cases[i].b };
        guint starts[] = { 0, 2 };
        BmGeometry line = { BM_GEOMETRY_LINE, 1, starts, 2, points, BM_EXTENT_EMPTY };
        cr_expect_float_eq(bm_geodesic_length(&line), cases[i].metres, cases[i].tolerance, "%.4f",
                           bm_geodesic_length(&line));
    }
}

Test(border, shared_edges_become_one_line_wherever_a_ring_begins)
{
    /* two areas with the line (1,0) (1,1) (1,2) (1,3) in common; A's ring begins in its middle */
    const BmPoint left[] = { { 1, 1 }, { 1, 2 }, { 1, 3 }, { 0, 3 }, { 0, 0 }, { 1, 0 }, { 1, 1 } };
    const BmPoint right[] = {
        { 1, 3 }, { 1, 2 }, { 1, 1 }, { 1, 0 }, { 2, 0 }, { 2, 3 }, { 1, 3 }
    };
    BmGeometry a = polygon(left, 7), b = polygon(right, 7), line;
    const BmGeometry *as = &a, *bs = &b;
    guint segments;
    bm_border_between(&as, 1, &bs, 1, &line, &segments);
    cr_expect_eq(segments, 3u);
    cr_assert_eq(line.part_count, 1u);
    cr_assert_eq(line.point_count, 4u);
    for (guint i = 1; i < 4; i++)
        cr_expect_float_eq(line.points[i].y - line.points[i - 1].y,
                           line.points[1].y - line.points[0].y, 1e-12, "in order");
    bm_geometry_clear(&line);
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
}

Test(border, an_enclave_gives_a_closed_line_and_strangers_none)
{
    const BmPoint ring[] = { { 1, 1 }, { 1, 2 }, { 2, 2 }, { 2, 1 }, { 1, 1 } };
    const BmPoint away[] = { { 9, 9 }, { 9, 8 }, { 8, 8 }, { 9, 9 } };
    BmGeometry a = polygon(ring, 5), b = polygon(ring, 5), c = polygon(away, 4), line;
    const BmGeometry *as = &a, *bs = &b, *cs = &c;
    bm_border_between(&as, 1, &bs, 1, &line, NULL);
    cr_assert_eq(line.part_count, 1u);
    cr_expect_eq(line.point_count, 5u);
    bm_geometry_clear(&line);
    guint segments = 7;
    bm_border_between(&as, 1, &cs, 1, &line, &segments);
    cr_expect_eq(segments, 0u);
    cr_expect_eq(line.part_count, 0u);
    bm_geometry_clear(&line);
    bm_geometry_clear(&a);
    bm_geometry_clear(&b);
    bm_geometry_clear(&c);
}
