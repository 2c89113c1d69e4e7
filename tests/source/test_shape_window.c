/** @file
 * Cutting large records while reading changes nothing inside the window: compared with GEOS, which
 * cuts the whole areas.
 */
#include "geometry/clip.h"
#include "geometry/ring.h"
#include "shapefile_fixture.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>

/** The area of `polygon` inside the window, holes taken off, in square degrees. */
static double area_inside(const BmGeometry *polygon, const BmExtent *window)
{
    BmPoint corners[] = { { window->west, window->south },
                          { window->west, window->north },
                          { window->east, window->north },
                          { window->east, window->south },
                          { window->west, window->south } };
    guint starts[] = { 0, 5 };
    BmGeometry inside = { 0 }, box = { .kind = BM_GEOMETRY_POLYGON,
                                       .part_count = 1,
                                       .part_starts = starts,
                                       .point_count = 5,
                                       .points = corners,
                                       .extent = *window };
    bm_intersection(polygon, &box, &inside);
    double area = 0;
    for (guint part = 0; part < inside.part_count; part++)
        area += bm_ring_area(inside.points + inside.part_starts[part],
                             inside.part_starts[part + 1] - inside.part_starts[part]);
    bm_geometry_clear(&inside);
    return fabs(area);
}

/** The country of that code in a set read with the query. */
static BmFeatureSet *read_one(const char *code, const BmExtent *window, gboolean near_only)
{
    const char *codes[] = { code, NULL };
    BmSourceQuery query = {
        .window = window, .field = "a3", .values = codes, .near_only = near_only, .verified = TRUE
    };
    return bm_source_read(BM_SOURCE_DIR "/shapes/countries.shp", &query, NULL, NULL);
}

Test(shape_window, what_is_inside_stays_as_it_is)
{
    static const struct {
        const char *code;
        BmExtent window;
    } cases[] = {
        { "RUS", { 30, 59, 31, 60 } },      { "RUS", { 100, 50, 110, 56 } },
        { "RUS", { 131, 42, 134, 44 } },    { "CAN", { -80, 43, -76, 46 } },
        { "CAN", { -96, 60, -90, 75 } },    { "IDN", { 104, -7, 108, -5 } },
        { "NOR", { 5, 60, 6, 61 } },        { "CHN", { 74, 36, 80, 40 } },
        { "RUS", { 40, 42, 45, 44 } },      { "CHL", { -76, -53, -70, -48 } },
        { "GRC", { 22, 36, 27, 40 } },      { "USA", { -75, 40, -70, 45 } },
        { "CAN", { -85, 50, -84.5, 50.5 } } /* all of it land */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmFeatureSet *whole = read_one(cases[i].code, &cases[i].window, FALSE),
                     *near = read_one(cases[i].code, &cases[i].window, TRUE);
        cr_assert(bm_feature_set_count(whole) == 1 && bm_feature_set_count(near) == 1, "case %u",
                  i);
        const BmGeometry *all = &bm_feature_set_borrow(whole, 0)->geometry,
                         *some = &bm_feature_set_borrow(near, 0)->geometry;
        double expected = area_inside(all, &cases[i].window);
        cr_expect_gt(expected, 0, "case %u", i);
        cr_expect_float_eq(area_inside(some, &cases[i].window), expected, 1e-9, "case %u", i);
        cr_expect_lt(some->point_count, all->point_count, "case %u keeps %u of %u", i,
                     some->point_count, all->point_count);
        bm_feature_set_free(whole);
        bm_feature_set_free(near);
    }
}

Test(shape_window, a_large_record_whose_points_are_elsewhere_is_passed_over)
{
    static const BmExtent sea = { -10, 50, -9, 51 }; /* inside the box of France, off Brittany */
    BmFeatureSet *near = read_one("FRA", &sea, TRUE);
    cr_expect_eq(bm_feature_set_count(near), 0u);
    bm_feature_set_free(near);
}
