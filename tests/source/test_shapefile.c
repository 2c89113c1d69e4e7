/** @file
 * Shapefiles that are in order: geometry, attributes, windows, filters, encodings, projections.
 */
#include "base/error.h"
#include "shapefile_fixture.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <locale.h>

/** Reads what must be readable; the warnings are expected to be `count`. */
static BmFeatureSet *read_well(const Fixture *fixture, const BmSourceQuery *query, guint count)
{
    GError *error = NULL;
    BmWarnings *warnings = bm_warnings_new();
    BmFeatureSet *set = bm_source_read(fixture->path, query, warnings, &error);
    cr_assert_not_null(set, "%s", error ? error->message : "");
    cr_expect_eq(bm_warnings_count(warnings), count, "%u: %s", bm_warnings_count(warnings),
                 bm_warnings_count(warnings) ? bm_warnings_borrow(warnings, 0) : "");
    bm_warnings_free(warnings);
    return set;
}

static const char *value(const BmFeatureSet *set, guint index, const char *field)
{
    return bm_feature_value(bm_feature_set_borrow(set, index), bm_feature_set_field(set, field));
}

Test(shapefile, parts_holes_and_attributes)
{
    Fixture fixture = fixture_new();
    BmFeatureSet *set = read_well(&fixture, NULL, 0);
    cr_assert_eq(bm_feature_set_count(set), 3u);
    const BmGeometry *first = &bm_feature_set_borrow(set, 0)->geometry;
    cr_expect_eq(first->kind, BM_GEOMETRY_POLYGON);
    cr_expect_eq(first->part_count, 2u);
    cr_expect_eq(first->part_starts[1], 5u);
    cr_expect_eq(first->part_starts[2], 10u);
    cr_expect_float_eq(first->extent.east, 61, 0);
    cr_expect_str_eq(value(set, 2, "NAME"), "Peshawar");
    cr_expect_str_eq(value(set, 2, "n"), "2.50");
    bm_feature_set_free(set);
    fixture_free(&fixture);
}

Test(shapefile, windows_and_filters)
{
    static const char *const two[] = { "Kunar", "Peshawar", NULL }, *const none[] = { "kunar",
                                                                                      NULL };
    static const char *const numbers[] = { "1.50", NULL }, *const fields[] = { "N", NULL };
    static const BmExtent east = { 64, 29, 75, 38 }, nowhere = { 0, 0, 1, 1 };
    static const BmExtent turned = { 64 - 360, 29, 75 - 360, 38 };
    static const struct {
        BmSourceQuery query;
        guint count, first_record;
    } cases[] = {
        { { .window = &east }, 2, 1 },
        { { .window = &turned }, 2, 1 },
        { { .window = &nowhere }, 0, 0 },
        { { .field = "NAME", .values = two }, 2, 0 },
        { { .field = "name", .values = none }, 0, 0 },
        { { .field = "n", .values = numbers, .only_fields = fields }, 1, 1 },
        { { .window = &east, .field = "name", .values = two }, 1, 2 },
    };
    Fixture fixture = fixture_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmFeatureSet *set = read_well(&fixture, &cases[i].query, 0);
        cr_assert_eq(bm_feature_set_count(set), cases[i].count, "case %u", i);
        if (cases[i].count > 0)
            cr_expect_eq(bm_feature_set_borrow(set, 0)->record, cases[i].first_record, "case %u",
                         i);
        if (cases[i].query.only_fields)
            cr_expect(g_str_equal(set->fields[0], "n") && !set->fields[1]);
        bm_feature_set_free(set);
    }
    fixture_free(&fixture);
}

Test(shapefile, an_unknown_field_is_an_error_that_names_the_fields)
{
    Fixture fixture = fixture_new();
    static const char *const values[] = { "x", NULL };
    BmSourceQuery query = { .field = "nam", .values = values };
    GError *error = NULL;
    cr_expect_null(bm_source_read(fixture.path, &query, NULL, &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, "name, n"), "%s", error->message);
    g_error_free(error);
    fixture_free(&fixture);
}

/** Writes a name of at most 12 bytes over the first record's. */
static void set_first_name(const Fixture *fixture, const char *bytes)
{
    char field[12];
    memset(field, ' ', sizeof field);
    memcpy(field, bytes, MIN(strlen(bytes), sizeof field));
    gsize length;
    guint8 *data = fixture_get(fixture, "dbf", &length);
    gsize header = data[8] + 256u * data[9];
    g_free(data);
    fixture_patch(fixture, "dbf", header + 1, field, sizeof field);
}

