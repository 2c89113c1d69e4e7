/** @file
 * Layers of the program's own, and the inset, read and projected ahead, on a thread of their own,
 * while the composers before them work. Private to this folder.
 *
 * Whoever comes first, the thread or the composer, reads a layer; what is read is the same.
 */
#ifndef BM_COMPOSE_READ_AHEAD_H
#define BM_COMPOSE_READ_AHEAD_H

#include "compose/inset_view.h"

/**
 * Hands over the features that `query` asks of a set, waiting for them where they are being read.
 * FALSE where they were not read ahead: the caller reads them. TRUE with NULL and the error where
 * reading them failed. Warnings of reading go to the composition.
 */
gboolean bm_read_ahead_take(BmComposition *composition, const char *set_id,
                            const BmSourceQuery *query, BmFeatureSet **set, GError **error);

/** The inset, made ahead or now, for bm_inset_view_free(); NULL with the error. */
BmInsetView *bm_read_ahead_take_inset(BmComposition *composition, GError **error);

/** Ends the thread; NULL is ignored. */
void bm_read_ahead_free(BmReadAhead *ahead);

#endif
