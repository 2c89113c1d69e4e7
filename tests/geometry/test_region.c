/** @file
 * Cutting on the sphere: the antimeridian, the poles, either winding, discs, what is no position.
 * Expected areas and positions follow from the shapes, which are bounded by parallels and
 * meridians.
 */
#include "geometry/region.h"

#include <criterion/criterion.h>
#include <math.h>

#include "geometry/antimeridian.h"
#include "geometry/clip.h"
#include "geometry/course.h"

/** A geometry from a list of x, y; a part ends where x is 999. */
static BmGeometry make(BmGeometryKind kind, const BmPoint *list, guint count)
{
    BmGeometry geometry = { .kind = kind };
    geometry.points = g_new(BmPoint, count);
    geometry.part_starts = g_new0(guint, count + 2);
    for (guint i = 0; i < count; i++) {
        if (list[i].x == 999)
            geometry.part_starts[++geometry.part_count] = geometry.point_count;
        else
            geometry.points[geometry.point_count++] = list[i];
    }
    geometry.part_starts[++geometry.part_count] = geometry.point_count;
    bm_geometry_update_extent(&geometry);
    return geometry;
}

/** Square degrees, rings in a ring taken away by their winding or not at all. */
static double area_of(const BmGeometry *geometry)
{
    double sum = 0;
    for (guint part = 0; part < geometry->part_count; part++) {
        double ring = 0;
        for (guint i = geometry->part_starts[part] + 1; i < geometry->part_starts[part + 1]; i++)
            ring += geometry->points[i - 1].x * geometry->points[i].y -
                    geometry->points[i].x * geometry->points[i - 1].y;
        sum += fabs(ring / 2);
    }
    return sum;
}

static void turn_around(BmGeometry *geometry)
{
    for (guint part = 0; part < geometry->part_count; part++)
        for (guint i = geometry->part_starts[part], j = geometry->part_starts[part + 1]; i < --j;
             i++) {
            BmPoint swap = geometry->points[i];
            geometry->points[i] = geometry->points[j];
            geometry->points[j] = swap;
        }
}

#define SHEET                                                                                      \
    {                                                                                              \
        BM_REGION_BOX, { -180, -90, 180, 90 }, { 0, 0 }, 0                                         \
    }

/** Even-odd at the place itself and a turn away. */
static gboolean is_in(const BmGeometry *area, BmPoint place)
{
    BmPoint east = { place.x + 360, place.y }, west = { place.x - 360, place.y };
    return bm_polygon_contains(area, place) || bm_polygon_contains(area, east) ||
           bm_polygon_contains(area, west);
}

Test(region, polygons_keep_their_inside_whichever_way_they_wind)
{
    static const struct {
        const char *what;
        BmRegion region;
        BmPoint ring[12];
        guint count;
        double area; /**< square degrees; 0: not asked */
        guint parts;
        BmPoint inside, outside;
    } cases[] = {
        { "cut at the antimeridian, whole in a map across it",
          { BM_REGION_BOX, { 150, 50, 210, 80 }, { 0, 0 }, 0 },
          { { 170, 60 },
            { 180, 60 },
            { 180, 70 },
            { 170, 70 },
            { 170, 60 },
            { 999, 0 },
            { -180, 60 },
            { -170, 60 },
            { -170, 70 },
            { -180, 70 },
            { -180, 60 } },
          11,
          0,
          1,
          { 180, 65 },
          { 190.5, 65 } },
        { "a jump across the antimeridian, two pieces on the sheet",
          SHEET,
          { { 178, 65 }, { -178, 65 }, { -178, 67 }, { 178, 67 }, { 178, 65 } },
          5,
          8,
          2,
          { 179, 66 },
          { 177, 66 } },
        { "a ring around the south pole closes at it",
          SHEET,
          { { -90, -70 }, { 0, -70 }, { 90, -70 }, { 180, -70 }, { -90, -70 } },
          5,
          360 * 20,
          1,
          { 10, -89.5 },
          { 10, -60 } },
        { "one that the data led along the edge of their sheet",
          SHEET,
          { { -180, -70 },
            { -90, -70 },
            { 0, -70 },
            { 90, -70 },
            { 180, -70 },
            { 180, -90 },
            { 0, -90 },
            { -180, -90 },
            { -180, -70 } },
          9,
          360 * 20,
          1,
          { 10, -89.5 },
          { 10, -60 } },
        { "the same in a disc around the pole",
          { BM_REGION_DISC, { 0, 0, 0, 0 }, { 0, -90 }, 60 },
          { { -180, -70 },
            { -90, -70 },
            { 0, -70 },
            { 90, -70 },
            { 180, -70 },
            { 180, -90 },
            { 0, -90 },
            { -180, -90 },
            { -180, -70 } },
          9,
          0,
          1,
          { 0, 0 },
          { 0, 0 } },
        { "a box of the sheet is wider than a box of the map",
          { BM_REGION_BOX, { 0, 0, 10, 10 }, { 0, 0 }, 0 },
          { { -20, -20 }, { -20, 30 }, { 30, 30 }, { 30, -20 }, { -20, -20 } },
          5,
          100,
          1,
          { 5, 5 },
          { 11, 5 } },
        { "all but a cap, seen from its pole, surrounds the cap",
          { BM_REGION_DISC, { 0, 0, 0, 0 }, { 20, 60 }, 80 },
          { { 0, 0 }, { 60, 0 }, { 60, 60 }, { 0, 60 }, { 0, 0 } },
          5,
          0,
          1,
          { 30, 30 },
          { -10, 30 } },
    };
    for (guint i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
        guint number = i / 2;
        BmGeometry area = make(BM_GEOMETRY_POLYGON, cases[number].ring, cases[number].count), cut;
        if (i % 2)
            turn_around(&area);
        bm_region_cut(&cases[number].region, &area, &cut);
        const char *what = cases[number].what;
        cr_expect_eq(cut.part_count, cases[number].parts, "%s: %u parts", what, cut.part_count);
        if (cases[number].area > 0)
            cr_expect_float_eq(area_of(&cut), cases[number].area, 1e-6, "%s: %g", what,
                               area_of(&cut));
        if (cases[number].inside.y != 0) {
            cr_expect(is_in(&cut, cases[number].inside), "%s", what);
            cr_expect_not(is_in(&cut, cases[number].outside), "%s", what);
        }
        bm_geometry_clear(&cut);
        bm_geometry_clear(&area);
    }
}

