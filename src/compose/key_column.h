/** @file
 * The key below the panels, where they leave it room beside the map: there it hides nothing.
 */
#ifndef BM_COMPOSE_KEY_COLUMN_H
#define BM_COMPOSE_KEY_COLUMN_H

#include "compose/composition.h"

/** *has_room: whether the key goes below the panels, into `box` (pixels). A key that is pinned
 * stays on the map. FALSE with an error. */
gboolean bm_key_column_place(const BmComposition *composition, BmExtent *box, gboolean *has_room,
                             GError **error);
/** Draws the key from the upper left corner of the box, below a rule as a panel. */
gboolean bm_key_column_draw(BmComposition *composition, const BmExtent *box, GError **error);

#endif
