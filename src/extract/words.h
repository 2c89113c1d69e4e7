/** @file
 * Characters of a text and the words they make. For the file that takes a text apart.
 */
#ifndef BM_EXTRACT_WORDS_H
#define BM_EXTRACT_WORDS_H

#include "extract/tokens.h"

/** The code point that begins at `at`, 0 at the end of the text. */
gunichar bm_character_at(const char *at);
/** TRUE of a letter, a mark on one or a digit. */
gboolean bm_is_word_character(gunichar character);
/** TRUE of ' and of what is written for it. */
gboolean bm_is_apostrophe(gunichar character);
/** Capital, or of a script that knows none. */
gboolean bm_is_capital(gunichar character);
/** The byte behind the word or number that begins at `at`; sets which of them it is. */
const char *bm_skip_word(const char *at, BmTokenKind *kind);

#endif
