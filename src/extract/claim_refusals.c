/** @file
 * Claims of those who give no figure.
 */
#include "extract/claim_denials.h"

void bm_claims_add_refusal(BmClaimGathering *gathering)
{
    for (guint i = 0; i < gathering->frames->len; i++) {
        const BmFrame *frame = &g_array_index(gathering->frames, BmFrame, i);
        if (frame->stance != BM_STANCE_GIVES_NO_FIGURE)
            continue;
        BmFoundClaim found = bm_claim_begin(gathering, frame->first, frame);
        found.claim->what = BM_WHAT_KILLED;
        found.claim->side =
            g_strdup(bm_claim_other_power(gathering, frame, frame->first, found.claim->by));
        g_array_append_val(gathering->found, found);
    }
}
