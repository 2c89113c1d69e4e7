/** @file
 * Where the labels of a series of maps stand on most of them, so that names do not move from map
 * to map.
 */
#ifndef BM_COMPOSE_LABEL_HABITS_H
#define BM_COMPOSE_LABEL_HABITS_H

#include "feature/feature.h"

typedef struct BmLabelHabits BmLabelHabits;

BmLabelHabits *bm_label_habits_new(void);
void bm_label_habits_free(BmLabelHabits *habits);
/** Notes where a label stood on one of the maps, in pixels from the map's upper left corner. */
void bm_label_habits_note(BmLabelHabits *habits, const char *label, BmPoint at);
/** Where the label stands on most maps, the first of several; FALSE where it stands on none. */
gboolean bm_label_habits_find(const BmLabelHabits *habits, const char *label, BmPoint *at);

#endif
