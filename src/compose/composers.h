/** @file
 * The composers: each draws its part of the map into the scene, and returns FALSE with an error.
 * Private to this folder.
 */
#ifndef BM_COMPOSE_COMPOSERS_H
#define BM_COMPOSE_COMPOSERS_H

#include "compose/composition.h"

/* In the order of drawing. */

/** Finds the place that the map is drawn around. */
gboolean bm_compose_centre(BmComposition *composition, GError **error);
/** Reads the areas that events name. */
gboolean bm_compose_areas(BmComposition *composition, GError **error);
/** Finds what the map is to show. */
gboolean bm_compose_extent(BmComposition *composition, GError **error);
gboolean bm_compose_page(BmComposition *composition, GError **error);
/** TRUE where the drawn page shows that it is better laid out anew, by what was found. */
gboolean bm_page_is_amiss(const BmComposition *composition);
/** Gives the map what the footer, now that the window is known, needs less of the page. */
gboolean bm_page_give_back(BmComposition *composition, gboolean *grown, GError **error);
gboolean bm_compose_frame(BmComposition *composition, GError **error);
/** Begins to read what the composers after the land will ask for. */
gboolean bm_compose_read_ahead(BmComposition *composition, GError **error);
/** Reads the disputed areas of the frame, and settles whose each is. */
gboolean bm_compose_seen_areas(BmComposition *composition, GError **error);
gboolean bm_compose_land(BmComposition *composition, GError **error);
gboolean bm_compose_disputed_areas(BmComposition *composition, GError **error);
gboolean bm_compose_lakes(BmComposition *composition, GError **error);
gboolean bm_compose_rivers(BmComposition *composition, GError **error);
gboolean bm_compose_graticule(BmComposition *composition, GError **error);
gboolean bm_compose_provinces(BmComposition *composition, GError **error);
gboolean bm_compose_held_areas(BmComposition *composition, GError **error);
gboolean bm_compose_event_areas(BmComposition *composition, GError **error);
gboolean bm_compose_borders(BmComposition *composition, GError **error);
gboolean bm_compose_event_tags(BmComposition *composition, GError **error);
gboolean bm_compose_towns(BmComposition *composition, GError **error);
gboolean bm_compose_event_symbols(BmComposition *composition, GError **error);
gboolean bm_compose_annotations(BmComposition *composition, GError **error);
gboolean bm_compose_map_furniture(BmComposition *composition, GError **error);
gboolean bm_compose_labels(BmComposition *composition, GError **error);
/** Draws the column that the page was laid out with. */
gboolean bm_compose_panels(BmComposition *composition, GError **error);
gboolean bm_compose_data_age(BmComposition *composition, GError **error);
gboolean bm_compose_footer(BmComposition *composition, GError **error);

/** Draws a layer of the author's own: features, roads and the like of OpenStreetMap, a picture. */
gboolean bm_compose_own_layer(BmComposition *composition, const BmMapLayer *layer, GError **error);

#endif
