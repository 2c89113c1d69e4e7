/** @file
 * What a module for more formats offers to the program that opens it.
 */
#ifndef BM_SOURCE_MODULE_H
#define BM_SOURCE_MODULE_H

#include "source/raster.h"
#include "source/source.h"

/** Rises with every change to what is below. */
#define BM_SOURCE_MODULE_VERSION 3
/** The name of the one symbol that a module exports, a BmSourceModule. */
#define BM_SOURCE_MODULE_SYMBOL "bm_source_module"

typedef struct {
    guint version;
    const char *(*library_version)(void); /**< "GDAL 3.6.2", borrowed */
    BmFeatureSet *(*read)(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                          GError **error);
    gboolean (*stream)(const char *path, const BmSourceQuery *query, BmFeatureTaker take,
                       gpointer data, BmWarnings *warnings, GError **error);
    BmRaster *(*read_raster)(const char *path, const char *layer, const BmRasterGrid *grid,
                             const BmReliefQuery *relief, BmWarnings *warnings, GError **error);
} BmSourceModule;

/** Checks that `path` is a regular file and none of GDAL's special names. */
gboolean bm_source_check_file(const char *path, GError **error);

/** The module that reads through GDAL, opened when first asked for and never closed; borrowed. */
const BmSourceModule *bm_source_module_open(GError **error);

#endif
