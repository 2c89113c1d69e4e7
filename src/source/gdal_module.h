/** @file
 * What the parts of the GDAL module share. Its handles are pointers that only they look behind,
 * so that this header needs none of GDAL's.
 */
#ifndef BM_SOURCE_GDAL_MODULE_H
#define BM_SOURCE_GDAL_MODULE_H

#include "source/module.h"

/** A source of features, opened. */
typedef struct {
    void *dataset;    /**< GDALDatasetH */
    char *layer;      /**< the layer wanted, as GDAL names it; NULL: the first */
    gboolean is_osm;  /**< an OpenStreetMap extract, whose layers are questions (osm_tags.h) */
    gboolean is_base; /**< a database, whose rows come in no order */
} BmGdalSource;

/** Registers GDAL's drivers with all that is not wanted turned off. */
void bm_gdal_prepare(void);

/** Sets an error of what GDAL found wrong last; returns FALSE for `return`. */
gboolean bm_gdal_fail(const char *name, const char *what, GError **error);

/**
 * Opens a file, a zip file's member or a connection by the drivers that are allowed for it;
 * `name` stands for it in messages. FALSE with BM_ERROR_INPUT. Closed with bm_gdal_close().
 */
gboolean bm_gdal_open(BmGdalSource *source, const char *path, const char *name, const char *layer,
                      BmWarnings *warnings, GError **error);
void bm_gdal_close(BmGdalSource *source);

/** A field of a record (OGRFeatureH) as UTF-8, "" where it is not set; for g_free(). */
char *bm_gdal_field_text(void *record, int column);

BmFeatureSet *bm_gdal_read_features(const char *path, const BmSourceQuery *query,
                                    BmWarnings *warnings, GError **error);
gboolean bm_gdal_stream_features(const char *path, const BmSourceQuery *query, BmFeatureTaker take,
                                 gpointer data, BmWarnings *warnings, GError **error);
BmRaster *bm_gdal_read_raster(const char *path, const char *layer, const BmRasterGrid *grid,
                              const BmReliefQuery *relief, BmWarnings *warnings, GError **error);

#endif
