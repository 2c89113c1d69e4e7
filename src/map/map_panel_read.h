/** @file
 * Reading the panels of a map file.
 */
#ifndef BM_MAP_MAP_PANEL_READ_H
#define BM_MAP_MAP_PANEL_READ_H

#include "map/map.h"

/** Adds the panel that a node of the map file describes; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_panel(BmMap *map, const BmNode *node, GError **error);

#endif
