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

/** People or things and what befell them, without a figure. */
typedef struct {
    guint at;
    BmClaimWhat what;
    char *of;         /**< for g_free() */
    const char *side; /**< borrowed; or NULL */
} BmRefusedThing;

/** The first such thing among the tokens from `first` up to `end`; FALSE where none is. */
gboolean bm_claim_refused_thing(const BmClaimGathering *gathering, guint first, guint end,
                                BmRefusedThing *thing);
/** The last figure of somebody else than `by`, of a party before all others; of `what` alone,
 * unless it is NULL. Borrowed, or NULL. */
const BmClaim *bm_claim_of_other(const BmClaimGathering *gathering, const char *by,
                                 const BmClaimWhat *what);
/** Adds that the speaker of the frame refuses the claim (NULL: none); once. */
void bm_claim_add_refusal_of(BmClaimGathering *gathering, const BmFrame *frame, BmStance stance,
                             const BmClaim *other);

/** Adds what the sentence denies or dismisses. */
void bm_claims_add_denials(BmClaimGathering *gathering);
/** Adds "said the report was false", "said no soldier had died", where somebody had claimed so. */
void bm_claims_add_untruths(BmClaimGathering *gathering);
/** Adds "they didn't mention any casualties". */
void bm_claims_add_refusal(BmClaimGathering *gathering);

#endif
