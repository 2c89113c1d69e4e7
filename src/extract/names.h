/** @file
 * Names looked up and geocoded, each only once for all texts of a run.
 */
#ifndef BM_EXTRACT_NAMES_H
#define BM_EXTRACT_NAMES_H

#include "gazetteer/geocode.h"

typedef struct BmNames BmNames;

/** `gazetteer` must live as long; what is answered lives as long as the names. */
BmNames *bm_names_new(BmGazetteer *gazetteer);
void bm_names_free(BmNames *names);
/** The places that bear the name, the weightiest first, borrowed; NULL where the file cannot be
 *  read. */
const GPtrArray *bm_names_find(BmNames *names, const char *name, GError **error);
/** The toponyms of one text, for BmGeocodeHint; borrowed, NULL where the file cannot be read. */
const BmGeocodeGroup *bm_names_group(BmNames *names, const char *const *toponyms, GError **error);
/** What bm_geocode() answers, borrowed; NULL where the file cannot be read. */
const BmGeocode *bm_names_geocode(BmNames *names, const char *query, const BmGeocodeHint *hint,
                                  GError **error);
/** The weightiest place of the name, borrowed; NULL where there is none (`error` not set). */
const BmPlace *bm_names_best(BmNames *names, const char *name, GError **error);

#endif
