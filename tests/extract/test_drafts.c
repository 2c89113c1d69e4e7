/** @file
 * Short reports, and the events that a reader draws from them: one line "type, place, date" each.
 */
#include "extract/extract.h"

#include <criterion/criterion.h>
#include <string.h>

static BmExtraction *extraction_of(const char *text)
{
    GError *error = NULL;
    BmRules *rules = bm_rules_load("en", &error);
    BmGazetteer *gazetteer = rules ? bm_gazetteer_open(&error) : NULL;
    BmReport *report = bm_report_parse("report.txt", text, strlen(text), NULL, &error);
    BmNames *names = bm_names_new(gazetteer);
    BmExtraction *extraction = bm_extract(report, rules, names, NULL, NULL, &error);
    cr_assert_not_null(extraction, "%s", error ? error->message : "");
    bm_report_free(report);
    bm_names_free(names);
    bm_gazetteer_free(gazetteer);
    bm_rules_free(rules);
    return extraction;
}

static char *lines_of(const BmExtraction *extraction)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < extraction->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(extraction->events, i);
        g_string_append_printf(lines, "%s%s, %s, %s", i > 0 ? "; " : "",
                               bm_event_type_words[event->type],
                               event->place ? event->place : "nowhere", event->date);
    }
    return g_string_free(lines, FALSE);
}

/* 16 October 2025 was a Thursday: `cal 10 2025`. */
Test(drafts, dates_come_from_the_sentences_around)
{
    static const struct {
        const char *text, *events;
    } cases[] = {
        { "KABUL, Oct 16, 2025 (Wire) - Shelling in Spin Boldak killed three people.\n\nThe "
          "barrage "
          "began on Wednesday and lasted an hour.",
          "shelling, Spin Boldak, 2025-10-15" },
        { "KABUL, Oct 16, 2025 (Wire) - Lorries with flour for a town that has been closed since "
          "Sunday, came under fire near Spin Boldak on Tuesday.",
          "ground_attack, Spin Boldak, 2025-10-14" },
        { "KABUL, Oct 16, 2025 (Wire) - Mortar rounds fell in Spin Boldak on Tuesday. Later in the "
          "evening, an explosion shook Kandahar.",
          "shelling, Spin Boldak, 2025-10-14; explosion, Kandahar, 2025-10-14" },
        { "Daily bulletin, 16 October 2025\n\nMortar rounds fell in Spin Boldak.",
          "shelling, Spin Boldak, 2025-10-16" },
        { "Weekly review of the daily reports, 16 October 2025\n\nMortar rounds fell in Spin "
          "Boldak.",
          "shelling, Spin Boldak, unknown" },
        { "A month in the south, 16 October 2025\n\nOct 9 - Mortar rounds fell in Spin Boldak.\n\n"
          "Oct 11-12 – A bomb exploded in Kandahar.",
          "shelling, Spin Boldak, 2025-10-09; explosion, Kandahar, 2025-10-11/2025-10-12" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmExtraction *extraction = extraction_of(cases[i].text);
        char *lines = lines_of(extraction);
        cr_expect_str_eq(lines, cases[i].events, "%s\n  %s\n  not %s", cases[i].text, lines,
                         cases[i].events);
        g_free(lines);
        bm_extraction_free(extraction);
    }
}
