/** @file
 * Groups are weighed when a row first asks and freed after their last row.
 */
#include "cli/table_groups.h"

typedef struct {
    GPtrArray *toponyms; /**< borrowed from the table */
    guint asked;
    BmGeocodeGroup *group;
} Text;

struct BmTableGroups {
    BmGazetteer *gazetteer;
    int place, group;
    GHashTable *texts; /**< the cell of `group`, borrowed, to Text */
    Text *finished;    /**< to be cleared before the next */
};

static void text_free(gpointer data)
{
    Text *text = data;
    g_ptr_array_unref(text->toponyms);
    bm_geocode_group_free(text->group);
    g_free(text);
}

BmTableGroups *bm_table_groups_new(const BmTable *table, BmGazetteer *gazetteer)
{
    BmTableGroups *groups = g_new0(BmTableGroups, 1);
    groups->gazetteer = gazetteer;
    groups->place = bm_table_column(table, "place");
    groups->group = bm_table_column(table, "group");
    groups->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
    for (guint i = 0; groups->group >= 0 && i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        char *id = row->cells[groups->group].text;
        Text *text = g_hash_table_lookup(groups->texts, id);
        if (!text) {
            text = g_new0(Text, 1);
            text->toponyms = g_ptr_array_new();
            g_hash_table_insert(groups->texts, id, text);
        }
        g_ptr_array_add(text->toponyms, row->cells[groups->place].text);
    }
    return groups;
}

void bm_table_groups_free(BmTableGroups *groups)
{
    if (!groups)
        return;
    g_hash_table_unref(groups->texts);
    g_free(groups);
}

gboolean bm_table_groups_ask(BmTableGroups *groups, const BmTableRow *row,
                             const BmGeocodeGroup **group, GError **error)
{
    *group = NULL;
    if (groups->finished)
        g_clear_pointer(&groups->finished->group, bm_geocode_group_free);
    groups->finished = NULL;
    if (groups->group < 0 || row->cells[groups->group].text[0] == '\0')
        return TRUE;
    Text *text = g_hash_table_lookup(groups->texts, row->cells[groups->group].text);
    if (text->asked++ == 0) {
        guint count = text->toponyms->len;
        g_ptr_array_add(text->toponyms, NULL);
        text->group = bm_geocode_group_new(groups->gazetteer,
                                           (const char *const *)text->toponyms->pdata, error);
        g_ptr_array_set_size(text->toponyms, (gint)count);
        if (!text->group)
            return FALSE;
    }
    *group = text->group;
    if (text->asked == text->toponyms->len)
        groups->finished = text;
    return TRUE;
}
