/** @file
 * A filter of features by their attributes, in the words of a map file:
 * `pop > 50000 and a3 in ('AFG', 'PAK')`. Comparisons are =, !=, <, <=, >, >= and `in`, joined
 * by `and`; numbers compare as numbers, quoted texts as texts.
 */
#ifndef BM_FEATURE_FILTER_H
#define BM_FEATURE_FILTER_H

#include "feature/feature.h"

typedef struct BmFilter BmFilter;

/** Reads `words`; NULL with BM_ERROR_INPUT where they make no sense. */
BmFilter *bm_filter_new(const char *words, GError **error);
void bm_filter_free(BmFilter *filter);

/** Finds the filter's fields in `set`; FALSE with an error naming one that it lacks. */
gboolean bm_filter_bind(BmFilter *filter, const BmFeatureSet *set, GError **error);
/** TRUE where the feature, of the set last bound, passes. */
gboolean bm_filter_passes(const BmFilter *filter, const BmFeature *feature);

#endif
