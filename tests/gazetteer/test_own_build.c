/** @file
 * Building a gazetteer of one's own: dumps of GeoNames, records of Who's On First.
 */
#include "gazetteer/own_build.h"

#include "../source/gdal_fixture.h"
#include "base/error.h"
#include "gazetteer/own_gazetteer.h"

/* Two lines of GeoNames' cities500.txt, one of its AF.txt, cut short: columns of its readme. */
#define KABUL                                                                                      \
    "1138958\tKabul\tKabul\tCaboul,Kabil,کابل\t34.52813\t69.17233\tP\tPPLC\tAF\t\t13\t\t\t\t"  \
    "3043532\t\t1798\tAsia/Kabul\t2019-09-05\n"
#define PROVINCE                                                                                   \
    "1138957\tWilayat-e Kabul\tWilayat-e Kabul\t\t34.5\t69.41667\tA\tADM1\tAF\t\t13\t\t\t\t"       \
    "3314000\t\t1828\tAsia/Kabul\t2019-09-05\n"
#define STREAM                                                                                     \
    "1139006\tDaryā-ye Kābul\tDarya-ye Kabul\tKabul River\t33.92\t72.23\tH\tSTM\tAF\tAF,PK\t00"  \
    "\t\t\t\t0\t\t267\tAsia/Karachi\t2015-08-07\n"

typedef struct {
    char *folder, *source, *out;
} Files;

static Files files_new(const char *text)
{
    Files files = { .folder = g_dir_make_tmp("bordermap-XXXXXX", NULL) };
    files.source = g_build_filename(files.folder, "AF.txt", NULL);
    files.out = g_build_filename(files.folder, "own.gaz", NULL);
    cr_assert(g_file_set_contents(files.source, text, -1, NULL));
    return files;
}

static void files_free(Files *files)
{
    shell("rm -r '%s'", files->folder);
    g_free(files->folder);
    g_free(files->source);
    g_free(files->out);
}

