/** @file
 * Disputed ground: whose it is on this map, and its hatch.
 */
#ifndef BM_COMPOSE_DISPUTED_AREAS_H
#define BM_COMPOSE_DISPUTED_AREAS_H

#include "compose/composition.h"

/** A disputed area as the map sees it. */
typedef struct {
    char *id, *dispute, *name, *words;
    char *country;   /**< the code of the country's polygon that it is or is part of; "" for none */
    char *claimants; /**< codes, several with spaces between */
    char *outer;     /**< the key of the limit of their claim; "" for none */
    gboolean hatched;  /**< where nobody's view is drawn */
    char *owner;       /**< alpha-3: whose it is in the view drawn; NULL where it is open */
    BmGeometry pixels; /**< what of it the page shows */
} BmSeenArea;

void bm_seen_area_free(gpointer data);
/** FALSE for an area that has its own label, or is another country's in the view drawn. */
gboolean bm_composition_is_country(const BmComposition *composition, const char *a3);
/**
 * What of a country's outline (pixels) its name may stand in: less the ground that is another's or
 * nobody's in the view drawn, with what is the country's beyond its outline. Cleared by the caller.
 */
BmGeometry bm_composition_label_room(const BmComposition *composition, const char *a3,
                                     const BmGeometry *outline);
/** The alpha-3 code of whose a record of disputed_areas is on this map, for g_free(); NULL: open.
 */
char *bm_composition_owner(const BmComposition *composition, const BmFeatureSet *set,
                           const BmFeature *feature);
/** The hatch of disputed ground over an area in pixels. */
void bm_disputed_hatch(BmComposition *composition, const BmGeometry *pixels);

#endif
