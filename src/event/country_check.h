/** @file
 * Coordinates against the country that their row names: exchanged ones are often in range, but
 * then they lie outside the country, and inside it when exchanged back.
 */
#ifndef BM_EVENT_COUNTRY_CHECK_H
#define BM_EVENT_COUNTRY_CHECK_H

#include "feature/feature.h"

/** What is known of countries so far; it reads names and outlines when first asked for them. */
typedef struct BmCountryCheck BmCountryCheck;

BmCountryCheck *bm_country_check_new(void);
void bm_country_check_free(BmCountryCheck *check);

/**
 * The alpha-3 code of a country by its name in English, also with an older one behind it in
 * parentheses ("Russia (Soviet Union)"); borrowed; NULL where it is not known.
 */
const char *bm_country_check_code(BmCountryCheck *check, const char *name);

/**
 * TRUE where a point (longitude, latitude in degrees) lies well outside the country `a3` while
 * the point with both numbers exchanged lies inside. FALSE where the country is not known.
 */
gboolean bm_country_check_exchanged(BmCountryCheck *check, const char *a3, BmPoint point);

/** "longitude and latitude look exchanged: …", for g_free(). */
char *bm_country_check_words(const char *country);

#endif
