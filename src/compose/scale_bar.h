/** @file
 * The scale bar, in kilometres and miles.
 */
#ifndef BM_COMPOSE_SCALE_BAR_H
#define BM_COMPOSE_SCALE_BAR_H

#include "compose/composition.h"

/** The box in pixels that the bar takes, `width` at most. */
gboolean bm_scale_bar_measure(const BmComposition *composition, double width, double *taken_width,
                              double *height, GError **error);
/** Draws the bar with its upper left corner at x, y. Its length is true at the frame's centre. */
gboolean bm_scale_bar_draw(BmComposition *composition, double x, double y, double width,
                           GError **error);

#endif
