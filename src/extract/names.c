/** @file
 * A table of the names asked for so far.
 */
#include "extract/names.h"

struct BmNames {
    BmGazetteer *gazetteer; /**< borrowed */
    GHashTable *found;      /**< name to GPtrArray of BmPlace */
};

BmNames *bm_names_new(BmGazetteer *gazetteer)
{
    BmNames *names = g_new0(BmNames, 1);
    names->gazetteer = gazetteer;
    names->found =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    return names;
}

void bm_names_free(BmNames *names)
{
    if (!names)
        return;
    g_hash_table_unref(names->found);
    g_free(names);
}

const GPtrArray *bm_names_find(BmNames *names, const char *name, GError **error)
{
    GPtrArray *places = g_hash_table_lookup(names->found, name);
    if (!places && (places = bm_gazetteer_find(names->gazetteer, name, error)))
        g_hash_table_insert(names->found, g_strdup(name), places);
    return places;
}

const BmPlace *bm_names_best(BmNames *names, const char *name, GError **error)
{
    const GPtrArray *places = bm_names_find(names, name, error);
    return places && places->len > 0 ? g_ptr_array_index(places, 0) : NULL;
}
