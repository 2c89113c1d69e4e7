/** @file
 * GeoPackages through SQLite, without GDAL.
 */
#ifndef BM_SOURCE_GEOPACKAGE_H
#define BM_SOURCE_GEOPACKAGE_H

#include "source/source.h"

/** As bm_source_read(), for a .gpkg; a feature's `record` is its row's number (fid). */
BmFeatureSet *bm_geopackage_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                 GError **error);

#endif
