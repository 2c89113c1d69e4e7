/** @file
 * Reading what the author puts on a map by hand.
 */
#ifndef BM_MAP_MAP_ANNOTATION_READ_H
#define BM_MAP_MAP_ANNOTATION_READ_H

#include "map/map.h"

/** Adds the annotation that a node of the map file describes; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_annotation(BmMap *map, const BmNode *node, GError **error);
/** Adds a label pinned to a place; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_pin(BmMap *map, const BmNode *node, GError **error);

#endif
