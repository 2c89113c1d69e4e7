/** @file
 * The codes, out of the attributes of our shapefiles.
 */
#include "gazetteer/country_codes.h"

#include <string.h>

#include "base/data_path.h"
#include "gazetteer/fold.h"
#include "source/attribute_table.h"

struct BmCountryCodes {
    GHashTable *countries; /**< of a folded code or name to alpha-3 */
    GHashTable *provinces; /**< of GeoNames' code to the name */
};

/** Adds the values of `to` under those of `from`, the first of several alike. */
static void add_column(GHashTable *table, const BmAttributeTable *rows, const char *from,
                       const char *to, gboolean folded)
{
    int key_column = bm_attribute_table_column(rows, from);
    int value_column = bm_attribute_table_column(rows, to);
    for (guint i = 0; key_column >= 0 && value_column >= 0 && i < rows->row_count; i++) {
        char *text = bm_attribute_table_value(rows, i, key_column);
        char *key = folded ? bm_fold_name(text) : g_strdup(text);
        if (key && key[0] && !g_hash_table_contains(table, key))
            g_hash_table_insert(table, g_strdup(key),
                                bm_attribute_table_value(rows, i, value_column));
        g_free(key);
        g_free(text);
    }
}

static gboolean open_rows(BmAttributeTable *rows, const char *name, GError **error)
{
    char *path = bm_data_path(name, error);
    if (path)
        bm_attribute_table_init(rows, path, NULL);
    g_free(path);
    return path != NULL;
}

BmCountryCodes *bm_country_codes_new(GError **error)
{
    BmAttributeTable countries, provinces;
    if (!open_rows(&countries, "shapes/countries.shp", error))
        return NULL;
    if (!open_rows(&provinces, "shapes/provinces.shp", error)) {
        bm_attribute_table_clear(&countries);
        return NULL;
    }
    BmCountryCodes *codes = g_new0(BmCountryCodes, 1);
    codes->countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    codes->provinces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    add_column(codes->countries, &countries, "a3", "a3", TRUE);
    add_column(codes->countries, &countries, "a2", "a3", TRUE);
    add_column(codes->countries, &countries, "name", "a3", TRUE);
    add_column(codes->provinces, &provinces, "gn_code", "name", FALSE);
    bm_attribute_table_clear(&countries);
    bm_attribute_table_clear(&provinces);
    return codes;
}

void bm_country_codes_free(BmCountryCodes *codes)
{
    if (!codes)
        return;
    g_hash_table_unref(codes->countries);
    g_hash_table_unref(codes->provinces);
    g_free(codes);
}

const char *bm_country_codes_find(const BmCountryCodes *codes, const char *country)
{
    char *key = bm_fold_name(country);
    const char *a3 = key ? g_hash_table_lookup(codes->countries, key) : NULL;
    g_free(key);
    return a3;
}

const char *bm_country_codes_province(const BmCountryCodes *codes, const char *admin1)
{
    return g_hash_table_lookup(codes->provinces, admin1);
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *bm_country_codes_admins(const BmCountryCodes *codes)
{
    GPtrArray *admins = g_ptr_array_new();
    GHashTableIter iter;
    gpointer code;
    g_hash_table_iter_init(&iter, codes->provinces);
    while (g_hash_table_iter_next(&iter, &code, NULL))
        g_ptr_array_add(admins, code);
    g_ptr_array_sort(admins, compare_texts);
    return admins;
}
