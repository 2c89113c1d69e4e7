/** @file
 * Draft events: made from occurrences, joined where two sentences speak of one thing, given the
 * claims that belong to them.
 */
#ifndef BM_EXTRACT_DRAFTS_H
#define BM_EXTRACT_DRAFTS_H

#include "extract/claims.h"
#include "extract/occurrences.h"

typedef struct BmDrafts BmDrafts;

BmDrafts *bm_drafts_new(const BmStory *story);
void bm_drafts_free(BmDrafts *drafts);

/** Makes or joins the events of a sentence. */
void bm_drafts_add_occurrences(BmDrafts *drafts, guint sentence, const GArray *occurrences,
                               const GArray *frames);
/** Gives the claims of the sentence (which are taken) to its event, else to the last one. */
void bm_drafts_add_claims(BmDrafts *drafts, guint sentence, GArray *claims, const GArray *frames);
/** All claims so far, in order; of borrowed BmClaim. */
const GPtrArray *bm_drafts_claims(const BmDrafts *drafts);
/** Moves the events to `list`, with ids, status and doubts. */
void bm_drafts_finish(BmDrafts *drafts, BmEventList *list);

#endif
