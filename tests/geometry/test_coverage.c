/** @file
 * The share of a pixel that lies in an area.
 */
#include "geometry/coverage.h"

#include <criterion/criterion.h>
#include <string.h>

static BmGeometry polygon_of(BmPoint *points, guint *starts, guint parts)
{
    return (BmGeometry){ .kind = BM_GEOMETRY_POLYGON,
                         .part_count = parts,
                         .part_starts = starts,
                         .point_count = starts[parts],
                         .points = points };
}

static const BmExtent box = { 10, 20, 14, 23 }; /* 4 × 3 pixels of one unit */

/* Areas of squares and triangles by hand: all, half, a quarter, nothing of a pixel. */
Test(coverage, shares_are_areas)
{
    BmPoint points[] = { { 11, 20.5 }, { 13.5, 20.5 }, { 13.5, 22 }, { 11, 22 }, { 11, 20.5 } };
    guint starts[] = { 0, 5 };
    BmGeometry area = polygon_of(points, starts, 1);
    guint8 mask[12] = { 0 };
    bm_coverage_add(&area, &box, 4, 3, mask);
    static const double expected[] = { 0, .5, .5, .25, 0, 1, 1, .5, 0, 0, 0, 0 };
    for (guint i = 0; i < 12; i++)
        cr_expect_float_eq(mask[i], 255 * expected[i], 2, "pixel %u: %u", i, mask[i]);
}

Test(coverage, holes_are_open_and_what_lies_outside_is_cut)
{
    BmPoint points[] = { { 0, 0 },   { 99, 0 },  { 99, 99 }, { 0, 99 },  { 0, 0 },
                         { 11, 21 }, { 12, 21 }, { 12, 22 }, { 11, 22 }, { 11, 21 } };
    guint starts[] = { 0, 5, 10 };
    BmGeometry area = polygon_of(points, starts, 2);
    guint8 mask[12] = { 0 };
    bm_coverage_add(&area, &box, 4, 3, mask);
    for (guint i = 0; i < 12; i++)
        cr_expect_eq(mask[i], i == 5 ? 0 : 255, "pixel %u: %u", i, mask[i]);
}

/* Two triangles that share a slanted edge cover together what their square does. */
Test(coverage, neighbours_leave_no_seam)
{
    BmPoint lower[] = { { 10, 20 }, { 14, 20 }, { 14, 23 }, { 10, 20 } };
    BmPoint upper[] = { { 10, 20 }, { 14, 23 }, { 10, 23 }, { 10, 20 } };
    guint starts[] = { 0, 4 }, low = 255;
    guint8 mask[12] = { 0 };
    BmGeometry first = polygon_of(lower, starts, 1), second = polygon_of(upper, starts, 1);
    bm_coverage_add(&first, &box, 4, 3, mask);
    bm_coverage_add(&second, &box, 4, 3, mask);
    for (guint i = 0; i < 12; i++)
        low = MIN(low, mask[i]);
    cr_expect_geq(low, 252u);
}
