/** @file
 * The inset: a small map of the wider region with the frame of the main map on it.
 */
#ifndef BM_COMPOSE_INSET_H
#define BM_COMPOSE_INSET_H

#include "compose/composition.h"

/** The degrees that the inset of a map of `window` shows. */
BmExtent bm_inset_extent(const BmExtent *window);
/** What it needs of the countries; borrows the degrees. */
BmSourceQuery bm_inset_query(const BmExtent *degrees);

/** Draws the inset into `box` (pixels). */
gboolean bm_inset_draw(BmComposition *composition, const BmExtent *box, GError **error);

#endif
