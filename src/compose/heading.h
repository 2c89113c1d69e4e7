/** @file
 * The page's heading and its footer.
 */
#ifndef BM_COMPOSE_HEADING_H
#define BM_COMPOSE_HEADING_H

#include "compose/composition.h"

/** The map's title, or one made of its place or of its events' dates; for g_free(). */
char *bm_heading_title(const BmComposition *composition);
/** Draws title and dek from the top of `box` (pixels); sets its bottom to what they take. */
gboolean bm_compose_heading(BmComposition *composition, BmExtent *box, GError **error);
/** The height in pixels that the footer will take at most. */
gboolean bm_footer_measure(BmComposition *composition, double width, double *height,
                           GError **error);

#endif
