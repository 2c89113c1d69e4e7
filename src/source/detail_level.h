/** @file
 * Levels of detail: the sets of the catalogue that draw the same things coarser or finer.
 */
#ifndef BM_SOURCE_DETAIL_LEVEL_H
#define BM_SOURCE_DETAIL_LEVEL_H

#include "feature/feature.h"
#include "source/catalogue.h"

/** The sets of one level, borrowed of the catalogue. */
typedef struct {
    const char *word;  /**< in a map file's `data`: "ne", "osm100" */
    double accuracy_m; /**< of its countries */
    const BmDataSet *countries;
    const BmDataSet *borders, *provinces; /**< NULL where the level has none */
    const BmDataSet *province_lines;      /**< what provinces of a country share; or NULL */
} BmDetailLevel;

/** The catalogue's levels that have countries, the coarsest first; of BmDetailLevel, for
 *  g_array_unref(). */
GArray *bm_detail_levels(const BmCatalogue *catalogue);

/** The level of that word, borrowed of `levels`, or NULL. */
const BmDetailLevel *bm_detail_level_find(const GArray *levels, const char *word);

/** What `data` may say: "auto", then the levels' words; for g_strfreev(), or NULL. */
char **bm_detail_level_words(GError **error);

/**
 * TRUE where the level holds all that `window` (degrees) shows of each country of `codes`
 * (alpha-3, NULL-terminated).
 */
gboolean bm_detail_level_covers(const BmDetailLevel *level, const char *const *codes,
                                const BmExtent *window);

/**
 * The level that fits `metres_a_pixel`: the coarsest whose inaccuracy does not show, or the finest
 * there is, among those that cover the window. The first level stands in where no other does.
 */
const BmDetailLevel *bm_detail_level_fit(const GArray *levels, double metres_a_pixel,
                                         const char *const *codes, const BmExtent *window);

#endif
