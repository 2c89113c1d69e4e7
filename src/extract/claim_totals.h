/** @file
 * Totals of a whole war: no claims about what happened now.
 */
#ifndef BM_EXTRACT_CLAIM_TOTALS_H
#define BM_EXTRACT_CLAIM_TOTALS_H

#include "extract/story.h"

/** Why the figure at token `at` counts more than the report's own days, or NULL; static. */
const char *bm_claim_total_reason(const BmStory *story, guint sentence, guint at);

#endif