static void put(const Files *files, const char *name, const char *text)
{
    char *path = g_build_filename(files->folder, name, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    g_free(path);
}

static void build(const Files *files, const char *source, BmWarnings *warnings)
{
    const char *const sources[] = { source, NULL };
    GError *error = NULL;
    gboolean good = bm_own_gazetteer_build(files->out, sources, NULL, warnings, &error);
    cr_assert(good, "%s", error ? error->message : "");
}

static GPtrArray *find(const Files *files, const char *name)
{
    GError *error = NULL;
    BmOwnGazetteer *own = bm_own_gazetteer_open(files->out, NULL, &error);
    cr_assert_not_null(own, "%s", error ? error->message : "");
    GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
    cr_assert(bm_own_gazetteer_find(own, name, FALSE, places, &error));
    bm_own_gazetteer_free(own);
    return places;
}

static void expect_place(const Files *files, const char *name, const char *id, const char *kind,
                         const char *a3, const char *province)
{
    GPtrArray *places = find(files, name);
    cr_assert_geq(places->len, 1u, "%s", name);
    const BmPlace *place = g_ptr_array_index(places, 0);
    cr_expect_str_eq(place->id, id, "%s", name);
    cr_expect_str_eq(place->kind, kind, "%s", name);
    cr_expect_str_eq(place->a3, a3, "%s", name);
    cr_expect_str_eq(place->province, province, "%s", name);
    g_ptr_array_unref(places);
}

Test(own_build, a_dump_is_found_by_every_name)
{
    Files files = files_new(KABUL PROVINCE STREAM);
    build(&files, files.source, NULL);
    expect_place(&files, "KABUL", "gn:1138958", "city", "AFG", "Kabul");
    expect_place(&files, "كابل", "gn:1138958", "city", "AFG", "Kabul");
    expect_place(&files, "Caboul", "gn:1138958", "city", "AFG", "Kabul");
    expect_place(&files, "Wilayat-e Kabul", "gn:1138957", "province", "AFG", "Kabul");
    expect_place(&files, "Daryā-ye Kābul", "gn:1139006", "river", "AFG", "");
    GPtrArray *places = find(&files, "Caboul");
    cr_expect_float_eq(((BmPlace *)g_ptr_array_index(places, 0))->latitude, 34.52813, 1e-9);
    cr_expect_eq(((BmPlace *)g_ptr_array_index(places, 0))->population, 3043532);
    g_ptr_array_unref(places);
    files_free(&files);
}

Test(own_build, a_dump_is_also_read_without_being_built)
{
    Files files = files_new(KABUL);
    g_free(files.out);
    files.out = g_strdup(files.source);
    expect_place(&files, "Kabil", "gn:1138958", "city", "AFG", "Kabul");
    files_free(&files);
}

Test(own_build, the_same_sources_give_the_same_bytes)
{
    Files files = files_new(KABUL PROVINCE STREAM);
    char *first = NULL, *second = NULL;
    gsize length, again;
    build(&files, files.source, NULL);
    cr_assert(g_file_get_contents(files.out, &first, &length, NULL));
    build(&files, files.source, NULL);
    cr_assert(g_file_get_contents(files.out, &second, &again, NULL));
    cr_assert_eq(length, again);
    cr_expect_arr_eq(first, second, length);
    g_free(first);
    g_free(second);
    files_free(&files);
}

Test(own_build, a_wrong_line_is_left_out_with_its_number)
{
    static const struct {
        const char *line, *warning;
    } cases[] = {
        { "1\tA\tA\t\t95\t69\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td", ":2: the latitude must be" },
        { "1\tA\tA\t\t35\t690\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td", ":2: the longitude must be" },
        { "1\tA\tA\t\tNaN\t69\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td", ":2: the position 'NaN'" },
        { "1\t\tA\t\t35\t69\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td", ":2: it has no name" },
        { "1\tA\tA\t\t35\t69\tP\tPPL\tAF\t\t13\t\t\t\tx\t\t0\tz\td", ":2: the population 'x'" },
        { "1\tA\tA\t\t35\t69\tP", ":2: 7 columns where a dump of GeoNames has 19" },
        { "1\tK\xF6ln\tA\t\t35\t69\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td", ":2: it is not UTF-8" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strdup_printf("%s%s\n\n%s", KABUL, cases[i].line, STREAM);
        Files files = files_new(text);
        BmWarnings *warnings = bm_warnings_new();
        build(&files, files.source, warnings);
        cr_assert_eq(bm_warnings_count(warnings), 1u, "case %u", i);
        const char *line = bm_warnings_borrow(warnings, 0);
        cr_expect(g_str_has_prefix(line, files.source) && strstr(line, cases[i].warning), "%s",
                  line);
        expect_place(&files, "Kabul River", "gn:1139006", "river", "AFG", "");
        bm_warnings_free(warnings);
        files_free(&files);
        g_free(text);
    }
}

/* Records as the project publishes them, cut short; the ids are made up. */
#define REGION                                                                                     \
    "{\"id\":85667653,\"type\":\"Feature\",\"properties\":{\"wof:id\":85667653,\"wof:name\":"      \
    "\"Nangarhar\",\"wof:placetype\":\"region\",\"wof:country\":\"AF\",\"geom:latitude\":34.3,"    \
    "\"geom:longitude\":70.4,\"geom:bbox\":\"70.0,34.0,71.0,34.5\",\"mz:is_current\":1,"           \
    "\"edtf:deprecated\":\"uuuu\",\"wof:superseded_by\":[]},\"geometry\":{\"type\":\"Point\","     \
    "\"coordinates\":[70.4,34.3]}}"
#define LOCALITY                                                                                   \
    "{\"type\":\"Feature\",\"properties\":{\"wof:id\":421170000,\"wof:name\":\"Redoubt\","         \
    "\"wof:placetype\":\"locality\",\"wof:country\":\"AF\",\"wof:hierarchy\":[{\"region_id\":"     \
    "85667653}],\"lbl:latitude\":34.11,\"lbl:longitude\":70.52,\"geom:latitude\":34,"              \
    "\"geom:longitude\":70,\"name:fas_x_preferred\":[\"ریدوت\"],\"name:eng_x_variant\":"      \
    "[\"Rampart\"],\"gn:population\":1200},\"geometry\":null}"

Test(own_build, records_of_whos_on_first_know_their_region)
{
    Files files = files_new("");
    put(&files, "85667653.geojson", REGION);
    put(&files, "421170000.geojson", LOCALITY);
    put(&files, "421170000-alt-quattroshapes.geojson", "{");
    put(&files, "past.geojson",
        "{\"properties\":{\"wof:id\":7,\"wof:name\":\"Rampart\",\"edtf:deprecated\":\"2019-01-01\","
        "\"geom:latitude\":1,\"geom:longitude\":1}}");
    build(&files, files.folder, NULL);
    expect_place(&files, "Rampart", "wof:421170000", "city", "AFG", "Nangarhar");
    expect_place(&files, "ریدوت", "wof:421170000", "city", "AFG", "Nangarhar");
    expect_place(&files, "Nangarhar", "wof:85667653", "province", "AFG", "Nangarhar");
    GPtrArray *places = find(&files, "Rampart");
    cr_assert_eq(places->len, 1u);
    cr_expect_float_eq(((BmPlace *)g_ptr_array_index(places, 0))->latitude, 34.11, 1e-9);
    g_ptr_array_unref(places);
    files_free(&files);
}

Test(own_build, a_wrong_record_is_left_out_with_its_file)
{
    static const struct {
        const char *text, *warning;
    } cases[] = {
        { "", "bad.geojson: line " },
        { "{\"properties\":", "bad.geojson: line 1" },
        { "[]", "bad.geojson: it is no GeoJSON feature" },
        { "{\"properties\":{\"wof:name\":\"X\"}}", "bad.geojson: it has no wof:id" },
        { "{\"properties\":{\"wof:id\":5}}", "it has no wof:name" },
        { "{\"properties\":{\"wof:id\":5,\"wof:name\":\"X\"}}", "it has neither lbl:longitude" },
        { "{\"properties\":{\"wof:id\":5,\"wof:name\":\"X\",\"geom:latitude\":95,"
          "\"geom:longitude\":5}}",
          "the latitude must be" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Files files = files_new("");
        put(&files, "bad.geojson", cases[i].text);
        put(&files, "good.geojson", LOCALITY);
        BmWarnings *warnings = bm_warnings_new();
        build(&files, files.folder, warnings);
        cr_assert_eq(bm_warnings_count(warnings), 1u, "case %u", i);
        cr_expect(strstr(bm_warnings_borrow(warnings, 0), cases[i].warning), "%s",
                  bm_warnings_borrow(warnings, 0));
        bm_warnings_free(warnings);
        files_free(&files);
    }
}

Test(own_build, what_is_no_source_is_refused_and_leaves_nothing)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "", "an empty table" },
        { "1\tA\n2\tB\n", "a gazetteer has columns" },
        { "1\tA\tA\t\t95\t69\tP\tPPL\tAF\t\t13\t\t\t\t0\t\t0\tz\td\n", "there is no place in it" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Files files = files_new(cases[i].text);
        const char *const sources[] = { files.source, NULL };
        GError *error = NULL;
        cr_expect_not(bm_own_gazetteer_build(files.out, sources, NULL, NULL, &error), "%u", i);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        cr_expect(strstr(error->message, cases[i].message), "%s", error->message);
        g_clear_error(&error);
        GDir *dir = g_dir_open(files.folder, 0, NULL);
        cr_expect_str_eq(g_dir_read_name(dir), "AF.txt");
        cr_expect_null(g_dir_read_name(dir));
        g_dir_close(dir);
        files_free(&files);
    }
    const char *const nothing[] = { "/no/such.txt", NULL };
    GError *error = NULL;
    cr_expect_not(bm_own_gazetteer_build("/no/such/folder/x", nothing, NULL, NULL, &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_OUTPUT));
    g_clear_error(&error);
}

static void count_calls(const char *source, guint64 done, guint64 total, guint64 places,
                        gpointer data)
{
    guint *calls = data;
    cr_expect_leq(done, total);
    cr_expect_eq(places, 2u);
    calls[source ? 0 : 1]++;
}

Test(own_build, progress_is_told)
{
    Files files = files_new(KABUL STREAM);
    const char *const sources[] = { files.source, NULL };
    guint calls[2] = { 0, 0 };
    BmOwnListener listener = { count_calls, calls };
    cr_assert(bm_own_gazetteer_build(files.out, sources, &listener, NULL, NULL));
    cr_expect_eq(calls[0], 1u);
    cr_expect_eq(calls[1], 1u);
    files_free(&files);
}

Test(own_build, a_damaged_file_is_refused_or_read_but_never_crashes)
{
    Files files = files_new(KABUL PROVINCE STREAM);
    build(&files, files.source, NULL);
    char *bytes = NULL;
    gsize length;
    cr_assert(g_file_get_contents(files.out, &bytes, &length, NULL));
    for (gsize at = 100; at < length; at += length / 61) {
        char kept = bytes[at];
        bytes[at] ^= 0x55;
        cr_assert(g_file_set_contents(files.out, bytes, (gssize)length, NULL));
        BmOwnGazetteer *own = bm_own_gazetteer_open(files.out, NULL, NULL);
        GPtrArray *places = g_ptr_array_new_with_free_func((GDestroyNotify)bm_place_free);
        if (own)
            bm_own_gazetteer_find(own, "Kabul", FALSE, places, NULL);
        g_ptr_array_unref(places);
        bm_own_gazetteer_free(own);
        bytes[at] = kept;
    }
    g_free(bytes);
    files_free(&files);
}
