/** @file
 * The fields of a source that a query asks for.
 */
#ifndef BM_SOURCE_FIELDS_H
#define BM_SOURCE_FIELDS_H

#include "source/source.h"

/** TRUE where the query wants this attribute; capitals do not count. */
gboolean bm_source_wants_field(const BmSourceQuery *query, const char *name);

/** Fails with BM_ERROR_INPUT, naming the fields that `path` has (NULL-terminated); FALSE. */
gboolean bm_source_lacks_field(const char *path, const char *field, const char *const *names,
                               GError **error);

#endif
