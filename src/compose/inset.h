/** @file
 * The inset: a small map of the wider region with the frame of the main map on it.
 */
#ifndef BM_COMPOSE_INSET_H
#define BM_COMPOSE_INSET_H

#include "compose/composition.h"

/** Draws the inset into `box` (pixels). */
gboolean bm_inset_draw(BmComposition *composition, const BmExtent *box, GError **error);

#endif
