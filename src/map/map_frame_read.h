/** @file
 * What a map file says of its sheet: size, resolution and extent.
 */
#ifndef BM_MAP_MAP_FRAME_READ_H
#define BM_MAP_MAP_FRAME_READ_H

#include "map/map.h"

/** Reads `size`, `scale`, `dpi` and `extent` of a map file; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_frame(BmMap *map, const BmNode *root, GError **error);

#endif
