/** @file
 * Events of a document: the list, the keys around it, and ids that are each used once.
 */
#include "event/event_read.h"

#include "base/error.h"
#include "base/file_name.h"
#include "event/event_fields.h"
#include "event/event_table.h"
#include "event/export_read.h"
#include "event/geojson_read.h"
#include "event/layer_read.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const file_keys[] = { "events", "draft", "sources", "private",
                                         "date",   "zone",  NULL };

gboolean bm_events_is_events_document(const BmNode *root)
{
    if (root->kind != BM_NODE_MAPPING)
        return root->kind == BM_NODE_LIST;
    for (guint i = 0; i < root->keys->len; i++) {
        const BmNode *key = g_ptr_array_index(root->keys, i);
        if (!g_strv_contains(file_keys, key->text))
            return FALSE;
    }
    const BmNode *events = bm_node_get(root, "events");
    return events && events->kind == BM_NODE_LIST &&
           (bm_node_count(events) == 0 || bm_node_item(events, 0)->kind == BM_NODE_MAPPING);
}

gboolean bm_event_list_add_take(BmEventList *list, BmEvent *event_take, const BmNode *where,
                                GError **error)
{
    guint number = list->events->len + 1;
    gboolean is_numbered = !event_take->id;
    while (!event_take->id || (is_numbered && g_hash_table_lookup(list->ids, event_take->id))) {
        g_free(event_take->id);
        event_take->id = g_strdup_printf("event-%u", number++);
    }
    event_take->is_numbered = is_numbered;
    const BmEvent *first = g_hash_table_lookup(list->ids, event_take->id);
    if (first) {
        const BmNode *id = bm_node_get(where, "id");
        bm_node_error(id ? id : where, error,
                      "the id \"%.80s\" is used already, in %s line %u; give each event its own",
                      event_take->id, first->file, first->line);
        bm_event_free(event_take);
        return FALSE;
    }
    g_ptr_array_add(list->events, event_take);
    g_hash_table_insert(list->ids, event_take->id, event_take);
    return TRUE;
}

static gboolean read_list(BmEventList *list, const BmNode *events, const BmNode *defaults,
                          GError **error)
{
    if (events->kind != BM_NODE_LIST)
        return bm_node_error(events, error, "\"events\" must be a list of events");
    for (guint i = 0; i < bm_node_count(events); i++) {
        const BmNode *node = bm_node_item(events, i);
        BmEvent *event = bm_event_read_node(node, defaults, error);
        if (!event || !bm_event_list_add_take(list, event, node, error))
            return FALSE;
    }
    return TRUE;
}

gboolean bm_events_read_node(BmEventList *list, const BmNode *root, GError **error)
{
    if (root->kind == BM_NODE_LIST)
        return read_list(list, root, NULL, error);
    gboolean draft = FALSE;
    if (!bm_node_check_keys(root, "an events file", file_keys, error) ||
        !bm_node_get_flag(root, "draft", &draft, error) ||
        !bm_report_sources_read_node(list->sources, bm_node_get(root, "sources"), error) ||
        !bm_private_check(bm_node_get(root, "private"), error))
        return FALSE;
    list->draft |= draft;
    const BmNode *events = bm_node_get(root, "events");
    return bm_node_is_empty(events) || read_list(list, events, root, error);
}

static gboolean is_geojson_name(const BmEventInput *input)
{
    static const char *const endings[] = { ".geojson", ".json", NULL };
    return bm_file_name_ends(input->path, endings) || g_strcmp0(input->form, "geojson") == 0;
}

/* A GeoJSON that is too long to be held is read feature by feature, through GDAL. */
static gboolean is_layer(const BmEventInput *input)
{
    GStatBuf status;
    gboolean own = g_strcmp0(input->form, "csv") == 0 || g_strcmp0(input->form, "yaml") == 0;
    if (own || strcmp(input->path, "-") == 0)
        return FALSE;
    if (is_geojson_name(input))
        return g_stat(input->path, &status) == 0 && status.st_size > (goffset)BM_DOCUMENT_MAX_BYTES;
    return bm_events_is_layer(input->path);
}

gboolean bm_events_is_table(const BmEventInput *input)
{
    static const char *const tables[] = { ".csv", ".tsv", ".tab", NULL };
    if (is_layer(input))
        return TRUE;
    if (is_geojson_name(input))
        return FALSE;
    return input->form ? strcmp(input->form, "yaml") != 0 : bm_file_name_ends(input->path, tables);
}

