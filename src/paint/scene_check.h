/** @file
 * What must hold before a scene reaches a graphics library.
 */
#ifndef BM_PAINT_SCENE_CHECK_H
#define BM_PAINT_SCENE_CHECK_H

#include "paint/paint.h"

/**
 * FALSE with BM_ERROR_INPUT where the picture is too small or too large, a number is not finite
 * or farther out than cairo can count, or a group is left open.
 */
gboolean bm_scene_check(const BmScene *scene, const BmPaintOptions *options, GError **error);

#endif
