/** @file
 * One check of the features of every loader, after reading: what is wrong with an area's rings or
 * with a line's points is told with file and record, mended where that can be, and drawn.
 */
#ifndef BM_SOURCE_FEATURE_CHECK_H
#define BM_SOURCE_FEATURE_CHECK_H

#include "feature/feature.h"
#include "source/source.h"

/**
 * Tells what the loader mended (BmFeature.mends), drops points that stand twice and rings without
 * area, and tells of longitudes beyond 180 degrees and of rings that cross themselves. With
 * `clockwise` (the rule of shapefiles) outer rings that run the other way are turned. A set that is
 * `verified` is spared all but the first. Costs a pass over the points, and for the crossings what
 * bm_ring_crosses_itself() says. FALSE with BM_ERROR_INPUT where the query is strict and something
 * is wrong.
 */
gboolean bm_features_check(BmFeatureSet *set, const BmSourceQuery *query, gboolean clockwise,
                           BmWarnings *warnings, GError **error);

#endif
