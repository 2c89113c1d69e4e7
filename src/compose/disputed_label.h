/** @file
 * The name of a disputed area, with what is said of it where there is room.
 */
#ifndef BM_COMPOSE_DISPUTED_LABEL_H
#define BM_COMPOSE_DISPUTED_LABEL_H

#include "compose/disputed_areas.h"

/** In the view drawn an area that is a country's own whole is told by the country's name. */
gboolean bm_seen_area_is_own(const BmSeenArea *area);

/** Queues the label of an area that the frame shows. */
gboolean bm_disputed_label_queue(BmComposition *composition, const BmSeenArea *area,
                                 GError **error);

#endif
