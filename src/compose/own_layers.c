/** @file
 * Layers of the author's own: any source of geodata, filtered, filled, stroked, labelled, credited.
 */
#include "compose/composers.h"
#include "compose/label_course.h"
#include "compose/layer_style.h"
#include "compose/own_layer.h"

#include <math.h>
#include <string.h>

static const BmLayerKind kinds[] = {
    { "builtup", "builtup", 400, TRUE },   { "water", "open_water", 400, TRUE },
    { "waterways", "river", 150, FALSE },  { "buildings", "building", 4, TRUE },
    { "railways", "railway", 400, FALSE }, { "roads", "road_major", 1000, FALSE },
};
static const BmLayerKind any_kind = { NULL, "own_layer", G_MAXDOUBLE, TRUE };

const BmLayerKind *bm_layer_kind(const char *id)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].id, id) == 0)
            return &kinds[i];
    return &any_kind;
}

/* Metres a pixel of a map on which streets have the style's own width. */
#define STREET_SCALE 20.0

double bm_street_zoom(const BmComposition *composition)
{
    return CLAMP(pow(STREET_SCALE * composition->view.factor, 0.4), 1, 3);
}

static double point_radius(const BmComposition *composition, const BmMapLayer *layer)
{
    return (layer->style.has_radius ? layer->style.radius : 3) * composition->unit;
}

static const char *label_section(const BmGeometry *pixels)
{
    return pixels->kind == BM_GEOMETRY_LINE ? "line_label" : "town_label";
}

/* Beside the line, along its smoothed course; a line too short for it has no label. */
static gboolean queue_line_label(BmComposition *composition, const char *id, BmText *text_take,
                                 const BmGeometry *pixels)
{
    double sigma = 6 * composition->unit, offset = 0.75 * text_take->height;
    BmGeometry course;
    bm_label_course(pixels, &composition->page.map, sigma, offset, &course);
    if (course.point_count * BM_LABEL_COURSE_STEP < text_take->width) {
        bm_geometry_clear(&course);
        bm_text_free(text_take);
        return TRUE;
    }
    guint number = bm_placement_add_line(composition->placement, &course, text_take->width,
                                         text_take->height, 0, 45, FALSE);
    BmPendingLabel *label =
        bm_composition_queue_label_take(composition, number, id, text_take, label_section(pixels));
    label->course = course;
    return TRUE;
}

gboolean bm_queue_feature_label(BmComposition *composition, const BmMapLayer *layer,
                                const BmFeatureSet *set, const BmFeature *feature,
                                const BmGeometry *pixels, GError **error)
{
    int field = layer->label ? bm_feature_set_field(set, layer->label) : -1;
    if (layer->label && field < 0)
        return bm_node_error(layer->node, error, "%s has no field '%s' to label by", set->path,
                             layer->label);
    const char *name = bm_feature_value(feature, field), *section = label_section(pixels);
    if (!name[0] || pixels->point_count == 0)
        return TRUE;
    BmText *text = bm_composition_layer_text(composition, layer, section, name, error);
    if (!text)
        return FALSE;
    char *id = g_strdup_printf("%s-%s", layer->id, name);
    if (pixels->kind == BM_GEOMETRY_LINE) {
        queue_line_label(composition, id, text, pixels);
    } else {
        guint number = pixels->kind == BM_GEOMETRY_POLYGON
                           ? bm_placement_add_area(composition->placement, pixels, text->width,
                                                   text->height, 50, FALSE)
                           : bm_placement_add_point(composition->placement, pixels->points[0],
                                                    point_radius(composition, layer) + 1,
                                                    text->width, text->height, 50, FALSE);
        bm_composition_queue_label_take(composition, number, id, text, section);
    }
    g_free(id);
    return TRUE;
}

static void draw_feature(BmComposition *composition, const BmMapLayer *layer,
                         const BmGeometry *pixels, BmColor fill, const BmStroke *stroke)
{
    BmPath *path = bm_path_new();
    if (pixels->kind == BM_GEOMETRY_POINT) {
        double radius = point_radius(composition, layer);
        for (guint i = 0; i < pixels->point_count; i++) {
            BmPoint at = pixels->points[i];
            BmExtent box = { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
            bm_path_circle(path, at.x, at.y, radius);
            bm_placement_block_box(composition->placement, &box);
        }
        bm_scene_add_path_take(composition->scene, path,
                               layer->style.has_fill ? layer->style.fill : stroke->color, NULL);
        return;
    }
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path,
                           pixels->kind == BM_GEOMETRY_POLYGON ? fill : BM_COLOR_NONE, stroke);
}

