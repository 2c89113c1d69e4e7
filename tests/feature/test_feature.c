/** @file
 * Boxes and sets of features.
 */
#include "feature/feature.h"

#include <criterion/criterion.h>

Test(feature, boxes)
{
    BmExtent box = BM_EXTENT_EMPTY;
    cr_expect(bm_extent_is_empty(&box));
    bm_extent_add(&box, (BmPoint){ 60, 30 });
    cr_expect_not(bm_extent_is_empty(&box), "a box of one point is not empty");
    bm_extent_add(&box, (BmPoint){ 70, 35 });
    BmExtent empty = BM_EXTENT_EMPTY, before = box;
    bm_extent_union(&box, &empty);
    cr_expect_eq(memcmp(&box, &before, sizeof box), 0, "an empty box adds nothing");
    bm_extent_union(&box, &(BmExtent){ 65, 20, 75, 32 });
    cr_expect(box.west == 60 && box.south == 20 && box.east == 75 && box.north == 35);
    cr_expect(bm_extent_overlaps(&box, &(BmExtent){ 75, 35, 80, 40 }), "touching is overlapping");
    cr_expect_not(bm_extent_overlaps(&box, &(BmExtent){ 76, 20, 80, 35 }));
    cr_expect(bm_extent_holds(&box, &box), "a box lies within itself");
    cr_expect_not(bm_extent_holds(&box, &(BmExtent){ 60, 20, 75, 35.1 }));
    cr_expect(bm_extent_contains(&box, (BmPoint){ 60, 20 }));
    cr_expect_not(bm_extent_contains(&box, (BmPoint){ 60, 19.9 }));
    cr_expect_not(bm_extent_contains(&box, (BmPoint){ 0.0 / 0.0, 30 }), "NaN is nowhere");
}

Test(feature, fields_are_found_without_regard_to_case)
{
    BmFeatureSet *set = bm_feature_set_new("a.shp", g_strsplit("NAME,a3", ",", -1));
    BmFeature *feature = g_new0(BmFeature, 1);
    feature->values = g_strsplit("Kunar,AFG", ",", -1);
    g_ptr_array_add(set->features, feature);
    cr_assert_eq(bm_feature_set_count(set), 1u);
    const BmFeature *kept = bm_feature_set_borrow(set, 0);
    cr_expect_str_eq(bm_feature_value(kept, bm_feature_set_field(set, "name")), "Kunar");
    cr_expect_eq(bm_feature_set_field(set, "nam"), -1);
    cr_expect_str_eq(bm_feature_value(kept, -1), "");
    cr_expect_str_eq(bm_feature_text(set, kept, "A3"), "AFG");
    cr_expect_str_eq(bm_feature_text(set, kept, "nam"), "");
    bm_feature_set_free(set);
}
