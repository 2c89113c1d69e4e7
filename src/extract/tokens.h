/** @file
 * A text's words, numbers and marks, in sentences and paragraphs.
 */
#ifndef BM_EXTRACT_TOKENS_H
#define BM_EXTRACT_TOKENS_H

#include <glib.h>

typedef enum { BM_TOKEN_WORD, BM_TOKEN_NUMBER, BM_TOKEN_MARK } BmTokenKind;

typedef struct {
    BmTokenKind kind;
    gsize start, end;     /**< bytes of the text */
    guint first, last;    /**< code points of the text; `last` exclusive */
    const char *lower;    /**< the token in lower case, ’ as '; borrowed from the tokens */
    gboolean is_capital;  /**< begins with a capital letter, or with one of a script without case */
    gboolean is_capitals; /**< has two letters or more, all of them capital */
    gboolean is_quoted;   /**< stands between quotation marks */
    guint sentence;       /**< counted from 0 */
} BmToken;

/** Longer sentences are cut, so that work on a sentence is bounded. */
#define BM_SENTENCE_MAX_TOKENS 300u

/** Tokens from `first` up to `end`, exclusive. */
typedef struct {
    guint first, end;
    guint paragraph;
} BmSentence;

typedef struct {
    const char *text;  /**< borrowed */
    GArray *tokens;    /**< of BmToken */
    GArray *sentences; /**< of BmSentence */
    GStringChunk *words;
} BmTokens;

/** What a language says of words (in lower case); `data` is given back. */
typedef struct {
    /** TRUE where a period behind the word does not end a sentence: "gen", "st". */
    gboolean (*is_abbreviation)(const char *word, gconstpointer data);
    /** TRUE where a hyphen behind the word, though it has a capital, joins: "Forty-one". */
    gboolean (*is_prefix)(const char *word, gconstpointer data);
    gconstpointer data;
} BmWordLists;

/**
 * Takes valid UTF-8 apart, in one pass. Empty lines end a paragraph and a sentence, as does a
 * line that is much shorter than the longest one and has no mark at its end (a heading).
 * `text` must live as long as the tokens; for bm_tokens_free().
 */
BmTokens *bm_tokens_new(const char *text, const BmWordLists *lists);
void bm_tokens_free(BmTokens *tokens);

/** Borrowed; `index` must be one of a token. */
const BmToken *bm_token(const BmTokens *tokens, guint index);
/** The word in lower case, or "" where there is no such token. */
const char *bm_token_lower(const BmTokens *tokens, gint64 index);
/** The text from one token up to another, exclusive, white space as one space; for g_free(). */
char *bm_tokens_text(const BmTokens *tokens, guint first, guint end);
const BmSentence *bm_sentence(const BmTokens *tokens, guint index);

#endif
