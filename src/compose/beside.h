/** @file
 * Names beside what they name, on the water where there is some.
 */
#ifndef BM_COMPOSE_BESIDE_H
#define BM_COMPOSE_BESIDE_H

#include "compose/composition.h"

/**
 * Adds a name of that size beside a speck, whose middle is at `pole`, `reach` pixels from it: on
 * the water rather than on a neighbour's land. Returns its number in the placement.
 */
guint bm_place_beside_speck(BmComposition *composition, BmPoint pole, double reach, double width,
                            double height, double priority);
/**
 * Adds a name of that size beside the land of the country `a3`, on the water alone, to its number
 * in the placement; FALSE where no side of it has the room.
 */
gboolean bm_place_off_coast(BmComposition *composition, const char *a3, const BmGeometry *land,
                            double width, double height, double priority, guint *number);

#endif
