/** @file
 * Reading shapefiles.
 */
#ifndef BM_SOURCE_SHAPEFILE_H
#define BM_SOURCE_SHAPEFILE_H

#include "source/source.h"

/** bm_source_read() of a .shp. Records are counted from 0 in messages, as GIS programs do. */
BmFeatureSet *bm_shapefile_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                GError **error);

#endif
