/** @file
 * A toponym taken apart: the name, a word of kind beside it, what stands behind it, how far off.
 */
#ifndef BM_GAZETTEER_TOPONYM_H
#define BM_GAZETTEER_TOPONYM_H

#include <glib.h>

typedef struct {
    char *name; /**< what stands before the first comma or bracket, whole: "Khyber district" */
    char *bare; /**< the name without its word of kind: "Khyber"; NULL without such a word */
    const char
        *kind; /**< what the word says: city, district, province, crossing, country; or NULL */
    char **contexts;    /**< what stands behind it, the nearest first: "Khyber", "Pakistan" */
    gboolean near;      /**< "near Gardez", "20 km east of Khost" */
    double distance_km; /**< 0 where none is said */
    double bearing;     /**< degrees clockwise from north; -1 where no direction is said */
} BmToponym;

/** Takes `words` apart, in English, Dari, Pashto and Urdu; for bm_toponym_free(). UTF-8 only. */
BmToponym *bm_toponym_new(const char *words);
void bm_toponym_free(BmToponym *toponym);

#endif
