/** @file
 * Reading what a map file chooses from what there is.
 */
#ifndef BM_MAP_MAP_CHOICES_READ_H
#define BM_MAP_MAP_CHOICES_READ_H

#include "map/map.h"

/**
 * Reads `projection`, `data`, `style`, `lang`, `worldview`, `policy`, and the paths of the
 * author's own border, provinces and gazetteer; FALSE with BM_ERROR_INPUT.
 */
gboolean bm_map_read_choices(BmMap *map, const BmNode *root, GError **error);

#endif
