/** @file
 * Reading geodata: the one door to every format.
 *
 * The name decides the loader: .shp is read through shapelib, .gpkg through SQLite; anything
 * else, zip files and PostGIS among them, through GDAL in a module that is opened only then.
 * A layer of a source is named in the query or, as QGIS writes it, behind the source's name:
 * "FILE.gpkg|layername=roads", or "FILE.gpkg|roads" for short.
 */
#ifndef BM_SOURCE_SOURCE_H
#define BM_SOURCE_SOURCE_H

#include "base/warnings.h"
#include "feature/feature.h"

/** What to read of a source; a zeroed one reads everything. */
typedef struct {
    const BmExtent
        *window;       /**< degrees; records whose box lies outside are passed over. NULL: all */
    const char *field; /**< with `value`: only records whose field has one of the values */
    const char *const *values;      /**< NULL-terminated */
    const char *layer;              /**< of a source with several layers; NULL: the first */
    const char *const *only_fields; /**< attributes to read, NULL-terminated; NULL: all */
    gboolean strict;                /**< a bad record is an error instead of a warning */
    gboolean near_only; /**< of large areas and lines only what is near the window is needed */
    gboolean verified;  /**< the set was checked when it was built: spare the rings' checks */
} BmSourceQuery;

/** TRUE for the words of a connection to PostGIS ("PG:dbname=…", "postgresql://…"): no file. */
gboolean bm_source_is_connection(const char *path);

/** TRUE for an OpenStreetMap extract (.osm.pbf, .osm), whose layers are kinds (osm_layers.h). */
gboolean bm_source_is_osm(const char *path);
/** TRUE for a grid of heights or a picture, which bm_raster_read() reads. */
gboolean bm_source_is_raster(const char *path);

/** The layer named behind a source's name ("FILE|layername=NAME"), borrowed from it, or NULL. */
const char *bm_source_layer_borrow(const char *path);

/** How messages and credits name a source: a connection without its password. For g_free(). */
char *bm_source_display_name(const char *path);

/**
 * Reads `path`. Longitude and latitude in degrees are returned: a source in
 * another projection (its .prj says so) is turned back.
 * A bad record is left out with a warning that names file and record.
 * Returns a set for bm_feature_set_free(), or NULL with BM_ERROR_INPUT.
 */
BmFeatureSet *bm_source_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                             GError **error);

/**
 * Takes a feature as it is read; it is gone once this returns. `set` has the fields, and features
 * of its own that are nobody's business here. FALSE with an error stops the reading.
 */
typedef gboolean (*BmFeatureTaker)(const BmFeatureSet *set, const BmFeature *feature, gpointer data,
                                   GError **error);

/**
 * Reads a whole layer record by record, so that one of any length is read in bounded memory; a
 * shapefile and a GeoPackage are held whole. Bad records and errors as in bm_source_read().
 */
gboolean bm_source_stream(const char *path, BmFeatureTaker take, gpointer data,
                          BmWarnings *warnings, GError **error);

#endif
