/** @file
 * Which of the events told before a sentence speaks of.
 */
#include "extract/draft_told.h"

#include <string.h>

/** TRUE where an event of this date may be the one that the occurrence speaks of. */
static gboolean dates_agree(const BmEvent *event, const char *date)
{
    return !event->date || !date || strcmp(event->date, date) == 0;
}

/** A fight and an attack told in one breath are one. */
static gboolean is_same_fight(const BmDraft *draft, const BmOccurrence *occurrence, guint sentence)
{
    BmEventType a = draft->event->type, b = occurrence->type;
    gboolean fights = (a == BM_EVENT_CLASH && b == BM_EVENT_GROUND_ATTACK) ||
                      (a == BM_EVENT_GROUND_ATTACK && b == BM_EVENT_CLASH);
    return fights && draft->sentence + 1 >= sentence;
}

/** "the attack", of what was told before by another word: an airstrike, a bomb. */
static gboolean is_meant(const BmDraft *draft, const BmOccurrence *occurrence, guint paragraph)
{
    BmEventType type = draft->event->type;
    gboolean violent = type != BM_EVENT_PROTEST && type != BM_EVENT_DISPLACEMENT &&
                       type != BM_EVENT_EVACUATION && type != BM_EVENT_OTHER;
    gboolean blast =
        type == BM_EVENT_AIRSTRIKE || type == BM_EVENT_MISSILE || type == BM_EVENT_SHELLING;
    return occurrence->is_generic && draft->paragraph + 1 >= paragraph &&
           (occurrence->type == BM_EVENT_EXPLOSION ? blast : violent);
}

BmDraft *bm_draft_find(const BmDrafts *drafts, const BmOccurrence *occurrence, const char *key,
                       const char *date, guint sentence)
{
    guint paragraph = bm_sentence(drafts->story->tokens, sentence)->paragraph;
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts); i--) {
            BmDraft *draft = g_ptr_array_index(drafts->drafts, i - 1);
            if (!draft->is_joint && strcmp(draft->key, key) == 0 &&
                dates_agree(draft->event, date) &&
                (pass == 0 ? draft->event->type == occurrence->type
                           : is_same_fight(draft, occurrence, sentence) ||
                                 is_meant(draft, occurrence, paragraph)))
                return draft;
        }
    return NULL;
}

BmDraft *bm_draft_find_unplaced(const BmDrafts *drafts, const BmOccurrence *occurrence,
                                const char *date, guint paragraph)
{
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts); i--) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        if (!draft->is_joint && !draft->mention && draft->event->type == occurrence->type &&
            dates_agree(draft->event, date) && draft->paragraph + 1 >= paragraph)
            return draft->event->claims->len == 0 ? draft : NULL;
    }
    return NULL;
}

BmDraft *bm_draft_find_placeless(const BmDrafts *drafts, const BmOccurrence *occurrence,
                                 const char *date, guint paragraph)
{
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts); i--) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        gboolean same_date = date && draft->event->date && strcmp(date, draft->event->date) == 0;
        if (draft->event->type == occurrence->type && dates_agree(draft->event, date) &&
            (same_date || occurrence->is_definite || draft->paragraph + 1 >= paragraph))
            return draft;
    }
    for (guint i = drafts->drafts->len; i > bm_drafts_first(drafts); i--) {
        BmDraft *draft = g_ptr_array_index(drafts->drafts, i - 1);
        if (!draft->is_joint && dates_agree(draft->event, date) &&
            is_meant(draft, occurrence, paragraph))
            return draft;
    }
    return NULL;
}
