/** @file
 * Claims in a sentence: figures with what became of whom, denials, figures refused.
 */
#ifndef BM_EXTRACT_CLAIMS_H
#define BM_EXTRACT_CLAIMS_H

#include "extract/frames.h"

/** A claim on its way to an event, with the token where it stands. */
typedef struct {
    guint at;
    BmClaim *claim; /**< owned until it is taken */
    char *doubt;    /**< what to look at; NULL if nothing */
} BmFoundClaim;

/**
 * The claims of a sentence, in order; of BmFoundClaim, whose claims are the caller's to take
 * (set `claim` to NULL). `earlier` (of borrowed BmClaim) are those of the text so far, to which
 * denials and words like "others" refer.
 */
GArray *bm_claims_find(BmSpeakers *speakers, guint sentence, const GArray *frames,
                       const GPtrArray *earlier);

#endif
