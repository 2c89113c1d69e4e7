/** @file
 * The ends of coarse lines beside a finer set.
 */
#include "compose/border_join.h"

#include <criterion/criterion.h>

/** Adds a line of two points with its fields. */
static void add(BmFeatureSet *set, const char *line, const char *status, BmPoint from, BmPoint to)
{
    const char *values[] = { "IND", line, "", status, line, NULL };
    BmFeature *feature = g_new0(BmFeature, 1);
    feature->values = g_strdupv((char **)values);
    BmGeometry *geometry = &feature->geometry;
    geometry->kind = BM_GEOMETRY_LINE;
    geometry->part_count = 1;
    geometry->part_starts = g_new0(guint, 2);
    geometry->part_starts[1] = geometry->point_count = 2;
    geometry->points = g_new(BmPoint, 2);
    geometry->points[0] = from;
    geometry->points[1] = to;
    bm_geometry_update_extent(geometry);
    g_ptr_array_add(set->features, feature);
}

static BmFeatureSet *new_set(void)
{
    const char *fields[] = { "a", "b", "name", "status", "line", NULL };
    return bm_feature_set_new("lines", g_strdupv((char **)fields));
}

/* A claim that ends at 74.317, 32.823, where a border begins; finer, 10 km farther north. */
static void build(BmFeatureSet **world, BmFeatureSet **detailed, BmPoint fine)
{
    BmPoint node = { 74.317, 32.823 };
    *world = new_set();
    *detailed = new_set();
    add(*world, "claim", "claim", (BmPoint){ 73.5, 34 }, (BmPoint){ 74.31699, 32.82301 });
    add(*world, "border", "disputed", node, (BmPoint){ 75.298, 32.332 });
    add(*detailed, "border", "disputed", fine, (BmPoint){ 75.299, 32.347 });
}

Test(border_join, a_claim_is_led_on_to_the_finer_border)
{
    BmFeatureSet *world, *detailed;
    BmPoint fine = { 74.348, 32.908 };
    build(&world, &detailed, fine);
    BmGeometry joined;
    cr_assert(bm_border_join(world, detailed, &bm_feature_set_borrow(world, 0)->geometry, &joined));
    cr_assert_eq(joined.point_count, 3);
    cr_expect_eq(joined.part_starts[1], 3);
    cr_expect(joined.points[0].x == 73.5 && joined.points[0].y == 34);
    cr_expect(joined.points[2].x == fine.x && joined.points[2].y == fine.y);
    cr_expect(bm_extent_contains(&joined.extent, fine));
    bm_geometry_clear(&joined);
    bm_feature_set_free(world);
    bm_feature_set_free(detailed);
}

Test(border_join, an_end_far_off_or_of_no_line_stays)
{
    BmFeatureSet *world, *detailed;
    BmGeometry joined;
    build(&world, &detailed, (BmPoint){ 74.348, 33.1 });
    cr_expect_not(
        bm_border_join(world, detailed, &bm_feature_set_borrow(world, 0)->geometry, &joined));
    bm_feature_set_free(detailed);
    detailed = new_set();
    add(detailed, "other", "disputed", (BmPoint){ 74.32, 32.83 }, (BmPoint){ 75, 32 });
    cr_expect_not(
        bm_border_join(world, detailed, &bm_feature_set_borrow(world, 0)->geometry, &joined));
    bm_feature_set_free(world);
    bm_feature_set_free(detailed);
}
