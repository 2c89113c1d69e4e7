/** @file
 * The nearest date of the clause, or that of the paragraph.
 */
#include "extract/occurrence_dates.h"

/** TRUE where nothing parts the clauses between a date and a word; a date that opens the sentence
 *  is for all of it. */
static gboolean is_of_clause(const BmStory *story, const BmSentence *sentence,
                             const BmDateExpression *date, guint at)
{
    enum { OPENING = 4 };
    guint from = MIN(date->end, at + 1), to = MAX(date->first, at);
    if (date->first < sentence->first + OPENING)
        return TRUE;
    for (guint i = from; i < to; i++)
        /* "before dawn" parts nothing. */
        if (!bm_story_match(story, BM_RULES_EARLY_WORDS, i, to + 1, NULL) &&
            ((bm_story_match(story, BM_RULES_CLAUSE_BREAKS, i, to, NULL) &&
              !bm_story_word(story, BM_RULES_SAME_TIME, i)) ||
             bm_story_is(story, i, ";")))
            return FALSE;
    return TRUE;
}

/** "said late on Friday": when it was said. */
static gboolean is_of_speech(const BmStory *story, const BmDateExpression *date,
                             const GArray *frames)
{
    guint at = date->first;
    while (at > 0 && bm_story_word(story, BM_RULES_MANNER_WORDS, (gint64)at - 1))
        at--;
    for (guint i = 0; i < frames->len; i++)
        if (g_array_index(frames, BmFrame, i).end == at)
            return TRUE;
    return FALSE;
}

/** "Thursday, 11 May: …", "12 May – …", or a line that is only a date: the date of the whole
 * paragraph; NULL. */
static const BmDateExpression *date_of_paragraph(const BmStory *story, const BmSentence *sentence)
{
    enum { LONGEST = 8 };
    guint number = bm_token(story->tokens, sentence->first)->sentence;
    while (number > 0 && bm_sentence(story->tokens, number - 1)->paragraph == sentence->paragraph)
        number--;
    const BmDateExpression *found = NULL;
    for (guint back = 0; back <= 1 && back <= number && !found; back++) {
        const BmSentence *head = bm_sentence(story->tokens, number - back);
        guint at = head->first;
        for (; at < head->end && at < head->first + LONGEST; at++) {
            guint index = bm_dates_from(story, at);
            const BmDateExpression *date =
                index < story->dates->len ? &g_array_index(story->dates, BmDateExpression, index)
                                          : NULL;
            if (date && date->first == at) {
                found = date;
                at = date->end - 1;
            } else if (!bm_story_is(story, at, ",")) {
                break;
            }
        }
        gboolean mark = bm_story_is_mark(story, at, ":-–—");
        gboolean over = at == head->end || (at + 1 == head->end && bm_story_is(story, at, "."));
        gboolean heads = back == 0 ? mark || over : at == head->end;
        /* The report's own date over its first lines says nothing of when things happened. */
        gboolean own =
            found && back == 1 && story->has_date && g_date_compare(&found->to, &story->date) == 0;
        if (!heads || own || head->first < story->dateline_end)
            found = NULL;
    }
    return found;
}

/** How far a date is from a word, in tokens; a comma between parts them, and a day that something
 *  lasts since is no day on which it happened. */
static guint distance_to(const BmStory *story, const BmDateExpression *date, guint at)
{
    enum { COMMA = 6, SINCE = 100 };
    guint from = MIN(date->end, at), to = MAX(date->first, at), away = to - from;
    for (guint i = from; i < to; i++)
        away += bm_story_is(story, i, ",") ? COMMA : 0;
    return away + (date->is_since ? SINCE : 0);
}

const BmDateExpression *bm_occurrences_date(const BmStory *story, guint number, guint at,
                                            const GArray *frames)
{
    const BmSentence *sentence = bm_sentence(story->tokens, number);
    const BmDateExpression *nearest = NULL;
    guint least = G_MAXUINT;
    for (guint i = bm_dates_from(story, sentence->first); i < story->dates->len; i++) {
        const BmDateExpression *date = &g_array_index(story->dates, BmDateExpression, i);
        if (date->first >= sentence->end)
            break;
        if (date->first < MAX(sentence->first, story->dateline_end) || date->end > sentence->end)
            continue;
        guint away = distance_to(story, date, at);
        if (away < least && is_of_clause(story, sentence, date, at) &&
            !is_of_speech(story, date, frames)) {
            least = away;
            nearest = date;
        }
    }
    return nearest ? nearest : date_of_paragraph(story, sentence);
}
