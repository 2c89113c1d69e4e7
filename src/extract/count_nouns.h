/** @file
 * Nouns behind a figure: "Pakistani army posts", "fighters of the SDF".
 */
#ifndef BM_EXTRACT_COUNT_NOUNS_H
#define BM_EXTRACT_COUNT_NOUNS_H

#include "extract/counts.h"

/** Reads "Pakistani army posts" at `at`: what is counted, into `count`; the token after it. */
guint bm_counts_read_noun(const BmStory *story, guint at, guint end, BmCount *count);
/** Reads a noun that no list has behind the figure, "tea pickers", "Tigrayans", into `count`. */
void bm_counts_read_unknown(const BmStory *story, guint end, BmCount *count);
/** TRUE where the word at `at` ends as one of the list does, or is one. */
gboolean bm_ends_as(const BmStory *story, guint at, BmRulesList list);
/** TRUE where the word at `at` ends as one for a person does: "porter", "herdsman". */
gboolean bm_counts_is_person(const BmStory *story, guint at);
/** TRUE where it ends as one for several does: "porters", "women". */
gboolean bm_counts_is_plural(const BmStory *story, guint at);
/** TRUE where the token at `at` can be no part of a noun: a mark, a preposition, "and". */
gboolean bm_count_noun_ends(const BmStory *story, guint at);

#endif
