/** @file
 * The door to rasters.
 */
#include "source/raster.h"

#include <string.h>

#include "source/module.h"

BmRaster *bm_raster_read(const char *path, const BmRasterGrid *grid, const BmReliefQuery *relief,
                         BmWarnings *warnings, GError **error)
{
    const char *layer = bm_source_layer_borrow(path);
    char *file = layer ? g_strndup(path, (gsize)(strrchr(path, '|') - path)) : g_strdup(path);
    BmRaster *raster = NULL;
    const BmSourceModule *module = NULL;
    if (bm_source_check_file(file, error))
        module = bm_source_module_open(error);
    if (module)
        raster = module->read_raster(file, layer, grid, relief, warnings, error);
    g_free(file);
    return raster;
}

void bm_raster_free(BmRaster *raster)
{
    if (!raster)
        return;
    g_free(raster->shade);
    g_free(raster->rgba);
    g_free(raster);
}
