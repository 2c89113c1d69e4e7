/** @file
 * The place of an area's tag.
 */
#include "compose/tag_place.h"

#include <criterion/criterion.h>

/* Places a tag of that width in a rectangle of 200 × 100 pixels; *fits as bm_tag_place() has it. */
static BmPoint place(double width, gboolean *fits)
{
    BmPoint ring[] = { { 100, 100 }, { 300, 100 }, { 300, 200 }, { 100, 200 }, { 100, 100 } };
    guint starts[] = { 0, 5 };
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = 5,
                        .points = ring };
    bm_geometry_update_extent(&area);
    BmExtent frame = { 0, 0, 800, 600 };
    GArray *taken = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    BmTag tag = { .area = &area,
                  .pole = { 200, 150 },
                  .width = width,
                  .height = 40,
                  .frame = &frame,
                  .taken = taken };
    gboolean is_free = FALSE;
    BmPoint at = bm_tag_place(&tag, &is_free, fits);
    cr_expect(is_free);
    g_array_unref(taken);
    return at;
}

Test(tag_place, a_tag_that_fits_stands_in_the_middle)
{
    gboolean fits = FALSE;
    BmPoint at = place(150, &fits);
    cr_expect(fits);
    cr_expect(at.x == 200 && at.y == 150, "%g, %g", at.x, at.y);
}

Test(tag_place, words_that_end_on_the_edge_do_not_fit)
{
    gboolean fits = TRUE;
    place(198, &fits);
    cr_expect_not(fits);
    place(260, &fits);
    cr_expect_not(fits);
}
