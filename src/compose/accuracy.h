/** @file
 * How exact the data of the borders are, and how old.
 */
#ifndef BM_COMPOSE_ACCURACY_H
#define BM_COMPOSE_ACCURACY_H

#include "compose/composition.h"

/**
 * Makes of a line's stroke that of the pale band beneath it, as broad as data of that accuracy
 * (metres; 0: not known) asks for, which the credits will say. FALSE where the line is as broad.
 */
gboolean bm_composition_widen(BmComposition *composition, double accuracy_m, BmStroke *stroke);
/** "borders as of 2017, events of 2026" where they are older, for g_free(); or NULL. */
char *bm_data_age_words(const BmComposition *composition);

#endif
