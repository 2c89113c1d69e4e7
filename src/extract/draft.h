/** @file
 * An event that is being drafted. For the files that draft events.
 */
#ifndef BM_EXTRACT_DRAFT_H
#define BM_EXTRACT_DRAFT_H

#include "extract/drafts.h"
#include "extract/event_places.h"

typedef struct {
    BmEvent *event;
    char *key;       /**< folded toponym, "" where unplaced */
    guint paragraph; /**< of the last sentence that spoke of it */
    guint sentence;
    guint at;                 /**< of the word in that sentence */
    GHashTable *parties;      /**< who speak of it; of char, owned */
    GPtrArray *doubts;        /**< of char */
    const BmMention *mention; /**< NULL where unplaced */
    gboolean is_joint;        /**< of several places, which one is not said */
} BmDraft;

struct BmDrafts {
    const BmStory *story;
    GPtrArray *drafts; /**< of BmDraft */
    GPtrArray *claims; /**< of BmClaim, borrowed from the events */
};

/** Events told longer ago than the last hundred are not looked through again. */
guint bm_drafts_first(const BmDrafts *drafts);
/** A new event of a sentence, in the drafts, which own it; borrowed. */
BmDraft *bm_draft_new(BmDrafts *drafts, BmEventType type, guint sentence);
/** The sentence speaks of it at token `at`. */
void bm_draft_touch(BmDraft *draft, const BmStory *story, guint sentence, guint at);
void bm_draft_add_doubt_take(BmDraft *draft, char *doubt);
/** Places it at a toponym of the text, with what is doubtful about it. */
void bm_draft_place(BmDraft *draft, const BmStory *story, const BmMention *mention);
void bm_draft_unplace(BmEvent *event, const char *why);
/** Adds what happened at a place to the event that it is, or to a new one; `doubt` may be NULL. */
void bm_drafts_add_placed(BmDrafts *drafts, guint sentence, const BmOccurrence *occurrence,
                          const BmMention *mention, const GArray *frames, const char *doubt);

#endif
