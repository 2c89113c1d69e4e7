/** @file
 * The parts of which a layer of the author's own is made. Private to this folder.
 */
#ifndef BM_COMPOSE_OWN_LAYER_H
#define BM_COMPOSE_OWN_LAYER_H

#include "compose/composition.h"

/** How a kind of feature is drawn unless the map file says otherwise. */
typedef struct {
    const char *id;      /**< of the layer: "roads", "builtup" */
    const char *section; /**< of the style */
    double coarsest;   /**< metres a pixel beyond which it is not drawn unless asked for by name */
    gboolean has_fill; /**< the section has a fill */
} BmLayerKind;

/** The kind that a layer's id names, or that of any other layer. */
const BmLayerKind *bm_layer_kind(const char *id);

/**
 * What the width of roads, railways and rivers is multiplied by: on a map of a few streets they
 * are wider than on one of a province.
 */
double bm_street_zoom(const BmComposition *composition);

/** Draws features in the order of their file, and queues their labels. */
gboolean bm_draw_features(BmComposition *composition, const BmMapLayer *layer,
                          const BmLayerKind *kind, const BmFeatureSet *set, GError **error);
/**
 * Draws roads by the class that a field of theirs names in OpenStreetMap's words: the lesser ones
 * first and only where the scale carries them, each with its casing.
 */
gboolean bm_draw_roads(BmComposition *composition, const BmMapLayer *layer, const BmFeatureSet *set,
                       GError **error);
/** Queues the label of one feature where the layer says by which field. */
gboolean bm_queue_feature_label(BmComposition *composition, const BmMapLayer *layer,
                                const BmFeatureSet *set, const BmFeature *feature,
                                const BmGeometry *pixels, GError **error);
/** Draws an elevation model or a picture from `path`. */
gboolean bm_draw_raster(BmComposition *composition, const BmMapLayer *layer, const char *path,
                        GError **error);

#endif
