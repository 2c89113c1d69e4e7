/** @file
 * Relief and pictures, held against GDAL's own programs on a grid made when the test runs.
 */
#include "gdal_fixture.h"
#include "geometry/projection.h"
#include "source/raster.h"

#include <math.h>

TestSuite(raster, .init = open_module);

/* A conic over central Afghanistan, and 90 × 60 pixels of 2 km in it. */
#define CONIC "+proj=lcc +lat_0=33.75 +lon_0=67 +lat_1=33.5 +lat_2=34"
static const BmRasterGrid grid = { .projection = CONIC " +over +a=6378137 +rf=298.257223563",
                                   .box = { -90000, -60000, 90000, 60000 },
                                   .width = 90,
                                   .height = 60 };
#define WARP "gdalwarp -q -t_srs '" CONIC " +datum=WGS84' -te -90000 -60000 90000 60000 -ts 90 60 "
enum { PIXELS = 90 * 60 };

static const char tints[] = "0 10 20 30 255\n1000 200 180 90 255\n3000 250 250 250 255\n";

/** dem.tif in a new folder: hills of a few hundred metres, a corner without heights. NULL where
 * GDAL's programs are missing; for folder_drop(). */
static char *folder_with_heights(void)
{
    char *folder = g_dir_make_tmp("raster-XXXXXX", NULL);
    GString *text = g_string_new("ncols 44\nnrows 32\nxllcorner 65.9\nyllcorner 32.95\n"
                                 "cellsize 0.05\nNODATA_value -9999\n");
    for (int row = 0; row < 32; row++)
        for (int column = 0; column < 44; column++)
            g_string_append_printf(text, "%d%c",
                                   row > 24 && column < 8
                                       ? -9999
                                       : (int)(1000 + 700 * sin(row / 3.0) * cos(column / 4.0)),
                                   column == 43 ? '\n' : ' ');
    char *path = g_build_filename(folder, "dem.asc", NULL);
    g_file_set_contents(path, text->str, -1, NULL);
    g_string_free(text, TRUE);
    g_free(path);
    if (!shell("cd '%s' && gdal_translate -q -ot Int16 -a_srs EPSG:4326 dem.asc dem.tif", folder))
        cr_skip("gdal_translate is not installed (Debian: gdal-bin)");
    return folder;
}

static void folder_drop(char *folder)
{
    shell("rm -rf '%s'", folder);
    g_free(folder);
}

static guint8 *bytes_of(const char *folder, const char *name, gsize expected)
{
    char *path = g_build_filename(folder, name, NULL), *data = NULL;
    gsize length;
    cr_assert(g_file_get_contents(path, &data, &length, NULL));
    cr_assert_eq(length, expected);
    g_free(path);
    return (guint8 *)data;
}

static BmRaster *read_raster(const char *folder, const char *name, const BmReliefQuery *relief)
{
    GError *error = NULL;
    char *path = g_build_filename(folder, name, NULL);
    BmRaster *raster = bm_raster_read(path, &grid, relief, NULL, &error);
    cr_assert_not_null(raster, "%s", error ? error->message : "");
    g_free(path);
    return raster;
}

/* The very bytes that gdalwarp, gdaldem hillshade and gdaldem color-relief give. */
Test(raster, relief_is_that_of_gdaldem)
{
    char *folder = folder_with_heights();
    char *colors = g_build_filename(folder, "tints.txt", NULL), *text;
    text = g_strconcat(tints, "nv 0 0 0 0\n", NULL);
    g_file_set_contents(colors, text, -1, NULL);
    shell("cd '%s' && " WARP "-r cubicspline -ot Float32 -dstnodata -99999 dem.tif warped.tif && "
          "gdaldem hillshade -q -compute_edges -z 3 warped.tif shade.tif && "
          "gdal_translate -q -of ENVI shade.tif shade.bin && "
          "gdaldem color-relief -q -alpha warped.tif tints.txt tint.tif && "
          "gdal_translate -q -of ENVI -co INTERLEAVE=BIP tint.tif tint.bin",
          folder);
    guint8 *shade = bytes_of(folder, "shade.bin", PIXELS);
    guint8 *tint = bytes_of(folder, "tint.bin", 4 * PIXELS);
    BmRaster *raster =
        read_raster(folder, "dem.tif", &(BmReliefQuery){ .exaggeration = 3, .colors = tints });
    cr_expect_arr_eq(raster->shade, shade, PIXELS);
    cr_expect_arr_eq(raster->rgba, tint, 4 * PIXELS);
    /* the lower left corner has no heights, its colors are transparent; the middle has both */
    gsize corner = 56 * 90 + 3, middle = 30 * 90 + 45;
    cr_expect_eq(raster->shade[corner], 0);
    cr_expect_eq(raster->rgba[4 * corner + 3], 0);
    cr_expect_neq(raster->shade[middle], 0);
    cr_expect_eq(raster->rgba[4 * middle + 3], 255);
    bm_raster_free(raster);
    g_free(tint);
    g_free(shade);
    g_free(text);
    g_free(colors);
    folder_drop(folder);
}