/** The export that the form names, borrowed; "" for one of ours, NULL: told by the columns. */
static const char *format_of_form(const char *form)
{
    if (!form || strcmp(form, "geojson") == 0)
        return NULL;
    return strcmp(form, "csv") == 0 || strcmp(form, "yaml") == 0 ? "" : form;
}

/** The format of a table's export, borrowed; "" where it is one of events as we write them. */
static const char *export_format(const BmEventInput *input)
{
    const char *format = format_of_form(input->form);
    if (format)
        return format;
    gboolean unseen = strcmp(input->path, "-") == 0 || input->claims_path;
    format = unseen ? NULL : bm_events_recognise_export(input->path);
    return format ? format : "";
}

static gboolean read_table_file(BmEventList *list, const BmEventInput *input, BmWarnings *warnings,
                                GError **error)
{
    BmTable *claims = NULL;
    BmTable *events = bm_table_read(input->path, warnings, error);
    if (events && input->claims_path)
        claims = bm_table_read(input->claims_path, warnings, error);
    gboolean good = events && (claims || !input->claims_path) &&
                    bm_events_read_table(list, events, claims, NULL, warnings, error);
    bm_table_free(claims);
    bm_table_free(events);
    return good;
}

gboolean bm_events_read_document(BmEventList *list, const BmEventInput *input, const BmNode *root,
                                 BmWarnings *warnings, GError **error)
{
    if (bm_events_is_geojson(root) || g_strcmp0(input->form, "geojson") == 0)
        return bm_events_read_geojson(list, root, format_of_form(input->form), input->filter,
                                      warnings, error);
    guint first = list->events->len;
    if (!bm_events_read_node(list, root, error))
        return FALSE;
    bm_event_list_filter(list, first, input->filter, warnings);
    return TRUE;
}

static gboolean read_document_file(BmEventList *list, const BmEventInput *input,
                                   BmWarnings *warnings, GError **error)
{
    static const char *const documents[] = { ".yaml", ".yml", ".json", ".geojson", NULL };
    if (!input->form && strcmp(input->path, "-") != 0 &&
        !bm_file_name_ends(input->path, documents)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: events are read from .yaml, .yml, .csv, .tsv, .json or .geojson, and from "
                    "geodata and sheets (.gpkg, .shp, .fgb, .kml, .xlsx, .ods …); rename the file",
                    input->path);
        return FALSE;
    }
    BmDocument *document = bm_document_read(input->path, error);
    gboolean good = document && bm_events_read_document(list, input, bm_document_root(document),
                                                        warnings, error);
    bm_document_free(document);
    return good;
}

void bm_event_list_filter(BmEventList *list, guint first, const BmEventFilter *filter,
                          BmWarnings *warnings)
{
    if (!filter || bm_event_filter_is_empty(filter))
        return;
    guint undated = 0;
    for (guint i = list->events->len; i > first; i--) {
        const BmEvent *event = g_ptr_array_index(list->events, i - 1);
        if (bm_event_filter_event(filter, event))
            continue;
        undated += filter->has_days && g_strcmp0(event->date, "unknown") == 0;
        g_hash_table_remove(list->ids, event->id);
        g_ptr_array_remove_index(list->events, i - 1);
    }
    bm_event_warn_undated(warnings, undated);
}

void bm_event_warn_undated(BmWarnings *warnings, guint count)
{
    if (count > 0)
        bm_warnings_add(warnings, "%u event%s of unknown date %s left out by the dates asked for",
                        count, count == 1 ? "" : "s", count == 1 ? "is" : "are");
}

gboolean bm_events_read_file(BmEventList *list, const BmEventInput *input, BmWarnings *warnings,
                             GError **error)
{
    if (is_layer(input))
        return bm_events_read_layer(list, input->path, format_of_form(input->form), input->filter,
                                    warnings, error);
    if (!bm_events_is_table(input))
        return read_document_file(list, input, warnings, error);
    const char *format = export_format(input);
    if (*format) /* filtered as it is read */
        return bm_events_read_export(list, input->path, format, input->filter, warnings, error);
    guint first = list->events->len;
    gboolean good = read_table_file(list, input, warnings, error);
    if (good)
        bm_event_list_filter(list, first, input->filter, warnings);
    return good;
}
