/** @file
 * Words before a name that say how far from it: "near", "20 km east of".
 */
#ifndef BM_GAZETTEER_OFFSET_H
#define BM_GAZETTEER_OFFSET_H

#include "gazetteer/toponym.h"

/**
 * Reads the words before the name into `near`, `distance_km` and `bearing` of `toponym`. Returns
 * where in `words` the name itself begins: `words` if nothing stands before it.
 */
const char *bm_offset_read(const char *words, BmToponym *toponym);

#endif
