/** @file
 * A toponym taken apart: the name, a word of kind beside it, what stands after the comma.
 */
#ifndef BM_GAZETTEER_TOPONYM_H
#define BM_GAZETTEER_TOPONYM_H

#include <glib.h>

typedef struct {
    char *name; /**< what stands before the last comma, whole: "Khyber district" */
    char *bare; /**< the name without its word of kind: "Khyber"; NULL without such a word */
    const char
        *kind;     /**< what the word says: city, district, province, crossing, country; or NULL */
    char *context; /**< what stands after the last comma: "Pakistan"; NULL without a comma */
} BmToponym;

/** Takes `words` apart, in English, Dari, Pashto and Urdu; for bm_toponym_free(). UTF-8 only. */
BmToponym *bm_toponym_new(const char *words);
void bm_toponym_free(BmToponym *toponym);

#endif
