/** @file
 * Importing: read, cut, name, write, hash, register.
 */
#include "source/data_import.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "geometry/clip_rings.h"
#include "source/catalogue.h"
#include "source/catalogue_write.h"
#include "source/data_hash.h"
#include "source/feature_check.h"
#include "source/fields.h"
#include "source/geojson_lines.h"
#include "source/imported_borders.h"
#include "source/quadtree.h"
#include "source/shapefile_write.h"
#include "source/source.h"

/** Reads the file; what lies outside the clip is not kept. */
static BmFeatureSet *read_file(const BmImport *import, BmWarnings *warnings, GError **error)
{
    const BmSourceQuery query = { .window = import->clip, .layer = import->layer };
    if (!bm_is_geojson_lines(import->file))
        return bm_source_read(import->file, &query, warnings, error);
    BmFeatureSet *set = bm_geojson_lines_read(import->file, import->clip, warnings, error);
    if (set && !bm_features_check(set, &query, FALSE, warnings, error))
        g_clear_pointer(&set, bm_feature_set_free);
    return set;
}

/** Cuts all features, leaves out those of another kind and those without a rest; the codes of those
 *  cut. */
static GPtrArray *cut_features(BmFeatureSet *set, const BmExtent *clip, BmGeometryKind kind,
                               int code)
{
    GPtrArray *cut = g_ptr_array_new_with_free_func(g_free);
    for (guint i = set->features->len; i-- > 0;) {
        BmFeature *feature = g_ptr_array_index(set->features, i);
        BmGeometry inside = { 0 };
        gboolean reaches = clip && kind != BM_GEOMETRY_POINT && feature->geometry.kind == kind &&
                           !bm_extent_holds(clip, &feature->geometry.extent);
        if (reaches && kind == BM_GEOMETRY_POLYGON)
            bm_clip_rings(&feature->geometry, clip, &inside);
        else if (reaches)
            bm_clip_lines_loosely(&feature->geometry, clip, &inside);
        if (reaches) {
            bm_geometry_clear(&feature->geometry);
            feature->geometry = inside;
        }
        const BmExtent *box = &feature->geometry.extent;
        gboolean at_edge = clip && (reaches || box->west <= clip->west || box->east >= clip->east ||
                                    box->south <= clip->south || box->north >= clip->north);
        if (feature->geometry.kind != kind || feature->geometry.point_count == 0)
            g_ptr_array_remove_index(set->features, i);
        else if (at_edge && code >= 0)
            g_ptr_array_insert(cut, 0, g_strdup(bm_feature_value(feature, code)));
    }
    g_ptr_array_add(cut, NULL);
    return cut;
}

/** The kind of the first feature that has one. */
static BmGeometryKind kind_of(const BmFeatureSet *set)
{
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (feature->geometry.kind != BM_GEOMETRY_NONE)
            return feature->geometry.kind;
    }
    return BM_GEOMETRY_NONE;
}

/** Gives a field the name by which the program looks for it; FALSE where the file has none. */
static gboolean name_field(BmFeatureSet *set, const char *asked, const char *wanted, int *field,
                           GError **error)
{
    *field = bm_feature_set_field(set, asked ? asked : wanted);
    if (*field < 0 && asked)
        return bm_source_lacks_field(set->path, asked, (const char *const *)set->fields, error);
    int taken = bm_feature_set_field(set, wanted);
    if (*field >= 0 && taken >= 0 && taken != *field) {
        g_free(set->fields[taken]);
        set->fields[taken] = g_strdup_printf("%s_old", wanted);
    }
    if (*field >= 0) {
        g_free(set->fields[*field]);
        set->fields[*field] = g_strdup(wanted);
    }
    return TRUE;
}

static gboolean is_alpha_3(const char *code)
{
    return strlen(code) == 3 && g_ascii_isupper(code[0]) && g_ascii_isupper(code[1]) &&
           g_ascii_isupper(code[2]);
}

