/** @file
 * What may stand between a noun and its verb: asides, origins, relative clauses, other nouns.
 */
#ifndef BM_EXTRACT_MODIFIERS_H
#define BM_EXTRACT_MODIFIERS_H

#include "extract/story.h"

/** The token behind the modifier at `at`, where the verb begins; `at` where there is none. */
guint bm_skip_modifier(const BmStory *story, guint at, guint end);
/** TRUE for "who", "which" and "that" at `at`. */
gboolean bm_begins_relative(const BmStory *story, guint at);
/** TRUE where the word at `at` may stand before a participle: "were", "reportedly", "all". */
gboolean bm_may_stand_in_predicate(const BmStory *story, guint at);

#endif
