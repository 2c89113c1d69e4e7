/** @file
 * What kind of place a source's own word or GeoNames' feature code means.
 */
#ifndef BM_GAZETTEER_FEATURE_CODE_H
#define BM_GAZETTEER_FEATURE_CODE_H

#include <glib.h>

/**
 * The kind of GeoNames' feature class ("P") and code ("PPLA"): city, province, district, country,
 * crossing, region, mountain, river, water, or "place" for any other. Static.
 */
const char *bm_kind_of_feature_code(const char *feature_class, const char *code);

/**
 * The kind that a word means ("town", "admin2", "border crossing"); static. NULL for a word that
 * is none of the usual ones.
 */
const char *bm_kind_of_word(const char *word);

#endif
