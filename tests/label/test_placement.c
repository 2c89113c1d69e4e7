/** @file
 * Placing labels: no two overlap, the important ones come first, positions as cartographers
 * prefer them.
 */
#include "label/placement.h"

#include <criterion/criterion.h>
#include <math.h>

static const BmExtent frame = { 0, 0, 1000, 800 };

static gboolean overlap(BmLabelSpot a, BmLabelSpot b, double width, double height)
{
    return a.x < b.x + width && b.x < a.x + width && a.y < b.y + height && b.y < a.y + height;
}

/* A lone point's name goes to the top right, the position readers expect (Imhof 1975). */
Test(placement, a_lone_name_stands_top_right)
{
    BmPlacement *placement = bm_placement_new(&frame);
    guint label = bm_placement_add_point(placement, (BmPoint){ 500, 400 }, 4, 80, 16, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect(spot.x >= 504, "x %g", spot.x);
    cr_expect(spot.y + 8 < 400, "y %g", spot.y);
    bm_placement_free(placement);
}

/* Two towns of which one's name, at its best place, would lie on the other's dot. */
Test(placement, no_name_lies_on_the_dot_of_another_town)
{
    BmPlacement *placement = bm_placement_new(&frame);
    const BmPoint points[] = { { 500, 400 }, { 540, 392 } };
    guint labels[2];
    for (guint i = 0; i < 2; i++)
        labels[i] = bm_placement_add_town(placement, points[i], 4, 80, 16, 2 - i, FALSE);
    bm_placement_solve(placement);
    for (guint i = 0; i < 2; i++) {
        BmLabelSpot spot = bm_placement_spot(placement, labels[i]);
        BmPoint other = points[1 - i];
        cr_assert(spot.placed);
        cr_expect_not(spot.x < other.x + 4 && spot.x + 80 > other.x - 4 && spot.y < other.y + 4 &&
                          spot.y + 16 > other.y - 4,
                      "the name of %u lies on the dot of %u", i, 1 - i);
    }
    bm_placement_free(placement);
}

Test(placement, a_name_at_the_corner_stays_inside)
{
    BmPlacement *placement = bm_placement_new(&frame);
    guint label = bm_placement_add_point(placement, (BmPoint){ 995, 5 }, 3, 80, 16, 1, TRUE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect(spot.x + 80 <= 1000 && spot.y >= 0);
    bm_placement_free(placement);
}

Test(placement, no_two_labels_overlap)
{
    for (guint32 seed = 1; seed <= 20; seed++) {
        GRand *random = g_rand_new_with_seed(seed);
        BmPlacement *placement = bm_placement_new(&frame);
        guint labels[200], placed = 0;
        for (guint i = 0; i < 200; i++) {
            BmPoint point = { g_rand_double_range(random, 0, 1000),
                              g_rand_double_range(random, 0, 800) };
            labels[i] = bm_placement_add_point(placement, point, 3, 70, 14, 200 - i, FALSE);
        }
        bm_placement_solve(placement);
        for (guint i = 0; i < 200; i++) {
            BmLabelSpot a = bm_placement_spot(placement, labels[i]);
            placed += a.placed;
            for (guint j = 0; a.placed && j < i; j++) {
                BmLabelSpot b = bm_placement_spot(placement, labels[j]);
                cr_assert(!b.placed || !overlap(a, b, 70, 14), "seed %u: %u and %u", seed, i, j);
            }
        }
        cr_expect_gt(placed, 150u);
        bm_placement_free(placement);
        g_rand_free(random);
    }
}

Test(placement, a_blocked_box_is_left_free)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmExtent block = { 500, 300, 700, 400 };
    bm_placement_block_box(placement, &block);
    guint label = bm_placement_add_point(placement, (BmPoint){ 495, 395 }, 4, 80, 16, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect(spot.x + 80 <= 500 || spot.y >= 400 || spot.y + 16 <= 300);
    bm_placement_free(placement);
}

Test(placement, a_required_label_takes_the_place_of_another)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmExtent box = { 100, 100, 200, 120 };
    BmExtent boxes[] = { box, box };
    guint optional = bm_placement_add_boxes(placement, boxes, 2, 99, FALSE);
    guint required = bm_placement_add_boxes(placement, boxes, 2, 1, TRUE);
    bm_placement_solve(placement);
    cr_expect(bm_placement_spot(placement, required).placed);
    cr_expect_not(bm_placement_spot(placement, optional).placed);
    bm_placement_free(placement);
}

static BmGeometry line_of(BmPoint *points, guint count, guint *starts, BmGeometryKind kind)
{
    starts[0] = 0;
    starts[1] = count;
    BmGeometry line = {
        .kind = kind, .part_count = 1, .part_starts = starts, .point_count = count, .points = points
    };
    bm_geometry_update_extent(&line);
    return line;
}

Test(placement, a_label_avoids_a_line_where_it_can)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmPoint points[] = { { 530, 0 }, { 530, 800 } };
    guint starts[2];
    BmGeometry river = line_of(points, 2, starts, BM_GEOMETRY_LINE);
    bm_placement_avoid_lines(placement, &river, 0, 4);
    guint label = bm_placement_add_point(placement, (BmPoint){ 500, 400 }, 4, 80, 16, 1, FALSE);
    bm_placement_solve(placement);
    cr_expect(bm_placement_spot(placement, label).x + 80 <= 530);
    bm_placement_free(placement);
}

