/** @file
 * One border line on a map.
 */
#ifndef BM_COMPOSE_BORDER_LINE_H
#define BM_COMPOSE_BORDER_LINE_H

#include "compose/border_record.h"
#include "compose/composition.h"

/**
 * Draws a line in the style of its status in `view`, queues its name and adds what the frame shows
 * of it to key, sentences and credit.
 */
gboolean bm_border_line_add(BmComposition *composition, const BmBorderRecord *record,
                            const BmLineView *view, GError **error);

#endif
