/** @file
 * In which order the layers of a map are drawn: the program's own, moved where the map file says
 * so, and the author's between them.
 */
#ifndef BM_COMPOSE_LAYER_ORDER_H
#define BM_COMPOSE_LAYER_ORDER_H

#include "map/map.h"

/** One step of drawing. */
typedef struct {
    guint index;             /**< into the ids of the program's own steps */
    const BmMapLayer *layer; /**< the author's, borrowed; NULL: the step at `index` */
} BmLayerStep;

/**
 * The steps of drawing as an array of BmLayerStep: `ids` names the program's `count` own ones from
 * the lowest to the highest (NULL: a step that no layer is put next to). A layer said to be above
 * another comes right over it, and over what the map file put there before; one said to be below
 * comes right under it. Of the author's layers that say neither, pictures lie over `land`,
 * OpenStreetMap's over `rivers`, others over `provinces`.
 * NULL with BM_ERROR_INPUT where layers are put above each other in a circle.
 */
GArray *bm_layer_order(const BmMap *map, const char *const *ids, guint count, GError **error);

#endif