/** Areas that have each a code of a country of its own are countries. */
static const char *role_of(const BmFeatureSet *set, BmGeometryKind kind, int code)
{
    if (kind == BM_GEOMETRY_LINE && bm_feature_set_field(set, "a") >= 0 &&
        bm_feature_set_field(set, "b") >= 0)
        return "borders";
    if (kind != BM_GEOMETRY_POLYGON)
        return "layer";
    GHashTable *codes = g_hash_table_new(g_str_hash, g_str_equal);
    guint coded = 0;
    for (guint i = 0; i < bm_feature_set_count(set) && code >= 0; i++) {
        const char *value = bm_feature_value(bm_feature_set_borrow(set, i), code);
        coded += is_alpha_3(value) && g_hash_table_add(codes, (gpointer)value);
    }
    g_hash_table_destroy(codes);
    return coded > 0 && coded * 10 >= bm_feature_set_count(set) * 9 ? "countries" : "provinces";
}

/** The codes of all areas, in order, once each; for g_free(). */
static char *scope_of(const BmFeatureSet *set, int code)
{
    GPtrArray *codes = g_ptr_array_new();
    for (guint i = 0; i < bm_feature_set_count(set) && code >= 0; i++) {
        const char *value = bm_feature_value(bm_feature_set_borrow(set, i), code);
        if (*value && !g_ptr_array_find_with_equal_func(codes, value, g_str_equal, NULL))
            g_ptr_array_add(codes, (gpointer)value);
    }
    g_ptr_array_add(codes, NULL);
    char *scope = g_strjoinv(" ", (char **)codes->pdata);
    g_ptr_array_unref(codes);
    return scope;
}

static BmDataSet *describe(const BmImport *import, const char *id, const char *role)
{
    BmDataSet *set = g_new0(BmDataSet, 1);
    set->id = g_strdup(id);
    set->file = g_strdup_printf("%s.shp", id);
    set->folder = g_strdup(import->into);
    set->title = g_strdup(import->title ? import->title : import->id);
    set->source = g_strdup(import->source);
    set->version = g_strdup(import->version);
    set->licence = g_strdup(import->licence);
    set->attribution = g_strdup(import->attribution);
    set->url = g_strdup(import->url);
    set->valid = g_strdup(import->valid);
    gboolean levelled = !g_str_equal(role, "layer");
    set->level = g_strdup(levelled ? import->id : NULL);
    set->role = g_strdup(levelled ? role : NULL);
    set->original = g_path_get_basename(import->file);
    set->accuracy_m = import->accuracy_m;
    set->clip = import->clip ? *import->clip : BM_EXTENT_EMPTY;
    return set;
}

static gboolean make_folder(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0777) == 0)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_OUTPUT, "%s: cannot make the folder: %s", folder,
                g_strerror(errno));
    return FALSE;
}

/** Writes a set's files with their index and hashes, then puts it into the catalogue. */
static gboolean write_set(BmCatalogue *catalogue, BmDataSet *set_take, BmFeatureSet *features,
                          BmGeometryKind kind, BmWarnings *warnings, GError **error)
{
    char *path = g_build_filename(set_take->folder, set_take->file, NULL);
    gboolean good =
        make_folder(set_take->folder, error) &&
        bm_shapefile_write_set(path, kind, features, error) &&
        bm_quadtree_write(path, warnings, error) &&
        (set_take->hashes = bm_data_hashes(set_take->folder, set_take->file, error)) != NULL;
    g_free(path);
    if (good)
        bm_catalogue_put_take(catalogue, set_take);
    else
        bm_data_set_free(set_take);
    return good;
}

