/** @file
 * Reports of one sentence and the claims that a reader takes from them: harm, figure ("12", "-40"
 * at most, "30-200", or its words), who, and whose in brackets.
 */
#ifndef TESTS_EXTRACT_SENTENCE_CLAIMS_H
#define TESTS_EXTRACT_SENTENCE_CLAIMS_H

#include "extract/extract.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    const char *text, *claims;
} Sentence;

typedef struct {
    BmRules *rules;
    BmGazetteer *gazetteer;
    BmNames *names;
} Fixture;

static void open_fixture(Fixture *fixture)
{
    GError *error = NULL;
    fixture->rules = bm_rules_load("en", &error);
    fixture->gazetteer = bm_gazetteer_open(&error);
    cr_assert(fixture->rules && fixture->gazetteer, "%s", error ? error->message : "");
    fixture->names = bm_names_new(fixture->gazetteer);
}

static void close_fixture(Fixture *fixture)
{
    bm_names_free(fixture->names);
    bm_gazetteer_free(fixture->gazetteer);
    bm_rules_free(fixture->rules);
}

static void append_claim(GString *text, const BmClaim *claim)
{
    g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "",
                           bm_claim_what_words[claim->what]);
    if (claim->has_minimum || claim->has_maximum)
        g_string_append_c(text, ' ');
    else if (claim->words)
        g_string_append_printf(text, " %s", claim->words);
    if (claim->has_minimum)
        g_string_append_printf(text, "%.0f", claim->minimum);
    if (claim->has_maximum)
        g_string_append_printf(text, "-%.0f", claim->maximum);
    if (claim->of)
        g_string_append_printf(text, " %s", claim->of);
    if (claim->side)
        g_string_append_printf(text, " (%s)", claim->side);
}

/** The claims of a report of one sentence, in order. */
static char *claims_of(const Fixture *fixture, const char *sentence)
{
    GError *error = NULL;
    GString *text = g_string_new(NULL);
    BmReport *report = bm_report_parse("r.txt", sentence, strlen(sentence), NULL, &error);
    BmExtraction *extraction =
        bm_extract(report, fixture->rules, fixture->names, "2024-03-14", NULL, &error);
    cr_assert_not_null(extraction, "%s", error ? error->message : "");
    for (guint i = 0; i < extraction->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(extraction->events, i);
        for (guint j = 0; j < event->claims->len; j++)
            append_claim(text, g_ptr_array_index(event->claims, j));
    }
    bm_extraction_free(extraction);
    bm_report_free(report);
    return g_string_free(text, FALSE);
}

static void check(const Sentence *sentences, gsize count)
{
    Fixture fixture;
    open_fixture(&fixture);
    for (gsize i = 0; i < count; i++) {
        char *found = claims_of(&fixture, sentences[i].text);
        cr_expect_str_eq(found, sentences[i].claims, "%s\n  %s\n  not %s", sentences[i].text, found,
                         sentences[i].claims);
        g_free(found);
    }
    close_fixture(&fixture);
}

#endif
