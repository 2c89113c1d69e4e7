/** @file
 * Where the program's own data is: shapes, styles, fonts and the gazetteer.
 *
 * Each file is looked for under, in this order: the environment variable
 * BORDERMAP_DATA, the folder of the executable (symbolic links resolved), and
 * the installation's data folder fixed when the program was built.
 */
#ifndef BM_BASE_DATA_PATH_H
#define BM_BASE_DATA_PATH_H

#include <glib.h>

/**
 * The full path of `name` ("shapes/countries.shp") in the first folder that has it.
 * Returns a string for g_free(), or NULL with BM_ERROR_INPUT naming the folders tried.
 */
char *bm_data_path(const char *name, GError **error);

/**
 * What there is to choose from: the names, without `ending` (".yaml"), of the files of a data
 * folder ("styles") that have it, in order, parted by ", "; for g_free(), "" where there are none.
 */
char *bm_data_names(const char *folder, const char *ending);

/**
 * The full path of a module of the program ("bordermap_gdal.so"): beside the executable, or in
 * the installation's folder of modules, never where the environment says, since it is code.
 * Returns a string for g_free(), or NULL with BM_ERROR_INPUT naming the folders tried.
 */
char *bm_module_path(const char *name, GError **error);

#endif
