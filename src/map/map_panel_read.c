/** @file
 * The panels of a map file and the rows of their tables.
 */
#include "map/map_panel_read.h"

#include <string.h>

static const char *const panel_keys[] = {
    "type", "title", "note", "columns", "rows", "texts", NULL
};
static const char *const panel_words[] = { "claims", "not_mapped", "notes", "changes", NULL };
static const char *const row_keys[] = { "title", "events", "what", "side", "empty", NULL };

static gboolean read_row(BmPanel *panel, const BmNode *node, GError **error)
{
    BmPanelRow *row = bm_panel_row_new();
    g_ptr_array_add(panel->rows, row);
    char **what = NULL;
    gboolean good = bm_node_check_keys(node, "a row", row_keys, error) &&
                    bm_node_get_text(node, "title", &row->title, error) &&
                    bm_node_get_texts(node, "events", &row->events, error) &&
                    bm_node_get_texts(node, "what", &what, error) &&
                    bm_node_get_text(node, "side", &row->side, error) &&
                    bm_node_get_text(node, "empty", &row->empty, error);
    for (guint i = 0; good && what && what[i]; i++) {
        BmClaimWhat value = 0;
        while (bm_claim_what_words[value] && strcmp(bm_claim_what_words[value], what[i]) != 0)
            value++;
        if (!bm_claim_what_words[value])
            good = bm_node_error(bm_node_get(node, "what"), error,
                                 "'%s' is nothing that a claim is about", what[i]);
        else
            g_array_append_val(row->what, value);
    }
    g_strfreev(what);
    return good && (row->title || bm_node_error(node, error, "a row needs a title"));
}

gboolean bm_map_read_panel(BmMap *map, const BmNode *node, GError **error)
{
    BmPanel *panel = bm_panel_new();
    g_ptr_array_add(map->panels, panel);
    int kind = BM_PANEL_CLAIMS;
    if (!bm_node_check_keys(node, "a panel", panel_keys, error) ||
        !bm_node_get_choice(node, "type", panel_words, &kind, error) ||
        !bm_node_get_text(node, "title", &panel->title, error) ||
        !bm_node_get_text(node, "note", &panel->note, error) ||
        !bm_node_get_texts(node, "columns", &panel->columns, error) ||
        !bm_node_get_texts(node, "texts", &panel->texts, error))
        return FALSE;
    panel->kind = (BmPanelKind)kind;
    const BmNode *rows = bm_node_get(node, "rows");
    for (guint i = 0; i < bm_node_count(rows); i++)
        if (!read_row(panel, bm_node_item(rows, i), error))
            return FALSE;
    return TRUE;
}
