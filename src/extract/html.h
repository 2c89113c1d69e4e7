/** @file
 * What a module that reads HTML offers to the program that opens it.
 */
#ifndef BM_EXTRACT_HTML_H
#define BM_EXTRACT_HTML_H

#include <glib.h>

/** Rises with every change to what is below. */
#define BM_HTML_MODULE_VERSION 1
/** The name of the one symbol that the module exports, a BmHtmlModule. */
#define BM_HTML_MODULE_SYMBOL "bm_html_module"
/** Elements within elements; real pages stay under 60. */
#define BM_HTML_MAX_DEPTH 256

/** The text of a page, and where each of its code points stands in the page. */
typedef struct {
    GString *text;         /**< UTF-8; blocks are parted by an empty line */
    GArray *starts, *ends; /**< of guint: bytes of the page, one per code point of `text` */
    char *published;       /**< the date that the page gives of itself, as written; or NULL */
} BmHtmlText;

typedef struct {
    guint version;
    /** Adds the text of a page (valid UTF-8) to `out`; scripts, menus and footers are left out. */
    gboolean (*read)(const char *name, const char *bytes, gsize length, BmHtmlText *out,
                     GError **error);
} BmHtmlModule;

/** The module that reads through libxml2, opened when first asked for, never closed; borrowed. */
const BmHtmlModule *bm_html_module_open(GError **error);

#endif