/* A plain has the shade of level ground: 1 + 254 sin 45° = 180.6. */
Test(raster, level_ground)
{
    char *folder = folder_with_heights();
    shell("cd '%s' && gdal_create -q -outsize 40 40 -bands 1 -ot Float32 -burn 500 -a_srs "
          "EPSG:4326 -a_ullr 64 36 70 32 plain.tif",
          folder);
    BmRaster *raster = read_raster(folder, "plain.tif", &(BmReliefQuery){ .exaggeration = 1 });
    cr_expect_null(raster->rgba);
    cr_expect_eq(raster->shade[30 * 90 + 45], BM_LEVEL_SHADE);
    bm_raster_free(raster);
    folder_drop(folder);
}

/* Longitudes from 0 to 360 serve a map on both sides of Greenwich, without a seam at 0. */
Test(raster, a_whole_turn_has_no_edge)
{
    static const BmRasterGrid greenwich = {
        .projection = "+proj=lcc +lat_0=50 +lon_0=0 +lat_1=49 +lat_2=51 +a=6378137 "
                      "+rf=298.257223563",
        .box = { -90000, -60000, 90000, 60000 },
        .width = 90,
        .height = 60
    };
    char *folder = folder_with_heights(), *path = g_build_filename(folder, "turn.tif", NULL);
    GError *error = NULL;
    shell("cd '%s' && gdal_create -q -outsize 720 360 -bands 1 -ot Int16 -burn 500 -a_srs "
          "EPSG:4326 -a_ullr 0 90 360 -90 turn.tif",
          folder);
    BmRaster *raster =
        bm_raster_read(path, &greenwich, &(BmReliefQuery){ .exaggeration = 1 }, NULL, &error);
    cr_assert_not_null(raster, "%s", error ? error->message : "");
    for (guint i = 0; i < PIXELS; i++)
        cr_assert_eq(raster->shade[i], BM_LEVEL_SHADE, "pixel %u: %u", i, raster->shade[i]);
    bm_raster_free(raster);
    g_free(path);
    folder_drop(folder);
}

/* A picture's east edge at 67° E lies where our own projection puts it, within a pixel. */
Test(raster, pictures_lie_where_the_map_does)
{
    static const struct {
        const char *bands;
        guint8 color[3];
    } cases[] = { { "-bands 3 -burn '200 100 50'", { 200, 100, 50 } },
                  { "-bands 1 -burn 77", { 77, 77, 77 } } };
    char *folder = folder_with_heights();
    BmExtent extent = { 66, 33, 68, 34.5 };
    BmProjection *projection = bm_projection_new(grid.projection, &extent, NULL);
    BmPoint edge;
    cr_assert(bm_projection_forward(projection, (BmPoint){ 66.6, 33.75 }, &edge));
    guint column = (guint)((edge.x - grid.box.west) / 2000);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        shell("cd '%s' && rm -f p.tif && gdal_create -q -outsize 60 60 %s -a_srs EPSG:4326 -a_ullr "
              "64 36 66.6 32 p.tif",
              folder, cases[i].bands);
        BmRaster *raster = read_raster(folder, "p.tif", &(BmReliefQuery){ 0 });
        const guint8 *row = raster->rgba + 4 * 90 * 30;
        cr_expect_null(raster->shade);
        for (guint x = 0; x < 90; x++)
            if (x + 1 < column)
                cr_expect(row[4 * x + 3] == 255 && memcmp(row + 4 * x, cases[i].color, 3) == 0,
                          "column %u", x);
            else if (x > column + 1)
                cr_expect_eq(row[4 * x + 3], 0, "column %u", x);
        bm_raster_free(raster);
    }
    bm_projection_free(projection);
    folder_drop(folder);
}

Test(raster, what_is_refused)
{
    static const struct {
        const char *make, *name, *words;
    } cases[] = {
        { "true", "none.tif", "No such file or directory" },
        { "echo text > x.tif", "x.tif", "is in no format of rasters that is read" },
        { "gdal_translate -q -of VRT dem.tif v.vrt && mv v.vrt v.tif", "v.tif",
          "is in no format of rasters that is read" },
        { "head -c 700 dem.tif > cut.tif", "cut.tif", "cannot be warped to the map: " },
        { "gdal_create -q -outsize 9 9 -bands 3 bare.tif", "bare.tif", "is not georeferenced" },
        { "gdal_create -q -outsize 9 9 -bands 1 -ot Int16 -a_ullr 500000 9 500009 0 far.tif",
          "far.tif", "does not say its coordinate system" },
        { "gdal_create -q -outsize 9 9 -bands 3 -ot UInt16 -a_srs EPSG:4326 -a_ullr 66 34 68 33 "
          "deep.tif",
          "deep.tif", "more than 8 bits a band" },
    };
    char *folder = folder_with_heights();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        shell("cd '%s' && %s", folder, cases[i].make);
        char *path = g_build_filename(folder, cases[i].name, NULL);
        cr_expect_null(bm_raster_read(path, &grid, &(BmReliefQuery){ 0 }, NULL, &error), "%s",
                       path);
        cr_assert_not_null(error);
        cr_expect(strstr(error->message, cases[i].words), "%s", error->message);
        g_error_free(error);
        g_free(path);
    }
    folder_drop(folder);
}
