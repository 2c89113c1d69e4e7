/** @file
 * One toponym looked up, from the strictest spelling to the loosest, and what is left of the
 * places once the words themselves and the caller's hints have narrowed them. For geocode.c and
 * geocode_group.c.
 */
#ifndef BM_GAZETTEER_SEARCH_H
#define BM_GAZETTEER_SEARCH_H

#include "gazetteer/geocode.h"
#include "gazetteer/toponym.h"

/** One place that bears the name. */
typedef struct {
    BmPlace *place;
    double weight;   /**< one more is ten times as likely */
    double own_name; /**< of it, what it has for being called so: its own name, or the begin */
} BmCandidate;

typedef struct {
    BmGazetteer *gazetteer;    /**< borrowed */
    const BmGeocodeHint *hint; /**< borrowed; may be NULL */
    const char *query;         /**< borrowed */
    BmToponym *toponym;
    const char *kind;     /**< asked for by the hint or by a word of kind, or NULL */
    const char *sought;   /**< the words that found something */
    GArray *candidates;   /**< of BmCandidate, the weightiest first; places are owned */
    gboolean kept;        /**< some are left after narrowing */
    gboolean loosely;     /**< only a loose spelling matched */
    gboolean misspelled;  /**< only a spelling one edit away matched */
    gboolean pointed_at;  /**< by a demonym ("Russian"), not named */
    gboolean substituted; /**< a town stands for its district */
    GPtrArray *why;       /**< of char: what decided, in words */
} BmSearch;

/**
 * Looks `query`, UTF-8, up and narrows what is found; `hint` may be NULL, its group is not yet
 * heard. For bm_search_free(); NULL where the gazetteer cannot be read.
 */
BmSearch *bm_search_new(BmGazetteer *gazetteer, const char *query, const BmGeocodeHint *hint,
                        GError **error);
void bm_search_free(BmSearch *search);

/** Puts the weightiest first; to be called where weights were changed. */
void bm_search_sort(BmSearch *search);

void bm_search_explain(BmSearch *search, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
