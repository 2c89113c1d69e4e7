/** @file
 * Callouts: a few sentences about an event, beside its mark, joined to it by a thin line.
 */
#ifndef BM_COMPOSE_CALLOUT_H
#define BM_COMPOSE_CALLOUT_H

#include "compose/composition.h"

/** What callouts stand around, in pixels. */
typedef struct {
    BmPoint at;
    double clearance;       /**< radius around `at` in which no callout stands */
    const BmGeometry *area; /**< of events known to an area, borrowed; NULL: a symbol at `at` */
    BmExtent tag;           /**< of an area: the box of its name and number */
} BmCalloutMark;

/**
 * Queues the notes of a group's events as callouts around their mark, one for each side of a
 * border that the notes are about. They are placed with all other labels, on their own side of
 * the border where there is room. The mark's area must live as long as the composition.
 */
gboolean bm_callouts_add(BmComposition *composition, const BmEventGroup *group,
                         const BmCalloutMark *mark, GError **error);

#endif
