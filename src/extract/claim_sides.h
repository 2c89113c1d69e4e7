/** @file
 * Whose those counted are.
 */
#ifndef BM_EXTRACT_CLAIM_SIDES_H
#define BM_EXTRACT_CLAIM_SIDES_H

#include "extract/claim_denials.h"

/** Sets the claim's side: said, the speaker's own, or as of the figure before; and `of`, where the
 *  words leave it to that figure. `frame` is NULL where nobody is known to speak. */
void bm_claim_set_side(const BmClaimGathering *gathering, const BmFrame *frame,
                       const BmCount *count, BmClaim *claim);

#endif
