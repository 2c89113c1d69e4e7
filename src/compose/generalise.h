/** @file
 * What a map of small scale leaves out or draws thinner.
 */
#ifndef BM_COMPOSE_GENERALISE_H
#define BM_COMPOSE_GENERALISE_H

#include "compose/composition.h"

/** Metres of ground under a pixel of a page of 1600 × 1200, about the middle of the map. */
double bm_composition_ground(const BmComposition *composition);
/** TRUE on a map of a continent's size or more, which names countries and leaves towns out. */
gboolean bm_is_small_scale(const BmComposition *composition);
/**
 * What the width of a section's line is multiplied by: 1, less for lines on the ground on a map of
 * continents.
 */
double bm_line_share(const BmComposition *composition, const char *section);
/** FALSE for a river or lake (pixels) of that rank (0: the greatest) that would crowd the map. */
gboolean bm_water_is_seen(const BmComposition *composition, int rank, const BmExtent *extent);

#endif
