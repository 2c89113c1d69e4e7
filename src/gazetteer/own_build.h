/** @file
 * Building a user's own gazetteer out of sources of any size.
 */
#ifndef BM_GAZETTEER_OWN_BUILD_H
#define BM_GAZETTEER_OWN_BUILD_H

#include "base/warnings.h"
#include "gazetteer/own_progress.h"

/**
 * Makes the file `path`, whole or not at all, for bm_own_gazetteer_open(), out of the
 * NULL-terminated `sources`: dumps of GeoNames, folders of Who's On First records, and what
 * bm_own_read() reads. Memory is bounded for dumps, folders and tables of text; the names wait
 * to be sorted in the system's folder for temporary files. `listener` may be NULL.
 * BM_ERROR_INPUT or BM_ERROR_OUTPUT.
 */
gboolean bm_own_gazetteer_build(const char *path, const char *const *sources,
                                const BmOwnListener *listener, BmWarnings *warnings,
                                GError **error);

#endif
