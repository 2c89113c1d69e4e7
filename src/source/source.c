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

/** TRUE where the name, a layer behind it not counted, has one of the endings. */
static gboolean has_one_of(const char *path, const char *const *endings)
{
    const char *bar = strrchr(path, '|');
    gsize length = bar ? (gsize)(bar - path) : strlen(path);
    for (guint i = 0; endings[i]; i++) {
        gsize size = strlen(endings[i]);
        if (length > size && g_ascii_strncasecmp(path + length - size, endings[i], size) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean bm_source_is_osm(const char *path)
{
    static const char *const endings[] = { ".pbf", ".osm", NULL };
    return !bm_source_is_connection(path) && has_one_of(path, endings);
}

gboolean bm_source_is_raster(const char *path)
{
    static const char *const endings[] = { ".tif",  ".tiff", ".png", ".jpg", ".jpeg", ".jp2",
                                           ".webp", ".asc",  ".hgt", ".dem", ".dt0",  ".dt1",
                                           ".dt2",  ".grd",  ".cdf", ".nc",  ".bil",  NULL };
    return !bm_source_is_connection(path) && has_one_of(path, endings);
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

gboolean bm_source_check_file(const char *path, GError **error)
{
    /* GDAL would take these for its own file systems, URLs, documents */
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

const char *bm_source_layer_borrow(const char *path)
{
    const char *bar = strrchr(path, '|');
    if (!bar || g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    return g_str_has_prefix(bar + 1, "layername=") ? bar + 1 + strlen("layername=") : bar + 1;
}

/** The source's name without the layer behind it, for g_free(). */
static char *bare_name(const char *path)
{
    return bm_source_layer_borrow(path) ? g_strndup(path, (gsize)(strrchr(path, '|') - path))
                                        : g_strdup(path);
}

static BmFeatureSet *read_source(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                 GError **error)
{
    if (has_ending(path, ".shp"))
        return bm_shapefile_read(path, query, warnings, error);
    if (has_ending(path, ".gpkg"))
        return bm_geopackage_read(path, query, warnings, error);
    if (!bm_source_is_connection(path) && !bm_source_check_file(path, error))
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
    const char *layer = bm_source_layer_borrow(path);
    if (layer && !used.layer)
        used.layer = layer;
    char *source = bare_name(path);
    BmFeatureSet *set = read_source(source, &used, warnings, error);
    if (set && !bm_features_check(set, &used, has_ending(source, ".shp"), warnings, error))
        g_clear_pointer(&set, bm_feature_set_free);
    g_free(source);
    return set;
}

/** What is held whole is handed on piece by piece. */
static gboolean stream_set(const char *path, BmFeatureTaker take, gpointer data,
                           BmWarnings *warnings, GError **error)
{
    BmFeatureSet *set = bm_source_read(path, NULL, warnings, error);
    gboolean good = set != NULL;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++)
        good = take(set, bm_feature_set_borrow(set, i), data, error);
    bm_feature_set_free(set);
    return good;
}

gboolean bm_source_stream(const char *path, BmFeatureTaker take, gpointer data,
                          BmWarnings *warnings, GError **error)
{
    char *source = bare_name(path);
    BmSourceQuery query = { .layer = bm_source_layer_borrow(path) };
    const BmSourceModule *module = NULL;
    gboolean whole = has_ending(source, ".shp") || has_ending(source, ".gpkg"), good = FALSE;
    if (whole)
        good = stream_set(path, take, data, warnings, error);
    else if (bm_source_is_connection(source) || bm_source_check_file(source, error))
        good = (module = bm_source_module_open(error)) &&
               module->stream(source, &query, take, data, warnings, error);
    g_free(source);
    return good;
}
