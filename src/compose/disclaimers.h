/** @file
 * The sentences on disputes.
 */
#ifndef BM_COMPOSE_DISCLAIMERS_H
#define BM_COMPOSE_DISCLAIMERS_H

#include "compose/composition.h"

/** Appends the sentences on the disputes shown. */
void bm_disclaimers_append(const BmComposition *composition, GString *text);
/** The same for all that a frame around the map's extent could show. */
void bm_disclaimers_append_possible(const BmComposition *composition, GString *text);

#endif
