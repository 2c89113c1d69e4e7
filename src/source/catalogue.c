/** @file
 * Reading shapes/catalogue.yaml.
 */
#include "source/catalogue.h"

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"

struct BmCatalogue {
    GPtrArray *sets; /**< of BmDataSet */
};

void bm_data_set_free(BmDataSet *set)
{
    char *texts[] = {
        set->id,      set->file,        set->title,    set->source,          set->version,
        set->licence, set->attribution, set->url,      set->valid,           set->level,
        set->role,    set->scope,       set->original, set->original_sha256, set->folder
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(set->clipped);
    g_strfreev(set->hashes);
    g_free(set);
}

static void set_free(gpointer data)
{
    bm_data_set_free(data);
}

static gboolean read_clip(const BmNode *node, BmExtent *clip, GError **error)
{
    const BmNode *list = bm_node_get(node, "clip");
    double *sides[] = { &clip->west, &clip->south, &clip->east, &clip->north };
    *clip = BM_EXTENT_EMPTY;
    if (!list)
        return TRUE;
    gboolean good = list->kind == BM_NODE_LIST && bm_node_count(list) == G_N_ELEMENTS(sides);
    for (guint i = 0; good && i < G_N_ELEMENTS(sides); i++) {
        const BmNode *side = bm_node_item(list, i);
        good = side->kind == BM_NODE_SCALAR && bm_parse_number(side->text, sides[i]);
    }
    return good || bm_node_error(list, error, "expected [west, south, east, north] in degrees");
}

/** Reads one item of the list; absent texts become "". */
static gboolean read_set(const BmNode *node, BmDataSet *set, GError **error)
{
    static const char *const keys[] = {
        "id",   "file",    "title",      "source",   "version", "licence",  "attribution",
        "url",  "valid",   "level",      "role",     "scope",   "original", "original_sha256",
        "clip", "clipped", "accuracy_m", "built_by", "sha256",  NULL
    };
    char **texts[] = { &set->id,       &set->file,           &set->title,       &set->source,
                       &set->version,  &set->licence,        &set->attribution, &set->url,
                       &set->valid,    &set->level,          &set->role,        &set->scope,
                       &set->original, &set->original_sha256 };
    gboolean good = bm_node_check_keys(node, "a data set", keys, error);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        good = good && bm_node_get_text(node, keys[i], texts[i], error);
        if (!*texts[i])
            *texts[i] = g_strdup("");
    }
    good = good && bm_node_get_number(node, "accuracy_m", &set->accuracy_m, error) &&
           bm_node_get_texts(node, "clipped", &set->clipped, error) &&
           bm_node_get_texts(node, "sha256", &set->hashes, error) &&
           read_clip(node, &set->clip, error);
    if (!set->clipped)
        set->clipped = g_new0(char *, 1);
    if (good && (!*set->id || !*set->file))
        return bm_node_error(node, error, "a data set needs an id and a file");
    return good;
}

BmCatalogue *bm_catalogue_new(void)
{
    BmCatalogue *catalogue = g_new0(BmCatalogue, 1);
    catalogue->sets = g_ptr_array_new_with_free_func(set_free);
    return catalogue;
}

static BmCatalogue *read_sets(const BmNode *root, GError **error)
{
    if (root->kind != BM_NODE_LIST) {
        bm_node_error(root, error, "the catalogue must be a list of data sets");
        return NULL;
    }
    BmCatalogue *catalogue = bm_catalogue_new();
    for (guint i = 0; i < bm_node_count(root); i++) {
        BmDataSet *set = g_new0(BmDataSet, 1);
        g_ptr_array_add(catalogue->sets, set);
        if (!read_set(bm_node_item(root, i), set, error)) {
            bm_catalogue_free(catalogue);
            return NULL;
        }
    }
    return catalogue;
}

