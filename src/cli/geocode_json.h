/** @file
 * A place found, as JSON: the keys that geocode and extract share.
 */
#ifndef BM_CLI_GEOCODE_JSON_H
#define BM_CLI_GEOCODE_JSON_H

#include <jansson.h>

#include "gazetteer/geocode.h"

/**
 * Sets query, status, name, lon, lat, precision, kind, radius_km, province, country, confidence,
 * source, why and candidates of `object`; what is not known is null.
 */
void bm_geocode_set_json(json_t *object, const BmGeocode *result);

#endif
