/** @file
 * The key off the map, in columns over a band of the page, with the scale bar below the last one.
 */
#ifndef BM_COMPOSE_KEY_BAND_H
#define BM_COMPOSE_KEY_BAND_H

#include "compose/composition.h"

/** The height in pixels that the band takes at that width; < 0 with an error. */
double bm_key_band_height(BmComposition *composition, double width, GError **error);
/** Draws the band from the upper left corner of `box` (pixels). */
gboolean bm_key_band_draw(BmComposition *composition, const BmExtent *box, GError **error);

#endif
