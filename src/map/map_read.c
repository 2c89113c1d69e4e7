/** @file
 * The map file: each key has a reader of a few lines; an unknown key is refused.
 */
#include "map/map_read.h"

#include "event/event_change.h"
#include "event/event_countries.h"
#include "event/event_fields.h"
#include "event/event_read.h"
#include "event/geojson_read.h"
#include "map/map_annotation_read.h"
#include "map/map_choices_read.h"
#include "map/map_events_read.h"
#include "map/map_frame_read.h"
#include "map/map_layer_read.h"
#include "map/map_panel_read.h"
#include "map/map_value_read.h"

#include <string.h>

static const char *const map_keys[] = {
    "title",  "dek",         "date",      "as_of",  "byline",    "draft",      "corrected",
    "events", "filter",      "by",        "since",  "size",      "scale",      "dpi",
    "extent", "projection",  "data",      "border", "provinces", "name_field", "border_name",
    "layers", "areas",       "gazetteer", "style",  "lang",      "worldview",  "policy",
    "labels", "annotations", "panels",    "notes",  "sources",   NULL
};
static const char *const area_keys[] = {
    "source", "names", "status", "by", "as_of", "label", NULL
};
static const char *const held_words[] = { "assessed", "advance", "claimed", "reported", NULL };

typedef gboolean (*ItemReader)(BmMap *map, const BmNode *node, GError **error);

static gboolean read_list(BmMap *map, const BmNode *root, const char *key, ItemReader read,
                          GError **error)
{
    const BmNode *list = bm_node_get(root, key);
    if (!list)
        return TRUE;
    if (list->kind != BM_NODE_LIST)
        return bm_node_error(list, error, "%s is a list", key);
    for (guint i = 0; i < bm_node_count(list); i++)
        if (!read(map, bm_node_item(list, i), error))
            return FALSE;
    return TRUE;
}

static gboolean read_area(BmMap *map, const BmNode *node, GError **error)
{
    BmHeldArea *area = g_new0(BmHeldArea, 1);
    g_ptr_array_add(map->areas, area);
    area->node = node;
    int status = BM_HELD_REPORTED;
    if (!bm_node_check_keys(node, "an area", area_keys, error) ||
        !bm_node_get_text(node, "source", &area->source, error) ||
        !bm_node_get_texts(node, "names", &area->names, error) ||
        !bm_node_get_choice(node, "status", held_words, &status, error) ||
        !bm_node_get_text(node, "by", &area->by, error) ||
        !bm_node_get_text(node, "as_of", &area->as_of, error) ||
        !bm_node_get_text(node, "label", &area->label, error))
        return FALSE;
    area->status = (BmHeldStatus)status;
    if (!area->source && !area->names)
        return bm_node_error(node, error, "an area needs `names` or a `source`");
    return (status != BM_HELD_CLAIMED || area->by) ||
           bm_node_error(node, error, "a claimed area needs `by`: who claims it");
}

static gboolean read_source(BmMap *map, const BmNode *node, GError **error)
{
    BmReportSource *source = bm_report_source_new();
    g_ptr_array_add(map->sources, source);
    return bm_report_source_read_node(source, node, error);
}

static gboolean read_heading(BmMap *map, const BmNode *root, GError **error)
{
    return bm_node_get_text(root, "title", &map->title, error) &&
           bm_node_get_text(root, "dek", &map->dek, error) &&
           bm_node_get_text(root, "date", &map->date, error) &&
           bm_node_get_text(root, "as_of", &map->as_of, error) &&
           bm_node_get_text(root, "byline", &map->byline, error) &&
           bm_node_get_text(root, "corrected", &map->corrected, error) &&
           bm_node_get_texts(root, "notes", &map->notes, error);
}

static gboolean read_root(BmMap *map, const BmNode *root, BmWarnings *warnings, GError **error)
{
    gboolean draft = FALSE;
    if (!bm_node_check_keys(root, "a map file", map_keys, error) ||
        !read_heading(map, root, error) || !bm_map_read_choices(map, root, error) ||
        !bm_node_get_flag(root, "draft", &draft, error) || !bm_map_read_frame(map, root, error) ||
        !read_list(map, root, "layers", bm_map_read_layer, error) ||
        !bm_map_check_layers(map, error) || !read_list(map, root, "areas", read_area, error) ||
        !read_list(map, root, "annotations", bm_map_read_annotation, error) ||
        !read_list(map, root, "labels", bm_map_read_pin, error) ||
        !read_list(map, root, "panels", bm_map_read_panel, error) ||
        !read_list(map, root, "sources", read_source, error))
        return FALSE;
    int by = (int)map->by - 1; /* an option wins */
    if (map->by == BM_BY_NOTHING && !bm_node_get_choice(root, "by", bm_by_words, &by, error))
        return FALSE;
    map->by = (BmBy)(by + 1);
    if (!map->since && !bm_map_read_path(map, root, "since", &map->since, error))
        return FALSE;
    if (!bm_map_read_filter(map, root, error) || !bm_map_read_events(map, root, warnings, error))
        return FALSE;
    map->draft = draft || map->events->draft;
    return TRUE;
}

static gboolean read_any(BmMap *map, const char *path, const char *from, BmWarnings *warnings,
                         GError **error)
{
    map->path = g_strdup(path);
    map->folder = strcmp(path, "-") == 0 ? NULL : g_path_get_dirname(path);
    BmEventInput input = { path, from, map->claims_source, &map->filter };
    if (bm_events_is_table(&input))
        return bm_events_read_file(map->events, &input, warnings, error);
    map->document = bm_document_read(path, error);
    if (!map->document)
        return FALSE;
    const BmNode *root = bm_document_root(map->document);
    if (bm_events_is_events_document(root) || bm_events_is_geojson(root) ||
        g_strcmp0(from, "geojson") == 0) {
        gboolean good = bm_events_read_document(map->events, &input, root, warnings, error);
        map->draft = map->events->draft;
        return good;
    }
    return read_root(map, root, warnings, error);
}

/* The earlier report is an events file or a map file, of which the same events are wanted. */
static gboolean compare(BmMap *map, BmWarnings *warnings, GError **error)
{
    BmMap *earlier = bm_map_new();
    BmEventFilter own = earlier->filter;
    earlier->filter = map->filter; /* borrowed */
    gboolean good = read_any(earlier, map->since, NULL, warnings, error);
    if (good) {
        bm_events_compare(map->events, earlier->events, warnings);
        map->since_words = g_strdup(earlier->as_of ? earlier->as_of : earlier->date);
    }
    earlier->filter = own;
    bm_map_free(earlier);
    return good;
}

gboolean bm_map_read(BmMap *map, const char *path, const char *from, BmWarnings *warnings,
                     GError **error)
{
    if (!read_any(map, path, from, warnings, error))
        return FALSE;
    if (map->since && !compare(map, warnings, error))
        return FALSE;
    bm_events_find_countries(map->events, warnings);
    return TRUE;
}
