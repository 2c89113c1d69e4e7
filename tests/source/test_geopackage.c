/** @file
 * GeoPackages without GDAL: layers, attributes, systems, the R-tree.
 */
#include "base/error.h"
#include "geopackage_fixture.h"
#include "source/source.h"

static BmFeatureSet *read_well(const char *path, const BmSourceQuery *query, BmWarnings *warnings)
{
    GError *error = NULL;
    BmFeatureSet *set = bm_source_read(path, query, warnings, &error);
    cr_assert_not_null(set, "%s", error ? error->message : "");
    return set;
}

/** Kabul and Peshawar, and a row without a shape. */
static char *two_places(const char *more)
{
    char *kabul = fixture_insert(1, 4326, 69.17, 34.53, "کابل");
    char *peshawar = fixture_insert(2, 4326, 71.58, 34.01, "Peshawar");
    char *sql = g_strconcat(
        kabul, peshawar, "INSERT INTO places VALUES (7, NULL, 'nowhere', NULL, NULL);", more, NULL);
    char *path = fixture_package(sql);
    g_free(sql);
    g_free(peshawar);
    g_free(kabul);
    return path;
}

Test(geopackage, rows_with_their_attributes)
{
    char *path = two_places("");
    BmFeatureSet *set = read_well(path, NULL, NULL);
    cr_assert_eq(bm_feature_set_count(set), 3u);
    static const char *const expected[] = { "1", "کابل", "1000", "0.5" };
    const BmFeature *kabul = bm_feature_set_borrow(set, 0), *none = bm_feature_set_borrow(set, 2);
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        cr_expect_str_eq(kabul->values[i], expected[i]);
    cr_expect_str_eq(set->fields[1], "name");
    cr_expect_float_eq(kabul->geometry.points[0].x, 69.17, 0);
    cr_expect_float_eq(kabul->geometry.points[0].y, 34.53, 0);
    cr_expect_eq(none->geometry.kind, BM_GEOMETRY_NONE);
    cr_expect_eq(none->record, 7u);
    cr_expect_str_eq(none->values[2], "");
    bm_feature_set_free(set);
    fixture_drop(path);
}

Test(geopackage, windows_filters_and_fields)
{
    static const BmExtent kabul = { 69, 34, 70, 35 }, turned = { 429, 34, 430, 35 };
    static const char *const values[] = { "1000", "9", NULL }, *const fields[] = { "NAME", NULL };
    static const BmSourceQuery queries[] = {
        { .window = &kabul },
        { .window = &turned },
        { .field = "Pop", .values = values },
        { .field = "pop", .values = values, .only_fields = fields },
    };
    char *path = two_places("");
    for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
        BmFeatureSet *set = read_well(path, &queries[i], NULL);
        cr_assert_eq(bm_feature_set_count(set), 1u, "query %u", i);
        cr_expect_eq(bm_feature_set_borrow(set, 0)->record, 1u);
        cr_expect_eq(g_strv_length(set->fields), queries[i].only_fields ? 1u : 4u);
        bm_feature_set_free(set);
    }
    fixture_drop(path);
}

/* pyproj 3.4.1: Transformer.from_crs(4326, 32642, always_xy=True).transform(69.17, 34.53) =
 * (515600.967253, 3820936.988031); the layer's system is told by number, its text is of no use. */
Test(geopackage, a_projected_layer_is_turned_back)
{
    char *row = fixture_insert(1, 32642, 515600.967253, 3820936.988031, "Kabul");
    char *sql = g_strconcat("UPDATE gpkg_geometry_columns SET srs_id = 32642;", row, NULL);
    char *path = fixture_package(sql);
    static const BmExtent windows[] = { { 69, 34, 70, 35 }, { 60, 34, 61, 35 } };
    for (guint i = 0; i < 2; i++) {
        BmFeatureSet *set = read_well(path, &(BmSourceQuery){ .window = &windows[i] }, NULL);
        cr_assert_eq(bm_feature_set_count(set), 1 - i);
        if (i == 0) {
            BmPoint point = bm_feature_set_borrow(set, 0)->geometry.points[0];
            cr_expect_float_eq(point.x, 69.17, 2e-9);
            cr_expect_float_eq(point.y, 34.53, 2e-9);
        }
        bm_feature_set_free(set);
    }
    fixture_drop(path);
    g_free(sql);
    g_free(row);
}

static const char second_layer[] =
    "INSERT INTO gpkg_contents VALUES ('Odd \"name\"', 'features', 'o', 4326);"
    "INSERT INTO gpkg_geometry_columns VALUES ('Odd \"name\"', 'shape', 'POINT', 4326, 0, 0);"
    "CREATE TABLE \"Odd \"\"name\"\"\" (id INTEGER PRIMARY KEY, shape BLOB, \"a \"\"b\" TEXT);"
    "INSERT INTO \"Odd \"\"name\"\"\" SELECT fid, geom, name FROM places WHERE fid = 2;";