Test(placement, a_broad_line_is_touched_at_its_edge)
{
    /* right of the point there are 88 pixels to the line's middle for a label of 80 */
    for (guint i = 0; i < 2; i++) {
        BmPlacement *placement = bm_placement_new(&frame);
        BmPoint points[] = { { 592, 0 }, { 592, 800 } };
        guint starts[2];
        BmGeometry border = line_of(points, 2, starts, BM_GEOMETRY_LINE);
        bm_placement_avoid_lines(placement, &border, i ? 20 : 2, 8);
        guint label = bm_placement_add_point(placement, (BmPoint){ 500, 400 }, 4, 80, 16, 1, FALSE);
        bm_placement_solve(placement);
        BmLabelSpot spot = bm_placement_spot(placement, label);
        cr_expect_eq(spot.x == 504, i == 0, "%g", spot.x);
        bm_placement_free(placement);
    }
}

/* A town on a border: its dot touches the line wherever its name stands. */
Test(placement, a_symbol_on_a_line_does_not_make_all_places_alike)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmPoint points[] = { { 500, 400 }, { 700, 300 } };
    guint starts[2];
    BmGeometry border = line_of(points, 2, starts, BM_GEOMETRY_LINE);
    bm_placement_avoid_lines(placement, &border, 2, 8);
    guint label = bm_placement_add_town(placement, (BmPoint){ 500, 400 }, 4, 80, 16, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect(spot.y >= 400 || spot.x + 80 <= 500, "%g, %g", spot.x, spot.y);
    bm_placement_free(placement);
}

Test(placement, a_name_slides_where_every_usual_place_touches_a_border)
{
    BmPlacement *placement = bm_placement_new(&frame);
    /* borders to the right, to the left and below: above a quarter to the right all is free */
    BmPoint right[] = { { 570, 300 }, { 570, 500 } }, left[] = { { 470, 300 }, { 470, 500 } };
    BmPoint below[] = { { 400, 408 }, { 600, 408 } };
    guint starts[3][2];
    BmGeometry lines[] = { line_of(right, 2, starts[0], BM_GEOMETRY_LINE),
                           line_of(left, 2, starts[1], BM_GEOMETRY_LINE),
                           line_of(below, 2, starts[2], BM_GEOMETRY_LINE) };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++)
        bm_placement_avoid_lines(placement, &lines[i], 2, 8);
    guint label = bm_placement_add_town(placement, (BmPoint){ 500, 400 }, 4, 80, 16, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_expect_float_eq(spot.x, 480, 1e-9);
    cr_expect_float_eq(spot.y, 380, 1e-9);
    bm_placement_free(placement);
}

