/** @file
 * What a window needs of a large area or line, read from the mapped bytes of its record.
 */
#ifndef BM_SOURCE_SHAPE_WINDOW_H
#define BM_SOURCE_SHAPE_WINDOW_H

#include "feature/feature.h"

/**
 * The box to which large records are cut for `window` (degrees): wider than it by half a degree and
 * a quarter of its size on each side, so that the cut is seen by nobody. FALSE where the window is
 * too wide, or too near a pole, for a cut along meridians and parallels to stay outside a picture.
 */
gboolean bm_window_keep(const BmExtent *window, BmExtent *keep);

/** TRUE for content (passed by bm_shape_check()) with so many points that cutting pays. */
gboolean bm_shape_is_large(const guint8 *content);

/**
 * bm_shape_read() of a line or polygon cut to `keep`: parts outside are left out, rings that leave
 * it are closed along its edge, where no border is. Every vertex is looked at, but none outside is
 * kept, and the pages of the file are let go. What is wrong, or NULL; `out` may be empty.
 */
const char *bm_shape_read_near(const guint8 *content, const BmExtent *keep, BmGeometry *out,
                               guint *mends);

#endif
