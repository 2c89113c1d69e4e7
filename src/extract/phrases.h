/** @file
 * A list of phrases, each with a value, looked for at a token: the form of all our word lists.
 */
#ifndef BM_EXTRACT_PHRASES_H
#define BM_EXTRACT_PHRASES_H

#include "extract/tokens.h"

typedef struct BmPhrases BmPhrases;

BmPhrases *bm_phrases_new(void);
void bm_phrases_free(BmPhrases *phrases);
/** Adds a phrase; of two equal ones the first stays. */
void bm_phrases_add(BmPhrases *phrases, const char *words, const char *value);
/**
 * The value of the longest phrase that begins at token `at` and ends before `end`, borrowed, or
 * NULL. *length (may be NULL) is its number of tokens. Case does not matter.
 */
const char *bm_phrases_match(const BmPhrases *phrases, const BmTokens *tokens, guint at, guint end,
                             guint *length);
/** The same for the phrase that ends just before token `end` and begins at `first` or later. */
const char *bm_phrases_match_before(const BmPhrases *phrases, const BmTokens *tokens, guint first,
                                    guint end, guint *length);
/** The values of the list, each once, in order; of char, borrowed. */
const GPtrArray *bm_phrases_values(const BmPhrases *phrases);
/** The value of a single word in lower case, or NULL. */
const char *bm_phrases_word(const BmPhrases *phrases, const char *word);

#endif
