/** @file
 * Dates from the sentences around an event.
 */
#include "extract/draft_dates.h"

#include <string.h>

#include "extract/occurrence_dates.h"

void bm_draft_take_date(const BmDrafts *drafts, BmDraft *draft, guint paragraph)
{
    enum { NEAR = 2 };
    BmEvent *event = draft->event;
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts) && !event->date && event->actor;
         i--) {
        const BmDraft *other = g_ptr_array_index(drafts->drafts, i - 1);
        if (other == draft || other->event->type != event->type || !other->event->date ||
            g_strcmp0(other->event->actor, event->actor) != 0 ||
            other->paragraph + NEAR < paragraph)
            continue;
        event->date = g_strdup(other->event->date);
        event->date_precision = g_strdup(other->event->date_precision);
        bm_draft_add_doubt_take(draft, g_strdup_printf("the date is taken from a sentence before"));
    }
}

void bm_draft_take_date_of_place(const BmDrafts *drafts, BmDraft *draft, const BmMention *mention)
{
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts) && !draft->event->date; i--) {
        const BmDraft *other = g_ptr_array_index(drafts->drafts, i - 1);
        if (other->mention == mention && other->event->date) {
            draft->event->date = g_strdup(other->event->date);
            draft->event->date_precision = g_strdup(other->event->date_precision);
        }
    }
}

/** "the barrage", "the attackers'", "the violence": what was told before; its token, or `end`. */
static guint told_before(const BmStory *story, const BmSentence *sentence)
{
    enum { OPENING = 5 };
    for (guint at = sentence->first; at < MIN(sentence->end, sentence->first + OPENING); at++)
        if (bm_story_word(story, BM_RULES_DEFINITE, at) &&
            bm_story_match(story, BM_RULES_INCIDENT_NOUNS, at + 1, sentence->end, NULL))
            return at + 1;
    return sentence->end;
}

void bm_drafts_note_later_date(BmDrafts *drafts, guint number, const GArray *occurrences,
                               const GArray *frames)
{
    const BmStory *story = drafts->story;
    const BmSentence *sentence = bm_sentence(story->tokens, number);
    guint at = told_before(story, sentence);
    if (drafts->drafts->len == 0 || at == sentence->end)
        return;
    BmDraft *last = g_ptr_array_index(drafts->drafts, drafts->drafts->len - 1);
    const BmDateExpression *date = bm_occurrences_date(story, number, at, frames);
    if (last->event->date || !date || last->paragraph + 1 < sentence->paragraph ||
        bm_occurrences_reason(story, number, at, date, frames))
        return;
    for (guint i = 0; i < occurrences->len; i++)
        if (!g_array_index(occurrences, BmOccurrence, i).is_definite)
            return;
    last->event->date = bm_date_text(date);
    last->event->date_precision = g_strdup(bm_date_precision_word(date));
    bm_draft_add_doubt_take(last, g_strdup("the date is taken from a sentence behind"));
}

void bm_draft_default_date(const BmDrafts *drafts, BmDraft *draft)
{
    const BmStory *story = drafts->story;
    BmEvent *event = draft->event;
    if (event->date || !story->is_of_one_day)
        return;
    BmDateExpression day = { .from = story->date, .to = story->date, .precision = BM_DATE_DAY };
    event->date = bm_date_text(&day);
    event->date_precision = g_strdup(bm_date_precision_word(&day));
    bm_draft_add_doubt_take(draft, g_strdup("the date is the report's own day"));
}
