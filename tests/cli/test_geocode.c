/** @file
 * bordermap geocode from outside: text, JSON, tables, exit status.
 */
#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM BM_BINARY_DIR "/bordermap"

typedef struct {
    int status;
    char *out, *err;
} Run;

static Run run_program(const char *command_line)
{
    Run run = { -1, NULL, NULL };
    char **argv = NULL;
    char *line = g_strdup_printf("%s geocode %s", PROGRAM, command_line);
    int wait_status;
    cr_assert(g_shell_parse_argv(line, NULL, &argv, NULL));
    cr_assert(g_spawn_sync("/", argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run.out, &run.err,
                           &wait_status, NULL));
    cr_assert(WIFEXITED(wait_status), "%s", command_line);
    run.status = WEXITSTATUS(wait_status);
    g_strfreev(argv);
    g_free(line);
    return run;
}

static void clear(Run *run)
{
    g_free(run->out);
    g_free(run->err);
}

Test(geocode, a_place_is_one_line_with_its_candidates_indented)
{
    Run run = run_program("Kabul Torkham");
    char **lines = g_strsplit(run.out, "\n", -1);
    cr_assert_geq(g_strv_length(lines), 4u, "%s", run.out);
    cr_expect(g_str_has_prefix(lines[0], "Kabul "), "%s", lines[0]);
    cr_expect(strstr(lines[0], "lat 34.5") && strstr(lines[0], "lon 69.1"), "%s", lines[0]);
    cr_expect(g_str_has_prefix(lines[1], "  Kabul ") && strstr(lines[1], "province"));
    const char *last = lines[g_strv_length(lines) - 2];
    cr_expect(g_str_has_prefix(last, "Torkham ") && strstr(last, "AFG|PAK"), "%s", run.out);
    cr_expect_eq(run.status, 0);
    cr_expect_str_empty(run.err);
    g_strfreev(lines);
    clear(&run);
}

