/** @file
 * Layers of a map file: what is drawn, where in the order, and how.
 */
#include "map/map_layer_read.h"

#include "map/map_value_read.h"
#include "style/style.h"

#include <string.h>

static const char *const layer_keys[] = { "id",    "source", "layer", "where",  "hidden",
                                          "label", "above",  "below", "credit", "licence",
                                          "key",   "step",   "style", NULL };
static const char *const style_keys[] = { "fill",   "line",       "width",        "dash",
                                          "radius", "label_size", "shade",        "tint",
                                          "over",   "opacity",    "exaggeration", NULL };
static const char *const over_words[] = { "land", "everything", NULL };

/* Pixels at scale 1 of the largest width, dash, radius or text. */
#define LARGEST 200.0
#define MOST_EXAGGERATION 1000.0

static gboolean read_color(const BmNode *style, const char *key, gboolean *has, guint32 *out,
                           GError **error)
{
    const BmNode *node = bm_node_get(style, key);
    *has = node != NULL;
    return !node || (node->text && bm_color_parse(node->text, out)) ||
           bm_node_error(node, error, "'%s' is no color; write \"#RRGGBB\", \"#RRGGBBAA\" or none",
                         node->text ? node->text : "a list");
}

static gboolean read_length(const BmNode *style, const char *key, double least, double most,
                            gboolean *has, double *out, GError **error)
{
    *has = bm_node_get(style, key) != NULL;
    return bm_map_read_range(style, key, least, most, out, error);
}

/* Lengths of strokes and gaps in turn; an odd count would start the next round with a gap. */
static gboolean read_dash(const BmNode *style, BmLayerStyle *out, GError **error)
{
    static const char mend[] = "a dash is a list of two, four or six lengths, as [6, 3], or none";
    const BmNode *list = bm_node_get(style, "dash");
    out->has_dash = list != NULL;
    if (!list || (list->text && strcmp(list->text, "none") == 0))
        return TRUE;
    out->dash_count = bm_node_count(list);
    if (list->kind != BM_NODE_LIST || out->dash_count > G_N_ELEMENTS(out->dash) ||
        out->dash_count % 2 != 0)
        return bm_node_error(list, error, "%s", mend);
    for (guint i = 0; i < out->dash_count; i++) {
        const BmNode *item = bm_node_item(list, i);
        if (!item->text || !bm_parse_number(item->text, &out->dash[i]) || out->dash[i] < 0.1 ||
            out->dash[i] > LARGEST)
            return bm_node_error(item, error, "%s, each from 0.1 to %g pixels", mend, LARGEST);
    }
    return TRUE;
}

/* Degrees between the lines of a graticule. */
static gboolean read_step(const BmNode *layer, double *step, GError **error)
{
    const BmNode *node = bm_node_get(layer, "step");
    return bm_node_get_number(layer, "step", step, error) &&
           (!node || (*step >= 0.01 && *step <= 90) ||
            bm_node_error(node, error, "a step is 0.01 to 90 degrees"));
}

static gboolean read_style(const BmNode *node, BmLayerStyle *style, GError **error)
{
    gboolean ignored;
    int over = 0;
    style->opacity = 1;
    style->shade = -1;
    if (!node)
        return TRUE;
    gboolean good =
        bm_node_check_keys(node, "a layer's style", style_keys, error) &&
        read_color(node, "fill", &style->has_fill, &style->fill, error) &&
        read_color(node, "line", &style->has_line, &style->line, error) &&
        read_length(node, "width", 0, LARGEST, &style->has_width, &style->width, error) &&
        read_dash(node, style, error) &&
        read_length(node, "radius", 0.1, LARGEST, &style->has_radius, &style->radius, error) &&
        read_length(node, "label_size", 1, LARGEST, &style->has_label_size, &style->label_size,
                    error) &&
        read_length(node, "opacity", 0, 1, &ignored, &style->opacity, error) &&
        read_length(node, "shade", 0, 1, &ignored, &style->shade, error) &&
        read_length(node, "exaggeration", 0.01, MOST_EXAGGERATION, &ignored, &style->exaggeration,
                    error) &&
        bm_node_get_flag(node, "tint", &style->tint, error) &&
        bm_node_get_choice(node, "over", over_words, &over, error);
    style->everywhere = over == 1;
    return good;
}

/* What a map file can say of the program's own layers: keys of the layer, keys of its style. */
static const struct {
    const char *id, *keys[7], *style_keys[6];
} own_layers[] = {
    { "land", { "id", "style", NULL }, { "fill", NULL } },
    { "disputed_areas", { "id", "where", "hidden", "above", "below", NULL }, { NULL } },
    { "coast", { "id", "hidden", "style", NULL }, { "line", "width", "dash", NULL } },
    { "lakes",
      { "id", "where", "hidden", "above", "below", "style", NULL },
      { "fill", "line", "width", "dash", "opacity", NULL } },
    { "rivers",
      { "id", "where", "hidden", "above", "below", "style", NULL },
      { "line", "width", "dash", "opacity", NULL } },
    { "provinces",
      { "id", "where", "hidden", "above", "below", "style", NULL },
      { "line", "width", "dash", "opacity", NULL } },
    { "borders", { "id", "where", "label", NULL }, { NULL } },
    { "towns",
      { "id", "where", "hidden", "above", "below", "style", NULL },
      { "radius", "label_size", NULL } },
    { "graticule",
      { "id", "step", "hidden", "above", "below", "style", NULL },
      { "line", "width", "dash", "opacity", NULL } },
    { "inset", { "id", "hidden", NULL }, { NULL } },
};

