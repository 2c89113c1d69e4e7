/** @file
 * The module for all other formats: GDAL, fenced in. Loaded only when an input needs it.
 */
#include <gdal.h>

#include "source/gdal_module.h"

static const char *library_version(void)
{
    return GDALVersionInfo("--version");
}

extern const BmSourceModule bm_source_module;
const BmSourceModule bm_source_module = { BM_SOURCE_MODULE_VERSION, library_version,
                                          bm_gdal_read_features, bm_gdal_stream_features,
                                          bm_gdal_read_raster };
