/** @file
 * The formats that GDAL reads for us, each written by another program when the test runs.
 */
#include "gdal_fixture.h"

TestSuite(gdal_formats, .init = open_module);

/** Two points and an area; a folder of this process to write to, for folder_drop(). */
static const char collection[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"کابل\",\"n\":1},"
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69.17,34.53]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"Quetta\",\"n\":2},"
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[66.99,30.18]}}]}";

static char *folder_with_collection(void)
{
    char *folder = g_dir_make_tmp("formats-XXXXXX", NULL);
    char *path = g_build_filename(folder, "posts.geojson", NULL);
    g_file_set_contents(path, collection, -1, NULL);
    g_free(path);
    return folder;
}

static void folder_drop(char *folder)
{
    shell("rm -rf '%s'", folder);
    g_free(folder);
}

/** The one post in the window, by its name and position. */
static void expect_kabul(const char *path, const BmSourceQuery *query)
{
    BmFeatureSet *set = read_well(path, query);
    cr_assert_eq(bm_feature_set_count(set), 1u, "%s: %u", path, bm_feature_set_count(set));
    const BmFeature *kabul = bm_feature_set_borrow(set, 0);
    const BmPoint *point = kabul->geometry.points;
    cr_expect_str_eq(bm_feature_value(kabul, bm_feature_set_field(set, "name")), "کابل");
    cr_expect_float_eq(point->x, 69.17, 1e-7, "%s: %.9f", path, point->x);
    cr_expect_float_eq(point->y, 34.53, 1e-7, "%s: %.9f", path, point->y);
    bm_feature_set_free(set);
}

/* Each format in degrees, or in metres where it can be; a window finds the same post in all. */
Test(gdal_formats, one_post_in_every_format)
{
    static const struct {
        const char *name, *options;
    } cases[] = {
        { "a.fgb", "" },
        { "b.fgb", "-t_srs EPSG:32642" },
        { "c.fgb", "-lco SPATIAL_INDEX=NO" },
        { "d.kml", "" },
        { "e.gpx", "-f GPX -dsco GPX_USE_EXTENSIONS=YES" },
        { "i.gpkg", "-t_srs EPSG:3857" },
    };
    static const BmExtent window = { 69, 34, 70, 35 };
    char *folder = folder_with_collection();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (!shell("ogr2ogr %s '%s/%s' '%s/posts.geojson'", cases[i].options, folder, cases[i].name,
                   folder))
            cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
        char *path = g_build_filename(folder, cases[i].name, NULL);
        expect_kabul(path, &(BmSourceQuery){ .window = &window });
        g_free(path);
    }
    folder_drop(folder);
}

/* Virtual tables of a SQLite database may be any file of the machine. */
Test(gdal_formats, databases_that_may_name_other_files_are_refused)
{
    char *folder = folder_with_collection(), *path = g_build_filename(folder, "a.sqlite", NULL);
    if (!shell("ogr2ogr -dsco SPATIALITE=YES '%s' '%s/posts.geojson'", path, folder))
        cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
    expect_refusal(path, NULL, "is in no format that is read");
    g_free(path);
    folder_drop(folder);
}

/* A zip file of one shapefile, and one of two: a member is chosen by its name; of one it need not
 * be said. */
Test(gdal_formats, zipped_shapefiles)
{
    static const BmExtent window = { 69, 34, 70, 35 };
    static const char *const names[] = { "posts.zip", "posts.zip|posts", "two.shp.zip|others",
                                         "two.shp.zip|layername=posts" };
    char *folder = folder_with_collection();
    if (!shell("cd '%s' && ogr2ogr -t_srs EPSG:32642 -lco ENCODING=UTF-8 posts.shz posts.geojson "
               "&& mv posts.shz posts.zip && ogr2ogr -lco ENCODING=UTF-8 two.shp.zip posts.geojson "
               "&& ogr2ogr -update -lco ENCODING=UTF-8 -nln others two.shp.zip posts.geojson",
               folder))
        cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        expect_kabul(path, &(BmSourceQuery){ .window = &window });
        g_free(path);
    }
    char *path = g_build_filename(folder, "two.shp.zip|none", NULL);
    expect_refusal(path, NULL, "two.shp.zip: holds no none; what it holds is: ");
    g_free(path);
    folder_drop(folder);
}

