/** @file
 * A GeoPackage (OGC 12-128r18) opened and fenced in, and one of its layers described.
 */
#ifndef BM_SOURCE_GEOPACKAGE_LAYER_H
#define BM_SOURCE_GEOPACKAGE_LAYER_H

#include <sqlite3.h>

#include "base/warnings.h"
#include "feature/feature.h"

/** An open file. SQL of its own (views) cannot write, recurse or run without end. */
typedef struct {
    const char *path; /**< borrowed */
    sqlite3 *database;
    gint64 steps;       /**< of SQLite's machine that are left */
    gboolean recursing; /**< its SQL was stopped because it recurses */
} BmGeoPackage;

typedef struct {
    char *table, *column; /**< where the features are, and their geometry */
    gint32 srs_id;        /**< of the geometry column */
    char *system;         /**< "EPSG:32642" or well-known text; NULL: not defined */
    gboolean is_view;
    char *index; /**< the table of its R-tree; NULL: it has none that fits */
} BmGeoPackageLayer;

/** Opens a regular file for reading only; FALSE with BM_ERROR_INPUT. Cleared in either case. */
gboolean bm_geopackage_open(BmGeoPackage *package, const char *path, BmWarnings *warnings,
                            GError **error);
void bm_geopackage_clear(BmGeoPackage *package);

/** Fails with what SQLite last found wrong; returns FALSE for `return`. */
gboolean bm_geopackage_fail(const BmGeoPackage *package, const char *what, GError **error);

/**
 * Finds the layer `name`, or the first one where that is NULL (a warning lists the others);
 * its R-tree is looked at and left out where it does not fit a sample of the features.
 */
gboolean bm_geopackage_layer_init(BmGeoPackageLayer *layer, BmGeoPackage *package, const char *name,
                                  BmWarnings *warnings, GError **error);
void bm_geopackage_layer_clear(BmGeoPackageLayer *layer);

/**
 * Reads a GeoPackageBinary: its header, then well-known binary. `out` is as bm_wkb_read() leaves
 * it; `srs_id` is the header's. Returns what is wrong, or NULL.
 */
const char *bm_geopackage_geometry(const guint8 *blob, gsize length, BmGeometry *out,
                                   gint32 *srs_id, guint *mends);

#endif
