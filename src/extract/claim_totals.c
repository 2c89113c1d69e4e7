/** @file
 * "Two million have been uprooted since the war began in 2015."
 */
#include "extract/claim_totals.h"

#include "extract/dates.h"

/** A span that began longer before the report is no news of its own. */
static const gint LONGEST_SPAN_DAYS = 45;

/** The days before the report of the first date behind `at`, near it; -1 without. */
static gint days_since(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 12 };
    guint index = bm_dates_from(story, at);
    if (index >= story->dates->len)
        return -1;
    const BmDateExpression *date = &g_array_index(story->dates, BmDateExpression, index);
    if (date->first >= MIN(end, at + FARTHEST))
        return -1;
    return g_date_days_between(&date->from, &story->date);
}

const char *bm_claim_total_reason(const BmStory *story, guint number, guint at)
{
    const BmSentence *sentence = bm_sentence(story->tokens, number);
    for (guint i = sentence->first; story->has_date && i < sentence->end; i++) {
        if (!bm_story_word(story, BM_RULES_SINCE_WORDS, i) ||
            days_since(story, i, sentence->end) <= LONGEST_SPAN_DAYS)
            continue;
        gboolean opens = i == sentence->first;
        for (guint j = MIN(at, i); !opens && j < MAX(at, i); j++)
            if (bm_story_is_mark(story, j, ",;:"))
                return NULL;
        return "a total since long before the report";
    }
    return NULL;
}