/* The weightier label has a place across a border, and one that only the lighter label is in. */
Test(placement, a_lighter_label_gives_way_before_a_border_is_crossed)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmPoint points[] = { { 150, 0 }, { 150, 800 } };
    guint starts[2];
    BmGeometry border = line_of(points, 2, starts, BM_GEOMETRY_LINE);
    bm_placement_avoid_lines(placement, &border, 2, 8);
    BmExtent across = { 100, 100, 200, 120 }, free = { 300, 100, 400, 120 };
    BmExtent boxes[] = { across, free };
    guint heavy = bm_placement_add_boxes(placement, boxes, 2, 90, TRUE);
    guint light = bm_placement_add_boxes(placement, &free, 1, 20, FALSE);
    bm_placement_solve(placement);
    cr_expect_eq(bm_placement_spot(placement, heavy).x, 300);
    cr_expect_not(bm_placement_spot(placement, light).placed);
    bm_placement_free(placement);
}

Test(placement, text_on_a_line_reads_upright)
{
    BmPoint eastwards[] = { { 100, 400 }, { 900, 400 } },
            westwards[] = { { 900, 400 }, { 100, 400 } };
    for (guint i = 0; i < 2; i++) {
        guint starts[2];
        BmGeometry line = line_of(i ? westwards : eastwards, 2, starts, BM_GEOMETRY_LINE);
        BmPlacement *placement = bm_placement_new(&frame);
        guint label = bm_placement_add_line(placement, &line, 200, 16, 0, 1, TRUE);
        bm_placement_solve(placement);
        BmLabelSpot spot = bm_placement_spot(placement, label);
        cr_assert(spot.placed);
        cr_expect_eq(spot.reversed, i == 1);
        cr_expect_float_eq(spot.line_start + 100, 400, 20);
        bm_placement_free(placement);
    }
}

Test(placement, a_hatch_is_crossed_only_by_a_label_that_must_be_placed)
{
    BmPoint across[] = { { 0, 400 }, { 1000, 400 }, { 1000, 390 }, { 0, 390 } };
    guint starts[2];
    BmGeometry hatch = line_of(across, 4, starts, BM_GEOMETRY_LINE);
    BmExtent box = { 450, 380, 550, 420 };
    for (int required = 0; required < 2; required++) {
        BmPlacement *placement = bm_placement_new(&frame);
        bm_placement_shun_lines(placement, &hatch);
        guint label = bm_placement_add_boxes(placement, &box, 1, 50, required);
        bm_placement_solve(placement);
        cr_expect_eq(bm_placement_spot(placement, label).placed, required);
        bm_placement_free(placement);
    }
}