Test(shapefile, the_bytes_decide_the_encoding)
{
    static const struct {
        const char *bytes, *cpg;
        guint8 driver;
        const char *text;
        guint warnings;
    } cases[] = {
        { "کابل", NULL, 0, "کابل", 0 },
        { "کابل", "UTF-8", 0, "کابل", 0 },
        { "کابل", "1252", 0, "کابل", 1 },        /* the .cpg lies */
        { "کابل", NULL, 0x57, "کابل", 1 },       /* the language driver lies */
        { "M\xFCnchen", NULL, 0, "München", 1 }, /* nothing is said: Windows-1252 */
        { "M\xFCnchen", NULL, 0x57, "München", 0 },
        { "M\xFCnchen", "ISO 88591", 0, "München", 0 },
        { "M\xFCnchen", "UTF-8", 0, "München", 1 },
        { "\xCF\xF0\xE8", "1251", 0, "При", 0 },        /* Cyrillic */
        { "\xDF\xC7\xC8\xE1", "CP1256", 0, "كابل", 0 }, /* Arabic */
        { "\xDF\xC7\xC8\xE1", NULL, 0x7E, "كابل", 0 },
        { "\xCF\xF0\xE8", "LDID/201", 0, "При", 0 },
        { "M\xFCnchen", "no such thing", 0, "München", 2 },
        { "ab\xD9\x83\xD8\xA7\xD8\xA8\xD9\x84\xD9\x83", "UTF-8", 0, "abكابلك",
          0 }, /* to the last byte */
        { "abc\xD9\x83\xD8\xA7\xD8\xA8\xD9\x84\xD9\x83", "UTF-8", 0, "abcكابل",
          0 }, /* cut in a letter */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture = fixture_new();
        set_first_name(&fixture, cases[i].bytes);
        fixture_patch(&fixture, "dbf", 29, &cases[i].driver, 1);
        if (cases[i].cpg)
            fixture_set(&fixture, "cpg", cases[i].cpg, -1);
        BmFeatureSet *set = read_well(&fixture, NULL, cases[i].warnings);
        cr_expect_str_eq(value(set, 0, "name"), cases[i].text, "case %u", i);
        bm_feature_set_free(set);
        const char *values[] = { cases[i].text, NULL };
        set = read_well(&fixture, &(BmSourceQuery){ .field = "name", .values = values },
                        cases[i].warnings);
        cr_expect_eq(bm_feature_set_count(set), 1u, "case %u is found by its text", i);
        bm_feature_set_free(set);
        fixture_free(&fixture);
    }
}

