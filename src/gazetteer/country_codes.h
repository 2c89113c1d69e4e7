/** @file
 * Codes and names of countries and provinces, as tables of places write them, to ours.
 */
#ifndef BM_GAZETTEER_COUNTRY_CODES_H
#define BM_GAZETTEER_COUNTRY_CODES_H

#include <glib.h>

typedef struct BmCountryCodes BmCountryCodes;

/** Reads them from the program's countries and provinces; NULL with BM_ERROR_INPUT. */
BmCountryCodes *bm_country_codes_new(GError **error);
void bm_country_codes_free(BmCountryCodes *codes);

/** ISO 3166 alpha-3 of a country given as alpha-2, alpha-3 or English name; borrowed, or NULL. */
const char *bm_country_codes_find(const BmCountryCodes *codes, const char *country);

/** The name of the province that GeoNames codes so ("AF.36"); borrowed, or NULL. */
const char *bm_country_codes_province(const BmCountryCodes *codes, const char *admin1);

/** GeoNames' codes of all provinces, in order; of char, borrowed, for g_ptr_array_unref(). */
GPtrArray *bm_country_codes_admins(const BmCountryCodes *codes);

#endif
