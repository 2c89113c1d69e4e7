/** @file
 * Fields wanted, and one that is not there.
 */
#include "source/fields.h"

#include "base/error.h"

gboolean bm_source_wants_field(const BmSourceQuery *query, const char *name)
{
    const char *const *only = query->only_fields;
    gboolean wanted = !only;
    for (guint i = 0; only && only[i]; i++)
        wanted = wanted || g_ascii_strcasecmp(only[i], name) == 0;
    return wanted;
}

gboolean bm_source_lacks_field(const char *path, const char *field, const char *const *names,
                               GError **error)
{
    char *list = g_strjoinv(", ", (char **)names);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no field '%s'; its fields are: %s", path,
                field, list[0] ? list : "none");
    g_free(list);
    return FALSE;
}
