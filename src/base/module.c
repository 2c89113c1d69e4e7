/** @file
 * Opening a module.
 */
#include "base/module.h"

#include <dlfcn.h>

#include "base/data_path.h"
#include "base/error.h"

const void *bm_module_open(const char *name, const char *symbol, guint version, GError **error)
{
    char *path = bm_module_path(name, error);
    if (!path)
        return NULL;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const guint *module = library ? dlsym(library, symbol) : NULL;
    if (!module || *module != version) {
        const char *reason = library ? "is of another version" : dlerror();
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot be used: %s; install it anew",
                    path, reason ? reason : "unknown reason");
        module = NULL;
    }
    g_free(path);
    return module;
}
