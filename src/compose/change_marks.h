/** @file
 * What became of events since the earlier report, as marks and words.
 */
#ifndef BM_COMPOSE_CHANGE_MARKS_H
#define BM_COMPOSE_CHANGE_MARKS_H

#include "compose/composition.h"

/** Marks a symbol by what became of its events since the earlier report; labels keep off. */
void bm_change_mark(BmComposition *composition, BmChange change, BmPoint at, double radius);
/** Puts what the marks on the map mean into the key. */
void bm_changes_explain(BmComposition *composition);
/** The mark by itself, for the key. */
void bm_change_sample(BmComposition *composition, BmChange change, BmPoint at, double radius);
/** What became of the events of a type that one symbol of a group stands for. */
BmChange bm_change_of(const BmEventGroup *group, const BmEvent *event);
/** "new", or "1 new, 2 withdrawn" of several events; "" where nothing changed; for g_free(). */
char *bm_change_words(const BmEventGroup *group);
/** "20 February 2026": when the earlier report was, for g_free(). */
char *bm_change_since(const BmComposition *composition);

#endif
