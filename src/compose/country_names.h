/** @file
 * The names of countries.
 */
#ifndef BM_COMPOSE_COUNTRY_NAMES_H
#define BM_COMPOSE_COUNTRY_NAMES_H

#include "compose/composition.h"

/** Queues the names of the countries of a set whose outlines are drawn. */
gboolean bm_queue_country_names(BmComposition *composition, const BmFeatureSet *set,
                                GError **error);
/** The name of a record of countries in the map's language and the house's words, in capitals; for
 *  g_free(). */
char *bm_country_name(const BmComposition *composition, const BmFeatureSet *set,
                      const BmFeature *feature);
/** A copy of the largest ring of an outline that has one: where a country's name goes, not to a far
 *  island. */
BmGeometry bm_country_main_part(const BmGeometry *pixels);

#endif