Test(region, the_edge_of_the_sheet_is_gone)
{
    const BmPoint ring[] = { { -180, -70 }, { 0, -70 },    { 180, -70 },  { 180, -80 },
                             { 180, -90 },  { -180, -90 }, { -180, -80 }, { -180, -70 } };
    BmGeometry area = make(BM_GEOMETRY_POLYGON, ring, G_N_ELEMENTS(ring)), joined = { 0 };
    cr_assert(bm_antimeridian_join(&area, &joined));
    cr_expect_float_eq(joined.extent.south, -70, 0, "nothing runs to the pole");
    bm_geometry_clear(&joined);
    bm_geometry_clear(&area);
}

Test(region, a_ring_along_the_equator_has_its_inside_to_the_right)
{
    /* ESRI's shapefile description, 1998, p. 8: the interior is to the right of the ring */
    const BmPoint ring[] = { { 0, 0 }, { 90, 0 }, { 180, 0 }, { -90, 0 }, { 0, 0 } };
    const BmRegion sheet = SHEET;
    for (int eastward = 0; eastward < 2; eastward++) {
        BmGeometry area = make(BM_GEOMETRY_POLYGON, ring, G_N_ELEMENTS(ring)), cut;
        if (!eastward)
            turn_around(&area);
        bm_region_cut(&sheet, &area, &cut);
        cr_expect_float_eq(area_of(&cut), 360 * 90, 1e-6);
        cr_expect_eq(is_in(&cut, (BmPoint){ 10, -45 }), eastward);
        bm_geometry_clear(&cut);
        bm_geometry_clear(&area);
    }
}

Test(region, a_disc_cuts_at_its_radius_and_knows_its_antipode)
{
    /* everything south of 40 N, in a disc of 80 degrees around the north pole: a ring from 50
     * degrees to 80 degrees from the pole */
    const BmPoint ring[] = { { 0, 40 }, { 90, 40 }, { 180, 40 }, { -90, 40 }, { 0, 40 } };
    const BmRegion disc = { BM_REGION_DISC, { 0, 0, 0, 0 }, { 0, 90 }, 80 };
    BmPoint cap[] = { { 0, -20 }, { 120, -20 }, { -120, -20 }, { 0, -20 } };
    BmGeometry north = make(BM_GEOMETRY_POLYGON, ring, G_N_ELEMENTS(ring)), cut;
    bm_region_cut(&disc, &north, &cut);
    cr_expect_eq(cut.part_count, 1u, "around the pole, inside the disc");
    bm_geometry_clear(&cut);
    bm_geometry_clear(&north);
    /* a ring around the antipode lies outside: what it holds is not seen */
    BmGeometry south = make(BM_GEOMETRY_POLYGON, cap, G_N_ELEMENTS(cap));
    bm_region_cut(&disc, &south, &cut);
    cr_expect_eq(cut.part_count, 0u);
    bm_geometry_clear(&cut);
    bm_geometry_clear(&south);
    /* one that leaves the disc is cut 80 degrees from the centre, at 10 N */
    const BmPoint tongue[] = { { 0, 30 }, { 20, 30 }, { 20, -30 }, { 0, -30 }, { 0, 30 } };
    BmGeometry area = make(BM_GEOMETRY_POLYGON, tongue, G_N_ELEMENTS(tongue));
    bm_region_cut(&disc, &area, &cut);
    cr_expect_eq(cut.part_count, 1u);
    cr_expect_float_eq(cut.extent.south, 10, 1e-6);
    cr_expect_float_eq(cut.extent.east, 20, 1e-6);
    bm_geometry_clear(&cut);
    bm_geometry_clear(&area);
}

