/** @file
 * Opening the GDAL module; GDAL does not bear closing.
 */
#include "source/module.h"

#include "base/module.h"

const BmSourceModule *bm_source_module_open(GError **error)
{
    return bm_module_open("bordermap_gdal.so", BM_SOURCE_MODULE_SYMBOL, BM_SOURCE_MODULE_VERSION,
                          error);
}
