/** @file
 * Parts of the program that are loaded only when they are needed, since their libraries are large.
 */
#ifndef BM_BASE_MODULE_H
#define BM_BASE_MODULE_H

#include <glib.h>

/**
 * What the module in the file `name` exports as `symbol`: a structure that begins with its version,
 * a guint. It stays loaded until the program ends, and opening it again gives the same; borrowed.
 * NULL with BM_ERROR_INPUT where the file is missing, cannot be loaded or is of another version.
 */
const void *bm_module_open(const char *name, const char *symbol, guint version, GError **error);

#endif
