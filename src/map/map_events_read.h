/** @file
 * Reading the events of a map file, and what of them is wanted.
 */
#ifndef BM_MAP_MAP_EVENTS_READ_H
#define BM_MAP_MAP_EVENTS_READ_H

#include "map/map.h"

/** Reads `filter`; what an option has set is left as it is. FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_filter(BmMap *map, const BmNode *root, GError **error);
/** Reads `events`, a list or paths, as the filter wants them; FALSE with BM_ERROR_INPUT. */
gboolean bm_map_read_events(BmMap *map, const BmNode *root, BmWarnings *warnings, GError **error);

#endif
