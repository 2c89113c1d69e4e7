/** @file
 * The borders of an imported set of countries: the lines that two of them share.
 */
#ifndef BM_SOURCE_IMPORTED_BORDERS_H
#define BM_SOURCE_IMPORTED_BORDERS_H

#include "base/warnings.h"
#include "feature/feature.h"

/**
 * A line for each pair of codes and status, with the fields a, b, name, status of the program's own
 * borders. Status and name are those of the program's nearest border of the two; "not classified"
 * where it has none, which a warning tells. `code` is the field of the areas' codes. A set for
 * bm_feature_set_free(), NULL with BM_ERROR_INPUT.
 */
BmFeatureSet *bm_imported_borders(const BmFeatureSet *areas, int code, BmWarnings *warnings,
                                  GError **error);

#endif
