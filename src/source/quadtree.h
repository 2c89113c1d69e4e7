/** @file
 * The spatial index of a shapefile, its .qix (the quadtree of shapelib and MapServer).
 */
#ifndef BM_SOURCE_QUADTREE_H
#define BM_SOURCE_QUADTREE_H

#include "source/shapefile_index.h"

/**
 * The records that may meet `window` (in the units of the file), in order: an array of guint for
 * g_array_unref(). NULL where `path` (.shp) has no .qix beside it, or one in which any number is
 * wrong, which a warning tells: all records are to be looked at.
 */
GArray *bm_quadtree_search(const char *path, const BmShapefileIndex *index, const BmExtent *window,
                           gboolean turned, BmWarnings *warnings);

/** Writes the .qix of a shapefile beside it. Fails with BM_ERROR_INPUT or BM_ERROR_OUTPUT. */
gboolean bm_quadtree_write(const char *path, BmWarnings *warnings, GError **error);

#endif
