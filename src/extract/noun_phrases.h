/** @file
 * The noun phrase beside a verb, apart from the asides that stand between it and the verb.
 */
#ifndef BM_EXTRACT_NOUN_PHRASES_H
#define BM_EXTRACT_NOUN_PHRASES_H

#include "extract/story.h"

/** Spans of tokens, the ends exclusive; equal: there is none. */
typedef struct {
    guint first, end;               /**< the phrase itself */
    guint beside_first, beside_end; /**< an apposition: ", commander of the garrison," */
    guint clause_first, clause_end; /**< a relative clause, from its pronoun on */
} BmNounPhrase;

/** A phrase of its own, from `first` up to `end`. */
BmNounPhrase bm_noun_phrase(guint first, guint end);
/**
 * Reads the phrase before token `verb`, from `first` on, over appositions, relative clauses and
 * participles between commas, and over a relative clause without; FALSE where none stands there.
 */
gboolean bm_noun_phrase_before(const BmStory *story, guint first, guint verb, BmNounPhrase *phrase);
/** Reads the phrase from `first` on, behind a verb, up to `end`. `opens`: the sentence begins with
 *  it, so that what follows its comma is an apposition only between two. */
gboolean bm_noun_phrase_behind(const BmStory *story, guint first, guint end, gboolean opens,
                               BmNounPhrase *phrase);
/** "who", "whose", and "that" behind a noun: "said that" joins no clause to a noun. */
gboolean bm_is_relative(const BmStory *story, guint first, guint at);
/** The verb of speech at `at` is a noun: "the claims", "dismissed reports". */
gboolean bm_is_speech_noun(const BmStory *story, guint at);

#endif
