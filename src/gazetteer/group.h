/** @file
 * What the other toponyms of a text say for a place; for geocode.c.
 */
#ifndef BM_GAZETTEER_GROUP_H
#define BM_GAZETTEER_GROUP_H

#include "gazetteer/search.h"

/**
 * Adds to the weights of what was found what the other toponyms of `group` say for it, and sorts
 * anew; `*moved` where that put another place first. FALSE where no other has a place.
 */
gboolean bm_geocode_group_weigh(const BmGeocodeGroup *group, BmSearch *search, gboolean *moved);

#endif
