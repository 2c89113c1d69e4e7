/** @file
 * A raster as GDAL opens it, for what warps and draws it. Private to the module.
 */
#ifndef BM_SOURCE_GDAL_RASTER_READER_H
#define BM_SOURCE_GDAL_RASTER_READER_H

#include "source/gdal_module.h"

/** Handles are pointers that only the module looks behind, as in gdal_module.h. */
typedef struct {
    const char *path;
    const BmRasterGrid *grid;
    const BmReliefQuery *relief;
    void *source; /**< GDALDatasetH: as opened */
    void *view;   /**< GDALDatasetH of the source: a palette in colors, longitudes on either side of
                     0; NULL: the source itself will do */
    void *turned; /**< GDALDatasetH: the source a turn of the Earth to the west, a part of `view` */
    void *target; /**< OGRSpatialReferenceH: the map's */
    gboolean is_relief, assume_degrees;
} BmRasterReader;

/**
 * Opens `reader->path`, of a netCDF file the variable `layer`, and fills `source`, `view`, `turned`
 * and the flags. The caller closes what was opened, also where this fails with BM_ERROR_INPUT.
 */
gboolean bm_raster_open(BmRasterReader *reader, const char *layer, BmWarnings *warnings,
                        GError **error);

#endif