/** Of countries: the lines that two of them share, as a set of their own. */
static gboolean write_borders(const BmImport *import, const BmFeatureSet *areas, int code,
                              const BmDataSet *like, BmCatalogue *catalogue, BmImported *imported,
                              BmWarnings *warnings, GError **error)
{
    BmFeatureSet *lines = bm_imported_borders(areas, code, warnings, error);
    if (!lines)
        return FALSE;
    gboolean good = TRUE;
    imported->borders = bm_feature_set_count(lines);
    if (imported->borders > 0) {
        char *id = g_strconcat(import->id, "_borders", NULL);
        BmDataSet *set = describe(import, id, "borders");
        set->original_sha256 = g_strdup(like->original_sha256);
        set->scope = g_strdup(like->scope);
        set->clipped = g_strdupv(like->clipped);
        good = write_set(catalogue, set, lines, BM_GEOMETRY_LINE, warnings, error);
        g_free(id);
    }
    bm_feature_set_free(lines);
    return good;
}

/** The folder's catalogue, an empty one where there is none yet. */
static BmCatalogue *open_catalogue(const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "catalogue.yaml", NULL);
    BmCatalogue *catalogue = g_file_test(path, G_FILE_TEST_EXISTS)
                                 ? bm_catalogue_open_file(path, error)
                                 : bm_catalogue_new();
    g_free(path);
    return catalogue;
}

static gboolean write_catalogue(const BmCatalogue *catalogue, const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "catalogue.yaml", NULL);
    char *text = bm_catalogue_text(catalogue);
    GBytes *bytes = g_bytes_new_take(text, strlen(text));
    gboolean good = bm_atomic_file_write(path, bytes, error);
    g_bytes_unref(bytes);
    g_free(path);
    return good;
}

static gboolean nothing_left(const BmImport *import, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has nothing%s; nothing is imported",
                import->file, import->clip ? " inside --clip" : "");
    return FALSE;
}

/** Writes what was read, cut and named. */
static gboolean write_all(const BmImport *import, BmFeatureSet *features, BmGeometryKind kind,
                          int code, BmCatalogue *catalogue, BmImported *imported,
                          BmWarnings *warnings, GError **error)
{
    GPtrArray *cut = cut_features(features, import->clip, kind, code);
    gboolean good = bm_feature_set_count(features) > 0 || nothing_left(import, error);
    const char *role = import->role ? import->role : role_of(features, kind, code);
    BmDataSet *set = describe(import, import->id, role);
    if (g_str_equal(role, "countries") || g_str_equal(role, "provinces")) {
        set->scope = scope_of(features, code);
        set->clipped = g_strdupv((char **)cut->pdata);
    }
    g_ptr_array_unref(cut);
    imported->role = g_strdup(role);
    imported->features = bm_feature_set_count(features);
    for (guint i = 0; i < imported->features; i++)
        imported->points += bm_feature_set_borrow(features, i)->geometry.point_count;
    if (good)
        set->original_sha256 = bm_file_hash(import->file, error);
    good = good && set->original_sha256;
    if (good && g_str_equal(role, "countries"))
        good = write_borders(import, features, code, set, catalogue, imported, warnings, error);
    if (!good) {
        bm_data_set_free(set);
        return FALSE;
    }
    return write_set(catalogue, set, features, kind, warnings, error);
}

gboolean bm_data_import(const BmImport *import, BmImported *imported, BmWarnings *warnings,
                        GError **error)
{
    *imported = (BmImported){ 0 };
    BmFeatureSet *features = read_file(import, warnings, error);
    if (!features)
        return FALSE;
    int code = -1, name = -1;
    gboolean good = name_field(features, import->code_field, "a3", &code, error) &&
                    name_field(features, import->name_field, "name", &name, error);
    BmCatalogue *catalogue = good ? open_catalogue(import->into, error) : NULL;
    good = catalogue &&
           write_all(import, features, kind_of(features), code, catalogue, imported, warnings,
                     error) &&
           write_catalogue(catalogue, import->into, error);
    bm_catalogue_free(catalogue);
    bm_feature_set_free(features);
    return good;
}
