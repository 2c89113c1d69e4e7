/** @file
 * What of the Earth a frame on the page shows.
 */
#ifndef BM_GEOMETRY_WINDOW_H
#define BM_GEOMETRY_WINDOW_H

#include "geometry/clip.h"
#include "geometry/projection.h"

/**
 * Finds the degrees that `frame` (pixels) shows under `view`, with a margin: `window` for reading
 * sources, whose longitudes may pass ±180 (east - west is at most 360), and `region` for cutting
 * geometry before it is projected. A pole inside the frame widens the window to all longitudes.
 */
void bm_view_window(const BmView *view, const BmExtent *frame, const BmProjection *projection,
                    BmExtent *window, BmRegion *region);

#endif
