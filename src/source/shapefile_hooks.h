/** @file
 * shapelib reading from bytes in memory, within their bounds.
 */
#ifndef BM_SOURCE_SHAPEFILE_HOOKS_H
#define BM_SOURCE_SHAPEFILE_HOOKS_H

#include <glib.h>
#include <shapefil.h>

/** What shapelib opens: the .shp and an index made by bm_shapefile_index_new(). */
typedef struct {
    GBytes *shp, *shx;
} BmShapefileBytes;

/**
 * Opens a shapefile whose bytes are in memory, for SHPClose(), or NULL. `bytes` must outlive it.
 */
SHPHandle bm_shapefile_open(const BmShapefileBytes *bytes);

#endif
