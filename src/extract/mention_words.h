/** @file
 * The words beside a name, one by one: what each says of it. For mention_cues.c.
 */
#ifndef BM_EXTRACT_MENTION_WORDS_H
#define BM_EXTRACT_MENTION_WORDS_H

#include "extract/mention_cues.h"

/** The value of the word at token `at` in a list, or NULL. */
const char *bm_mention_word(const BmMentionFinder *finder, BmRulesList list, gint64 at);
const BmSentence *bm_mention_sentence(const BmMentionFinder *finder, guint at);
/** The word before in the same sentence, over the period of an abbreviation; -1 if none. */
gint64 bm_mention_word_before(const BmMentionFinder *finder, guint first);
gboolean bm_mention_is_capital(const BmMentionFinder *finder, gint64 at);
/** A capital word that says nothing of persons: a demonym, a compass point, a word of kind. */
gboolean bm_mention_is_harmless(const BmMentionFinder *finder, gint64 at);
/** TRUE where the token is part of a toponym found already. */
gboolean bm_mention_covers(const BmMentionFinder *finder, gint64 at);

/** Whether the tokens from `first` up to `end` are a person's name; family names are kept. */
gboolean bm_mention_is_person(BmMentionFinder *finder, guint first, guint end, const BmPlace *best);
/** Whether they are part of a body's or a thing's name: "Boston Globe", "West Nile virus". */
gboolean bm_mention_is_body(const BmMentionFinder *finder, guint first, guint end);
/** Whether all of the sentence is in capitals, so that those of a name say nothing. */
gboolean bm_mention_is_all_capitals(const BmMentionFinder *finder, guint at);
/** "US$", "A/Victoria/361": part of something that is no sentence. */
gboolean bm_mention_is_in_code(const BmMentionFinder *finder, guint first, guint end);

#endif
