/** @file
 * Grids: an elevation model as the shading and tints of its relief, a georeferenced picture as
 * pixels, both warped to the map's own grid. Through GDAL, on demand.
 */
#ifndef BM_SOURCE_RASTER_H
#define BM_SOURCE_RASTER_H

#include "base/warnings.h"
#include "feature/feature.h"

/** The grid that a raster is wanted in: rows from north to south. */
typedef struct {
    const char *projection; /**< PROJ words or a code, as bm_projection_definition() has them */
    BmExtent box;           /**< metres in that projection */
    guint width, height;    /**< pixels */
} BmRasterGrid;

/** What to make of heights. */
typedef struct {
    double exaggeration; /**< heights are multiplied so before shading */
    const char *colors; /**< of tints, in gdaldem's words: lines of "HEIGHT RED GREEN BLUE"; NULL */
} BmReliefQuery;

typedef struct {
    guint width, height;
    guint8 *shade; /**< of heights: gdaldem's hillshade, 1 to 255, light from the upper left, 45°
                      high; 0 where no height is known. NULL: the source is a picture */
    guint8 *rgba;  /**< the picture, or the tints; NULL: no tints were asked for */
} BmRaster;

/** The hillshade of level ground: 1 + 254 sin 45°. */
#define BM_LEVEL_SHADE 181

/**
 * Reads `path` (a variable of a netCDF file stands behind it: "FILE.nc|topo"). One band that is
 * not of bytes is heights in metres; anything else a picture. Fails with BM_ERROR_INPUT, also
 * where the file is not georeferenced. Freed with bm_raster_free().
 */
BmRaster *bm_raster_read(const char *path, const BmRasterGrid *grid, const BmReliefQuery *relief,
                         BmWarnings *warnings, GError **error);
void bm_raster_free(BmRaster *raster);

#endif
