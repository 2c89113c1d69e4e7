/** @file
 * The country and the province that a point lies in, where a table of places does not say.
 */
#ifndef BM_GAZETTEER_PARENTS_H
#define BM_GAZETTEER_PARENTS_H

#include "gazetteer/gazetteer.h"

typedef struct BmParents BmParents;

/** The program's provinces, read where points are asked for; NULL with BM_ERROR_INPUT. */
BmParents *bm_parents_new(GError **error);
void bm_parents_free(BmParents *parents);

/**
 * Fills `a3`, `admin1` and `province` of a place (owned strings) by its position, where they are
 * empty and do not speak against the province found. FALSE where the provinces cannot be read.
 */
gboolean bm_parents_fill(BmParents *parents, BmPlace *place, GError **error);

#endif
