/** @file
 * Dates in words against the calendar, and who is followed back to whom.
 */
#include "extract/dates.h"
#include "extract/speakers.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    BmRules *rules;
    BmGazetteer *gazetteer;
    BmNames *names;
    BmReport *report;
    BmTokens *tokens;
    GPtrArray *mentions;
    BmStory story;
} Fixture;

static void open_story(Fixture *fixture, const char *text, const char *date)
{
    GError *error = NULL;
    memset(fixture, 0, sizeof *fixture);
    fixture->rules = bm_rules_load("en", &error);
    fixture->gazetteer = bm_gazetteer_open(&error);
    cr_assert(fixture->rules && fixture->gazetteer, "%s", error ? error->message : "");
    fixture->names = bm_names_new(fixture->gazetteer);
    fixture->report = bm_report_parse("r.txt", text, strlen(text), NULL, &error);
    fixture->tokens = bm_rules_tokens(fixture->rules, fixture->report->text);
    fixture->mentions = bm_mentions_find(fixture->rules, fixture->tokens, fixture->names, &error);
    cr_assert_not_null(fixture->mentions, "%s", error ? error->message : "");
    fixture->story.report = fixture->report;
    fixture->story.rules = fixture->rules;
    fixture->story.tokens = fixture->tokens;
    fixture->story.mentions = fixture->mentions;
    cr_assert(bm_story_prepare(&fixture->story, fixture->names, date, &error));
}

static void close_story(Fixture *fixture)
{
    bm_story_clear(&fixture->story);
    g_ptr_array_unref(fixture->mentions);
    bm_tokens_free(fixture->tokens);
    bm_report_free(fixture->report);
    bm_names_free(fixture->names);
    bm_gazetteer_free(fixture->gazetteer);
    bm_rules_free(fixture->rules);
}

/* 26 February 2026 was a Thursday: `cal 2 2026`. */
Test(dates, words_are_resolved_against_the_report)
{
    static const struct {
        const char *words, *date;
    } cases[] = {
        { "early Friday", "2026-02-27" },
        { "late Thursday", "2026-02-26" },
        { "on Friday", "2026-02-20" },
        { "Sunday", "2026-02-22" },
        { "last Sunday", "2026-02-22" },
        { "until Sunday", "2026-03-01" },
        { "yesterday", "2026-02-25" },
        { "last night", "2026-02-25" },
        { "on 14 February", "2026-02-14" },
        { "on February 14, 2025", "2025-02-14" },
        { "on 3 March", "2026-03-03" },
        { "on 14 November", "2025-11-14" },
        { "in October", "2025-10" },
        { "in October 2023", "2023-10" },
        { "in 2019", "2019" },
        { "last week", "2026-02-19/2026-02-26" },
        { "between 5 and 12 February", "2026-02-05/2026-02-12" },
        { "on the last Sunday of January", "2026-01-25" },
        { "on 2026-02-24", "2026-02-24" },
        { "on 31 February", NULL },
        { "between 5-12 February", "2026-02-05/2026-02-12" },
        { "in the night of 8/9 February", "2026-02-08/2026-02-09" },
        { "on February 5–12", "2026-02-05/2026-02-12" },
        { "from February 5 to 12", "2026-02-05/2026-02-12" },
        { "from 28 January to 3 February", "2026-01-28/2026-02-03" },
        { "between Monday and Wednesday", "2026-02-23/2026-02-25" },
        { "on Monday and Wednesday", "2026-02-23" },
        { "on the 9th of February", "2026-02-09" },
        { "on Sunday 8 February", "2026-02-08" },
        { "on Sunday, February 8, 2026", "2026-02-08" },
        { "on Sunday the 8th of February", "2026-02-08" },
        { "two nights ago", "2026-02-24" },
        { "a week ago", "2026-02-19" },
        { "on the second of February", "2026-02-02" },
        { "on the 9th,", "2026-02-09" },
        { "on the 28th,", "2026-01-28" },
        { "on the 9th floor", NULL },
        { "over the weekend", "2026-02-21/2026-02-22" },
        { "on 12/02/2026", "2026-02-12" },
        { "on 02/20/2026", "2026-02-20" },
        { "on 12.02.2026", "2026-02-12" },
        { "at 12.30", NULL },
        { "in May", "2025-05" },
        { "it may rain", NULL },
    };
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_string_append_printf(text, "Shells fell %s there.\n\n", cases[i].words);
    Fixture fixture;
    open_story(&fixture, text->str, "2026-02-26");
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const BmSentence *sentence = bm_sentence(fixture.tokens, i);
        guint index = bm_dates_from(&fixture.story, sentence->first);
        const BmDateExpression *date =
            index < fixture.story.dates->len
                ? &g_array_index(fixture.story.dates, BmDateExpression, index)
                : NULL;
        char *found = date && date->first < sentence->end ? bm_date_text(date) : NULL;
        cr_expect(g_strcmp0(found, cases[i].date) == 0, "%s: %s, not %s", cases[i].words,
                  found ? found : "none", cases[i].date ? cases[i].date : "none");
        g_free(found);
    }
    close_story(&fixture);
    g_string_free(text, TRUE);
}

