/** @file
 * The door to every format.
 */
#include "source/source.h"

#include <string.h>

#include "base/error.h"
#include "source/feature_check.h"
#include "source/geopackage.h"
#include "source/module.h"
#include "source/shapefile.h"

static gboolean has_ending(const char *path, const char *ending)
{
    const char *dot = strrchr(path, '.');
    return dot && g_ascii_strcasecmp(dot, ending) == 0;
}

gboolean bm_source_is_connection(const char *path)
{
    return g_ascii_strncasecmp(path, "PG:", 3) == 0 || g_str_has_prefix(path, "postgresql://");
}

char *bm_source_display_name(const char *path)
{
    if (!bm_source_is_connection(path))
        return g_strdup(path);
    /* password='two words', password=word, and of a URL what stands before its @ */
    GRegex *secrets = g_regex_new("(password\\s*=\\s*)('([^'\\\\]|\\\\.)*'|[^\\s&|]*)"
                                  "|(//[^:/@]*:)[^@/]*(?=@)",
                                  G_REGEX_CASELESS, 0, NULL);
    char *name = g_regex_replace(secrets, path, -1, 0, "\\1\\4***", 0, NULL);
    g_regex_unref(secrets);
    return name ? name : g_strdup("PG:");
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

/** The layer behind a source's name, borrowed from it, or NULL. */
static const char *layer_of(const char *path)
{
    const char *bar = strrchr(path, '|');
    if (!bar || g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    return g_str_has_prefix(bar + 1, "layername=") ? bar + 1 + strlen("layername=") : bar + 1;
}

static BmFeatureSet *read_source(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                 GError **error)
{
    if (has_ending(path, ".shp"))
        return bm_shapefile_read(path, query, warnings, error);
    if (has_ending(path, ".gpkg"))
        return bm_geopackage_read(path, query, warnings, error);
    if (!bm_source_is_connection(path) && !is_plain_file(path, error))
        return NULL;
    const BmSourceModule *module = bm_source_module_open(error);
    return module ? module->read(path, query, warnings, error) : NULL;
}

BmFeatureSet *bm_source_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                             GError **error)
{
    BmSourceQuery used = { 0 };
    if (query)
        used = *query;
    if (used.field && !used.values) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE, "%s: a field needs values to compare with",
                    path);
        return NULL;
    }
    const char *layer = layer_of(path);
    if (layer && !used.layer)
        used.layer = layer;
    char *source = layer ? g_strndup(path, (gsize)(strrchr(path, '|') - path)) : g_strdup(path);
    BmFeatureSet *set = read_source(source, &used, warnings, error);
    if (set && !bm_features_check(set, &used, has_ending(source, ".shp"), warnings, error))
        g_clear_pointer(&set, bm_feature_set_free);
    g_free(source);
    return set;
}
