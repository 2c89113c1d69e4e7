/** @file
 * Values that several parts of a map file hold: numbers, points, distances, paths.
 * All fail with BM_ERROR_INPUT, whose message names file, line and column.
 */
#ifndef BM_MAP_MAP_VALUE_READ_H
#define BM_MAP_MAP_VALUE_READ_H

#include "map/map.h"

/** Reads a list of `count` numbers; `mend` says in a message what was expected. */
gboolean bm_map_read_numbers(const BmNode *node, guint count, double *out, const char *mend,
                             GError **error);
/** Reads [longitude, latitude] in degrees. */
gboolean bm_map_read_point(const BmNode *node, BmPoint *point, GError **error);
/** Reads a place on the map, [longitude, latitude] or a toponym; unchanged without the key. */
gboolean bm_map_read_where(const BmNode *mapping, const char *key, BmWhere *where, GError **error);
/** Reads a distance as bm_parse_distance() does; unchanged without the key. */
gboolean bm_map_read_distance(const BmNode *mapping, const char *key, double *km, GError **error);
/** Reads a number from `least` to `most`; unchanged without the key. */
gboolean bm_map_read_range(const BmNode *mapping, const char *key, double least, double most,
                           double *out, GError **error);
/** Reads a path relative to the map file's folder, for g_free(); unchanged without the key. */
gboolean bm_map_read_path(const BmMap *map, const BmNode *root, const char *key, char **out_take,
                          GError **error);

#endif
