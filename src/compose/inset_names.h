/** @file
 * Names on the inset: of the largest neighbours, each where it lies within its own country.
 */
#ifndef BM_COMPOSE_INSET_NAMES_H
#define BM_COMPOSE_INSET_NAMES_H

#include "compose/composition.h"

/**
 * Draws into `box` the names of those `countries` that have room for them beside `mark`, the main
 * map's frame, under which the countries in focus lie. `pixels` has the outline of each.
 */
gboolean bm_inset_names_draw(BmComposition *composition, const BmExtent *box, const BmExtent *mark,
                             const BmFeatureSet *countries, const BmGeometry *pixels,
                             GError **error);

#endif
