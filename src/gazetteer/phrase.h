/** @file
 * Several places named at once: "between X and Y", "X, Y and Z provinces".
 */
#ifndef BM_GAZETTEER_PHRASE_H
#define BM_GAZETTEER_PHRASE_H

#include "gazetteer/geocode.h"

/**
 * Geocodes a phrase that names several places. Where all are found the answer is a circle that
 * holds them, `parts` are the places: joined ones have the precision "region", what lies between
 * two points is "near" their middle, between two countries their border. A place that is unknown
 * or ambiguous makes the whole so. `*result` is NULL where `query` is no such phrase; FALSE where
 * the gazetteer cannot be read.
 */
gboolean bm_geocode_phrase(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                           BmGeocode **result, GError **error);

#endif
