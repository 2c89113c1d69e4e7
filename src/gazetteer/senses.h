/** @file
 * Several places of one name that are one place in several senses: a city, its province.
 */
#ifndef BM_GAZETTEER_SENSES_H
#define BM_GAZETTEER_SENSES_H

#include "gazetteer/gazetteer.h"

/** Kilometres between two places, as bm_great_circle_km(). */
double bm_place_distance_km(const BmPlace *a, const BmPlace *b);

/** How coarse a place of this kind is: the coarser contains the finer of the same name. */
guint bm_place_coarseness(const BmPlace *place);

/** TRUE for a city, its district and its province, a country and a place in it, or two cities side
 *  by side. */
gboolean bm_places_are_senses(const BmPlace *a, const BmPlace *b);

/** TRUE where the place is in the country (ISO 3166 alpha-3), on either side of a crossing, or
 *  where the user's own gazetteer leaves its country open. */
gboolean bm_place_is_in_country(const BmPlace *place, const char *a3);

#endif
