/** @file
 * Putting layers between layers.
 */
#include "compose/layer_order.h"

#include "source/source.h"

#include <string.h>

/* A layer that waits for its place beside another. */
typedef struct {
    BmLayerStep step;
    const char *id, *anchor;
    gboolean below, placed;
    const BmNode *node;
} Move;

/* What stands in the order, and beside which layer it was put. */
typedef struct {
    BmLayerStep step;
    const char *id, *over; /* over: the layer it was put above; NULL: none */
} Entry;

static const char *default_anchor(const BmMap *map, const BmMapLayer *layer)
{
    char *path = bm_map_resolve(map, layer->source);
    const char *anchor = bm_source_is_raster(path) ? "land"
                         : bm_source_is_osm(path)  ? "rivers"
                                                   : "provinces";
    g_free(path);
    return anchor;
}

/* The layer of the map file that moves one of the program's, or NULL. */
static const BmMapLayer *mover_of(const BmMap *map, const char *id)
{
    for (guint i = 0; id && i < map->layers->len; i++) {
        const BmMapLayer *layer = g_ptr_array_index(map->layers, i);
        if (!layer->source && (layer->above || layer->below) && strcmp(layer->id, id) == 0)
            return layer;
    }
    return NULL;
}

static GArray *collect_moves(const BmMap *map, const char *const *ids, guint count)
{
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(Move));
    for (guint i = 0; i < map->layers->len; i++) {
        const BmMapLayer *layer = g_ptr_array_index(map->layers, i);
        Move move = { .id = layer->id, .node = layer->node, .below = layer->below != NULL };
        move.anchor = layer->above ? layer->above : layer->below;
        guint own = 0;
        while (!layer->source && own < count && g_strcmp0(ids[own], layer->id) != 0)
            own++;
        if (own == count || (!layer->source && mover_of(map, layer->id) != layer))
            continue;
        move.step = (BmLayerStep){ own, layer->source ? layer : NULL };
        if (!move.anchor)
            move.anchor = default_anchor(map, layer);
        g_array_append_val(moves, move);
    }
    return moves;
}

/* Puts a layer beside its anchor; FALSE while that has no place itself. */
static gboolean place(GArray *entries, const Move *move)
{
    guint at = 0;
    while (at < entries->len && g_strcmp0(g_array_index(entries, Entry, at).id, move->anchor) != 0)
        at++;
    if (at == entries->len)
        return FALSE;
    if (!move->below) {
        do
            at++;
        while (at < entries->len &&
               g_strcmp0(g_array_index(entries, Entry, at).over, move->anchor) == 0);
    }
    Entry entry = { move->step, move->id, move->below ? NULL : move->anchor };
    g_array_insert_val(entries, at, entry);
    return TRUE;
}

static gboolean place_all(GArray *entries, GArray *moves, GError **error)
{
    for (gboolean progress = TRUE; progress;) {
        progress = FALSE;
        for (guint i = 0; i < moves->len; i++) {
            Move *move = &g_array_index(moves, Move, i);
            if (move->placed)
                continue;
            move->placed = place(entries, move);
            progress = progress || move->placed;
        }
    }
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = &g_array_index(moves, Move, i);
        if (!move->placed)
            return bm_node_error(move->node, error,
                                 "the layers '%s' and '%s' are put beside each other in a circle; "
                                 "let one of them say neither `above` nor `below`",
                                 move->id, move->anchor);
    }
    return TRUE;
}

GArray *bm_layer_order(const BmMap *map, const char *const *ids, guint count, GError **error)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    GArray *moves = collect_moves(map, ids, count), *steps = NULL;
    for (guint i = 0; i < count; i++) {
        Entry entry = { { i, NULL }, ids[i], NULL };
        if (!mover_of(map, ids[i]))
            g_array_append_val(entries, entry);
    }
    if (place_all(entries, moves, error)) {
        steps = g_array_new(FALSE, FALSE, sizeof(BmLayerStep));
        for (guint i = 0; i < entries->len; i++)
            g_array_append_val(steps, g_array_index(entries, Entry, i).step);
    }
    g_array_unref(entries);
    g_array_unref(moves);
    return steps;
}
