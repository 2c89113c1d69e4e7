/** @file
 * The parties whose view of the borders is known: shapes/parties.tsv.
 */
#ifndef BM_VIEW_PARTY_H
#define BM_VIEW_PARTY_H

#include <glib.h>

/** The word for nobody's view. */
#define BM_VIEW_NOBODY "none"

typedef struct {
    char *a2, *a3; /**< ISO 3166-1 */
    char *name;    /**< as in a sentence: "Pakistan", "the United States" */
} BmParty;

/**
 * The party of an alpha-2 or alpha-3 code, in any case. NULL with BM_ERROR_USAGE that names the
 * nearest code where there is none. For bm_party_free().
 */
BmParty *bm_party_new(const char *code, GError **error);
void bm_party_free(BmParty *party);

/** All parties (BmParty) in the order of the table, for g_ptr_array_unref(). */
GPtrArray *bm_parties_new(GError **error);

#endif