static BmCatalogue *read_file(const char *path, GError **error)
{
    BmDocument *document = bm_document_read(path, error);
    BmCatalogue *catalogue = document ? read_sets(bm_document_root(document), error) : NULL;
    bm_document_free(document);
    return catalogue;
}

/** The sets of a file stand beside it. */
static void set_folders(BmCatalogue *catalogue, const char *folder)
{
    for (guint i = 0; i < catalogue->sets->len; i++) {
        BmDataSet *set = g_ptr_array_index(catalogue->sets, i);
        set->folder = g_strdup(folder);
    }
}

BmCatalogue *bm_catalogue_open_file(const char *path, GError **error)
{
    BmCatalogue *catalogue = read_file(path, error);
    char *folder = g_path_get_dirname(path);
    if (catalogue)
        set_folders(catalogue, folder);
    g_free(folder);
    return catalogue;
}

gboolean bm_catalogue_add_folder(BmCatalogue *catalogue, const char *folder, GError **error)
{
    char *path = g_build_filename(folder, "catalogue.yaml", NULL);
    BmCatalogue *own = bm_catalogue_open_file(path, error);
    gboolean good = own != NULL;
    while (good && own->sets->len > 0) {
        BmDataSet *set = g_ptr_array_steal_index(own->sets, 0);
        good = !bm_catalogue_find(catalogue, set->id);
        if (good) {
            g_ptr_array_add(catalogue->sets, set);
            continue;
        }
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: '%s' is a set of the program's own; import it under another id", path,
                    set->id);
        bm_data_set_free(set);
    }
    bm_catalogue_free(own);
    g_free(path);
    return good;
}

void bm_catalogue_put_take(BmCatalogue *catalogue, BmDataSet *set_take)
{
    for (guint i = 0; i < catalogue->sets->len; i++) {
        BmDataSet *set = g_ptr_array_index(catalogue->sets, i);
        if (!g_str_equal(set->id, set_take->id))
            continue;
        bm_data_set_free(set);
        g_ptr_array_index(catalogue->sets, i) = set_take;
        return;
    }
    g_ptr_array_add(catalogue->sets, set_take);
}

BmCatalogue *bm_catalogue_open(GError **error)
{
    char *path = bm_data_path("shapes/catalogue.yaml", error);
    BmCatalogue *catalogue = path ? read_file(path, error) : NULL;
    g_free(path);
    return catalogue;
}

void bm_catalogue_free(BmCatalogue *catalogue)
{
    if (!catalogue)
        return;
    g_ptr_array_unref(catalogue->sets);
    g_free(catalogue);
}

const BmDataSet *bm_catalogue_find(const BmCatalogue *catalogue, const char *id)
{
    for (guint i = 0; i < catalogue->sets->len; i++) {
        const BmDataSet *set = g_ptr_array_index(catalogue->sets, i);
        if (g_str_equal(set->id, id))
            return set;
    }
    return NULL;
}

guint bm_catalogue_count(const BmCatalogue *catalogue)
{
    return catalogue->sets->len;
}

const BmDataSet *bm_catalogue_borrow(const BmCatalogue *catalogue, guint index)
{
    return g_ptr_array_index(catalogue->sets, index);
}

gboolean bm_data_set_has(const BmDataSet *set, const char *a3)
{
    if (g_str_equal(set->scope, "world"))
        return TRUE;
    char **codes = g_strsplit(set->scope, " ", -1);
    gboolean has = g_strv_contains((const char *const *)codes, a3);
    g_strfreev(codes);
    return has;
}

char *bm_catalogue_path(const BmCatalogue *catalogue, const char *id, GError **error)
{
    const BmDataSet *set = bm_catalogue_find(catalogue, id);
    if (!set) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "shapes/catalogue.yaml: has no data set '%s'; add it", id);
        return NULL;
    }
    if (set->folder)
        return g_build_filename(set->folder, set->file, NULL);
    char *name = g_build_filename("shapes", set->file, NULL);
    char *path = bm_data_path(name, error);
    g_free(name);
    return path;
}
