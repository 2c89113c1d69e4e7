/** @file
 * What one cell of the panel of claims says: figures with whose they are, in the order said.
 */
#ifndef BM_COMPOSE_CLAIM_CELL_H
#define BM_COMPOSE_CLAIM_CELL_H

#include "compose/composition.h"

/**
 * Sets the cell of `party` in `row`: every claim of the party that the row is about, each
 * phrase in bold with who said it behind; the row's own words, or "no figure given", where there
 * is none. `shrink` multiplies the text's size.
 */
BmText *bm_claim_cell_new(const BmComposition *composition, const BmPanelRow *row,
                          const char *party, double width, double shrink, GError **error);

#endif
