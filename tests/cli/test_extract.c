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
        { "extract --places --lang xx r.txt", 3,
          "there are: en; a language is added by extract/xx" },
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

/** A report with made-up facts. */
static const char report[] =
    "QUETTA, Pakistan, March 4, 2025 (Wire) — Shells fired from Afghanistan hit Chaman late "
    "Monday, "
    "killing three people, police said.\n\nKabul denied it. Officials plan to evacuate Wesh.\n";

Test(extract, a_draft_says_what_was_left_aside)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", report);
    Run run = program_run(folder, "extract r.txt -o events.yaml");
    cr_expect_eq(run.status, 0, "%s", run.err);
    char *text = folder_get_text(folder, "events.yaml");
    static const char *const parts[] = {
        "draft: true\n",      "# - a plan, a supposition or a negation: Officials plan",
        "date: 2025-03-03\n", "place: Chaman\n",
        "what: killed\n",     "min: 3\n",
        "stance: denies\n",   "start: 75\n",
        "end: 81\n"
    };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        cr_expect_not_null(strstr(text, parts[i]), "%s: %s", parts[i], text);
    g_free(text);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, json_has_an_event_a_line)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", report);
    Run run = program_run(folder, "extract --json r.txt");
    cr_expect_eq(run.status, 0, "%s", run.err);
    json_t *event = json_loads(run.out, JSON_DISABLE_EOF_CHECK, NULL);
    cr_assert_not_null(event, "%s", run.out);
    cr_expect(json_is_true(json_object_get(event, "draft")));
    cr_expect_eq(json_integer_value(json_object_get(json_object_get(event, "text"), "start")), 75);
    json_t *claim = json_array_get(json_object_get(event, "claims"), 0);
    cr_expect_eq(json_integer_value(json_object_get(claim, "min")), 3);
    cr_expect_str_eq(json_string_value(json_object_get(claim, "by")), "Pakistan");
    json_decref(event);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, a_draft_is_drawn_with_the_word_draft)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", report);
    Run run = program_run(folder, "extract r.txt -o events.yaml");
    run_clear(&run);
    run = program_run(folder, "render - --svg-text text -o draft.svg < events.yaml");
    cr_expect_eq(run.status, 0, "%s", run.err);
    char *svg = folder_get_text(folder, "draft.svg");
    cr_expect_not_null(strstr(svg, "DRAFT"));
    g_free(svg);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, without_a_date_weekdays_stay_unresolved)
{
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", "Shells hit Chaman on Monday, police said.");
    Run run = program_run(folder, "extract r.txt");
    cr_expect_not_null(strstr(run.err, "gives no date of its own"), "%s", run.err);
    cr_expect_not_null(strstr(run.out, "date: unknown"), "%s", run.out);
    run_clear(&run);
    run = program_run(folder, "extract --date 2025-03-04 r.txt");
    cr_expect_str_empty(run.err);
    cr_expect_not_null(strstr(run.out, "date: 2025-03-03"), "%s", run.out);
    run_clear(&run);
    run = program_run(folder, "extract --date 2025-02-30 r.txt");
    cr_expect_eq(run.status, 2);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, too_many_claims_are_cut_off_with_a_warning)
{
    GString *text = g_string_new("March 4, 2025. ");
    for (guint i = 0; i < 5200; i++)
        g_string_append(text, "5 killed and ");
    char *folder = folder_new();
    folder_put_text(folder, "r.txt", text->str);
    Run run = program_run(folder, "extract --json -o events.json r.txt");
    cr_expect_eq(run.status, 0);
    cr_expect_not_null(strstr(run.err, "r.txt:1:6"), "%s", run.err);
    cr_expect_not_null(strstr(run.err, "more than 5000 claims"), "%s", run.err);
    g_string_free(text, TRUE);
    run_clear(&run);
    folder_free(folder);
}

Test(extract, another_language_is_another_file)
{
    char *folder = folder_new(), *rules = g_build_filename(folder, "extract", NULL);
    cr_assert_eq(g_mkdir(rules, 0755), 0);
    folder_put_text(folder, "r.txt", "Kabul, 4 de marzo. Hubo una explosión en Kabul el martes.");
    folder_put_text(rules, "xx.yaml",
                    "events: { explosion: [explosión] }\nplace_prepositions: { at: [en] }\n"
                    "weekdays: { 2: martes }\n");
    folder_put_text(rules, "yy.yaml", "evnts: { explosion: [explosión] }\n");
    g_setenv("BORDERMAP_DATA", folder, TRUE);
    Run run = program_run(folder, "extract --lang xx --date 2025-03-05 r.txt");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect_not_null(strstr(run.out, "id: explosion-kabul\n"), "%s", run.out);
    cr_expect_not_null(strstr(run.out, "date: 2025-03-04\n"), "%s", run.out);
    run_clear(&run);
    run = program_run(folder, "extract --lang yy r.txt");
    cr_expect_eq(run.status, 3);
    cr_expect_not_null(strstr(run.err, "did you mean \"events\"?"), "%s", run.err);
    run_clear(&run);
    g_free(rules);
    folder_free(folder);
}
