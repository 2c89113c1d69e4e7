/** @file
 * The event told before that a sentence speaks of again.
 */
#ifndef BM_EXTRACT_DRAFT_TOLD_H
#define BM_EXTRACT_DRAFT_TOLD_H

#include "extract/draft.h"

/** The event at the place of this key: of the type, a fight in the same breath, or what "the
 *  attack" means. `date` may be NULL; borrowed, NULL where there is none. */
BmDraft *bm_draft_find(const BmDrafts *drafts, const BmOccurrence *occurrence, const char *key,
                       const char *date, guint sentence);
/** What was told just before without a place, and without figures of its own: now it has one. */
BmDraft *bm_draft_find_unplaced(const BmDrafts *drafts, const BmOccurrence *occurrence,
                                const char *date, guint paragraph);
/** What is said of an event without its place: the last one of its type and date. */
BmDraft *bm_draft_find_placeless(const BmDrafts *drafts, const BmOccurrence *occurrence,
                                 const char *date, guint paragraph);

#endif
