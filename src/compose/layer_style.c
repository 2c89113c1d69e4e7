/** @file
 * What the map file says of a layer, over what the style says.
 */
#include "compose/layer_style.h"

#include "feature/filter.h"

#include <string.h>

const BmMapLayer *bm_composition_layer(const BmComposition *composition, const char *id)
{
    const GPtrArray *layers = composition->map->layers;
    for (guint i = 0; i < layers->len; i++) {
        const BmMapLayer *layer = g_ptr_array_index(layers, i);
        if (!layer->source && strcmp(layer->id, id) == 0)
            return layer;
    }
    return NULL;
}

gboolean bm_composition_is_hidden(const BmComposition *composition, const char *id)
{
    const BmMapLayer *layer = bm_composition_layer(composition, id);
    return layer && layer->hidden;
}

BmStroke bm_composition_layer_stroke(const BmComposition *composition, const BmMapLayer *layer,
                                     const char *section)
{
    BmStroke stroke = bm_composition_stroke(composition, section);
    if (!layer)
        return stroke;
    const BmLayerStyle *style = &layer->style;
    if (style->has_line)
        stroke.color = style->line;
    if (style->has_width)
        stroke.width = style->width * composition->unit;
    if (style->has_dash)
        stroke.dash_count = style->dash_count;
    for (guint i = 0; style->has_dash && i < style->dash_count; i++)
        stroke.dash[i] = style->dash[i] * composition->unit;
    return stroke;
}

BmColor bm_composition_layer_fill(const BmComposition *composition, const BmMapLayer *layer,
                                  const char *section, const char *key)
{
    return layer && layer->style.has_fill ? layer->style.fill
                                          : bm_composition_color(composition, section, key);
}

BmText *bm_composition_layer_text(const BmComposition *composition, const BmMapLayer *layer,
                                  const char *section, const char *text, GError **error)
{
    BmTextSpan span = bm_composition_span(composition, section, text);
    if (layer && layer->style.has_label_size)
        span.style.size = MAX(9.0, layer->style.label_size * composition->unit);
    return bm_text_new(composition->fonts, &span, 1, 0, BM_TEXT_START, error);
}

void bm_composition_begin_layer(BmComposition *composition, const BmMapLayer *layer, const char *id,
                                const char *title)
{
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, id, title, &composition->page.map);
    if (layer)
        bm_scene_set_opacity(composition->scene, layer->style.opacity);
}

gboolean bm_composition_filter(const BmMapLayer *layer, BmFeatureSet *set, GError **error)
{
    if (!layer || !layer->filter)
        return TRUE;
    GError *cause = NULL;
    BmFilter *filter = bm_filter_new(layer->filter, &cause);
    gboolean good = filter && bm_filter_bind(filter, set, &cause);
    for (guint i = set->features->len; good && i-- > 0;)
        if (!bm_filter_passes(filter, bm_feature_set_borrow(set, i)))
            g_ptr_array_remove_index(set->features, i);
    bm_filter_free(filter);
    if (!good) {
        bm_node_error(layer->node, error, "%s", cause->message);
        g_error_free(cause);
    }
    return good;
}
