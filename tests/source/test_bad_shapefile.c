/** @file
 * Shapefiles that are broken or lie: one clear line each, the good records kept.
 */
#include "base/error.h"
#include "shapefile_fixture.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>
#include <sys/stat.h>

/* Where things stand in the fixture: record 0 has 2 parts and 10 points, records 1 and 2 one
   part and 5 points (content 52 + 4 * 2 … bytes; Esri's white paper of 1998, pp. 4, 8). */
#define RECORD_0 100u
#define CONTENT_0 (44u + 2 * 4 + 10 * 16)
#define RECORD_1 (RECORD_0 + 8 + CONTENT_0)
#define CONTENT_1 (44u + 4 + 5 * 16)
#define RECORD_2 (RECORD_1 + 8 + CONTENT_1)

typedef void (*Breaker)(const Fixture *fixture);

static void no_shx(const Fixture *f)
{
    fixture_remove(f, "shx");
}

static void no_dbf(const Fixture *f)
{
    fixture_remove(f, "dbf");
}

static void no_prj(const Fixture *f)
{
    fixture_remove(f, "prj");
}

static void cut_shp(const Fixture *f)
{
    fixture_truncate(f, "shp", RECORD_2 + 20);
}

static void cut_shp_without_shx(const Fixture *f)
{
    cut_shp(f);
    no_shx(f);
}

static void cut_before_record(const Fixture *f)
{
    fixture_truncate(f, "shp", RECORD_2 + 4);
}

static void shx_other_length(const Fixture *f)
{
    fixture_patch(f, "shx", 100 + 8 + 4, "\0\0\0\x10", 4);
}

static void shx_far_offset(const Fixture *f)
{
    fixture_patch(f, "shx", 100 + 8, "\xFF\xFF\xFF\xF0", 4);
}

static void shx_offset_in_header(const Fixture *f)
{
    fixture_patch(f, "shx", 100 + 8, "\0\0\0\0", 4);
}

static void shx_announces_more(const Fixture *f)
{
    fixture_patch(f, "shx", 24, "\x7F\xFF\xFF\xFF", 4);
}

static void shx_cut(const Fixture *f)
{
    fixture_truncate(f, "shx", 100 + 16);
}

static void shx_empty(const Fixture *f)
{
    fixture_set(f, "shx", "", 0);
}

static void shp_header_lies(const Fixture *f)
{
    fixture_patch(f, "shp", 24, "\x7F\xFF\xFF\xFF", 4);
}

static void not_finite(const Fixture *f)
{
    double bad = NAN;
    fixture_patch(f, "shp", RECORD_1 + 8 + 48, &bad, 8);
}

static void infinite(const Fixture *f)
{
    double bad = -INFINITY;
    fixture_patch(f, "shp", RECORD_1 + 8 + 48 + 8, &bad, 8);
}

static void off_the_earth(const Fixture *f)
{
    double bad = 123456;
    fixture_patch(f, "shp", RECORD_1 + 8 + 48, &bad, 8);
}

static void other_type(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8, "\x03\0\0\0", 4);
}

static void unknown_type(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8, "\x1F\0\0\0", 4);
}

static void too_many_points(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8 + 40, "\xFF\xFF\xFF\x7F", 4);
}

static void no_points(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8 + 40, "\0\0\0\0", 4);
}

static void too_many_parts(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8 + 36, "\xFF\xFF\xFF\xFF", 4);
}

static void part_out_of_range(const Fixture *f)
{
    fixture_patch(f, "shp", RECORD_1 + 8 + 44, "\xFF\xFF\xFF\x7F", 4);
}

static void dbf_empty(const Fixture *f)
{
    fixture_set(f, "dbf", "", 0);
}

static void dbf_lies(const Fixture *f)
{
    /* 65 bytes that announce 2,147,483,647 records of one byte */
    guint8 bytes[65] = { 3, 95, 7, 26, 0xFF, 0xFF, 0xFF, 0x7F, 65, 0, 1, 0 };
    bytes[64] = 0x0D;
    fixture_set(f, "dbf", bytes, sizeof bytes);
}

static void dbf_record_of_nothing(const Fixture *f)
{
    fixture_patch(f, "dbf", 10, "\0\0", 2);
}

static void dbf_header_too_long(const Fixture *f)
{
    fixture_patch(f, "dbf", 8, "\xFF\xFF", 2);
}

static void dbf_wide_column(const Fixture *f)
{
    fixture_patch(f, "dbf", 32 + 32 + 16, "\xFF", 1);
}

