/** @file
 * A phrase that names several places, taken apart: "between X and Y", "X, Y and Z provinces".
 */
#ifndef BM_GAZETTEER_PHRASE_WORDS_H
#define BM_GAZETTEER_PHRASE_WORDS_H

#include <glib.h>

typedef struct {
    gboolean between;
    const char *kind; /**< the word of kind that all have, or NULL; static */
    GPtrArray *names; /**< of char, each with that word: "Khost province" */
} BmPhrase;

/** FALSE where `query`, UTF-8, is no such phrase; else for bm_phrase_clear(). English. */
gboolean bm_phrase_read(BmPhrase *phrase, const char *query);
void bm_phrase_clear(BmPhrase *phrase);

#endif
