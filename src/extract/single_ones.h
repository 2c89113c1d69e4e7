/** @file
 * One of a kind without a number: "a soldier", "the driver was killed", "Constable Noor Wali died".
 */
#ifndef BM_EXTRACT_SINGLE_ONES_H
#define BM_EXTRACT_SINGLE_ONES_H

#include "extract/counts.h"

/** Reads one of a kind at `at` into `count` (its end, and who it is where a name is passed over);
 *  FALSE where there is none. */
gboolean bm_single_read(const BmStory *story, guint at, guint end, BmCount *count);

#endif
