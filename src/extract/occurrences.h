/** @file
 * Words in a sentence that say that something happened, and why some of them do not.
 */
#ifndef BM_EXTRACT_OCCURRENCES_H
#define BM_EXTRACT_OCCURRENCES_H

#include "extract/dates.h"
#include "extract/frames.h"

typedef struct {
    guint at, end; /**< tokens of the word */
    BmEventType type;
    const char *aside; /**< why it is no event of this report; NULL where it is one; static */
    const BmDateExpression *date; /**< when; NULL where not said; borrowed */
    gboolean is_definite;         /**< "the blast": one told before */
    gboolean is_generic;          /**< "the attack": whatever it was */
    gboolean yields;              /**< "entered the town": nothing beside what was done there */
    gboolean is_weak;             /**< of a figure alone: an event only where a place is named */
    const char *actor;            /**< who is said to have done it, or NULL; borrowed */
} BmOccurrence;

/**
 * Why what stands at token `at` of a sentence is nothing that happened now (a plan, background …),
 * or NULL; static. `date` (may be NULL) is when.
 */
const char *bm_occurrences_reason(const BmStory *story, guint sentence, guint at,
                                  const BmDateExpression *date, const GArray *frames);
/** The occurrences of a sentence, in order, each type once; of BmOccurrence. */
GArray *bm_occurrences_find(const BmStory *story, guint sentence, const GArray *frames);

#endif