/** A zip file (PKWARE's APPNOTE) of one empty member that says it has `size` bytes unpacked. */
static void write_zip(const char *path, const char *member, guint32 size)
{
    guint32 name = (guint32)strlen(member), start = 30 + name, directory = 46 + name;
    guint8 local[30] = "PK\3\4\24", central[46] = "PK\1\2\24\0\24", end[22] = "PK\5\6";
    memcpy(local + 22, &size, 4);
    memcpy(local + 26, &name, 2);
    memcpy(central + 24, &size, 4);
    memcpy(central + 28, &name, 2);
    end[8] = end[10] = 1;
    memcpy(end + 12, &directory, 4);
    memcpy(end + 16, &start, 4);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, local, sizeof local);
    g_byte_array_append(bytes, (const guint8 *)member, name);
    g_byte_array_append(bytes, central, sizeof central);
    g_byte_array_append(bytes, (const guint8 *)member, name);
    g_byte_array_append(bytes, end, sizeof end);
    g_file_set_contents(path, (const char *)bytes->data, bytes->len, NULL);
    g_byte_array_unref(bytes);
}

Test(gdal_formats, zip_files_that_lie_or_would_burst)
{
    static const struct {
        const char *name, *member, *words;
        guint32 size;
    } cases[] = {
        { "bomb.zip", "a.shp", "more than is read; unpack it", 0xFFFFFFF0 },
        { "short.zip", "a.shp", "is in no format that is read", 100 },
        { "other.zip", "readme.txt", "holds no shapefile or other geodata", 0 },
        { "{x}.zip", "a.shp", "braces in the name of a zip file are refused", 0 },
    };
    char *folder = g_dir_make_tmp("formats-XXXXXX", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *path = g_build_filename(folder, cases[i].name, NULL);
        write_zip(path, cases[i].member, cases[i].size);
        expect_refusal(path, NULL, cases[i].words);
        g_free(path);
    }
    folder_drop(folder);
}

/** A town of made-up streets: two roads, a path, a canal and a quarter; osmium-tool packs it. */
static const char town[] =
    "<osm version='0.6'>"
    "<node id='1' version='1' lat='34.10' lon='71.05'/><node id='2' version='1' lat='34.12' "
    "lon='71.09'/>"
    "<node id='3' version='1' lat='34.11' lon='71.05'/><node id='4' version='1' lat='34.50' "
    "lon='71.50'/>"
    "<way id='10' version='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/>"
    "<tag k='name' v='Main Road'/></way>"
    "<way id='11' version='1'><nd ref='2'/><nd ref='3'/><tag k='highway' v='path'/></way>"
    "<way id='12' version='1'><nd ref='1'/><nd ref='3'/><tag k='waterway' v='canal'/></way>"
    "<way id='13' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/>"
    "<tag k='landuse' v='residential'/></way>"
    "<way id='14' version='1'><nd ref='2'/><nd ref='4'/><tag k='highway' v='proposed'/></way>"
    "</osm>";

Test(gdal_formats, openstreetmap_by_kind)
{
    static const BmExtent near = { 71, 34, 71.2, 34.2 }, far = { 73, 34, 73.2, 34.2 };
    static const struct {
        const char *layer, *class;
        guint count;
        BmGeometryKind kind;
    } cases[] = {
        { "roads", "primary", 2, BM_GEOMETRY_LINE },
        { "waterways", "canal", 1, BM_GEOMETRY_LINE },
        { "builtup", "residential", 1, BM_GEOMETRY_POLYGON },
        { "railways", NULL, 0, BM_GEOMETRY_NONE },
    };
    char *plain = write_file("town-XXXXXX.osm", town), *packed = g_strconcat(plain, ".pbf", NULL);
    if (!shell("osmium cat -O -o '%s' '%s'", packed, plain))
        cr_skip("osmium is not installed (Debian: osmium-tool)");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmSourceQuery query = { .layer = cases[i].layer, .window = &near };
        BmFeatureSet *set = read_well(packed, &query);
        cr_assert_eq(bm_feature_set_count(set), cases[i].count, "%s", cases[i].layer);
        if (cases[i].count > 0) {
            const BmFeature *first = bm_feature_set_borrow(set, 0);
            cr_expect_eq(first->geometry.kind, cases[i].kind);
            cr_expect_str_eq(bm_feature_value(first, bm_feature_set_field(set, "class")),
                             cases[i].class);
        }
        bm_feature_set_free(set);
        query.window = &far;
        set = read_well(packed, &query);
        cr_expect_eq(bm_feature_set_count(set), 0u, "%s far off", cases[i].layer);
        bm_feature_set_free(set);
    }
    expect_refusal(packed, NULL, "which layer is not said of OpenStreetMap; name one of: builtup,");
    expect_refusal(packed, &(BmSourceQuery){ .layer = "streets" }, "there is no layer streets");
    drop_file(packed);
    drop_file(plain);
}