Test(shapefile, another_projection_is_turned_back)
{
    Fixture fixture = fixture_new();
    /* UTM 42 N of WGS84; 500 000 m E is 69 E, and the Equator 0 m N, by definition */
    fixture_set(&fixture, "prj",
                "PROJCS[\"WGS_1984_UTM_Zone_42N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                "SPHEROID[\"WGS_1984\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                "UNIT[\"Degree\",0.017453292519943295]],PROJECTION[\"Transverse_Mercator\"],"
                "PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",69],"
                "PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],"
                "PARAMETER[\"false_northing\",0],UNIT[\"Meter\",1]]",
                -1);
    SHPHandle shapes = SHPCreate(fixture.path, SHPT_POINT);
    double xs[] = { 500000, 600000, 700000 }, ys[] = { 0, 0, 0 };
    for (int i = 0; i < 3; i++) {
        SHPObject *shape = SHPCreateSimpleObject(SHPT_POINT, 1, &xs[i], &ys[i], NULL);
        SHPWriteObject(shapes, -1, shape);
        SHPDestroyObject(shape);
    }
    SHPClose(shapes);
    BmExtent window = { 68.5, -1, 69.5, 1 };
    BmFeatureSet *set = read_well(&fixture, &(BmSourceQuery){ .window = &window }, 0);
    cr_assert_eq(bm_feature_set_count(set), 1u);
    BmPoint point = bm_feature_set_borrow(set, 0)->geometry.points[0];
    cr_expect_float_eq(point.x, 69, 1e-8);
    cr_expect_float_eq(point.y, 0, 1e-8);
    bm_feature_set_free(set);
    fixture_free(&fixture);
}

Test(shapefile, kinds_of_shapes_with_z_and_m)
{
    static const struct {
        int type;
        BmGeometryKind kind;
        guint parts;
    } cases[] = {
        { SHPT_POINT, BM_GEOMETRY_POINT, 1 },       { SHPT_POINTZ, BM_GEOMETRY_POINT, 1 },
        { SHPT_POINTM, BM_GEOMETRY_POINT, 1 },      { SHPT_MULTIPOINT, BM_GEOMETRY_POINT, 4 },
        { SHPT_MULTIPOINTZ, BM_GEOMETRY_POINT, 4 }, { SHPT_MULTIPOINTM, BM_GEOMETRY_POINT, 4 },
        { SHPT_ARC, BM_GEOMETRY_LINE, 1 },          { SHPT_ARCZ, BM_GEOMETRY_LINE, 1 },
        { SHPT_ARCM, BM_GEOMETRY_LINE, 1 },         { SHPT_POLYGON, BM_GEOMETRY_POLYGON, 1 },
        { SHPT_POLYGONZ, BM_GEOMETRY_POLYGON, 1 },  { SHPT_POLYGONM, BM_GEOMETRY_POLYGON, 1 },
    };
    double xs[] = { 60, 60, 61, 61 }, ys[] = { 30, 31, 31, 30 }, zs[] = { 1, 2, 3, 4 };
    int start = 0;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture = fixture_new();
        fixture_remove(&fixture, "dbf");
        SHPHandle shapes = SHPCreate(fixture.path, cases[i].type);
        SHPObject *shape = SHPCreateObject(
            cases[i].type, -1, 1, &start, NULL,
            cases[i].parts == 1 && cases[i].kind == BM_GEOMETRY_POINT ? 1 : 4, xs, ys, zs, zs);
        SHPWriteObject(shapes, -1, shape);
        SHPDestroyObject(shape);
        SHPClose(shapes);
        gboolean ring = cases[i].kind == BM_GEOMETRY_POLYGON; /* left open: it is said */
        BmFeatureSet *set = read_well(&fixture, NULL, ring ? 2 : 1);
        const BmGeometry *geometry = &bm_feature_set_borrow(set, 0)->geometry;
        cr_expect_eq(geometry->kind, cases[i].kind, "type %d", cases[i].type);
        cr_expect_eq(geometry->part_count, cases[i].parts, "type %d", cases[i].type);
        if (ring)
            cr_expect_eq(geometry->point_count, 5u, "a ring left open is closed");
        bm_feature_set_free(set);
        fixture_free(&fixture);
    }
}

Test(shapefile, numbers_do_not_follow_the_locale)
{
    Fixture fixture = fixture_new();
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed */
    BmFeatureSet *set = read_well(&fixture, NULL, 0);
    cr_expect_str_eq(value(set, 0, "n"), "0.50");
    bm_feature_set_free(set);
    fixture_free(&fixture);
}

Test(shapefile, a_deleted_record_is_passed_over)
{
    Fixture fixture = fixture_new();
    gsize length;
    guint8 *data = fixture_get(&fixture, "dbf", &length);
    fixture_patch(&fixture, "dbf", data[8] + 256u * data[9], "*", 1);
    g_free(data);
    BmFeatureSet *set = read_well(&fixture, NULL, 0);
    cr_expect_eq(bm_feature_set_count(set), 2u);
    cr_expect_eq(bm_feature_set_borrow(set, 0)->record, 1u);
    bm_feature_set_free(set);
    fixture_free(&fixture);
}

Test(shapefile, the_program_s_own_sets_are_read_without_a_warning)
{
    static const struct {
        const char *name;
        guint least;
    } sets[] = {
        { "countries", 240 },     { "countries_osm100", 8 },   { "provinces", 4500 },
        { "towns", 25000 },       { "borders", 300 },          { "durand_line", 1 },
        { "countries_osm10", 8 }, { "provinces_osm100", 100 }, { "provinces_osm10", 100 }
    };
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
        char *path = g_strdup_printf(BM_SOURCE_DIR "/shapes/%s.shp", sets[i].name);
        Fixture stands_for = { .path = path };
        BmFeatureSet *set = read_well(&stands_for, &(BmSourceQuery){ .verified = TRUE }, 0);
        cr_expect_geq(bm_feature_set_count(set), sets[i].least, "%s", sets[i].name);
        bm_feature_set_free(set);
        g_free(path);
    }
}