Test(placement, a_line_is_named_on_its_other_side_where_the_first_is_taken)
{
    BmPoint sides[] = { { 100, 390 }, { 900, 390 }, { 100, 410 }, { 900, 410 } };
    guint starts[3] = { 0, 2, 4 };
    BmGeometry line = { .kind = BM_GEOMETRY_LINE, .points = sides, .point_count = 4 };
    line.part_starts = starts;
    line.part_count = 2;
    bm_geometry_update_extent(&line);
    BmPlacement *placement = bm_placement_new(&frame);
    BmExtent above = { 0, 300, 1000, 391 };
    bm_placement_block_box(placement, &above);
    guint label = bm_placement_add_line(placement, &line, 200, 16, -4, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect_geq(spot.line_start, 800, "the parts' lengths are counted one after the other");
    bm_placement_free(placement);
}

Test(placement, an_area_is_named_inside)
{
    BmPoint ring[] = { { 100, 100 }, { 500, 100 }, { 500, 500 }, { 100, 500 }, { 100, 100 } };
    guint starts[2];
    BmGeometry area = line_of(ring, 5, starts, BM_GEOMETRY_POLYGON);
    BmPlacement *placement = bm_placement_new(&frame);
    guint label = bm_placement_add_area(placement, &area, 100, 20, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect_float_eq(spot.x + 50, 300, 15);
    cr_expect_float_eq(spot.y + 10, 300, 15);
    bm_placement_free(placement);
}

Test(placement, the_same_input_gives_the_same_places)
{
    BmLabelSpot first[60];
    for (guint run = 0; run < 2; run++) {
        BmPlacement *placement = bm_placement_new(&frame);
        for (guint i = 0; i < 60; i++)
            bm_placement_add_point(placement, (BmPoint){ (i * 137) % 1000, (i * 89) % 800 }, 3, 90,
                                   14, i % 7, FALSE);
        bm_placement_solve(placement);
        for (guint i = 0; i < 60; i++) {
            BmLabelSpot spot = bm_placement_spot(placement, i);
            if (run == 0)
                first[i] = spot;
            else
                cr_expect(spot.placed == first[i].placed && spot.x == first[i].x &&
                          spot.y == first[i].y);
        }
        bm_placement_free(placement);
    }
}

/* A hook of land: the middle of its bounds lies outside, its pole in the broad foot. */
Test(placement, a_name_keeps_within_a_winding_area_with_small_islands)
{
    BmPoint rings[] = { { 100, 100 }, { 160, 100 }, { 160, 400 }, { 500, 400 },
                        { 500, 500 }, { 100, 500 }, { 100, 100 }, { 600, 100 },
                        { 602, 100 }, { 601, 102 }, { 600, 100 } };
    guint starts[] = { 0, 7, 11 };
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON,
                        .part_count = 2,
                        .part_starts = starts,
                        .point_count = 11,
                        .points = rings };
    bm_geometry_update_extent(&area);
    BmPlacement *placement = bm_placement_new(&frame);
    guint label = bm_placement_add_area(placement, &area, 120, 20, 1, FALSE);
    bm_placement_solve(placement);
    BmLabelSpot spot = bm_placement_spot(placement, label);
    cr_assert(spot.placed);
    cr_expect(spot.x >= 100 && spot.x + 120 <= 500 && spot.y >= 400 && spot.y + 20 <= 500, "%g, %g",
              spot.x, spot.y);
    bm_placement_free(placement);
}

Test(placement, what_has_no_extent_or_no_numbers_is_left_out)
{
    BmPlacement *placement = bm_placement_new(&frame);
    BmGeometry nothing = { 0 };
    BmPoint bad[] = { { NAN, 10 }, { 900, NAN }, { INFINITY, 20 }, { 5, -INFINITY } };
    guint starts[2];
    BmGeometry line = line_of(bad, 4, starts, BM_GEOMETRY_LINE);
    bm_placement_avoid_lines(placement, &line, 0, 1);
    bm_placement_block_lines(placement, &nothing);
    guint labels[] = {
        bm_placement_add_area(placement, &nothing, 50, 10, 1, TRUE),
        bm_placement_add_line(placement, &nothing, 50, 10, 0, 1, TRUE),
        bm_placement_add_line(placement, &line, 50, 10, 0, 1, TRUE),
        bm_placement_add_point(placement, (BmPoint){ NAN, 10 }, 3, 50, 10, NAN, TRUE),
        bm_placement_add_point(placement, (BmPoint){ 500, 10 }, 3, INFINITY, 10, 1, TRUE),
        bm_placement_add_boxes(placement, NULL, 0, 1, TRUE),
    };
    bm_placement_solve(placement);
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        cr_expect_not(bm_placement_spot(placement, labels[i]).placed, "label %u", i);
    bm_placement_free(placement);
}