/* What would be overlooked is refused. */
static gboolean check_own(const BmMapLayer *layer, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(own_layers); i++) {
        if (strcmp(own_layers[i].id, layer->id) != 0)
            continue;
        const BmNode *style = bm_node_get(layer->node, "style");
        char *what = g_strdup_printf("the layer '%s'", layer->id);
        char *of_style = g_strdup_printf("the style of '%s'", layer->id);
        gboolean good =
            bm_node_check_keys(layer->node, what, own_layers[i].keys, error) &&
            (!style || bm_node_check_keys(style, of_style, own_layers[i].style_keys, error));
        g_free(of_style);
        g_free(what);
        return good;
    }
    return TRUE;
}

/* Only a layer with a source may have a name of its own. */
static gboolean check_layer(const BmMapLayer *layer, GError **error)
{
    if (!layer->id)
        return bm_node_error(layer->node, error, "a layer needs an id");
    if (layer->above && layer->below)
        return bm_node_error(layer->node, error, "a layer is `above` or `below` another, not both");
    if (layer->source)
        return TRUE;
    if (g_strv_contains(bm_map_layer_ids, layer->id))
        return check_own(layer, error);
    const char *near = bm_nearest_word(layer->id, bm_map_layer_ids);
    char *ids = g_strjoinv(", ", (char **)bm_map_layer_ids);
    bm_node_error(bm_node_get(layer->node, "id"), error,
                  "there is no layer '%s'%s%s%s; give it a `source`, or name one of: %s", layer->id,
                  near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "", ids);
    g_free(ids);
    return FALSE;
}

gboolean bm_map_read_layer(BmMap *map, const BmNode *node, GError **error)
{
    BmMapLayer *layer = g_new0(BmMapLayer, 1);
    g_ptr_array_add(map->layers, layer);
    layer->node = node;
    return bm_node_check_keys(node, "a layer", layer_keys, error) &&
           bm_node_get_text(node, "id", &layer->id, error) &&
           bm_node_get_text(node, "source", &layer->source, error) &&
           bm_node_get_text(node, "layer", &layer->layer, error) &&
           bm_node_get_text(node, "where", &layer->filter, error) &&
           bm_node_get_text(node, "label", &layer->label, error) &&
           bm_node_get_text(node, "above", &layer->above, error) &&
           bm_node_get_text(node, "below", &layer->below, error) &&
           bm_node_get_text(node, "credit", &layer->credit, error) &&
           bm_node_get_text(node, "licence", &layer->licence, error) &&
           bm_node_get_text(node, "key", &layer->key, error) &&
           bm_node_get_flag(node, "hidden", &layer->hidden, error) &&
           read_step(node, &layer->step, error) &&
           read_style(bm_node_get(node, "style"), &layer->style, error) &&
           check_layer(layer, error);
}

/* The ids that another layer can be put next to: ours that are drawn, and those with a source. */
static char **neighbours_of(const BmMap *map, const BmMapLayer *layer)
{
    GPtrArray *ids = g_ptr_array_new();
    for (guint i = 0; bm_map_drawn_ids[i]; i++)
        g_ptr_array_add(ids, g_strdup(bm_map_drawn_ids[i]));
    for (guint i = 0; i < map->layers->len; i++) {
        const BmMapLayer *other = g_ptr_array_index(map->layers, i);
        if (other != layer && other->source)
            g_ptr_array_add(ids, g_strdup(other->id));
    }
    g_ptr_array_add(ids, NULL);
    return (char **)g_ptr_array_free(ids, FALSE);
}

gboolean bm_map_check_layers(const BmMap *map, GError **error)
{
    gboolean good = TRUE;
    for (guint i = 0; good && i < map->layers->len; i++) {
        const BmMapLayer *layer = g_ptr_array_index(map->layers, i);
        const char *key = layer->above ? "above" : "below";
        const char *anchor = layer->above ? layer->above : layer->below;
        char **ids = neighbours_of(map, layer);
        if (anchor && !g_strv_contains((const char *const *)ids, anchor)) {
            const char *near = bm_nearest_word(anchor, (const char *const *)ids);
            char *names = g_strjoinv(", ", ids);
            good = bm_node_error(bm_node_get(layer->node, key), error,
                                 "there is no layer '%s' to be %s%s%s%s; there are: %s", anchor,
                                 key, near ? "; did you mean '" : "", near ? near : "",
                                 near ? "'?" : "", names);
            g_free(names);
        }
        g_strfreev(ids);
    }
    return good;
}
