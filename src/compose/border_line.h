/** @file
 * One border line on a map.
 */
#ifndef BM_COMPOSE_BORDER_LINE_H
#define BM_COMPOSE_BORDER_LINE_H

#include "compose/composition.h"

/**
 * Draws a line in the style of its status in `view`, queues its name and adds what the frame shows
 * of it to key, sentences and credit. `name` may be "", `status` is the word of its set, `pair` the
 * codes on both sides ("AFG-PAK").
 */
gboolean bm_border_line_add(BmComposition *composition, const BmFeature *feature, const char *name,
                            const char *status, const char *pair, const BmLineView *view,
                            GError **error);

#endif
