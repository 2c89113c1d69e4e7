/** @file
 * bordermap extract from outside.
 */
#include <jansson.h>

#include "program.h"

Test(extract, places_are_listed_with_their_offsets)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", "Köln was calm, but shells hit Kandahar province.");
    Run run = program_run(folder, "extract --places --json r.txt");
    cr_expect_eq(run.status, 0, "%s", run.err);
    char **lines = g_strsplit(run.out, "\n", -1);
    cr_assert_eq(g_strv_length(lines), 3, "%s", run.out);
    json_t *object = json_loads(lines[1], 0, NULL);
    cr_assert_not_null(object);
    cr_expect_str_eq(json_string_value(json_object_get(object, "file")), "r.txt");
    cr_expect_str_eq(json_string_value(json_object_get(object, "toponym")), "Kandahar");
    cr_expect_eq(json_integer_value(json_object_get(object, "start")), 30);
    cr_expect_eq(json_integer_value(json_object_get(object, "end")), 38);
    cr_expect_str_eq(json_string_value(json_object_get(object, "kind")), "province");
    cr_expect_str_eq(json_string_value(json_object_get(object, "country")), "AFG");
    cr_expect(json_object_get(object, "candidates") && json_object_get(object, "confidence"));
    json_decref(object);
    g_strfreev(lines);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, people_and_bodies_are_no_places)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt",
                    "Mayor Paris Jackson of the University of Toronto told the Boston Globe on "
                    "Friday that Gen. Jordan Austin spent US$3 million in May.");
    Run run = program_run(folder, "extract --places r.txt");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect_str_empty(run.out, "%s", run.out);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, wrong_use_and_bad_input_are_refused)
{
    static const struct {
        const char *line;
        int status;
        const char *why;
    } cases[] = {
        { "extract", 2, "no report is named" },
        { "extract --plaices r.txt", 2, "did you mean --places?" },
        { "extract --places --lang ../en r.txt", 2, "--lang" },
        { "extract --places --lang xx r.txt", 3, "extract/xx.yaml" },
        { "extract --places nothing.txt", 3, "nothing.txt" },
        { "extract --places binary", 3, "binary: binary, not text" },
    };
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", "A blast in Kabul.");
    folder_put(folder, "binary", "\0\1\2", 3);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Run run = program_run(folder, cases[i].line);
        cr_expect_eq(run.status, cases[i].status, "%s: %d", cases[i].line, run.status);
        cr_expect_not_null(strstr(run.err, cases[i].why), "%s: %s", cases[i].line, run.err);
        run_clear(&run);
    }
    folder_free(folder);
}