/* What of it is seen first decides how the layer looks in the key. */
static void explain(BmComposition *composition, const BmMapLayer *layer, const BmLayerKind *kind,
                    BmGeometryKind shape)
{
    bm_composition_add_layer_key(composition, layer,
                                 shape == BM_GEOMETRY_POINT  ? BM_KEY_POINT
                                 : shape == BM_GEOMETRY_LINE ? BM_KEY_LINE
                                                             : BM_KEY_FILL,
                                 kind->section);
}

gboolean bm_draw_features(BmComposition *composition, const BmMapLayer *layer,
                          const BmLayerKind *kind, const BmFeatureSet *set, GError **error)
{
    BmStroke stroke = bm_composition_layer_stroke(composition, layer, kind->section);
    if (kind->id && !kind->has_fill && !layer->style.has_width)
        stroke.width *= bm_street_zoom(composition);
    BmColor fill = kind->has_fill
                       ? bm_composition_layer_fill(composition, layer, kind->section, "fill")
                       : BM_COLOR_NONE;
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &feature->geometry, &pixels);
        if (pixels.point_count > 0) {
            draw_feature(composition, layer, &pixels, fill, &stroke);
            explain(composition, layer, kind, pixels.kind);
        }
        good = bm_queue_feature_label(composition, layer, set, feature, &pixels, error);
        bm_geometry_clear(&pixels);
    }
    return good;
}

/* Reads one kind of a source and draws it in a group of its own. */
static gboolean add_kind(BmComposition *composition, const BmMapLayer *layer, const char *path,
                         const char *source_layer, const BmLayerKind *kind, GError **error)
{
    BmSourceQuery query = { .window = &composition->window,
                            .layer = source_layer,
                            .near_only = TRUE };
    BmFeatureSet *set = bm_source_read(path, &query, composition->warnings, error);
    if (!set)
        return FALSE;
    gboolean part = kind->id && strcmp(kind->id, layer->id) != 0;
    char *id = part ? g_strdup_printf("%s-%s", layer->id, kind->id) : g_strdup(layer->id);
    bm_composition_begin_layer(composition, layer, id, id);
    gboolean good = bm_composition_filter(layer, set, error) &&
                    (g_strcmp0(kind->id, "roads") == 0
                         ? bm_draw_roads(composition, layer, set, error)
                         : bm_draw_features(composition, layer, kind, set, error));
    bm_scene_end(composition->scene);
    bm_feature_set_free(set);
    g_free(id);
    return good;
}

/* An OpenStreetMap extract: the kind that is asked for by `layer` or by the layer's own id, else
 * all kinds that the scale carries, one over the other. */
static gboolean add_osm(BmComposition *composition, const BmMapLayer *layer, const char *path,
                        GError **error)
{
    const char *behind = bm_source_layer_borrow(path);
    const char *asked = layer->layer ? layer->layer : behind ? behind : layer->id;
    if (layer->layer || behind || bm_layer_kind(asked)->id)
        return add_kind(composition, layer, path, asked, bm_layer_kind(asked), error);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (1 / composition->view.factor <= kinds[i].coarsest &&
            !add_kind(composition, layer, path, kinds[i].id, &kinds[i], error))
            return FALSE;
    return TRUE;
}

/* What the credit line says of the layer's source. */
static void credit(BmComposition *composition, const BmMapLayer *layer, gboolean is_osm)
{
    const char *words = layer->credit;
    if (!words && is_osm)
        words = "© OpenStreetMap contributors (ODbL)";
    if (!words && !layer->licence)
        return;
    char *line = layer->licence
                     ? g_strdup_printf("%s (%s)", words ? words : layer->id, layer->licence)
                     : g_strdup(words);
    bm_composition_credit_words(composition, line);
    g_free(line);
}

gboolean bm_compose_own_layer(BmComposition *composition, const BmMapLayer *layer, GError **error)
{
    if (layer->hidden)
        return TRUE;
    char *path = bm_map_resolve(composition->map, layer->source);
    gboolean is_osm = bm_source_is_osm(path), good;
    if (bm_source_is_raster(path))
        good = bm_draw_raster(composition, layer, path, error);
    else if (is_osm)
        good = add_osm(composition, layer, path, error);
    else
        good = add_kind(composition, layer, path, layer->layer, bm_layer_kind(layer->id), error);
    g_free(path);
    if (good)
        credit(composition, layer, is_osm);
    return good;
}
