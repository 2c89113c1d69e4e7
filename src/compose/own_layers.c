/** @file
 * Layers of the author's own: any source of geodata, filtered, filled, stroked, labelled.
 */
#include "compose/composition.h"

/* A color in the words of a map file; the style's own where none is said. */
static gboolean read_color(const BmMapLayer *layer, const char *words, BmColor otherwise,
                           BmColor *out, GError **error)
{
    *out = otherwise;
    return !words || bm_color_parse(words, out) ||
           bm_node_error(layer->node, error,
                         "'%s' is no color; write \"#RRGGBB\", \"#RRGGBBAA\" or none", words);
}

static gboolean queue_label(BmComposition *composition, const BmMapLayer *layer,
                            const BmFeature *feature, int field, const BmGeometry *pixels,
                            GError **error)
{
    const char *name = bm_feature_value(feature, field);
    if (!name[0] || pixels->point_count == 0)
        return TRUE;
    BmText *text = bm_composition_text(composition, "town_label", name, 0, BM_TEXT_START, error);
    if (!text)
        return FALSE;
    guint number = pixels->kind == BM_GEOMETRY_POLYGON
                       ? bm_placement_add_area(composition->placement, pixels, text->width,
                                               text->height, 50, FALSE)
                       : bm_placement_add_point(
                             composition->placement, pixels->points[pixels->point_count / 2],
                             3 * composition->unit, text->width, text->height, 50, FALSE);
    char *id = g_strdup_printf("%s-%s", layer->id, name);
    bm_composition_queue_label_take(composition, number, id, text, "town_label");
    g_free(id);
    return TRUE;
}

static void draw_feature(BmComposition *composition, const BmGeometry *pixels, BmColor fill,
                         const BmStroke *stroke)
{
    BmPath *path = bm_path_new();
    if (pixels->kind == BM_GEOMETRY_POINT) {
        for (guint i = 0; i < pixels->point_count; i++)
            bm_path_circle(path, pixels->points[i].x, pixels->points[i].y, 3 * composition->unit);
        bm_scene_add_path_take(composition->scene, path, stroke->color, NULL);
        return;
    }
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path,
                           pixels->kind == BM_GEOMETRY_POLYGON ? fill : BM_COLOR_NONE, stroke);
}

static gboolean draw_set(BmComposition *composition, const BmMapLayer *layer, BmFeatureSet *set,
                         GError **error)
{
    BmStroke stroke = bm_composition_stroke(composition, "own_layer");
    BmColor fill;
    if (!read_color(layer, layer->fill, bm_composition_color(composition, "own_layer", "fill"),
                    &fill, error) ||
        !read_color(layer, layer->line, stroke.color, &stroke.color, error) ||
        !bm_composition_filter(layer, set, error))
        return FALSE;
    if (layer->width > 0)
        stroke.width = layer->width * composition->unit;
    int field = layer->label ? bm_feature_set_field(set, layer->label) : -1;
    if (layer->label && field < 0)
        return bm_node_error(layer->node, error, "%s has no field '%s' to label by", set->path,
                             layer->label);
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &feature->geometry, &pixels);
        if (pixels.point_count > 0)
            draw_feature(composition, &pixels, fill, &stroke);
        good = queue_label(composition, layer, feature, field, &pixels, error);
        bm_geometry_clear(&pixels);
    }
    return good;
}

static gboolean add_layer(BmComposition *composition, const BmMapLayer *layer, GError **error)
{
    char *path = bm_map_resolve(composition->map, layer->source);
    BmSourceQuery query = { .window = &composition->window, .near_only = TRUE };
    BmFeatureSet *set = bm_source_read(path, &query, composition->warnings, error);
    g_free(path);
    if (!set)
        return FALSE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, layer->id, layer->id,
                           &composition->page.map);
    gboolean good = draw_set(composition, layer, set, error);
    bm_scene_end(composition->scene);
    bm_feature_set_free(set);
    return good;
}

gboolean bm_compose_own_layers(BmComposition *composition, GError **error)
{
    for (guint i = 0; i < composition->map->layers->len; i++) {
        const BmMapLayer *layer = g_ptr_array_index(composition->map->layers, i);
        if (layer->source && !layer->hidden && !add_layer(composition, layer, error))
            return FALSE;
    }
    return TRUE;
}
