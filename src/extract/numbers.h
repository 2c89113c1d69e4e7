/** @file
 * Numbers in digits and in words: "1,200", "2.5 million", "forty-one", "two hundred and twelve".
 */
#ifndef BM_EXTRACT_NUMBERS_H
#define BM_EXTRACT_NUMBERS_H

#include "extract/story.h"

/**
 * The whole number that begins at token `at` and ends before `end`, into *value, of *length tokens.
 * FALSE where there is none, and for "one of the", which
 * counts nobody.
 */
gboolean bm_number_read(const BmStory *story, guint at, guint end, double *value, guint *length);

#endif
