/** @file
 * The nearest date of the clause, or that of the paragraph.
 */
#include "extract/occurrence_dates.h"

/** "after eight", "before noon": a time, no clause. */
static gboolean is_time_of_day(const BmStory *story, guint at)
{
    const gint64 next = (gint64)at + 1;
    gboolean number = bm_story_word(story, BM_RULES_NUMBERS, next) ||
                      (next < story->tokens->tokens->len &&
                       bm_token(story->tokens, (guint)next)->kind == BM_TOKEN_NUMBER);
    /* "after two days of shelling" */
    return bm_story_word(story, BM_RULES_TIMES_OF_DAY, next) ||
           (number && !g_str_has_suffix(bm_token_lower(story->tokens, next + 1), "s"));
}

static gboolean parts_clauses(const BmStory *story, guint at, guint end)
{
    return bm_story_match(story, BM_RULES_CLAUSE_BREAKS, at, end, NULL) &&
           !is_time_of_day(story, at);
}

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
            ((parts_clauses(story, i, to) && !bm_story_word(story, BM_RULES_SAME_TIME, i)) ||
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

/** The date that a heading begins with ("Thursday, 11 May: …", "12 May – …", "Monday 14 September,
 *  Kumbo"), or that is all of it but for a place ("Kumbo, 14 September"); *end behind both. */
static const BmDateExpression *date_of_head(const BmStory *story, const BmSentence *head,
                                            guint *end)
{
    enum { LONGEST = 12 };
    const BmDateExpression *found = NULL;
    guint at = head->first;
    while (at < head->end && at < head->first + LONGEST) {
        guint index = bm_dates_from(story, at);
        const BmDateExpression *date = index < story->dates->len
                                           ? &g_array_index(story->dates, BmDateExpression, index)
                                           : NULL;
        const BmMention *mention = bm_mention_at(story->mentions, at);
        if (date && date->first == at) {
            found = date;
            at = date->end;
        } else if (mention || bm_story_is_mark(story, at, ",()") ||
                   (found && bm_token(story->tokens, at)->is_capital)) {
            at = mention ? mention->end : at + 1;
        } else {
            break;
        }
    }
    *end = at;
    return found;
}

/** The date of the whole paragraph, from its beginning or from the line over it; NULL if none. */
static const BmDateExpression *date_of_paragraph(const BmStory *story, const BmSentence *sentence)
{
    guint number = bm_token(story->tokens, sentence->first)->sentence, at = 0;
    while (number > 0 && bm_sentence(story->tokens, number - 1)->paragraph == sentence->paragraph)
        number--;
    const BmDateExpression *found = NULL;
    for (guint back = 0; back <= 1 && back <= number && !found; back++) {
        const BmSentence *head = bm_sentence(story->tokens, number - back);
        found = date_of_head(story, head, &at);
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

/** TRUE where what parts the two is only "who", "which": not "after", "before". */
static gboolean is_of_relative(const BmStory *story, const BmDateExpression *date, guint at)
{
    for (guint i = date->end; i < at; i++)
        if (parts_clauses(story, i, at) && !bm_story_word(story, BM_RULES_RELATIVES, i))
            return FALSE;
    return date->end <= at;
}

/** The only date of a sentence, though a clause lies between: "detained 47 people on Wednesday who
 *  had marched"; NULL where there are several. */
static const BmDateExpression *only_date(const BmStory *story, const BmSentence *sentence, guint at,
                                         const GArray *frames)
{
    const BmDateExpression *only = NULL;
    for (guint i = bm_dates_from(story, sentence->first); i < story->dates->len; i++) {
        const BmDateExpression *date = &g_array_index(story->dates, BmDateExpression, i);
        if (date->first >= sentence->end)
            break;
        if (date->first < MAX(sentence->first, story->dateline_end))
            continue;
        if (only || date->is_since || date->precision > BM_DATE_SPAN ||
            is_of_speech(story, date, frames) || !is_of_relative(story, date, at))
            return NULL;
        only = date;
    }
    return only;
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
    if (!nearest)
        nearest = date_of_paragraph(story, sentence);
    return nearest ? nearest : only_date(story, sentence, at, frames);
}