static void dbf_cut(const Fixture *f)
{
    fixture_truncate(f, "dbf", 32 + 2 * 32 + 1 + 23 + 10);
}

static void prj_of_another_world(const Fixture *f)
{
    fixture_set(f, "prj", "LOCAL_CS[\"nowhere\"]", -1);
}

static void prj_that_opens_a_file(const Fixture *f)
{
    fixture_set(f, "prj", "GEOGCS[\"x\",EXTENSION[\"PROJ4\",\"+init=/etc/passwd\"]]", -1);
}

static void prj_without_end(const Fixture *f)
{
    char *deep = g_malloc(8001);
    memcpy(deep, "GEOGCS[", 7);
    memset(deep + 7, '[', 8001 - 8);
    deep[8000] = '\0';
    fixture_set(f, "prj", deep, -1);
    g_free(deep);
}

static void prj_in_metres(const Fixture *f)
{
    fixture_set(f, "prj",
                "PROJCS[\"WGS_1984_UTM_Zone_42N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                "SPHEROID[\"WGS_1984\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],"
                "UNIT[\"Degree\",0.017453292519943295]],PROJECTION[\"Transverse_Mercator\"],"
                "PARAMETER[\"central_meridian\",69],PARAMETER[\"scale_factor\",0.9996],"
                "PARAMETER[\"false_easting\",500000],UNIT[\"Meter\",1]]",
                -1);
}

static void prj_in_degrees_of_metres(const Fixture *f)
{
    double east = 500000;
    fixture_patch(f, "shp", 52, &east, 8);
}

/* Puts another ring of five points into record 1. */
static void set_ring(const Fixture *f, const double *points)
{
    fixture_patch(f, "shp", RECORD_1 + 8 + 48, points, 10 * sizeof *points);
}

static void ring_crosses_itself(const Fixture *f)
{
    set_ring(f, (const double[]){ 65, 30, 65, 31, 66, 30, 66, 31, 65, 30 });
}

static void ring_the_wrong_way(const Fixture *f)
{
    set_ring(f, (const double[]){ 65, 30, 66, 30, 66, 31, 65, 31, 65, 30 });
}

static void ring_with_a_repeated_point(const Fixture *f)
{
    set_ring(f, (const double[]){ 65, 30, 65, 31, 65, 31, 66, 30, 65, 30 });
}

static void ring_left_open(const Fixture *f)
{
    set_ring(f, (const double[]){ 65, 30, 65, 31, 66, 31, 66, 30, 65.5, 29.5 });
}

static void ring_without_area(const Fixture *f)
{
    set_ring(f, (const double[]){ 65, 30, 65.1, 30.1, 65.7, 30.7, 66, 31, 65, 30 });
}

static void ring_beyond_180(const Fixture *f)
{
    set_ring(f, (const double[]){ 179, 30, 179, 31, 181, 31, 181, 30, 179, 30 });
}

static void shp_empty(const Fixture *f)
{
    fixture_set(f, "shp", "", 0);
}

static void shp_cut_in_header(const Fixture *f)
{
    fixture_truncate(f, "shp", 60);
}

static void shp_is_text(const Fixture *f)
{
    char *text = g_strnfill(400, 'a');
    fixture_set(f, "shp", text, 400);
    g_free(text);
}

static void file_of_multipatches(const Fixture *f)
{
    fixture_patch(f, "shp", 32, "\x1F\0\0\0", 4);
}

static void file_of_other_type(const Fixture *f)
{
    fixture_patch(f, "shp", 32, "\x01\0\0\0", 4);
}

static void shp_missing(const Fixture *f)
{
    fixture_remove(f, "shp");
}

static void shp_is_a_folder(const Fixture *f)
{
    fixture_remove(f, "shp");
    g_mkdir(f->path, 0700);
}

static void shp_is_a_pipe(const Fixture *f)
{
    fixture_remove(f, "shp");
    mkfifo(f->path, 0600);
}

static void dbf_is_a_pipe(const Fixture *f)
{
    char *path = fixture_file(f, "dbf");
    g_unlink(path);
    mkfifo(path, 0600);
    g_free(path);
}

static void metres_of_another_world(const Fixture *f)
{
    prj_of_another_world(f);
    prj_in_degrees_of_metres(f);
}

Test(bad_shapefile, what_can_be_read_is_read_with_a_warning)
{
    static const struct {
        Breaker break_it;
        guint count;
        const char *warning;
    } cases[] = {
        { no_shx, 3, "areas.shx: is missing" },
        { no_dbf, 3, "areas.dbf: is missing" },
        { no_prj, 3, "areas.prj: is missing" },
        { cut_shp, 2, "areas.shp: record 2: the .shp ends before" },
        { cut_shp_without_shx, 2, "areas.shp: record 2: the .shp ends before" },
        { cut_before_record, 2, "areas.shp: record 2: the .shp ends before" },
        { shx_other_length, 2, "areas.shp: record 1: the .shp and the .shx give different" },
        { shx_far_offset, 2, "areas.shp: record 1: " },
        { shx_offset_in_header, 2, "areas.shp: record 1: the .shx points outside" },
        { shx_announces_more, 3, "areas.shx: its header says" },
        { shx_cut, 2, "areas.shx: its header says" },
        { shx_empty, 3, "areas.shx: is no index" },
        { not_finite, 2, "areas.shp: record 1: a coordinate is not a finite number" },
        { infinite, 2, "areas.shp: record 1: a coordinate is not a finite number" },
        { off_the_earth, 2, "areas.shp: record 1: a coordinate is no longitude" },
        { other_type, 2, "areas.shp: record 1: its type is not that of the file" },
        { unknown_type, 2, "areas.shp: record 1: its type is not that of the file" },
        { too_many_points, 2, "areas.shp: record 1: it announces more points" },
        { no_points, 2, "areas.shp: record 1: it has no points" },
        { too_many_parts, 2, "areas.shp: record 1: it announces more points" },
        { part_out_of_range, 2, "areas.shp: record 1: " },
        { dbf_empty, 3, "areas.dbf: the file is empty" },
        { dbf_lies, 3, "areas.dbf: announces 2147483647 records, the file holds 0" },
        { dbf_record_of_nothing, 3, "areas.dbf: is no dBase table" },
        { dbf_header_too_long, 3, "areas.dbf: is no dBase table" },
        { dbf_wide_column, 3, "areas.dbf: its columns are wider than a record" },
        { dbf_cut, 3, "areas.dbf: announces 3 records, the file holds 1" },
        { dbf_is_a_pipe, 3, "areas.dbf: is missing" },
        { dbf_cut, 3, "areas.shp: has 3 shapes, its .dbf 1 records; from record 1 on" },
        { shp_header_lies, 3, "areas.shp: its header says 4294967294 bytes, the file has 592" },
        { prj_of_another_world, 3, "areas.prj: PROJ does not know this coordinate system" },
        { prj_that_opens_a_file, 3, "areas.prj: PROJ does not know this coordinate system" },
        { prj_without_end, 3, "areas.prj: PROJ does not know this coordinate system" },
        { prj_in_metres, 3, "areas.prj: says a projection in metres; the coordinates fit" },
        { prj_in_degrees_of_metres, 3, "areas.prj: says longitude and latitude" },
        { ring_crosses_itself, 3, "areas.shp: record 1: a ring crosses itself at 65.50000, 30.5" },
        { ring_the_wrong_way, 3, "areas.shp: record 1: a ring runs the wrong way round" },
        { ring_with_a_repeated_point, 3, "areas.shp: record 1: points stand twice" },
        { ring_left_open, 3, "areas.shp: record 1: a ring is not closed" },
        { ring_without_area, 3, "areas.shp: record 1: a ring encloses no area" },
        { ring_beyond_180, 3, "areas.shp: record 1: its longitudes go beyond 180" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture = fixture_new();
        cases[i].break_it(&fixture);
        GError *error = NULL;
        BmWarnings *warnings = bm_warnings_new();
        BmFeatureSet *set = bm_source_read(fixture.path, NULL, warnings, &error);
        cr_assert_not_null(set, "case %u: %s", i, error ? error->message : "");
        cr_expect_eq(bm_feature_set_count(set), cases[i].count, "case %u", i);
        guint found = 0;
        for (guint k = 0; k < bm_warnings_count(warnings); k++)
            found += cases[i].warning && strstr(bm_warnings_borrow(warnings, k), cases[i].warning);
        cr_expect_eq(found, cases[i].warning ? 1u : 0u, "case %u: %s", i,
                     bm_warnings_count(warnings) ? bm_warnings_borrow(warnings, 0) : "no warning");
        bm_warnings_free(warnings);
        bm_feature_set_free(set);
        fixture_free(&fixture);
    }
}

Test(bad_shapefile, what_cannot_be_read_is_an_error)
{
    static const struct {
        Breaker break_it;
        const char *message;
    } cases[] = {
        { shp_missing, "No such file or directory" },
        { shp_empty, "the file is empty" },
        { shp_cut_in_header, "cut short within its header" },
        { shp_is_text, "is not a shapefile" },
        { shp_is_a_folder, "is not a regular file" },
        { shp_is_a_pipe, "is not a regular file" },
        { file_of_multipatches, "shapes of type 31" },
        { file_of_other_type, "none of its 3 records can be read" },
        { metres_of_another_world, "areas.prj: PROJ cannot turn" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture = fixture_new();
        cases[i].break_it(&fixture);
        GError *error = NULL;
        cr_expect_null(bm_source_read(fixture.path, NULL, NULL, &error), "case %u", i);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        cr_expect(strstr(error->message, cases[i].message), "case %u: %s", i, error->message);
        cr_expect(g_str_has_prefix(error->message, fixture.folder), "%s", error->message);
        g_error_free(error);
        fixture_free(&fixture);
    }
}

Test(bad_shapefile, metres_without_a_prj_are_not_taken_for_degrees)
{
    Fixture fixture = fixture_new();
    fixture_remove(&fixture, "prj");
    double east = 500000;
    fixture_patch(&fixture, "shp", 52, &east, 8);
    GError *error = NULL;
    cr_expect_null(bm_source_read(fixture.path, NULL, NULL, &error));
    cr_assert_not_null(error);
    cr_expect(strstr(error->message, "areas.prj is missing"), "%s", error->message);
    g_error_free(error);
    fixture_free(&fixture);
}

Test(bad_shapefile, strict_makes_a_bad_record_an_error)
{
    Fixture fixture = fixture_new();
    not_finite(&fixture);
    GError *error = NULL;
    cr_expect_null(bm_source_read(fixture.path, &(BmSourceQuery){ .strict = TRUE }, NULL, &error));
    cr_assert_not_null(error);
    cr_expect(strstr(error->message, "record 1: a coordinate is not a finite number"));
    g_error_free(error);
    fixture_free(&fixture);
}

Test(bad_shapefile, strict_makes_a_bad_ring_an_error)
{
    static const Breaker breakers[] = { ring_crosses_itself,        ring_the_wrong_way,
                                        ring_with_a_repeated_point, ring_left_open,
                                        ring_without_area,          ring_beyond_180 };
    for (guint i = 0; i < G_N_ELEMENTS(breakers); i++) {
        Fixture fixture = fixture_new();
        breakers[i](&fixture);
        GError *error = NULL;
        const BmSourceQuery strict = { .strict = TRUE };
        cr_expect_null(bm_source_read(fixture.path, &strict, NULL, &error), "case %u", i);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        cr_expect(error && strstr(error->message, "areas.shp: record 1: "), "case %u", i);
        g_clear_error(&error);
        fixture_free(&fixture);
    }
}

Test(bad_shapefile, no_length_of_any_file_crashes)
{
    static const char *const endings[] = { "shp", "shx", "dbf", "prj" };
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        Fixture fixture = fixture_new();
        gsize length;
        guint8 *whole = fixture_get(&fixture, endings[i], &length);
        for (gsize cut = 0; cut < length; cut += 1 + length / 120) {
            fixture_set(&fixture, endings[i], whole, (gssize)cut);
            GError *error = NULL;
            BmFeatureSet *set = bm_source_read(fixture.path, NULL, NULL, &error);
            cr_expect((set == NULL) == (error != NULL), "%s cut to %zu", endings[i], cut);
            bm_feature_set_free(set);
            g_clear_error(&error);
        }
        g_free(whole);
        fixture_free(&fixture);
    }
}

Test(bad_shapefile, no_byte_turned_over_crashes)
{
    static const char *const endings[] = { "shp", "shx", "dbf" };
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++) {
        Fixture fixture = fixture_new();
        gsize length;
        guint8 *whole = fixture_get(&fixture, endings[i], &length);
        for (gsize at = 0; at < length; at++) {
            whole[at] ^= 0xFF;
            fixture_set(&fixture, endings[i], whole, (gssize)length);
            whole[at] ^= 0xFF;
            GError *error = NULL;
            BmFeatureSet *set = bm_source_read(fixture.path, NULL, NULL, &error);
            cr_expect((set == NULL) == (error != NULL), "%s byte %zu", endings[i], at);
            bm_feature_set_free(set);
            g_clear_error(&error);
        }
        g_free(whole);
        fixture_free(&fixture);
    }
}
