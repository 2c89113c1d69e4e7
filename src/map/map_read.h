/** @file
 * Reading a map file (YAML), with its events.
 */
#ifndef BM_MAP_MAP_READ_H
#define BM_MAP_MAP_READ_H

#include "map/map.h"

/**
 * Reads `path` into `map`: a map file, or an events file in YAML or CSV, from which a map is
 * then made; "-" is standard input. `from` names the form where the ending does not
 * ("yaml", "csv"; NULL: by the ending).
 */
gboolean bm_map_read(BmMap *map, const char *path, const char *from, BmWarnings *warnings,
                     GError **error);

#endif
