/** @file
 * What the caller knows beside the name, weighed.
 */
#ifndef BM_GAZETTEER_HINTS_H
#define BM_GAZETTEER_HINTS_H

#include "gazetteer/search.h"

/** Makes places in the hinted province, and in the countries of who acted, likelier. */
gboolean bm_hints_weigh(BmSearch *search, GError **error);

#endif
