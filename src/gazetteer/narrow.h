/** @file
 * What is left of the places of a name once its words and the caller's hints are heard; for
 * search.c. Where none would be left, all stay as mere candidates and the answer is FALSE.
 */
#ifndef BM_GAZETTEER_NARROW_H
#define BM_GAZETTEER_NARROW_H

#include "gazetteer/search.h"

/** By what stands behind a comma or in brackets; FALSE where the gazetteer cannot be read. */
gboolean bm_narrow_to_contexts(BmSearch *search, gboolean *left, GError **error);

/** By the hint's country. */
/** TRUE for a place in one of the countries, provinces, districts or towns of `data`, a GPtrArray
 * of BmPlace. */
gboolean bm_place_is_in_any(const BmPlace *place, gconstpointer data);
gboolean bm_narrow_to_country(BmSearch *search);

/** A word of kind that belongs to the name ("Salt Lake City") only prefers; others decide. */
gboolean bm_narrow_to_kind(BmSearch *search);

#endif
