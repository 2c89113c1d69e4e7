/** @file
 * The two areas whose border is asked for: found by code or name among countries and provinces.
 */
#ifndef BM_SOURCE_BORDER_AREA_H
#define BM_SOURCE_BORDER_AREA_H

#include "base/warnings.h"
#include "feature/feature.h"
#include "source/catalogue.h"

/** One area; all strings owned. */
typedef struct {
    char *code;        /**< alpha-3 of a country, `id` of a province; the name in a file */
    char *name;        /**< in English */
    char *a3;          /**< of the country it is or lies in; "" in a file */
    gboolean province; /**< of a set of provinces, not of countries */
} BmBorderArea;

void bm_border_area_clear(BmBorderArea *area);

/**
 * Finds both areas by code or by a name in any language of the program's sets. Both are countries
 * where they can be; else each is a province where it can be. Fails with BM_ERROR_INPUT on an
 * unknown word (naming the nearest), on a name of several provinces (naming their ids), and where
 * both are the same.
 */
gboolean bm_border_areas_find(const BmCatalogue *catalogue, const char *const words[2],
                              BmBorderArea areas[2], BmWarnings *warnings, GError **error);

/**
 * Finds both areas in a set that was read from a file: by the value of field number `field`, or of
 * any field where that is -1.
 */
gboolean bm_border_areas_find_in(const BmFeatureSet *set, int field, const char *const words[2],
                                 BmBorderArea areas[2], GError **error);

/** TRUE where the value of `field`, or of any field where that is -1, is `word` but for case. */
gboolean bm_border_area_is_called(const BmFeature *feature, int field, const char *word);

#endif
