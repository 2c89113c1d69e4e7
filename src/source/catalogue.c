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

static void set_free(gpointer data)
{
    BmDataSet *set = data;
    char *texts[] = { set->id,      set->file,    set->title,       set->source,
                      set->version, set->licence, set->attribution, set->url,
                      set->valid,   set->level,   set->role,        set->scope };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_strfreev(set->clipped);
    g_free(set);
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
    static const char *const keys[] = { "id",       "file",        "title", "source",  "version",
                                        "licence",  "attribution", "url",   "valid",   "level",
                                        "role",     "scope",       "clip",  "clipped", "accuracy_m",
                                        "built_by", NULL };
    char **texts[] = { &set->id,      &set->file,    &set->title,       &set->source,
                       &set->version, &set->licence, &set->attribution, &set->url,
                       &set->valid,   &set->level,   &set->role,        &set->scope };
    gboolean good = bm_node_check_keys(node, "a data set", keys, error);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        good = good && bm_node_get_text(node, keys[i], texts[i], error);
        if (!*texts[i])
            *texts[i] = g_strdup("");
    }
    good = good && bm_node_get_number(node, "accuracy_m", &set->accuracy_m, error) &&
           bm_node_get_texts(node, "clipped", &set->clipped, error) &&
           read_clip(node, &set->clip, error);
    if (!set->clipped)
        set->clipped = g_new0(char *, 1);
    if (good && (!*set->id || !*set->file))
        return bm_node_error(node, error, "a data set needs an id and a file");
    return good;
}

static BmCatalogue *read_sets(const BmNode *root, GError **error)
{
    if (root->kind != BM_NODE_LIST) {
        bm_node_error(root, error, "the catalogue must be a list of data sets");
        return NULL;
    }
    BmCatalogue *catalogue = g_new0(BmCatalogue, 1);
    catalogue->sets = g_ptr_array_new_with_free_func(set_free);
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

BmCatalogue *bm_catalogue_open_file(const char *path, GError **error)
{
    BmDocument *document = bm_document_read(path, error);
    BmCatalogue *catalogue = document ? read_sets(bm_document_root(document), error) : NULL;
    bm_document_free(document);
    return catalogue;
}

BmCatalogue *bm_catalogue_open(GError **error)
{
    char *path = bm_data_path("shapes/catalogue.yaml", error);
    BmCatalogue *catalogue = path ? bm_catalogue_open_file(path, error) : NULL;
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
    char *name = g_build_filename("shapes", set->file, NULL);
    char *path = bm_data_path(name, error);
    g_free(name);
    return path;
}
