/** @file
 * Events of a document: the list, the keys around it, and ids that are each used once.
 */
#include "event/event_read.h"

#include "base/error.h"
#include "event/event_fields.h"
#include "event/event_table.h"
#include "event/export_read.h"

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

static gboolean has_ending(const char *path, const char *const *endings)
{
    char *lower = g_ascii_strdown(path, -1);
    gboolean found = FALSE;
    for (guint i = 0; endings[i] && !found; i++)
        found = g_str_has_suffix(lower, endings[i]);
    g_free(lower);
    return found;
}

gboolean bm_events_is_table(const BmEventInput *input)
{
    static const char *const tables[] = { ".csv", ".tsv", ".tab", NULL };
    return input->form ? strcmp(input->form, "yaml") != 0 : has_ending(input->path, tables);
}

/** The format of an export, borrowed; NULL where the table is one of events as we write them. */
static const char *export_format(const BmEventInput *input)
{
    if (input->form)
        return strcmp(input->form, "csv") == 0 ? NULL : input->form;
    return strcmp(input->path, "-") == 0 || input->claims_path
               ? NULL
               : bm_events_recognise_export(input->path);
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

static gboolean read_document_file(BmEventList *list, const BmEventInput *input, GError **error)
{
    static const char *const documents[] = { ".yaml", ".yml", NULL };
    if (!input->form && strcmp(input->path, "-") != 0 && !has_ending(input->path, documents)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: events are read from .yaml, .yml, .csv or .tsv; rename the file",
                    input->path);
        return FALSE;
    }
    BmDocument *document = bm_document_read(input->path, error);
    gboolean good = document && bm_events_read_node(list, bm_document_root(document), error);
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
    if (undated > 0)
        bm_warnings_add(warnings, "%u event%s of unknown date %s left out by the dates asked for",
                        undated, undated == 1 ? "" : "s", undated == 1 ? "is" : "are");
}

gboolean bm_events_read_file(BmEventList *list, const BmEventInput *input, BmWarnings *warnings,
                             GError **error)
{
    gboolean table = bm_events_is_table(input);
    const char *format = table ? export_format(input) : NULL;
    if (format) /* filtered as it is read */
        return bm_events_read_export(list, input->path, format, input->filter, warnings, error);
    guint first = list->events->len;
    gboolean good = table ? read_table_file(list, input, warnings, error)
                          : read_document_file(list, input, error);
    if (good)
        bm_event_list_filter(list, first, input->filter, warnings);
    return good;
}
