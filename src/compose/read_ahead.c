/** @file
 * One thread that reads layers in the order in which the composers will ask for them. The locks
 * are those of POSIX, which ThreadSanitizer sees.
 */
#include "compose/read_ahead.h"

#include "compose/composers.h"
#include "compose/inset_view.h"
#include "compose/layer_style.h"

#include <pthread.h>
#include <string.h>

typedef enum { WAITING, BEING_READ, READ, GONE } State;

typedef struct {
    const char *set_id; /* borrowed, as the query's parts are; NULL: the inset */
    BmSourceQuery query;
    BmExtent window;
    gboolean projected;
    double step; /* degrees by which lines are thinned before projecting; 0: not */
    State state;
    BmFeatureSet *set;
    BmInsetView *inset;
    BmWarnings *warnings;
    GError *error;
} Layer;

struct BmReadAhead {
    pthread_mutex_t lock; /* around the states */
    pthread_cond_t changed;
    GThread *thread;
    BmComposition composition; /* a copy, with a projection of its own: PROJ's serve one thread */
    GArray *layers;            /* of Layer */
};

static void layer_clear(gpointer data)
{
    Layer *layer = data;
    bm_feature_set_free(layer->set);
    bm_inset_view_free(layer->inset);
    bm_warnings_free(layer->warnings);
    g_clear_error(&layer->error);
}

static void add(BmReadAhead *ahead, const char *id, Layer layer)
{
    if (bm_composition_is_hidden(&ahead->composition, id))
        return;
    layer.window = *layer.query.window;
    layer.warnings = bm_warnings_new();
    g_array_append_val(ahead->layers, layer);
}

/* The layers in the order of the composers; the land itself is read meanwhile by its composer. */
static void add_layers(BmReadAhead *ahead, const BmComposition *composition)
{
    BmSourceQuery query = { .window = &composition->window };
    double step = bm_waters_step(composition);
    add(ahead, "lakes", (Layer){ "lakes", query, .projected = TRUE, .step = step });
    add(ahead, "rivers", (Layer){ "rivers", query, .projected = TRUE, .step = step });
    if (composition->focus[0] && !composition->map->province_source) {
        BmSourceQuery own = query;
        own.field = "a3";
        own.values = (const char *const *)composition->focus;
        const BmDataSet *lines = bm_province_lines(composition);
        add(ahead, "provinces", (Layer){ lines ? lines->id : "provinces", own, .projected = TRUE });
    }
    add(ahead, "borders", (Layer){ "borders", query, .projected = TRUE });
    if (composition->fine && composition->fine->borders)
        add(ahead, "borders", (Layer){ composition->fine->borders->id, query, .projected = TRUE });
    double width, height;
    if (bm_inset_size(composition, &width, &height))
        add(ahead, "inset", (Layer){ .query = query });
    /* last: their composer reads them itself where the inset takes as long as what lies between */
    add(ahead, "towns", (Layer){ .set_id = "towns", .query = query });
}

static void project(const BmReadAhead *ahead, const Layer *layer)
{
    for (guint i = 0; i < bm_feature_set_count(layer->set); i++) {
        BmFeature *feature = g_ptr_array_index(layer->set->features, i);
        if (layer->step > 0)
            bm_thin(&feature->geometry, layer->step);
        feature->projected = g_new0(BmGeometry, 1);
        bm_composition_project(&ahead->composition, &feature->geometry, feature->projected);
    }
}

static void read_layer(const BmReadAhead *ahead, Layer *layer)
{
    BmSourceQuery query = layer->query;
    query.window = &layer->window;
    if (!layer->set_id) {
        layer->inset = bm_inset_view_new(&ahead->composition, layer->warnings, &layer->error);
        return;
    }
    layer->set = bm_composition_read_set(&ahead->composition, layer->set_id, &query,
                                         layer->warnings, &layer->error);
    if (layer->set && layer->projected)
        project(ahead, layer);
}

/* Moves a layer on; FALSE where it is not in the state `from`. */
static gboolean change(BmReadAhead *ahead, Layer *layer, State from, State to)
{
    pthread_mutex_lock(&ahead->lock);
    gboolean changes = layer->state == from;
    if (changes)
        layer->state = to;
    pthread_cond_broadcast(&ahead->changed);
    pthread_mutex_unlock(&ahead->lock);
    return changes;
}

