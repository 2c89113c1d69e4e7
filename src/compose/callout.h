/** @file
 * Callouts: a few sentences about an event, beside its mark, joined to it by a thin line.
 */
#ifndef BM_COMPOSE_CALLOUT_H
#define BM_COMPOSE_CALLOUT_H

#include "compose/composition.h"

/**
 * Queues the notes of a group's events as callouts around `anchor` (pixels), one for each side
 * of a border that the notes are about; `clearance` is the radius of the mark itself. They are
 * placed with all other labels, on their own side of the border where there is room.
 */
gboolean bm_callouts_add(BmComposition *composition, const BmEventGroup *group, BmPoint anchor,
                         double clearance, GError **error);

#endif
