/** @file
 * Projections against published figures, and what is refused.
 */
#include "base/error.h"
#include "geometry/projection.h"

#include <criterion/criterion.h>
#include <math.h>

static const BmExtent afghanistan = { 60, 29, 75, 38.5 };

static BmProjection *open_words(const char *words, const BmExtent *extent)
{
    GError *error = NULL;
    BmProjection *projection = bm_projection_new(words, extent, &error);
    cr_assert_not_null(projection, "%s", error ? error->message : "");
    return projection;
}

Test(projection, agrees_with_published_examples)
{
    static const struct {
        const char *words;
        BmPoint degrees, metres;
        double tolerance;
    } examples[] = {
        /* Snyder 1987, Map Projections: A Working Manual, p. 296 */
        { "+proj=lcc +a=6378206.4 +b=6356583.8 +lat_1=33 +lat_2=45 +lat_0=23 +lon_0=-96",
          { -75, 35 },
          { 1894410.9, 1564649.5 },
          0.1 },
        /* the same, p. 267 */
        { "+proj=merc +a=6378206.4 +b=6356583.8 +lon_0=-180",
          { -75, 35 },
          { 11688673.7, 4139145.6 },
          0.1 },
        /* a UTM zone's central meridian and the Equator: 500 000 m E, 0 m N by definition */
        { "EPSG:32642", { 69, 0 }, { 500000, 0 }, 0.001 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
        BmExtent extent = { -80, 30, -70, 40 };
        BmProjection *projection = open_words(examples[i].words, i == 2 ? &afghanistan : &extent);
        BmPoint metres = { 0 }, degrees = { 0 };
        cr_expect(bm_projection_forward(projection, examples[i].degrees, &metres));
        cr_expect_float_eq(metres.x, examples[i].metres.x, examples[i].tolerance, "%s: %f",
                           examples[i].words, metres.x);
        cr_expect_float_eq(metres.y, examples[i].metres.y, examples[i].tolerance, "%s: %f",
                           examples[i].words, metres.y);
        cr_expect(bm_projection_inverse(projection, metres, &degrees));
        cr_expect_float_eq(degrees.x, examples[i].degrees.x, 1e-7);
        cr_expect_float_eq(degrees.y, examples[i].degrees.y, 1e-7);
        bm_projection_free(projection);
    }
}

Test(projection, is_that_of_proj)
{
    /* proj -f %.4f with +a=6378137 +rf=298.257223563, and cs2cs -f %.4f EPSG:4326 EPSG:n: PROJ
     * 9.1.1's own programs */
    static const struct {
        const char *words;
        BmPoint degrees, metres;
    } cases[] = {
        { "+proj=lcc +lat_1=30.5833333333 +lat_2=36.9166666667 +lat_0=33.75 +lon_0=67.5",
          { 71.5, 34.1 },
          { 368458.0802, 45913.6875 } },
        { "+proj=merc +lon_0=35", { 44.9, -5.5 }, { 1102062.9589, -609107.1889 } },
        { "+proj=stere +lat_0=-90 +lon_0=0", { 166.67, -77.85 }, { 314018.1880, -1325290.5064 } },
        { "+proj=stere +lat_0=90 +lon_0=0", { -68.7, 76.53 }, { -1407977.2326, -548947.3842 } },
        { "+proj=eqearth +lon_0=0", { 178.44, -18.14 }, { 16690537.9037, -2311122.3346 } },
        { "+proj=robin +lon_0=0", { -177.5, 64.7 }, { -12780004.7124, 6788191.3027 } },
        { "+proj=laea +lat_0=1 +lon_0=17.5", { 31.24, 30.04 }, { 1364936.1094, 3203700.1541 } },
        { "+proj=tmerc +lat_0=-36.5 +lon_0=-71", { -70.65, -33.46 }, { 32537.9205, 337203.7172 } },
        { "+proj=aeqd +lat_0=34.1 +lon_0=71.1", { 69.2, 34.5 }, { -174487.2184, 45998.8410 } },
        { "+proj=eqc +lon_0=180", { -179.5, -16.8 }, { 55659.7454, -1870167.4453 } },
        { "+proj=moll +lon_0=0", { 100, 60 }, { 6485639.3052, 6876758.9933 } },
        { "EPSG:32642", { 71.5, 34.1 }, { 730626.0879, 3776065.7856 } },
        { "EPSG:3832", { 178.4, -17.8 }, { 3161473.5385, -2001096.9139 } },
        { "EPSG:3031", { 166.67, -77.85 }, { 305467.1627, -1289201.5377 } },
        { "EPSG:3857", { 71.5, 34.1 }, { 7959343.5917, 4042237.4997 } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmPoint at = cases[i].degrees, metres = { 0 }, back = { 0 };
        BmExtent extent = { at.x - 1, at.y - 1, at.x + 1, at.y + 1 };
        BmProjection *projection = open_words(cases[i].words, &extent);
        cr_expect(bm_projection_forward(projection, at, &metres), "%s", cases[i].words);
        cr_expect_float_eq(metres.x, cases[i].metres.x, 0.001, "%s: %f", cases[i].words, metres.x);
        cr_expect_float_eq(metres.y, cases[i].metres.y, 0.001, "%s: %f", cases[i].words, metres.y);
        cr_expect(bm_projection_inverse(projection, metres, &back), "%s", cases[i].words);
        cr_expect_float_eq(remainder(back.x - at.x, 360), 0, 1e-6, "%s: %f", cases[i].words,
                           back.x);
        cr_expect_float_eq(back.y, at.y, 1e-6, "%s: %f", cases[i].words, back.y);
        bm_projection_free(projection);
    }
}

Test(projection, fits_the_extent)
{
    static const struct {
        BmExtent extent;
        const char *kind;
        gboolean converge;
    } cases[] = {
        { { 60, 29, 75, 38.5 }, "+proj=lcc", TRUE },
        { { 25, -12, 45, 6 }, "+proj=merc", FALSE },
        { { -180, 70, 180, 90 }, "+proj=stere +lon_0=0 +lat_0=90", TRUE },
        { { -180, -90, 180, -60 }, "+proj=stere +lon_0=0 +lat_0=-90", TRUE },
        { { 170, 50, 190, 60 }, "+proj=lcc +lon_0=180", TRUE },
        { { -180, -90, 180, 90 }, "+proj=eqearth +lon_0=0", TRUE },
        { { -20, -36, 55, 38 }, "+proj=laea", TRUE },    /* Africa */
        { { -76, -56, -66, -17 }, "+proj=tmerc", TRUE }, /* Chile */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmProjection *projection = bm_projection_new_fitted(&cases[i].extent, NULL);
        cr_assert_not_null(projection);
        const char *words = bm_projection_definition(projection);
        cr_expect(g_str_has_prefix(words, cases[i].kind), "%s", words);
        cr_expect_eq(bm_projection_meridians_converge(projection), cases[i].converge, "%s", words);
        BmExtent box = bm_projection_extent(projection, &cases[i].extent);
        cr_expect_not(bm_extent_is_empty(&box));
        bm_projection_free(projection);
    }
}

Test(projection, standard_parallels_are_a_sixth_inside)
{
    /* Snyder 1987, p. 99: one sixth of the range below the top and above the bottom */
    BmProjection *projection = bm_projection_new_fitted(&(BmExtent){ 60, 30, 70, 36 }, NULL);
    const char *words = bm_projection_definition(projection);
    cr_expect(strstr(words, "+lat_1=31 ") && strstr(words, "+lat_2=35 "), "%s", words);
    bm_projection_free(projection);
}

Test(projection, coordinates_are_whole_millimetres)
{
    BmProjection *projection = open_words("auto", &afghanistan);
    BmPoint metres;
    cr_assert(bm_projection_forward(projection, (BmPoint){ 69.1723, 34.5289 }, &metres));
    cr_expect_float_eq(metres.x * 1000, round(metres.x * 1000), 1e-6);
    cr_expect_float_eq(metres.y * 1000, round(metres.y * 1000), 1e-6);
    bm_projection_free(projection);
}

Test(projection, a_ring_across_the_antimeridian_stays_whole)
{
    BmProjection *projection = open_words("auto", &(BmExtent){ 165, 60, 195, 72 });
    guint starts[] = { 0, 5 };
    BmPoint points[] = { { 178, 65 }, { -178, 65 }, { -178, 67 }, { 178, 67 }, { 178, 65 } };
    BmGeometry ring = { BM_GEOMETRY_POLYGON, 1, starts, 5, points, BM_EXTENT_EMPTY }, image;
    bm_projection_project(projection, NULL, &ring, 0, &image);
    cr_assert_eq(image.point_count, 5u);
    /* four degrees of longitude at 65 N are 188 km */
    cr_expect_float_eq(image.extent.east - image.extent.west, 188e3, 4e3);
    bm_geometry_clear(&image);
    bm_projection_free(projection);
}

Test(projection, points_without_an_image_are_left_out)
{
    BmProjection *projection = open_words("mercator", &(BmExtent){ -180, -80, 180, 80 });
    guint starts[] = { 0, 3, 5 };
    BmPoint points[] = { { 0, 0 }, { NAN, 10 }, { 20, 0 }, { 0, 88 }, { 0, NAN } };
    BmGeometry line = { BM_GEOMETRY_LINE, 2, starts, 5, points, BM_EXTENT_EMPTY }, image;
    bm_projection_project(projection, NULL, &line, 0, &image);
    cr_expect_eq(image.part_count, 1u);
    cr_expect_eq(image.point_count, 2u);
    BmPoint metres;
    cr_expect_not(bm_projection_forward(projection, (BmPoint){ 0, 90 }, &metres));
    cr_expect_not(bm_projection_forward(projection, (BmPoint){ INFINITY, 0 }, &metres));
    cr_expect_not(bm_projection_inverse(projection, (BmPoint){ NAN, 0 }, &metres));
    bm_geometry_clear(&image);
    bm_projection_free(projection);
}

Test(projection, refuses_what_could_open_a_file)
{
    char *huge = g_strnfill(600, ' ');
    const char *const refused[] = { "+proj=utm +zone=42 +grids=/etc/passwd",
                                    "+init=/etc/passwd",
                                    "+proj=pipeline +step +proj=merc",
                                    "+proj=utm +zone=42 +nadgrids=@null",
                                    "+proj=lcc +lat_1=NaN",
                                    "+proj=lcc +lat_1=inf",
                                    "+proj=lcc +lat_1=",
                                    "+lat_1=30",
                                    "{\"type\":\"ProjectedCRS\"}",
                                    "EPSG:99999999",
                                    "EPSG:999999",
                                    "epsg",
                                    "+proj=lcc",
                                    "",
                                    huge };
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        GError *error = NULL;
        BmProjection *projection = bm_projection_new(refused[i], &afghanistan, &error);
        cr_expect_null(projection, "%s", refused[i]);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", refused[i]);
        g_error_free(error);
    }
    g_free(huge);
}

Test(projection, refuses_an_extent_that_is_none)
{
    static const BmExtent extents[] = { { 75, 29, 60, 38 },       { 60, 38, 75, 29 },
                                        { 60, 29, 75, 91 },       { NAN, 29, 75, 38 },
                                        { 60, 29, INFINITY, 38 }, { -200, 0, 200, 10 },
                                        { 60, 29, 60, 29 } };
    for (guint i = 0; i < G_N_ELEMENTS(extents); i++) {
        GError *error = NULL;
        cr_expect_null(bm_projection_new_fitted(&extents[i], &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "extent %u", i);
        g_error_free(error);
    }
}
