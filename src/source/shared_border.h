/** @file
 * What is known of the border of two countries: its status, its length on each data set of the
 * catalogue, the lengths that others publish.
 */
#ifndef BM_SOURCE_SHARED_BORDER_H
#define BM_SOURCE_SHARED_BORDER_H

#include "base/warnings.h"
#include "feature/feature.h"
#include "source/catalogue.h"

/** The border as one data set draws it. */
typedef struct {
    const BmDataSet *set; /**< borrowed of the catalogue */
    const char *word;     /**< the set's word in a map file's `data`: "ne", "osm100"; borrowed */
    BmGeometry line;      /**< degrees */
    double metres;        /**< on the WGS84 ellipsoid */
    guint segments;
} BmBorderLength;

typedef struct {
    double km;
    char *source;
    int year;
} BmPublishedLength;

typedef struct {
    BmCatalogue *catalogue;
    char *a, *b;           /**< ISO 3166 alpha-3, or the catalogue's code of a disputed area */
    char *a_name, *b_name; /**< in English */
    char *name;            /**< "Durand Line"; "" where it has none of its own */
    char *status;          /**< "international" …, several after "; "; or "not classified" */
    GPtrArray *lengths;    /**< of BmBorderLength, in the catalogue's order */
    GPtrArray *published;  /**< of BmPublishedLength */
} BmSharedBorder;

/**
 * Looks up the border of two areas, each an alpha-3 or alpha-2 code or a name of countries.shp
 * in any of its languages. Fails with BM_ERROR_INPUT on an unknown area (naming the nearest
 * name) and where there is no common border.
 */
BmSharedBorder *bm_shared_border_read(const char *a, const char *b, BmWarnings *warnings,
                                      GError **error);
void bm_shared_border_free(BmSharedBorder *border);

/** The finest set's border, or that of the set `data` (its word or id; NULL: the finest), borrowed;
 *  NULL with BM_ERROR_USAGE where there is none. */
const BmBorderLength *bm_shared_border_choose(const BmSharedBorder *border, const char *data,
                                              GError **error);

#endif
