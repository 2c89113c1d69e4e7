/** @file
 * How far a name is a place's own.
 */
#ifndef BM_GAZETTEER_CALLED_SO_H
#define BM_GAZETTEER_CALLED_SO_H

#include "gazetteer/gazetteer.h"

/**
 * What a place weighs more for being called by its own name or one more or less like it, or less
 * for one of many others. The name as its folded `words` and as these `joined`.
 */
double bm_called_so(const BmPlace *place, char **words, const char *joined);

/** TRUE where `name` is the place's own but for vowels, an article or one letter: "Lisboa". */
gboolean bm_is_spelled_alike(const BmPlace *place, const char *name);

#endif
