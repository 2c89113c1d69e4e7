/** @file
 * Claims set side by side: what each party says of one thing, in the order of saying.
 *
 * Two claims are about the same thing when event, `what` and `side` agree, whatever
 * word each uses for the victims. Figures are never summed, averaged or replaced.
 */
#ifndef BM_EVENT_CLAIM_TABLE_H
#define BM_EVENT_CLAIM_TABLE_H

#include "event/event.h"

/** One thing claimed: a row of the table. */
typedef struct {
    const BmEvent *event; /**< borrowed */
    BmClaimWhat what;
    const char *side;  /**< borrowed; NULL where nobody's is said */
    GPtrArray *cells;  /**< one per party of the table: GPtrArray of borrowed BmClaim, in order */
    gboolean disputed; /**< two parties differ; nobody else is a party to it */
} BmClaimRow;

typedef struct {
    GPtrArray *parties; /**< borrowed names: parties in alphabetical order, then independent counts,
                             then databases */
    GArray *standings;  /**< of BmStanding, beside `parties` */
    GPtrArray *rows;    /**< of BmClaimRow, owned, in the order of the events and of their claims */
} BmClaimTable;

BmClaimTable *bm_claim_table_new(const BmEventList *list);
void bm_claim_table_free(BmClaimTable *table);

/**
 * A claim's figure in words a reader can check: "at least 133 fighters killed", "several
 * captured, alive" (what follows a comma in `words` follows the verb), "denied", "no figure given".
 * `of` and `scope` are left to the caller. For g_free().
 */
char *bm_claim_phrase(const BmClaim *claim);
/** Role, else speaker, else party: "PM's spokesperson", "two senior officials, unnamed: not
 * authorised …"; for g_free(). */
char *bm_claim_attribution(const BmClaim *claim);

#endif