static gpointer read_layers(gpointer data)
{
    BmReadAhead *ahead = data;
    for (guint i = 0; i < ahead->layers->len; i++) {
        Layer *layer = &g_array_index(ahead->layers, Layer, i);
        if (!change(ahead, layer, WAITING, BEING_READ))
            continue;
        read_layer(ahead, layer);
        change(ahead, layer, BEING_READ, READ);
    }
    return NULL;
}

gboolean bm_compose_read_ahead(BmComposition *composition, GError **error)
{
    BmProjection *projection = bm_composition_projection_new(composition, error);
    if (!projection)
        return FALSE;
    BmReadAhead *ahead = g_new0(BmReadAhead, 1);
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_cond_init(&ahead->changed, NULL);
    ahead->composition = *composition;
    ahead->composition.projection = projection;
    ahead->layers = g_array_new(FALSE, TRUE, sizeof(Layer));
    g_array_set_clear_func(ahead->layers, layer_clear);
    add_layers(ahead, composition);
    ahead->thread = g_thread_new("read ahead", read_layers, ahead);
    composition->ahead = ahead;
    return TRUE;
}

void bm_read_ahead_free(BmReadAhead *ahead)
{
    if (!ahead)
        return;
    for (guint i = 0; i < ahead->layers->len; i++)
        change(ahead, &g_array_index(ahead->layers, Layer, i), WAITING, GONE);
    g_thread_join(ahead->thread);
    bm_projection_free(ahead->composition.projection);
    g_array_unref(ahead->layers);
    pthread_cond_destroy(&ahead->changed);
    pthread_mutex_destroy(&ahead->lock);
    g_free(ahead);
}

static gboolean is_asked(const Layer *layer, const char *set_id, const BmSourceQuery *query)
{
    return g_strcmp0(layer->set_id, set_id) == 0 && query->window &&
           memcmp(&layer->window, query->window, sizeof(BmExtent)) == 0 &&
           layer->query.values == query->values && g_strcmp0(layer->query.field, query->field) == 0;
}

/* Waits until the layer is read; FALSE where nobody has begun to: its reading is the caller's. */
static gboolean wait_for(BmReadAhead *ahead, Layer *layer)
{
    if (change(ahead, layer, WAITING, GONE))
        return FALSE;
    pthread_mutex_lock(&ahead->lock);
    while (layer->state == BEING_READ)
        pthread_cond_wait(&ahead->changed, &ahead->lock);
    gboolean is_read = layer->state == READ;
    layer->state = GONE;
    pthread_mutex_unlock(&ahead->lock);
    return is_read;
}

static void take_warnings(BmComposition *composition, const Layer *layer)
{
    for (guint i = 0; i < bm_warnings_count(layer->warnings); i++)
        bm_warnings_add(composition->warnings, "%s", bm_warnings_borrow(layer->warnings, i));
}

gboolean bm_read_ahead_take(BmComposition *composition, const char *set_id,
                            const BmSourceQuery *query, BmFeatureSet **set, GError **error)
{
    BmReadAhead *ahead = composition->ahead;
    Layer *layer = NULL;
    for (guint i = 0; ahead && i < ahead->layers->len && !layer; i++)
        if (is_asked(&g_array_index(ahead->layers, Layer, i), set_id, query))
            layer = &g_array_index(ahead->layers, Layer, i);
    if (!layer || !wait_for(ahead, layer))
        return FALSE;
    take_warnings(composition, layer);
    *set = g_steal_pointer(&layer->set);
    if (!*set)
        g_propagate_error(error, g_steal_pointer(&layer->error));
    return TRUE;
}

BmInsetView *bm_read_ahead_take_inset(BmComposition *composition, GError **error)
{
    BmReadAhead *ahead = composition->ahead;
    Layer *layer = NULL;
    for (guint i = 0; ahead && i < ahead->layers->len; i++)
        if (!g_array_index(ahead->layers, Layer, i).set_id)
            layer = &g_array_index(ahead->layers, Layer, i);
    if (!layer || !wait_for(ahead, layer))
        return bm_inset_view_new(composition, composition->warnings, error);
    take_warnings(composition, layer);
    if (!layer->inset)
        g_propagate_error(error, g_steal_pointer(&layer->error));
    return g_steal_pointer(&layer->inset);
}
