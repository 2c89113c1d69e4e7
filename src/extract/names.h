/** @file
 * Names looked up in the gazetteer, each only once for a text.
 */
#ifndef BM_EXTRACT_NAMES_H
#define BM_EXTRACT_NAMES_H

#include "gazetteer/geocode.h"

typedef struct BmNames BmNames;

BmNames *bm_names_new(BmGazetteer *gazetteer);
void bm_names_free(BmNames *names);
/** The places that bear the name, the weightiest first, borrowed; NULL where the file cannot be
 *  read. */
const GPtrArray *bm_names_find(BmNames *names, const char *name, GError **error);
/** The weightiest place of the name, borrowed; NULL where there is none (`error` not set). */
const BmPlace *bm_names_best(BmNames *names, const char *name, GError **error);

#endif
