/** @file
 * bordermap border, as a user runs it.
 */
#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

/** What a run gave. */
typedef struct {
    int status;
    char *out, *err;
} Run;

static Run run_border(const char *arguments)
{
    char *line = g_strconcat(BM_BINARY_DIR "/bordermap border ", arguments, NULL), **words = NULL;
    Run run = { -1, NULL, NULL };
    int wait_status = 0;
    cr_assert(g_shell_parse_argv(line, NULL, &words, NULL));
    cr_assert(
        g_spawn_sync(NULL, words, NULL, 0, NULL, NULL, &run.out, &run.err, &wait_status, NULL));
    run.status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : -1;
    g_strfreev(words);
    g_free(line);
    return run;
}

static void run_clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}

Test(border, the_report)
{
    Run run = run_border("AFG PAK");
    cr_assert_eq(run.status, 0, "%s", run.err);
    static const char *const expected[] = { "Durand Line: not recognised by Afghanistan",
                                            "2,221.5 km (1,380.4 miles) in 186 segments",
                                            "km (1,653.0 miles)",
                                            "in 3011 segments: osm100",
                                            "in 17017 segments: osm10",
                                            "2,611 km (1,622 miles)",
                                            "2,670 km (1,659 miles)" };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        cr_expect(strstr(run.out, expected[i]), "%s not in: %s", expected[i], run.out);
    cr_expect_str_empty(run.err);
    run_clear(&run);
}

Test(border, json)
{
    Run run = run_border("AFG PAK --json");
    cr_assert_eq(run.status, 0, "%s", run.err);
    json_t *report = json_loads(run.out, 0, NULL);
    cr_assert_not_null(report);
    const char *a = NULL, *b = NULL, *status = NULL, *data = NULL, *version = NULL, *source = NULL;
    double km = 0, miles = 0, published = 0;
    int segments = 0, year = 0;
    cr_assert_eq(json_unpack(report, "{s:s, s:s, s:s, s:[*], s:[*]}", "a", &a, "b", &b, "status",
                             &status, "lengths", "published"),
                 0);
    cr_expect_str_eq(a, "AFG");
    cr_expect_str_eq(b, "PAK");
    cr_expect_str_eq(status, "not recognised by Afghanistan");
    cr_assert_eq(json_unpack(json_array_get(json_object_get(report, "lengths"), 0),
                             "{s:s, s:s, s:F, s:F, s:i}", "data", &data, "version", &version, "km",
                             &km, "miles", &miles, "segments", &segments),
                 0);
    cr_expect_float_eq(km, 2220.6, 2220.6 * 0.005, "design.md's figure");
    cr_expect_float_eq(miles, km / 1.609344, 0.1);
    cr_expect_eq(segments, 186);
    cr_assert_eq(json_unpack(json_array_get(json_object_get(report, "published"), 0),
                             "{s:F, s:s, s:i}", "km", &published, "source", &source, "year", &year),
                 0);
    cr_expect_float_eq(published, 2611, 0);
    json_decref(report);
    run_clear(&run);
}

/** The report holds each part, separated by "|". */
static void expect_report(const char *arguments, const char *there, const char *absent)
{
    Run run = run_border(arguments);
    cr_assert_eq(run.status, 0, "%s", run.err);
    char **parts = g_strsplit(there, "|", -1);
    for (guint i = 0; parts[i]; i++)
        cr_expect(strstr(run.out, parts[i]), "%s: no '%s' in: %s", arguments, parts[i], run.out);
    g_strfreev(parts);
    cr_expect(!absent || !strstr(run.out, absent), "%s: '%s' in: %s", arguments, absent, run.out);
    run_clear(&run);
}

Test(border, what_the_two_hold_of_it)
{
    /* Natural Earth's classes by viewpoint; the Afghan row is ours, with its source */
    expect_report("AFG PAK",
                  "(durand-line): not recognised by Afghanistan|"
                  "not recognised (unverified): Afghanistan; “Durand Line, in Afghanistan’s view|"
                  "international (unverified): Pakistan; “Durand Line, in Pakistan’s view",
                  "Argentina");
    expect_report("CHN IND",
                  "(aksai-chin-line): disputed; class Disputed (unverified)|"
                  "international (unverified): China|no border: India|"
                  "(aksai-chin-claim): claim; class Claim boundary",
                  "Argentina");
    expect_report("FRA DEU", "international", "hold");
}

Test(border, verbose_tells_of_all_parties_with_sources)
{
    expect_report("AFG PAK --verbose",
                  "[Natural Earth 110m: 1746707881]|[Afghan parliament, July 1949|"
                  "no view is known of: Argentina|the United States",
                  "--verbose");
}

