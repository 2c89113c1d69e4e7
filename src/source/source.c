/** @file
 * The door to every format.
 */
#include "source/source.h"

#include <string.h>

#include "base/error.h"
#include "source/module.h"
#include "source/shapefile.h"

static gboolean has_ending(const char *path, const char *ending)
{
    const char *dot = strrchr(path, '.');
    return dot && g_ascii_strcasecmp(dot, ending) == 0;
}

/** Names that GDAL takes for something else than a file: its file systems, URLs, documents. */
static gboolean is_plain_file(const char *path, GError **error)
{
    const char *const refused[] = { "/vsi", "MEM:", "<", "://", NULL };
    for (guint i = 0; refused[i]; i++) {
        if (!strstr(path, refused[i]))
            continue;
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: a name with '%s' is refused; name a plain file", path, refused[i]);
        return FALSE;
    }
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s", path,
                g_file_test(path, G_FILE_TEST_EXISTS)
                    ? "is not a regular file; name a file"
                    : "cannot read: No such file or directory; name a file that is there");
    return FALSE;
}

BmFeatureSet *bm_source_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                             GError **error)
{
    const BmSourceQuery everything = { 0 };
    if (!query)
        query = &everything;
    if (query->field && !query->values) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "%s: a field needs values to compare with",
                    path);
        return NULL;
    }
    if (has_ending(path, ".shp"))
        return bm_shapefile_read(path, query, warnings, error);
    if (!is_plain_file(path, error))
        return NULL;
    const BmSourceModule *module = bm_source_module_open(error);
    return module ? module->read(path, query, warnings, error) : NULL;
}
