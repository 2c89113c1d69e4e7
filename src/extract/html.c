/** @file
 * Opening the module for HTML: libxml2 brings 30 MB of ICU along, which no other command needs.
 */
#include "extract/html.h"

#include <dlfcn.h>

#include "base/data_path.h"
#include "base/error.h"

const BmHtmlModule *bm_html_module_open(GError **error)
{
    char *path = bm_module_path("bordermap_html.so", error);
    if (!path)
        return NULL;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const BmHtmlModule *module = library ? dlsym(library, BM_HTML_MODULE_SYMBOL) : NULL;
    if (!module || module->version != BM_HTML_MODULE_VERSION) {
        const char *reason = library ? "is of another version" : dlerror();
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: cannot be used: %s; install it anew",
                    path, reason ? reason : "unknown reason");
        module = NULL;
    }
    g_free(path);
    return module;
}
