/** @file
 * The events of a map file: its own, or those of the files that it names, and what of them is
 * wanted.
 */
#include "map/map_events_read.h"

#include "event/event_read.h"
#include "map/map_value_read.h"

static const char *const filter_keys[] = { "dates", "types", "actors", "within", NULL };

/* A condition's own message, at its place in the file. */
static gboolean set_filter(gboolean (*set)(BmEventFilter *, const char *, GError **),
                           BmEventFilter *filter, const BmNode *node, const char *key,
                           const char *words, GError **error)
{
    GError *problem = NULL;
    if (set(filter, words, &problem))
        return TRUE;
    bm_node_error(bm_node_get(node, key), error, "%s", problem->message);
    g_error_free(problem);
    return FALSE;
}

static gboolean read_window(const BmNode *node, BmEventFilter *filter, GError **error)
{
    double box[4];
    if (!bm_map_read_numbers(node, 4, box, "[west, south, east, north] in degrees", error))
        return FALSE;
    filter->has_window = TRUE;
    filter->window = (BmExtent){ box[0], box[1], box[2], box[3] };
    return TRUE;
}

gboolean bm_map_read_filter(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "filter"), *within = bm_node_get(node, "within");
    BmEventFilter *filter = &map->filter;
    if (!node)
        return TRUE;
    char *dates = NULL, **types = NULL, **parties = NULL;
    gboolean good = bm_node_check_keys(node, "a filter", filter_keys, error) &&
                    bm_node_get_text(node, "dates", &dates, error) &&
                    bm_node_get_texts(node, "types", &types, error) &&
                    bm_node_get_texts(node, "actors", &parties, error);
    char *type_words = types ? g_strjoinv(",", types) : NULL;
    char *party_words = parties ? g_strjoinv(";", parties) : NULL;
    if (good && dates && !filter->has_days)
        good = set_filter(bm_event_filter_set_dates, filter, node, "dates", dates, error);
    if (good && type_words && !filter->has_types)
        good = set_filter(bm_event_filter_set_types, filter, node, "types", type_words, error);
    if (good && party_words && !filter->parties)
        bm_event_filter_set_parties(filter, party_words);
    if (good && within && !filter->has_window)
        good = read_window(within, filter, error);
    g_free(party_words);
    g_free(type_words);
    g_strfreev(parties);
    g_strfreev(types);
    g_free(dates);
    return good;
}

static gboolean read_own_events(BmMap *map, const BmNode *node, BmWarnings *warnings,
                                GError **error)
{
    gboolean good = bm_events_read_node(map->events, node, error);
    bm_event_list_filter(map->events, 0, &map->filter, warnings);
    return good;
}

gboolean bm_map_read_events(BmMap *map, const BmNode *root, BmWarnings *warnings, GError **error)
{
    const BmNode *node = bm_node_get(root, "events");
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_LIST && bm_node_count(node) > 0 &&
        bm_node_item(node, 0)->kind == BM_NODE_MAPPING)
        return read_own_events(map, node, warnings, error);
    char **paths = NULL;
    gboolean good = bm_node_get_texts(root, "events", &paths, error);
    for (guint i = 0; good && paths && paths[i]; i++) {
        char *path = bm_map_resolve(map, paths[i]);
        BmEventInput input = { .path = path, .filter = &map->filter };
        good = bm_events_read_file(map->events, &input, warnings, error);
        g_free(path);
    }
    g_strfreev(paths);
    return good;
}