Test(geocode, status_is_1_for_what_is_unknown_or_ambiguous_and_2_for_wrong_usage)
{
    static const struct {
        const char *line;
        int status;
        const char *out, *err;
    } cases[] = {
        { "Kandahr", 1, "Kandahr: unknown; nearest: Kandahar", "" },
        { "Kabul Hyderabad", 1, "Hyderabad: ambiguous", "" },
        { "Hyderabad --country pak", 0, "Sindh", "" },
        { "Kandahar --kind province", 0, "province", "" },
        { "Kandahar --why", 0, "why: ", "" },
        { "", 2, "", "no place is named" },
        { "Kabul --country Afghanistan", 2, "", "code of three letters" },
        { "Kabul --kind provnce", 2, "", "did you mean province?" },
        { "-f /no/such/table.csv", 3, "", "/no/such/table.csv" },
        { "Kabul -o /no/such/folder/x", 4, "", "/no/such/folder/x" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Run run = run_program(cases[i].line);
        cr_expect_eq(run.status, cases[i].status, "%s: %d", cases[i].line, run.status);
        cr_expect(strstr(run.out, cases[i].out), "%s: %s", cases[i].line, run.out);
        cr_expect(strstr(run.err, cases[i].err), "%s: %s", cases[i].line, run.err);
        clear(&run);
    }
}

/* The keys and their order: design.md, "Shapes of JSON". */
Test(geocode, json_is_one_object_a_line_with_its_keys_in_order)
{
    static const char *const keys[] = { "query",      "status", "name",      "lon",       "lat",
                                        "precision",  "kind",   "radius_km", "province",  "country",
                                        "confidence", "source", "why",       "candidates" };
    Run run = run_program("--json Kandahar Hyderabad Kandahr");
    char **lines = g_strsplit(g_strchomp(run.out), "\n", -1);
    cr_expect_eq(g_strv_length(lines), 3u);
    cr_expect_eq(run.status, 1);
    for (guint i = 0; lines[i]; i++) {
        json_t *object = json_loads(lines[i], 0, NULL);
        cr_assert_not_null(object, "%s", lines[i]);
        const char *key;
        json_t *value;
        guint at = 0;
        json_object_foreach(object, key, value)
        {
            cr_assert_lt(at, G_N_ELEMENTS(keys));
            cr_expect_str_eq(key, keys[at]);
            at++;
        }
        cr_expect_eq(at, G_N_ELEMENTS(keys));
        gboolean found = i == 0;
        cr_expect_eq(json_is_number(json_object_get(object, "lon")), found);
        cr_expect_eq(json_is_number(json_object_get(object, "confidence")), found);
        cr_expect(json_is_array(json_object_get(object, "why")));
        json_decref(object);
    }
    json_t *first = json_loads(lines[0], 0, NULL);
    json_t *candidate = json_array_get(json_object_get(first, "candidates"), 0);
    cr_expect_str_eq(json_string_value(json_object_get(first, "kind")), "city");
    cr_expect_str_eq(json_string_value(json_object_get(candidate, "kind")), "province");
    json_decref(first);
    g_strfreev(lines);
    clear(&run);
}

static Run run_table(const char *text, const char *more)
{
    char *folder = g_dir_make_tmp("bordermap-test-XXXXXX", NULL);
    char *path = g_build_filename(folder, "places.csv", NULL);
    char *line = g_strdup_printf("%s -f %s", more, path);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    Run run = run_program(line);
    g_unlink(path);
    g_rmdir(folder);
    g_free(line);
    g_free(path);
    g_free(folder);
    return run;
}

Test(geocode, a_table_of_places_has_hints_by_row)
{
    Run run = run_table("place,country,kind\nHyderabad,PAK,\nKandahar,,province\n,AFG,\n", "");
    cr_expect_eq(run.status, 0, "%s%s", run.out, run.err);
    cr_expect(strstr(run.out, "Sindh") && strstr(run.out, "ne:AF-KAN"), "%s", run.out);
    cr_expect(strstr(run.err, "places.csv:4: the row names no place"), "%s", run.err);
    clear(&run);
    run = run_table("name\nKabul\n", "");
    cr_expect_eq(run.status, 3);
    cr_expect(strstr(run.err, "places.csv:1: no column is named 'place'"), "%s", run.err);
    clear(&run);
    run = run_table("place,kind\nKabul,castle\n", "");
    cr_expect_eq(run.status, 3);
    cr_expect(strstr(run.err, "places.csv:2: the kind 'castle'"), "%s", run.err);
    clear(&run);
}

Test(geocode, a_gazetteer_of_ones_own_wins_and_its_errors_are_told)
{
    char *path = NULL;
    close(g_file_open_tmp("own-XXXXXX.csv", &path, NULL));
    cr_assert(
        g_file_set_contents(path, "name,lon,lat,kind\nKabul,10.5,50.25,town\nX,1,95,\n", -1, NULL));
    char *line = g_strdup_printf("Kabul --why --gazetteer %s", path);
    Run run = run_program(line);
    cr_expect_eq(run.status, 0);
    const char *end = strchr(run.out, '\n');
    const char *here = strstr(run.out, "lat 50.2500 lon 10.5000");
    cr_expect(g_str_has_prefix(run.out, "Kabul ") && here && here < end, "%s", run.out);
    cr_expect(strstr(run.out, "why: it stands in your own gazetteer"), "%s", run.out);
    cr_expect(strstr(run.err, ".csv:3: the latitude must be"), "%s", run.err);
    clear(&run);
    g_free(line);
    line = g_strdup_printf("Kabul --strict --gazetteer %s", path);
    run = run_program(line);
    cr_expect_eq(run.status, 3);
    clear(&run);
    g_free(line);
    run = run_program("Kabul --gazetteer /no/such.gpkg");
    cr_expect_eq(run.status, 3);
    cr_expect(strstr(run.err, "/no/such.gpkg: "), "%s", run.err);
    clear(&run);
    g_unlink(path);
    g_free(path);
}

Test(geocode, rows_of_one_group_help_each_other_and_each_row_has_its_object)
{
    char *folder = g_dir_make_tmp("bordermap-test-XXXXXX", NULL);
    char *path = g_build_filename(folder, "places.csv", NULL);
    g_file_set_contents(path,
                        "place,group\nHyderabad,a\nKarachi,a\nHyderabad,b\n,b\nVijayawada,b\n"
                        "Hyderabad,\nWarangal,b\n",
                        -1, NULL);
    char *line = g_strdup_printf("--json --quiet -f %s", path);
    Run run = run_program(line);
    static const char *const countries[] = { "PAK", "PAK", "IND", NULL, "IND", NULL, "IND" };
    char **lines = g_strsplit(g_strchomp(run.out), "\n", -1);
    cr_assert_eq(g_strv_length(lines), G_N_ELEMENTS(countries), "%s", run.out);
    for (guint i = 0; i < G_N_ELEMENTS(countries); i++) {
        json_t *object = json_loads(lines[i], 0, NULL);
        const char *country = json_string_value(json_object_get(object, "country"));
        cr_expect(g_strcmp0(country, countries[i]) == 0, "row %u: %s", i + 1, country);
        json_decref(object);
    }
    g_strfreev(lines);
    g_free(line);
    clear(&run);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
}

Test(geocode, the_precision_is_told_in_the_codes_of_a_database)
{
    static const struct {
        const char *line;
        int status;
        const char *out, *err;
    } cases[] = {
        { "--codes ged 'Paktia province'", 0, ", where_prec 4", "" },
        { "--codes acled 'Paktia province'", 0, ", geo_precision 3", "" },
        { "--codes acled Pakistan", 0, ", geo_precision none", "" },
        { "--codes acled --json Pakistan", 0, "\"geo_precision\": null", "" },
        { "--codes ged --json Gardez", 0, "\"where_prec\": 1", "" },
        { "--codes gdelt Kabul", 2, "", "write acled, ged" },
        { "--codes /no/such.yaml Kabul", 3, "", "/no/such.yaml" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Run run = run_program(cases[i].line);
        cr_expect_eq(run.status, cases[i].status, "%s: %d", cases[i].line, run.status);
        cr_expect(strstr(run.out, cases[i].out), "%s: %s", cases[i].line, run.out);
        cr_expect(strstr(run.err, cases[i].err), "%s: %s", cases[i].line, run.err);
        clear(&run);
    }
}

/* So many rows are dealt out to several threads; 1,999 is no multiple of seven. */
Test(geocode, a_long_table_is_answered_as_a_short_one_is)
{
    enum { ROWS = 1999, KINDS = 7 };
    static const char *const rows[KINDS] = { "Hyderabad,a",  "Karachi,a",  "Hyderabad,b", ",b",
                                             "Vijayawada,b", "Hyderabad,", "Qwertz," };
    for (int json = 0; json < 2; json++) {
        GString *few = g_string_new("place,group\n"), *many = g_string_new("place,group\n");
        for (guint i = 0; i < KINDS; i++)
            g_string_append_printf(few, "%s\n", rows[i]);
        for (guint i = 0; i < ROWS; i++)
            g_string_append_printf(many, "%s\n", rows[i % KINDS]);
        Run once = run_table(few->str, json ? "--json" : ""),
            often = run_table(many->str, json ? "--json" : "");
        GString *expected = g_string_new(NULL);
        char **lines = g_strsplit(once.out, "\n", -1);
        for (guint i = 0; json && i < ROWS; i++)
            g_string_append_printf(expected, "%s\n", lines[i % KINDS]);
        for (guint i = 0; !json && i < ROWS / KINDS; i++)
            g_string_append(expected, once.out);
        cr_expect_eq(once.status, 1);
        cr_expect_eq(often.status, 1);
        cr_expect(json ? strcmp(often.out, expected->str) == 0
                       : g_str_has_prefix(often.out, expected->str));
        g_strfreev(lines);
        g_string_free(expected, TRUE);
        g_string_free(few, TRUE);
        g_string_free(many, TRUE);
        clear(&once);
        clear(&often);
    }
}
