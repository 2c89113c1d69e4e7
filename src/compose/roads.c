/** @file
 * Roads by class: lesser ones below greater ones, all casings of a class below its surfaces, so
 * that roads that meet run into each other.
 */
#include "compose/layer_style.h"
#include "compose/own_layer.h"

#include <string.h>

/* A class of road: its words, its look, and the scale at which it comes in. */
typedef struct {
    const char *section;  /* of the style */
    double coarsest;      /* metres a pixel beyond which it is not drawn */
    const char *words[9]; /* values of OpenStreetMap's `highway` */
} RoadClass;

/* From the lowest to the highest. */
static const RoadClass classes[] = {
    { "road_track", 15, { "track", "path", "footway", "cycleway", "steps", "bridleway", NULL } },
    { "road_street",
      40,
      { "residential", "unclassified", "service", "living_street", "pedestrian", "road", NULL } },
    { "road_minor",
      250,
      { "secondary", "tertiary", "secondary_link", "tertiary_link", "minor", NULL } },
    { "road_major",
      G_MAXDOUBLE,
      { "motorway", "trunk", "primary", "motorway_link", "trunk_link", "primary_link", "major",
        NULL } },
};
enum { MINOR = 2 };

/* Fields that hold the class, in the order of trust. */
static const char *const class_fields[] = { "class", "highway", "fclass", "type" };

static int class_field(const BmFeatureSet *set)
{
    int field = -1;
    for (guint i = 0; field < 0 && i < G_N_ELEMENTS(class_fields); i++)
        field = bm_feature_set_field(set, class_fields[i]);
    return field;
}

/* The class of a road; one of no known word is a minor road. */
static guint class_of(const BmFeature *feature, int field)
{
    const char *word = bm_feature_value(feature, field);
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        if (g_strv_contains(classes[i].words, word))
            return i;
    return MINOR;
}

/* All roads of a class in one path, so that crossings have no seams; their labels. */
static gboolean collect(BmComposition *composition, const BmMapLayer *layer,
                        const BmFeatureSet *set, guint class, BmPath *path, GError **error)
{
    int field = class_field(set);
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (class_of(feature, field) != class)
            continue;
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &feature->geometry, &pixels);
        bm_path_geometry(path, &pixels);
        if (class == G_N_ELEMENTS(classes) - 1)
            bm_placement_avoid_lines(composition->placement, &pixels, 0, 1);
        good = bm_queue_feature_label(composition, layer, set, feature, &pixels, error);
        bm_geometry_clear(&pixels);
    }
    return good;
}

static BmPath *copy_path(const BmPath *path)
{
    BmPath *copy = bm_path_new();
    g_byte_array_append(copy->ops, path->ops->data, path->ops->len);
    g_array_append_vals(copy->points, path->points->data, path->points->len);
    return copy;
}

static void draw_class(BmComposition *composition, const BmMapLayer *layer, const RoadClass *class,
                       BmPath *path_take)
{
    char key[64];
    BmStroke stroke = bm_composition_layer_stroke(composition, layer, class->section);
    if (stroke.width <= 0 || !(stroke.color & 0xFF)) {
        bm_path_free(path_take); /* of a layer that has labels only */
        return;
    }
    double zoom = bm_street_zoom(composition);
    if (!layer->style.has_width)
        stroke.width *= zoom;
    stroke.cap = stroke.dash_count ? BM_CAP_BUTT : BM_CAP_ROUND;
    g_snprintf(key, sizeof key, "%s.rim", class->section);
    BmStroke casing = stroke;
    casing.color = bm_composition_color(composition, class->section, "casing");
    casing.width += 2 * bm_composition_length(composition, key) * MIN(zoom, 1.5);
    if (casing.width > stroke.width)
        bm_scene_add_path_take(composition->scene, copy_path(path_take), BM_COLOR_NONE, &casing);
    bm_scene_add_path_take(composition->scene, path_take, BM_COLOR_NONE, &stroke);
}

gboolean bm_draw_roads(BmComposition *composition, const BmMapLayer *layer, const BmFeatureSet *set,
                       GError **error)
{
    double metres_a_pixel = 1 / composition->view.factor;
    if (bm_feature_set_count(set) > 0)
        bm_composition_add_layer_key(composition, layer, BM_KEY_LINE, "road_major");
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (metres_a_pixel > classes[i].coarsest)
            continue;
        BmPath *path = bm_path_new();
        if (!collect(composition, layer, set, i, path, error)) {
            bm_path_free(path);
            return FALSE;
        }
        draw_class(composition, layer, &classes[i], path);
    }
    return TRUE;
}