Test(dates, a_report_tells_its_own)
{
    static const struct {
        const char *text;
        int year, month, day;
    } cases[] = {
        { "KABUL, March 4, 2025 (Wire) — Calm.", 2025, 3, 4 },
        { "Daily bulletin, 12 January 2025\n\nCalm.", 2025, 1, 12 },
        { "Calm.\n\nPublished 2024-05-06", 2024, 5, 6 },
        { "Weekly note 50/2015\nFrom Monday 7 December to Sunday 13 December\n\nCalm.", 2015, 12,
          13 },
        { "<html><head><meta name=\"date\" content=\"2023-01-02T10:00Z\"></head><p>Calm on 1 May "
          "2022.</p></html>",
          2023, 1, 2 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Fixture fixture;
        open_story(&fixture, cases[i].text, NULL);
        cr_assert(fixture.story.has_date, "%s", cases[i].text);
        cr_expect(g_date_get_year(&fixture.story.date) == cases[i].year &&
                      (int)g_date_get_month(&fixture.story.date) == cases[i].month &&
                      g_date_get_day(&fixture.story.date) == cases[i].day,
                  "%s", cases[i].text);
        close_story(&fixture);
    }
}

/** The words `part` of the text, read as a speaker. */
static const BmSpeaker *read(BmSpeakers *speakers, const Fixture *fixture, const char *part)
{
    gsize start = (gsize)(strstr(fixture->report->text, part) - fixture->report->text);
    guint first = 0, end;
    while (bm_token(fixture->tokens, first)->start < start)
        first++;
    for (end = first; end < fixture->tokens->tokens->len &&
                      bm_token(fixture->tokens, end)->end <= start + strlen(part);)
        end++;
    BmNounPhrase phrase = bm_noun_phrase(first, end);
    return bm_speakers_read(speakers, &phrase);
}

Test(speakers, are_followed_back)
{
    Fixture fixture;
    open_story(&fixture,
               "Mali's Defence Ministry spoke. The ministry spoke. "
               "Malian army spokesman Issa Keita spoke. He spoke. Keita spoke. Bamako denied it. "
               "Two senior Nigerien officials spoke. Witnesses spoke. UNIFIL spoke.",
               "2025-01-01");
    BmSpeakers *speakers = bm_speakers_new(&fixture.story);
    static const struct {
        const char *words, *by, *name, *role;
    } cases[] = {
        { "Mali's Defence Ministry", "Mali", NULL, "Defence Ministry" },
        { "The ministry", "Mali", NULL, "Defence Ministry" },
        { "Malian army spokesman Issa Keita", "Mali", "Issa Keita", "army spokesman" },
        { "He", "Mali", "Issa Keita", "army spokesman" },
        { "Keita", "Mali", "Issa Keita", "army spokesman" },
        { "Bamako", "Mali", NULL, NULL },
        { "Two senior Nigerien officials", "Niger", NULL, "Two senior officials" },
        { "Witnesses", "witnesses", NULL, NULL },
        { "UNIFIL", "UNIFIL", NULL, NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const BmSpeaker *speaker = read(speakers, &fixture, cases[i].words);
        cr_assert_not_null(speaker, "%s", cases[i].words);
        cr_expect_str_eq(speaker->by, cases[i].by, "%s: %s", cases[i].words, speaker->by);
        cr_expect(g_strcmp0(speaker->name, cases[i].name) == 0, "%s: %s", cases[i].words,
                  speaker->name);
        cr_expect(g_strcmp0(speaker->role, cases[i].role) == 0, "%s: %s", cases[i].words,
                  speaker->role);
    }
    bm_speakers_free(speakers);
    close_story(&fixture);
}