Test(region, lines_end_at_the_edge_of_the_sheet)
{
    const BmPoint line[] = { { 178, 10 }, { -178, 10 }, { -178, 20 } };
    const BmRegion sheet = SHEET;
    BmGeometry geometry = make(BM_GEOMETRY_LINE, line, 3), cut;
    bm_region_cut(&sheet, &geometry, &cut);
    cr_assert_eq(cut.part_count, 2u);
    cr_expect_float_eq(cut.extent.east, 180, 1e-9);
    cr_expect_float_eq(cut.extent.west, -180, 1e-9);
    bm_geometry_clear(&cut);
    bm_geometry_clear(&geometry);
}

Test(region, what_is_no_position_is_left_out)
{
    const BmPoint ring[] = { { 1, 1 }, { NAN, 1 }, { 2, INFINITY }, { 2, 1 }, { 2, 2 }, { 1, 1 } };
    const BmPoint lost[] = { { NAN, 1 }, { 1, 95 }, { 2, -INFINITY }, { NAN, 1 } };
    const BmRegion sheet = SHEET;
    BmGeometry area = make(BM_GEOMETRY_POLYGON, ring, G_N_ELEMENTS(ring)), cut;
    bm_region_cut(&sheet, &area, &cut);
    cr_expect_float_eq(area_of(&cut), 0.5, 1e-3, "the half of a square degree");
    bm_geometry_clear(&cut);
    bm_geometry_clear(&area);
    area = make(BM_GEOMETRY_POLYGON, lost, G_N_ELEMENTS(lost));
    bm_region_cut(&sheet, &area, &cut);
    cr_expect_eq(cut.part_count, 0u);
    bm_geometry_clear(&cut);
    bm_geometry_clear(&area);
}

Test(course, long_edges_are_great_circles_but_along_a_parallel)
{
    /* the middle of the great circle between two places at latitude f, d of longitude apart, is at
     * atan(tan f / cos(d / 2)) (Napier's rules) */
    const BmPoint slanting[] = { { 0, 50 }, { 90, 50.000001 } },
                  parallel[] = { { 0, 49 }, { 90, 49 } };
    GArray *out = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    bm_course_follow(slanting, 2, FALSE, out);
    BmPoint middle = g_array_index(out, BmPoint, out->len / 2);
    cr_expect_float_eq(middle.x, 45, 1e-4);
    cr_expect_float_eq(middle.y, atan(tan(50 * G_PI / 180) / cos(G_PI / 4)) * 180 / G_PI, 1e-4);
    g_array_set_size(out, 0);
    bm_course_follow(parallel, 2, TRUE, out);
    cr_expect_gt(out->len, 100u);
    for (guint i = 0; i < out->len; i++)
        cr_expect_eq(g_array_index(out, BmPoint, i).y, 49);
    g_array_unref(out);
}

Test(span, boxes_on_both_sides_of_the_antimeridian)
{
    const BmExtent fiji[] = { { 177, -19, 178, -17 }, { -179, -18, -178, -16 } };
    BmExtent span = bm_extent_around(fiji, 2);
    cr_expect_float_eq(span.west, 177, 1e-12);
    cr_expect_float_eq(span.east, 182, 1e-12);
    const BmExtent near[] = { { 10, 0, 20, 1 }, { -5, 0, 2, 1 } };
    span = bm_extent_around(near, 2);
    cr_expect_float_eq(span.west, -5, 1e-12);
    cr_expect_float_eq(span.east, 20, 1e-12);
    /* a circle around the pole */
    BmGeometry circle;
    bm_geodesic_circle((BmPoint){ 30, 88 }, 1000, &circle);
    span = bm_geometry_span(&circle);
    cr_expect_float_eq(span.north, 90, 0);
    cr_expect_float_eq(span.east - span.west, 360, 1e-9);
    bm_geometry_clear(&circle);
}
