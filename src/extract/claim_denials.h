/** @file
 * Denials, dismissals and figures not given. For claims.c, with what both need while the claims of
 * a sentence are gathered.
 */
#ifndef BM_EXTRACT_CLAIM_DENIALS_H
#define BM_EXTRACT_CLAIM_DENIALS_H

#include "extract/claims.h"
#include "extract/counts.h"

/** Claims of a sentence while they are gathered. */
typedef struct {
    const BmStory *story;
    BmSpeakers *speakers;
    const BmSentence *sentence;
    const GArray *frames;     /**< of BmFrame */
    const GPtrArray *earlier; /**< of borrowed BmClaim: those of the text so far */
    GArray *found;            /**< of BmFoundClaim */
} BmClaimGathering;

/** A claim by whoever speaks at token `at` in the frame (NULL: nobody); the caller's. */
BmFoundClaim bm_claim_begin(const BmClaimGathering *gathering, guint at, const BmFrame *frame);
/** The claim that lies `back` before the last one, over the sentence's begin; borrowed, or NULL. */
const BmClaim *bm_claim_last(const BmClaimGathering *gathering, guint back);
/** Adds to what is doubtful, once; `more` may be NULL. */
void bm_claim_append_doubt(char **doubt, const char *more);
/** The party named last before token `at` that is not `by`; borrowed, or NULL. */
const char *bm_claim_other_power(const BmClaimGathering *gathering, const BmFrame *frame, guint at,
                                 const char *by);

/** Adds what the sentence denies or dismisses. */
void bm_claims_add_denials(BmClaimGathering *gathering);
/** Adds "they didn't mention any casualties". */
void bm_claims_add_refusal(BmClaimGathering *gathering);

#endif
