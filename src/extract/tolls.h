/** @file
 * Figures that a count "stood at", "rose to" or was "put at".
 */
#ifndef BM_EXTRACT_TOLLS_H
#define BM_EXTRACT_TOLLS_H

#include "extract/counts.h"

/**
 * "the number of Pakistani soldiers killed stood at two": the harm of a figure that is the value of
 * a count named before it, borrowed from the rules; NULL where it is none. Adds to `count` who is
 * counted and whose they are, where the words say so.
 */
const char *bm_toll_harm(const BmStory *story, const BmSentence *sentence, BmCount *count);

#endif
