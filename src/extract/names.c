/** @file
 * A table of the names asked for so far.
 */
#include "extract/names.h"

struct BmNames {
    BmGazetteer *gazetteer; /**< borrowed */
    GHashTable *found;      /**< name to GPtrArray of BmPlace */
    GHashTable *geocoded;   /**< query, kind, country and group to BmGeocode */
    GPtrArray *groups;      /**< of BmGeocodeGroup, which the keys of `geocoded` tell apart */
};

BmNames *bm_names_new(BmGazetteer *gazetteer)
{
    BmNames *names = g_new0(BmNames, 1);
    names->gazetteer = gazetteer;
    names->found =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    names->geocoded =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)bm_geocode_free);
    names->groups = g_ptr_array_new_with_free_func((GDestroyNotify)bm_geocode_group_free);
    return names;
}

void bm_names_free(BmNames *names)
{
    if (!names)
        return;
    g_hash_table_unref(names->found);
    g_hash_table_unref(names->geocoded);
    g_ptr_array_unref(names->groups);
    g_free(names);
}

const GPtrArray *bm_names_find(BmNames *names, const char *name, GError **error)
{
    GPtrArray *places = g_hash_table_lookup(names->found, name);
    if (!places && (places = bm_gazetteer_find(names->gazetteer, name, error)))
        g_hash_table_insert(names->found, g_strdup(name), places);
    return places;
}

/** "India-Pakistan border" names two countries in a text; "Durand Line" is a name of its own. */
static gboolean is_border_of_two(const BmPlace *place)
{
    return g_str_equal(place->kind, "border") && g_str_has_suffix(place->name, " border");
}

const BmPlace *bm_names_best(BmNames *names, const char *name, GError **error)
{
    const GPtrArray *places = bm_names_find(names, name, error);
    for (guint i = 0; places && i < places->len; i++)
        if (!is_border_of_two(g_ptr_array_index(places, i)))
            return g_ptr_array_index(places, i);
    return NULL;
}

const BmGeocodeGroup *bm_names_group(BmNames *names, const char *const *toponyms, GError **error)
{
    BmGeocodeGroup *group = bm_geocode_group_new(names->gazetteer, toponyms, error);
    if (group)
        g_ptr_array_add(names->groups, group);
    return group;
}

const BmGeocode *bm_names_geocode(BmNames *names, const char *query, const BmGeocodeHint *hint,
                                  GError **error)
{
    char *key = g_strdup_printf("%s\n%s\n%s\n%p", query, hint->kind ? hint->kind : "",
                                hint->country ? hint->country : "", (const void *)hint->group);
    BmGeocode *result = g_hash_table_lookup(names->geocoded, key);
    if (!result && (result = bm_geocode(names->gazetteer, query, hint, error)))
        g_hash_table_insert(names->geocoded, g_steal_pointer(&key), result);
    g_free(key);
    return result;
}
