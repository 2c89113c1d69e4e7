/** @file
 * Symbols of events: outlines that a style gives as data, on a disc.
 */
#ifndef BM_COMPOSE_SYMBOL_H
#define BM_COMPOSE_SYMBOL_H

#include "compose/composition.h"

/**
 * The radius in pixels of a symbol's disc.
 */
double bm_symbol_radius(const BmComposition *composition);

/**
 * Draws the symbol `name` of the style ("airstrike", "crossing") at a point in pixels. A hollow
 * one (claimed, or reported by one side) has a pale disc with a colored outline; a full one
 * (confirmed, or reported by both sides) a colored disc.
 */
void bm_symbol_add(const BmComposition *composition, const char *name, BmPoint at, double radius,
                   gboolean hollow);

#endif
