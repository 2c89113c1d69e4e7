/** @file
 * The date of a report itself, and where its dateline ends.
 */
#include <stdlib.h>
#include <string.h>

#include "extract/date_words.h"

/** TRUE where the sentence of token `at` opens a paragraph and goes on in running text behind it:
 * no heading. */
static gboolean runs_on(const BmStory *story, guint at)
{
    enum { ENOUGH = 2 };
    const BmSentence *sentence = bm_sentence(story->tokens, bm_token(story->tokens, at)->sentence);
    guint small = 0;
    if (sentence->first > 0 &&
        bm_sentence(story->tokens, bm_token(story->tokens, sentence->first - 1)->sentence)
                ->paragraph == sentence->paragraph)
        return FALSE;
    for (guint i = at + 1; i < sentence->end; i++)
        small += bm_token(story->tokens, i)->kind == BM_TOKEN_WORD &&
                 !bm_token(story->tokens, i)->is_capital;
    return small >= ENOUGH;
}

/** A dash with space round it near the beginning, behind a name in capitals. */
static guint find_dateline_end(const BmStory *story)
{
    enum { MOST_TOKENS = 30 };
    guint count = story->tokens->tokens->len;
    gboolean capitals = FALSE;
    for (guint i = 0; i < count && i < MOST_TOKENS; i++) {
        const BmToken *token = bm_token(story->tokens, i);
        capitals = capitals || (token->is_capitals && bm_mention_at(story->mentions, i));
        gboolean dash = strcmp(token->lower, "—") == 0 || strcmp(token->lower, "–") == 0 ||
                        strcmp(token->lower, "-") == 0;
        if (dash && capitals && runs_on(story, i))
            return i + 1;
        if (strcmp(token->lower, ".") == 0 && i > 0 && token->sentence > 0 && capitals)
            break;
    }
    return 0;
}

static gboolean parse_iso(const char *text, GDate *date)
{
    gint year, month, day;
    if (!text || strlen(text) < 10 || text[4] != '-' || text[7] != '-')
        return FALSE;
    year = atoi(text);
    month = atoi(text + 5);
    day = atoi(text + 8);
    return bm_date_is_year(year) && month >= 1 && month <= 12 &&
           bm_date_set(date, year, month, day);
}

/** The first whole date among the words; of a span ("7 to 13 May 2023") its last day. */
static gboolean find_own_date(BmStory *story, guint first, guint end, BmDatePrecision precision)
{
    for (guint at = first; at < end; at++) {
        BmDateExpression date = { .first = at };
        if ((bm_date_take_numbers(story, at, &date) || bm_date_take_month(story, at, &date)) &&
            date.precision == precision) {
            story->date = date.to;
            return TRUE;
        }
    }
    return FALSE;
}

/** "Weekly note 50/2015 … to 13 December": the year that stands alone in the head, and the last day
 *  named there without one. */
static gboolean find_parted_date(BmStory *story, guint end)
{
    gint year = 0;
    for (guint at = 0; at < end && year == 0; at++)
        if (strlen(bm_token_lower(story->tokens, at)) == 4 &&
            bm_date_is_year(bm_date_number(story, at)))
            year = bm_date_number(story, at);
    if (year == 0 || !bm_date_set(&story->date, year, 12, 31))
        return FALSE;
    story->has_date = TRUE; /* from here a day without a year is of that year */
    gboolean found = FALSE;
    GDate last = story->date;
    for (guint at = 0; at < end; at++) {
        BmDateExpression date = { .first = at };
        if (bm_date_take_month(story, at, &date) && date.precision <= BM_DATE_SPAN &&
            (!found || g_date_compare(&date.to, &last) > 0)) {
            last = date.to;
            found = TRUE;
        }
    }
    story->date = last;
    story->has_date = found;
    return found;
}

/** "Daily bulletin", "evening of": not a week's. */
static gboolean is_of_one_day(const BmStory *story)
{
    enum { HEAD = 90 };
    guint end = MIN(HEAD, story->tokens->tokens->len);
    return bm_story_find(story, BM_RULES_DAILY_WORDS, 0, end, NULL, NULL) < end &&
           bm_story_find(story, BM_RULES_WEEKLY_WORDS, 0, end, NULL, NULL) == end;
}

void bm_dateline_find(BmStory *story, const char *date)
{
    enum { HEAD = 150, SHORT_HEAD = 60, TAIL = 40 };
    guint count = story->tokens->tokens->len;
    story->dateline_end = find_dateline_end(story);
    story->has_date = parse_iso(date, &story->date) ||
                      parse_iso(story->report->published, &story->date) ||
                      find_own_date(story, 0, MIN(HEAD, count), BM_DATE_DAY) ||
                      find_own_date(story, 0, MIN(HEAD, count), BM_DATE_SPAN) ||
                      find_own_date(story, count > TAIL ? count - TAIL : 0, count, BM_DATE_DAY) ||
                      find_parted_date(story, MIN(SHORT_HEAD, count));
    story->is_of_one_day = story->has_date && is_of_one_day(story);
}
