/** @file
 * When a drafted event was, where its own sentence does not say. Each adds what is doubtful.
 */
#ifndef BM_EXTRACT_DRAFT_DATES_H
#define BM_EXTRACT_DRAFT_DATES_H

#include "extract/draft.h"

/** That of the same party's events of the type, told just before `paragraph`. */
void bm_draft_take_date(const BmDrafts *drafts, BmDraft *draft, guint paragraph);
/** That of the event told last at the place. */
void bm_draft_take_date_of_place(const BmDrafts *drafts, BmDraft *draft, const BmMention *mention);
/** "The barrage began on Wednesday": that of the event told last, where it has none yet. */
void bm_drafts_note_later_date(BmDrafts *drafts, guint sentence, const GArray *occurrences,
                               const GArray *frames);
/** In a report of one day: that day. */
void bm_draft_default_date(const BmDrafts *drafts, BmDraft *draft);

#endif
