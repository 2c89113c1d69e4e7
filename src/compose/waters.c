/** @file
 * Lakes and rivers.
 */
#include "compose/composers.h"
#include "compose/generalise.h"
#include "compose/layer_style.h"

#include <stdlib.h>

/* Pixels between the points of a river that can still be told apart. */
#define FINEST_SEEN 0.6

/* A pond of a few pixels reads as dirt. */
static gboolean is_large(const BmComposition *composition, const BmExtent *extent)
{
    return MAX(extent->east - extent->west, extent->north - extent->south) >
           bm_composition_length(composition, "lake.smallest");
}

/* Degrees of latitude that a pixel spans, near enough for thinning. */
static double degrees_a_pixel(const BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    return (composition->window.north - composition->window.south) / (frame->north - frame->south);
}

double bm_waters_step(const BmComposition *composition)
{
    return FINEST_SEEN * degrees_a_pixel(composition);
}

/* A pond is told by its size, a river by its rank. */
static gboolean is_seen(const BmComposition *composition, const BmFeatureSet *set,
                        const BmFeature *feature, const BmGeometry *pixels)
{
    if (pixels->kind == BM_GEOMETRY_POLYGON)
        return is_large(composition, &pixels->extent);
    int rank = atoi(bm_feature_text(set, feature, "rank"));
    return bm_water_is_seen(composition, rank, &pixels->extent);
}

static gboolean add_waters(BmComposition *composition, const char *set_id, const char *section,
                           GError **error)
{
    if (bm_composition_is_hidden(composition, set_id))
        return TRUE;
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *set = bm_composition_read(composition, set_id, &query, error);
    if (!set)
        return FALSE;
    const BmMapLayer *layer = bm_composition_layer(composition, set_id);
    gboolean good = bm_composition_filter(layer, set, error);
    BmPath *path = bm_path_new();
    gboolean area = FALSE;
    double step = bm_waters_step(composition);
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        BmFeature *feature = g_ptr_array_index(set->features, i);
        BmGeometry pixels = { 0 };
        bm_thin(&feature->geometry, step);
        bm_composition_project_feature(composition, feature, &pixels);
        area = pixels.kind == BM_GEOMETRY_POLYGON;
        if (is_seen(composition, set, feature, &pixels)) {
            bm_path_geometry(path, &pixels);
            bm_placement_avoid_lines(composition->placement, &pixels, 0, 1);
        }
        bm_geometry_clear(&pixels);
    }
    BmStroke stroke = bm_composition_layer_stroke(composition, layer, section);
    bm_composition_begin_layer(composition, layer, set_id, NULL);
    bm_scene_add_path_take(composition->scene, path,
                           area ? bm_composition_layer_fill(composition, layer, "water", "fill")
                                : BM_COLOR_NONE,
                           &stroke);
    bm_scene_end(composition->scene);
    bm_feature_set_free(set);
    return good;
}

gboolean bm_compose_lakes(BmComposition *composition, GError **error)
{
    return add_waters(composition, "lakes", "lake", error);
}

gboolean bm_compose_rivers(BmComposition *composition, GError **error)
{
    return add_waters(composition, "rivers", "river", error);
}
