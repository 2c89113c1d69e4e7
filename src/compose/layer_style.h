/** @file
 * What the map file says of a layer: whether and how it is drawn, and which of its features.
 */
#ifndef BM_COMPOSE_LAYER_STYLE_H
#define BM_COMPOSE_LAYER_STYLE_H

#include "compose/composition.h"

/** What the map file says of one of the program's layers, borrowed, or NULL. */
const BmMapLayer *bm_composition_layer(const BmComposition *composition, const char *id);
/** TRUE where the map file hides one of the program's layers. */
gboolean bm_composition_is_hidden(const BmComposition *composition, const char *id);
/**
 * The stroke of a style's section ("river") as the map file changes it for a layer; `layer` may be
 * NULL.
 */
BmStroke bm_composition_layer_stroke(const BmComposition *composition, const BmMapLayer *layer,
                                     const char *section);
/** The color of "section.key" likewise. */
BmColor bm_composition_layer_fill(const BmComposition *composition, const BmMapLayer *layer,
                                  const char *section, const char *key);
/** Text likewise: the section's, in the size that the map file gives the layer's labels. */
BmText *bm_composition_layer_text(const BmComposition *composition, const BmMapLayer *layer,
                                  const char *section, const char *text, GError **error);
/** Begins a layer's group, clipped to the map, as opaque as the map file says. */
void bm_composition_begin_layer(BmComposition *composition, const BmMapLayer *layer, const char *id,
                                const char *title);
/** Drops the features that do not pass the layer's filter. */
gboolean bm_composition_filter(const BmMapLayer *layer, BmFeatureSet *set, GError **error);

#endif
