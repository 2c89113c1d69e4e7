/** @file
 * GeoJSON through the module, and what the module refuses.
 */
#include "base/error.h"
#include "gdal_fixture.h"

TestSuite(gdal, .init = open_module);

static const char collection[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"کابل\",\"n\":1.5},"
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69.17,34.53]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"area\",\"n\":null},"
    "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":"
    "[[[[60,30],[61,30],[61,31],[60,30]]],[[[62,30],[63,30],[63,31],[62,30]]]]}}]}";

Test(gdal, geojson)
{
    char *path = write_file("a-XXXXXX.geojson", collection);
    BmFeatureSet *set = read_well(path, NULL);
    cr_assert_eq(bm_feature_set_count(set), 2u);
    const BmFeature *point = bm_feature_set_borrow(set, 0), *area = bm_feature_set_borrow(set, 1);
    cr_expect_str_eq(bm_feature_value(point, bm_feature_set_field(set, "name")), "کابل");
    cr_expect_str_eq(bm_feature_value(point, bm_feature_set_field(set, "n")), "1.5");
    cr_expect_str_eq(bm_feature_value(area, bm_feature_set_field(set, "n")), "");
    cr_expect_float_eq(point->geometry.points[0].x, 69.17, 0);
    cr_expect_eq(area->geometry.kind, BM_GEOMETRY_POLYGON);
    cr_expect_eq(area->geometry.part_count, 2u);
    bm_feature_set_free(set);
    g_unlink(path);
    g_free(path);
}

Test(gdal, windows_filters_and_fields)
{
    static const BmExtent window = { 59, 29, 64, 32 };
    static const char *const values[] = { "area", NULL }, *const fields[] = { "N", NULL };
    static const BmSourceQuery queries[] = {
        { .window = &window },
        { .field = "name", .values = values },
        { .field = "name", .values = values, .only_fields = fields },
    };
    char *path = write_file("a-XXXXXX.geojson", collection);
    for (guint i = 0; i < G_N_ELEMENTS(queries); i++) {
        BmFeatureSet *set = read_well(path, &queries[i]);
        cr_expect_eq(bm_feature_set_count(set), 1u, "query %u", i);
        cr_expect_eq(bm_feature_set_borrow(set, 0)->record, 1u, "query %u", i);
        cr_expect_eq(g_strv_length(set->fields), queries[i].only_fields ? 1u : 2u);
        bm_feature_set_free(set);
    }
    g_unlink(path);
    g_free(path);
}

Test(gdal, refuses_what_is_no_plain_file)
{
    char *vrt = write_file("a-XXXXXX.tif", "<OGRVRTDataSource/>");
    char *cut = write_file("a-XXXXXX.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{");
    char *empty = write_file("a-XXXXXX.geojson", "");
    const struct {
        const char *path, *message;
    } cases[] = {
        { "/vsicurl/http://example.org/a.json", "'/vsi' is refused" },
        { "https://example.org/a.geojson", "'://' is refused" },
        { "MEM:::DATAPOINTER=1", "'MEM:' is refused" },
        { "<OGRVRTDataSource/>", "'<' is refused" },
        { "/no/such/file.geojson", "No such file or directory" },
        { "/", "is not a regular file" },
        { vrt, "is in no format that is read" },
        { cut, "is in no format that is read" },
        { empty, "is in no format that is read" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(bm_source_read(cases[i].path, NULL, NULL, &error), "%s", cases[i].path);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", cases[i].path);
        cr_expect(strstr(error->message, cases[i].message), "%s", error->message);
        cr_expect_null(strchr(error->message, '\n'));
        g_error_free(error);
    }
    char *written[] = { vrt, cut, empty };
    for (guint i = 0; i < G_N_ELEMENTS(written); i++) {
        g_unlink(written[i]);
        g_free(written[i]);
    }
}

Test(gdal, a_bad_record_is_left_out_with_a_warning)
{
    char *path =
        write_file("a-XXXXXX.geojson", "{\"type\":\"FeatureCollection\",\"features\":["
                                       "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                                       "{\"type\":\"Point\",\"coordinates\":[69,934]}},"
                                       "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
                                       "{\"type\":\"Point\",\"coordinates\":[69,34]}}]}");
    BmWarnings *warnings = bm_warnings_new();
    BmFeatureSet *set = bm_source_read(path, NULL, warnings, NULL);
    cr_assert_not_null(set);
    cr_expect_eq(bm_feature_set_count(set), 1u);
    cr_assert_eq(bm_warnings_count(warnings), 1u);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), "record 0: a coordinate is no longitude"));
    bm_warnings_free(warnings);
    bm_feature_set_free(set);
    g_unlink(path);
    g_free(path);
}
