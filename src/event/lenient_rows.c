/** @file
 * Rows that may be wrong.
 */
#include "event/lenient_rows.h"

#include "event/event_fields.h"
#include "event/event_read.h"

#include <string.h>

static gboolean begin(BmLenientRows *rows, const BmTable *table, GError **error)
{
    const char *format = rows->format ? rows->format : bm_export_recognise(table->columns);
    if (format && *format) {
        rows->export =
            bm_export_reader_new(rows->list, format, rows->filter, rows->warnings, error);
        return rows->export != NULL;
    }
    rows->columns = bm_event_columns_match_leniently(table, rows->warnings);
    return TRUE;
}

static void put_take(BmNode *node, const char *key, BmNode *value_take)
{
    for (guint k = node->keys->len; k > 0; k--) {
        if (strcmp(((BmNode *)g_ptr_array_index(node->keys, k - 1))->text, key) == 0) {
            g_ptr_array_remove_index(node->keys, k - 1);
            g_ptr_array_remove_index(node->items, k - 1);
        }
    }
    bm_node_add_take(node, key, value_take);
}

static void put_extras(BmNode *node, const BmNode *extras)
{
    for (guint i = 0; i < bm_node_count(extras); i++)
        put_take(node, ((BmNode *)g_ptr_array_index(extras->keys, i))->text,
                 bm_node_copy(bm_node_item(extras, i), node->file));
}

/* What GeoJSON nests, GDAL hands on as the text of JSON. */
static gboolean put_nested(BmNode *node, const BmTable *table, const BmTableRow *row,
                           const char *key, GError **fault)
{
    int column = bm_table_column(table, key);
    const char *text = column >= 0 ? row->cells[column].text : "";
    if (*text != '[' && *text != '{')
        return TRUE;
    BmDocument *document = bm_document_parse(table->file, text, strlen(text), fault);
    if (document)
        put_take(node, key, bm_node_copy(bm_document_root(document), table->file));
    bm_document_free(document);
    return document != NULL;
}

static void leave_out(BmLenientRows *rows, const GError *fault)
{
    bm_warnings_tally(rows->warnings, &rows->tally, "%s; the row is left out", fault->message);
}

static void take_event(BmLenientRows *rows, const BmTable *table, const BmTableRow *row,
                       BmNode *node)
{
    GError *fault = NULL;
    gboolean good = put_nested(node, table, row, "claims", &fault) &&
                    put_nested(node, table, row, "sources", &fault);
    BmEvent *event = good ? bm_event_read_node(node, NULL, &fault) : NULL;
    /* the middle of an area is no point */
    if (event && event->precision == BM_PRECISION_UNSTATED && event->radius_km > 0)
        event->precision = BM_PRECISION_NEAR;
    if (event && rows->filter && !bm_event_filter_event(rows->filter, event)) {
        rows->undated += rows->filter->has_days && g_strcmp0(event->date, "unknown") == 0;
        bm_event_free(event);
    } else if (event) {
        bm_event_list_add_take(rows->list, event, node, &fault);
    }
    if (fault)
        leave_out(rows, fault);
    g_clear_error(&fault);
}

gboolean bm_lenient_rows_take(BmLenientRows *rows, const BmTable *table, const BmTableRow *row,
                              const BmNode *extras, GError **error)
{
    if (!rows->export && !rows->columns && !begin(rows, table, error))
        return FALSE;
    if (rows->export)
        return bm_export_reader_take(table, row, rows->export, error);
    BmNode *node = bm_event_row_node(table, rows->columns, row);
    put_extras(node, extras);
    take_event(rows, table, row, node);
    bm_node_free(node);
    return TRUE;
}

void bm_lenient_rows_finish(BmLenientRows *rows, const char *file)
{
    if (rows->export)
        bm_export_reader_finish(rows->export, file);
    bm_warnings_close(rows->warnings, &rows->tally, file, "rows that are left out");
    bm_event_warn_undated(rows->warnings, rows->undated);
    g_free(rows->columns);
}
