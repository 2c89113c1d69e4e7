/** @file
 * A record of a set of borders, and whether another set draws the same line.
 */
#ifndef BM_COMPOSE_BORDER_RECORD_H
#define BM_COMPOSE_BORDER_RECORD_H

#include "feature/feature.h"

/** All borrowed of the set; the texts may be "". `status` is the word of the set. */
typedef struct {
    const BmFeature *feature;
    const char *a, *b, *name, *status, *line;
} BmBorderRecord;

BmBorderRecord bm_border_record(const BmFeatureSet *set, guint index);

/** Degrees of latitude by which two drawings of one border may differ: more than Natural Earth and
 *  OpenStreetMap do along most of the Durand Line. */
#define BM_BORDER_SAME_LINE 0.15

/** TRUE where a record of the finer set is of the line, or parts the countries, of the world's. */
gboolean bm_border_is_same(const BmBorderRecord *fine, const BmBorderRecord *world);
/** TRUE for a line of the world set that the finer set has too. */
gboolean bm_border_is_detailed(const BmFeatureSet *detailed, const BmBorderRecord *world);
/**
 * TRUE where the author's own border takes the place of `line` (degrees): most of what `window`
 * holds of it lies beside one of `own`, which may be NULL.
 */
gboolean bm_border_is_replaced(const BmExtent *window, const BmFeatureSet *own,
                               const BmGeometry *line);

#endif
