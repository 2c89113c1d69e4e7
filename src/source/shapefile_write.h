/** @file
 * Writing shapefiles: a line, or a set of features.
 */
#ifndef BM_SOURCE_SHAPEFILE_WRITE_H
#define BM_SOURCE_SHAPEFILE_WRITE_H

#include "feature/feature.h"

/** An attribute of the one record that is written. */
typedef struct {
    const char *name; /**< at most 10 bytes */
    const char *text; /**< UTF-8, or NULL for a number */
    double number;
    int decimals;
} BmAttribute;

/**
 * Writes `line` (degrees) to `path` (.shp) with .shx, .dbf, .prj and .cpg beside it: all are made
 * in a folder of their own and moved when whole. Fails with BM_ERROR_OUTPUT.
 */
gboolean bm_shapefile_write_line(const char *path, const BmGeometry *line,
                                 const BmAttribute *attributes, guint count, GError **error);

/**
 * Writes the features that have `kind` with their attributes as texts, each column as wide as its
 * longest text (254 bytes at most), names cut to 10 bytes; else as above.
 */
gboolean bm_shapefile_write_set(const char *path, BmGeometryKind kind, const BmFeatureSet *set,
                                GError **error);

#endif
