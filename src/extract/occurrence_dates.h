/** @file
 * When what a sentence tells happened.
 */
#ifndef BM_EXTRACT_OCCURRENCE_DATES_H
#define BM_EXTRACT_OCCURRENCE_DATES_H

#include "extract/dates.h"
#include "extract/frames.h"

/** The date in the sentence that belongs to token `at`, not to when it was said, or NULL;
 *  borrowed. */
const BmDateExpression *bm_occurrences_date(const BmStory *story, guint sentence, guint at,
                                            const GArray *frames);

#endif
