/** @file
 * Distances in the words of a map file or an option.
 */
#ifndef BM_MAP_DISTANCE_H
#define BM_MAP_DISTANCE_H

#include <glib.h>

/** Reads "60km", "37mi" or a bare number of kilometres; FALSE where it is no distance. */
gboolean bm_parse_distance(const char *words, double *km);

#endif