Test(geopackage, layers_are_chosen_by_key_or_behind_the_name)
{
    char *path = two_places(second_layer);
    char *behind = g_strconcat(path, "|layername=Odd \"name\"", NULL);
    char *brief = g_strconcat(path, "|odd \"NAME\"", NULL);
    const struct {
        const char *path;
        BmSourceQuery query;
    } cases[] = { { path, { .layer = "Odd \"name\"" } }, { behind, { 0 } }, { brief, { 0 } } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmFeatureSet *set = read_well(cases[i].path, &cases[i].query, NULL);
        cr_expect_eq(bm_feature_set_count(set), 1u);
        cr_expect_str_eq(set->fields[1], "a \"b");
        bm_feature_set_free(set);
    }
    BmWarnings *warnings = bm_warnings_new();
    bm_feature_set_free(read_well(path, NULL, warnings));
    cr_assert_eq(bm_warnings_count(warnings), 1u);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), "places is taken"));
    bm_warnings_free(warnings);
    GError *error = NULL;
    cr_expect_null(bm_source_read(path, &(BmSourceQuery){ .layer = "x" }, NULL, &error));
    cr_expect(strstr(error->message, "has no layer x; its layers are: places, Odd \"name\""), "%s",
              error->message);
    g_error_free(error);
    g_free(brief);
    g_free(behind);
    fixture_drop(path);
}

/** The R-tree of `places` as the specification's extension has it, with one box a feature. */
static const char rtree[] =
    "CREATE VIRTUAL TABLE rtree_places_geom USING rtree(id, minx, maxx, miny, maxy);"
    "INSERT INTO rtree_places_geom VALUES (1, 69.1, 69.2, 34.5, 34.6),"
    "(2, %s);";

/* What the R-tree has outside the window is not read, bad as it may be: row 2's own bytes are
 * not looked at. An R-tree that does not hold its features is not believed. */
Test(geopackage, the_rtree_serves_a_window_where_it_fits)
{
    static const BmExtent window = { 69, 34, 70, 35 };
    static const struct {
        const char *box, *warning;
        guint count;
    } cases[] = { { "71.5, 71.6, 34.0, 34.1", NULL, 1 },
                  { "10, 11, 34.0, 34.1", "R-tree of places does not fit", 1 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *sql = g_strdup_printf(rtree, cases[i].box);
        char *path = two_places(sql);
        BmWarnings *warnings = bm_warnings_new();
        BmFeatureSet *set = read_well(path, &(BmSourceQuery){ .window = &window }, warnings);
        cr_expect_eq(bm_feature_set_count(set), cases[i].count);
        cr_expect_eq(bm_feature_set_borrow(set, 0)->record, 1u);
        cr_assert_eq(bm_warnings_count(warnings), cases[i].warning ? 1u : 0u);
        if (cases[i].warning)
            cr_expect(strstr(bm_warnings_borrow(warnings, 0), cases[i].warning));
        bm_feature_set_free(set);
        bm_warnings_free(warnings);
        fixture_drop(path);
        g_free(sql);
    }
}

Test(geopackage, a_view_is_a_layer_too)
{
    char *path = two_places("CREATE VIEW big AS SELECT geom, name FROM places WHERE pop > 1500;"
                            "INSERT INTO gpkg_contents VALUES ('big', 'features', 'b', 4326);"
                            "INSERT INTO gpkg_geometry_columns VALUES ('big', 'geom', 'POINT', "
                            "4326, 0, 0);");
    BmFeatureSet *set = read_well(path, &(BmSourceQuery){ .layer = "big" }, NULL);
    cr_assert_eq(bm_feature_set_count(set), 1u);
    cr_expect_str_eq(bm_feature_set_borrow(set, 0)->values[0], "Peshawar");
    bm_feature_set_free(set);
    fixture_drop(path);
}

/* The real thing: the world's provinces as GDAL writes them into a GeoPackage, R-tree and all,
 * against the shapefile that they come from. */
Test(geopackage, what_gdal_writes_is_read_as_the_shapefile_is)
{
    char *package = g_strdup_printf("%s/provinces-%d.gpkg", g_get_tmp_dir(), (int)getpid());
    const char *shapes = BM_SOURCE_DIR "/shapes/provinces.shp";
    const char *command[] = { "ogr2ogr",          package, shapes,           "-nlt",
                              "PROMOTE_TO_MULTI", "-oo",   "ENCODING=UTF-8", NULL };
    int status = -1;
    if (!g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                      &status, NULL))
        cr_skip("ogr2ogr is not installed");
    cr_assert_eq(status, 0);
    static const BmExtent window = { 60, 24, 75, 38 };
    static const char *const texts[] = { "id", "name", "name_ps", "a3" };
    BmWarnings *warnings = bm_warnings_new();
    BmSourceQuery query = { .window = &window };
    BmFeatureSet *expected = read_well(shapes, &query, NULL);
    BmFeatureSet *set = read_well(package, &query, warnings);
    cr_expect_eq(bm_warnings_count(warnings), 0u);
    cr_expect_gt(bm_feature_set_count(set), 40u);
    cr_assert_eq(bm_feature_set_count(set), bm_feature_set_count(expected));
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *a = bm_feature_set_borrow(set, i);
        const BmFeature *b = bm_feature_set_borrow(expected, i);
        cr_assert_eq(a->record, b->record + 1, "GDAL counts rows from 1");
        cr_expect_eq(a->geometry.point_count, b->geometry.point_count);
        cr_expect_eq(a->geometry.part_count, b->geometry.part_count);
        for (guint field = 0; field < G_N_ELEMENTS(texts); field++)
            cr_expect_str_eq(bm_feature_value(a, bm_feature_set_field(set, texts[field])),
                             bm_feature_value(b, bm_feature_set_field(expected, texts[field])));
    }
    bm_feature_set_free(set);
    bm_feature_set_free(expected);
    bm_warnings_free(warnings);
    fixture_drop(package);
}