Test(border, json_tells_the_same)
{
    Run run = run_border("AFG PAK --json");
    json_t *report = json_loads(run.out, 0, NULL);
    json_t *line = json_array_get(json_object_get(report, "views"), 0);
    const char *key = NULL, *dispute = NULL, *party = NULL, *status = NULL, *class = NULL;
    int unverified = -1, assumed = -1;
    cr_assert_eq(json_unpack(line, "{s:s, s:s}", "line", &key, "dispute", &dispute), 0);
    cr_expect_str_eq(key, "durand-line");
    cr_expect_str_eq(dispute, "durand-line");
    json_t *parties = json_object_get(line, "parties");
    cr_expect_eq(json_array_size(parties), 2u, "the two neighbours");
    cr_assert_eq(json_unpack(json_array_get(parties, 0), "{s:s, s:s, s:s, s:b, s:b}", "party",
                             &party, "status", &status, "class", &class, "unverified", &unverified,
                             "assumed", &assumed),
                 0);
    cr_expect_str_eq(party, "AFG");
    cr_expect_str_eq(status, "not recognised");
    cr_expect_str_eq(class, "Unrecognized by one side (unverified)");
    cr_expect(unverified == 1 && assumed == 0);
    json_decref(report);
    run_clear(&run);
    run = run_border("AFG PAK --json --verbose");
    report = json_loads(run.out, 0, NULL);
    line = json_array_get(json_object_get(report, "views"), 0);
    cr_expect_gt(json_array_size(json_object_get(line, "parties")), 40u);
    json_decref(report);
    run_clear(&run);
}

Test(border, the_line_as_geojson)
{
    Run run = run_border("AFG PAK --data ne -o -");
    cr_assert_eq(run.status, 0, "%s", run.err);
    json_t *collection = json_loads(run.out, 0, NULL);
    cr_assert_not_null(collection, "nothing but GeoJSON is on standard output");
    json_t *feature = json_array_get(json_object_get(collection, "features"), 0);
    json_t *lines = json_object_get(json_object_get(feature, "geometry"), "coordinates");
    cr_assert_eq(json_array_size(lines), 1u);
    cr_expect_eq(json_array_size(json_array_get(lines, 0)), 187u, "186 segments");
    json_decref(collection);
    run_clear(&run);
}

Test(border, quiet_writes_the_line_alone)
{
    char *folder = g_dir_make_tmp(NULL, NULL);
    char *line = g_build_filename(folder, "a.geojson", NULL);
    char *arguments = g_strdup_printf("AFG PAK --quiet -o %s", line);
    Run run = run_border(arguments);
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect_str_empty(run.out);
    cr_expect_eq(g_unlink(line), 0);
    g_rmdir(folder);
    g_free(arguments);
    g_free(line);
    g_free(folder);
    run_clear(&run);
}

Test(border, the_line_as_files)
{
    char *folder = g_dir_make_tmp(NULL, NULL);
    char *arguments = g_strdup_printf("AFG PAK -o %s/a.shp -o %s/a.geojson", folder, folder);
    Run run = run_border(arguments);
    cr_assert_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.out, "Durand Line"), "the report stands beside the files");
    static const char *const names[] = { "a.shp", "a.shx",     "a.dbf", "a.prj",
                                         "a.cpg", "a.geojson", NULL };
    for (guint i = 0; names[i]; i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        cr_expect_eq(g_unlink(path), 0, "%s", names[i]);
        g_free(path);
    }
    cr_expect_eq(g_rmdir(folder), 0, "nothing else is left");
    g_free(arguments);
    g_free(folder);
    run_clear(&run);
}

Test(border, mistakes_have_one_line_and_an_exit_status)
{
    static const struct {
        const char *arguments;
        int status;
        const char *message;
    } cases[] = {
        { "AFG", 2, "two areas are needed" },
        { "AFG PAK IRN", 2, "two areas are needed" },
        { "AFG PAK --jsn", 2, "json" },
        { "AFG PAK -o a.png", 2, "use .geojson or .shp" },
        { "AFG PAK -o /tmp", 2, "-o /tmp is a folder; name a file in it" },
        { "AFG PAK -o - --data osm1", 2, "use one of: ne, osm100, osm10" },
        { "Afganistan PAK", 3, "did you mean 'Afghanistan'?" },
        { "AFG USA", 3, "have no common border" },
        { "AFG PAK -o /no/such/folder/a.geojson", 4, "/no/such/folder/a.geojson: cannot write" },
        { "AFG PAK -o /no/such/folder/a.shp", 4, "/no/such/folder/a.shp: cannot write" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Run run = run_border(cases[i].arguments);
        cr_expect_eq(run.status, cases[i].status, "%s: %d", cases[i].arguments, run.status);
        cr_expect(strstr(run.err, cases[i].message), "%s", run.err);
        cr_expect(g_str_has_prefix(run.err, "bordermap: "));
        cr_expect_eq(strchr(run.err, '\n'), run.err + strlen(run.err) - 1, "one line: %s", run.err);
        cr_expect_str_empty(run.out);
        run_clear(&run);
    }
}
