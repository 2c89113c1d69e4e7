/** @file
 * Reading a map file's layers.
 */
#ifndef BM_MAP_MAP_LAYER_READ_H
#define BM_MAP_MAP_LAYER_READ_H

#include "map/map.h"

/** Adds the layer that a node of the map file describes; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_layer(BmMap *map, const BmNode *node, GError **error);
/** Checks, once all are read, that each layer's neighbour in the order of drawing is there. */
gboolean bm_map_check_layers(const BmMap *map, GError **error);

#endif
