/** @file
 * Opening the module for HTML: libxml2 brings 30 MB of ICU along, which no other command needs.
 */
#include "extract/html.h"

#include "base/module.h"

const BmHtmlModule *bm_html_module_open(GError **error)
{
    return bm_module_open("bordermap_html.so", BM_HTML_MODULE_SYMBOL, BM_HTML_MODULE_VERSION,
                          error);
}
