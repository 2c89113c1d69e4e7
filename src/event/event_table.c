/** @file
 * Rows of a table to events, with the claims that stand beside them.
 */
#include "event/event_table.h"

#include "base/error.h"
#include "event/event_columns.h"
#include "event/event_fields.h"

#include <string.h>

/** Finds the column that names the event of a claim, and the fields of the others. */
static const char **match_claim_columns(const BmTable *table, int *key, BmWarnings *warnings,
                                        GError **error)
{
    *key = bm_table_column(table, "id");
    if (*key < 0)
        *key = bm_table_column(table, "event");
    if (*key < 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u: no column \"id\"; it names the event of each claim", table->file,
                    table->header_line);
        return NULL;
    }
    const char **fields = g_new0(const char *, table->column_count + 1);
    for (guint i = 0; i < table->column_count; i++) {
        char *folded = bm_event_column_fold(table->columns[i]);
        fields[i] = bm_event_key_find(bm_claim_keys, folded);
        if (!fields[i] && (int)i != *key && table->columns[i][0] != '\0')
            bm_event_column_warn(table, i, folded, bm_claim_keys, warnings);
        g_free(folded);
    }
    return fields;
}

/** The claims of the second table, each event's as a list of mappings under its id. */
static GHashTable *group_claims(const BmTable *table, BmWarnings *warnings, GError **error)
{
    int key;
    const char **fields = match_claim_columns(table, &key, warnings, error);
    if (!fields)
        return NULL;
    GHashTable *groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)bm_node_free);
    for (guint r = 0; r < bm_table_count(table); r++) {
        const BmTableRow *row = bm_table_row(table, r);
        const char *id = row->cells[key].text;
        BmNode *list = g_hash_table_lookup(groups, id);
        if (!list) {
            list = bm_node_new(BM_NODE_LIST, table->file, row->line, 0);
            g_hash_table_insert(groups, (char *)id, list);
        }
        BmNode *claim = bm_node_new(BM_NODE_MAPPING, table->file, row->line, 0);
        g_ptr_array_add(list->items, claim);
        for (guint i = 0; i < table->column_count; i++)
            if (fields[i] && row->cells[i].text[0] != '\0')
                bm_node_add_take(claim, fields[i],
                                 bm_event_cell_node(table, &row->cells[i], fields[i]));
    }
    g_free(fields);
    return groups;
}

/** Moves the claims that the second table has for this row to the end of its own. */
static void join_claims(BmNode *event, GHashTable *groups)
{
    const BmNode *id = bm_node_get(event, "id");
    BmNode *list = groups && id ? g_hash_table_lookup(groups, id->text) : NULL;
    if (!list)
        return;
    BmNode *claims = (BmNode *)bm_node_get(event, "claims");
    while (list->items->len > 0)
        g_ptr_array_add(claims->items, g_ptr_array_steal_index(list->items, 0));
}

/** Every claim must have found its event: what is left over is named by the first in the file. */
static gboolean check_leftover(const BmTable *claims, GHashTable *groups, GError **error)
{
    for (guint r = 0; groups && r < bm_table_count(claims); r++) {
        const BmTableRow *row = bm_table_row(claims, r);
        int key = bm_table_column(claims, "id");
        const char *id = row->cells[key >= 0 ? key : bm_table_column(claims, "event")].text;
        if (bm_node_count(g_hash_table_lookup(groups, id)) > 0) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s:%u: a claim for the event \"%.80s\", which the table of events does "
                        "not have; check its id",
                        claims->file, row->line, id);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_rows(BmEventList *list, const BmTable *events, const BmEventColumn *columns,
                          GHashTable *groups, GError **error)
{
    for (guint r = 0; r < bm_table_count(events); r++) {
        BmNode *node = bm_event_row_node(events, columns, bm_table_row(events, r));
        join_claims(node, groups);
        BmEvent *event = bm_event_read_node(node, NULL, error);
        gboolean good = event && bm_event_list_add_take(list, event, node, error);
        bm_node_free(node);
        if (!good)
            return FALSE;
    }
    return TRUE;
}

gboolean bm_events_read_table(BmEventList *list, const BmTable *events, const BmTable *claims,
                              const char *const *mapping, BmWarnings *warnings, GError **error)
{
    BmEventColumn *columns = bm_event_columns_match(events, mapping, warnings, error);
    GHashTable *groups = columns && claims ? group_claims(claims, warnings, error) : NULL;
    gboolean good = columns && (groups || !claims) &&
                    read_rows(list, events, columns, groups, error) &&
                    check_leftover(claims, groups, error);
    if (groups)
        g_hash_table_destroy(groups);
    g_free(columns);
    return good;
}
