/** @file
 * From a map to a scene: everything a finished map carries, placed on the page.
 */
#ifndef BM_COMPOSE_COMPOSE_H
#define BM_COMPOSE_COMPOSE_H

#include "base/warnings.h"
#include "map/map.h"
#include "scene/scene.h"

/**
 * Begins, on a thread of its own, what every map will need; may be left out. The thread must be
 * joined before the process ends.
 */
GThread *bm_compose_prepare(void);

/**
 * Composes the scene of `map`. `fonts` must outlive the scene, whose glyphs borrow its faces.
 * An event whose place is unknown or ambiguous is BM_ERROR_INPUT with the candidates, unless
 * the map skips unknown places. Returns a scene for bm_scene_free(), or NULL.
 */
BmScene *bm_compose(const BmMap *map, BmFonts *fonts, BmWarnings *warnings, GError **error);

#endif
