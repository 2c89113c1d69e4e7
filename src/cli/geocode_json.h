/** @file
 * A place found, as JSON: the keys that geocode and extract share.
 */
#ifndef BM_CLI_GEOCODE_JSON_H
#define BM_CLI_GEOCODE_JSON_H

#include <jansson.h>

#include "event/export_format.h"
#include "gazetteer/geocode.h"

/**
 * Sets query, status, name, lon, lat, precision, kind, radius_km, province, country, confidence,
 * source, why and candidates of `object`; what is not known is null.
 */
void bm_geocode_set_json(json_t *object, const BmGeocode *result);

/**
 * Sets the key that the database has for it ("geo_precision", "where_prec") to its code of one of
 * our words, null where it has none or `word` is NULL.
 */
void bm_code_set_json(json_t *object, const BmExportCodes *codes, const char *const *words,
                      const char *word);
/**
 * Opens the format that --codes names; NULL stays NULL. BM_ERROR_USAGE for a word that is none,
 * in the name of `command`.
 */
gboolean bm_codes_open(const char *command, const char *name, BmExportFormat **format,
                       GError **error);
/** The same code as text, borrowed, or NULL. */
const char *bm_code_of_word(const BmExportCodes *codes, const char *const *words, const char *word);

#endif
