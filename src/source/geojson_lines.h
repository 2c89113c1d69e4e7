/** @file
 * GeoJSON that has a feature on each line, read line by line: files of any size, a feature at a
 * time in memory.
 */
#ifndef BM_SOURCE_GEOJSON_LINES_H
#define BM_SOURCE_GEOJSON_LINES_H

#include "source/source.h"

/** TRUE for a file that begins as a FeatureCollection whose features stand on lines of their own.
 */
gboolean bm_is_geojson_lines(const char *path);

/**
 * Reads it (RFC 7946: longitude, latitude). Areas are cut to `window` (NULL: not cut); the fields
 * are the properties of the first feature. A line that is no feature is left out with a warning
 * that names it. Fails with BM_ERROR_INPUT.
 */
BmFeatureSet *bm_geojson_lines_read(const char *path, const BmExtent *window, BmWarnings *warnings,
                                    GError **error);

#endif
