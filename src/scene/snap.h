/** @file
 * The grid of a scene: 1/256 pixel, so that the last bits of a projection change no picture.
 */
#ifndef BM_SCENE_SNAP_H
#define BM_SCENE_SNAP_H

#include <math.h>

/** The nearest multiple of 1/256 pixel; NaN and infinite stay as they are. */
static inline double bm_snap(double pixels)
{
    /* Adding zero turns -0 into 0, which would print differently. */
    return nearbyint(pixels * 256.0) / 256.0 + 0.0;
}

#endif
