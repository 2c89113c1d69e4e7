/** @file
 * Areas shaded for events that are known only to the area.
 */
#ifndef BM_COMPOSE_EVENT_AREAS_H
#define BM_COMPOSE_EVENT_AREAS_H

#include "compose/composition.h"

/** How a shade's hatch ends: paler towards the edge, or as dark as within (a sample is all edge).
 */
typedef enum { BM_SHADE_SOFT, BM_SHADE_HARD } BmShadeEdge;

/**
 * Shades an area in pixels as one where events are known only to the area; each `variant` has
 * its own direction of hatching.
 */
void bm_shade_draw(BmComposition *composition, const BmGeometry *area, guint variant,
                   BmShadeEdge edge);

#endif
