/** @file
 * Whose claim a line is the limit of.
 */
#ifndef BM_VIEW_CLAIMANT_H
#define BM_VIEW_CLAIMANT_H

#include "view/viewpoints.h"

/** What the tables tell of the limit of a claim. */
typedef enum {
    BM_CLAIMANT_UNKNOWN,
    BM_CLAIMANT_NONE, /**< a line inside of one claim: to both sides it is no border */
    BM_CLAIMANT_KNOWN
} BmClaimantKind;

/**
 * Whose claim the line is the limit of: the one of the two countries that it parts (alpha-3) which
 * holds it to be the international border. `parties` is bm_parties_new(); `claimant` is borrowed
 * of it where the answer is BM_CLAIMANT_KNOWN.
 */
BmClaimantKind bm_viewpoints_claimant(const BmViewpoints *viewpoints, const GPtrArray *parties,
                                      const char *line, const char *a, const char *b,
                                      const BmParty **claimant);

#endif
