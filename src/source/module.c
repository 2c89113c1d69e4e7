/** @file
 * Opening the GDAL module.
 */
#include "source/module.h"

#include <dlfcn.h>

#include "base/data_path.h"
#include "base/error.h"

const BmSourceModule *bm_source_module_open(GError **error)
{
    char *path = bm_module_path("bordermap_gdal.so", error);
    if (!path)
        return NULL;
    /* The dynamic linker keeps it open and gives the same again; GDAL does not bear closing. */
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const BmSourceModule *module = library ? dlsym(library, BM_SOURCE_MODULE_SYMBOL) : NULL;
    if (!module || module->version != BM_SOURCE_MODULE_VERSION) {
        const char *reason = library ? "is of another version" : dlerror();
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot be used: %s; install it anew",
                    path, reason ? reason : "unknown reason");
        module = NULL;
    }
    g_free(path);
    return module;
}
