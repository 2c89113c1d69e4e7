/** @file
 * The key: every mark that the map drew, and what it means.
 */
#ifndef BM_COMPOSE_KEY_H
#define BM_COMPOSE_KEY_H

#include "compose/composition.h"

/** The size in pixels that the key and the scale bar below it will take, `width` at most. */
gboolean bm_key_measure(const BmComposition *composition, double width, double *taken_width,
                        double *height, GError **error);
/** Draws the key with its upper left corner at x, y. */
gboolean bm_key_draw(BmComposition *composition, double x, double y, double width, GError **error);

#endif
