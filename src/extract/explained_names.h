/** @file
 * Names whose abbreviation the text explains: "the Front for Change and Concord in Chad (FACT)".
 */
#ifndef BM_EXTRACT_EXPLAINED_NAMES_H
#define BM_EXTRACT_EXPLAINED_NAMES_H

#include "extract/groups.h"

/** The whole names and their abbreviations, each with the name, or the country whose they are. For
 *  bm_phrases_free(). */
BmPhrases *bm_explained_names_find(const BmStory *story);

/* Parts of names, of groups.c. */
/** TRUE for the noun of a group with a capital: "Army", "Movement-North". */
gboolean bm_group_is_noun(const BmStory *story, guint at);
/** The first of the capital words that end at `end`. */
guint bm_group_name_begin(const BmStory *story, guint first, guint end);
/** The country that forces belong to ("Sudanese Armed Forces"), or NULL; *plain where every word
 * but the last is one that any state's forces have. */
const char *bm_group_state(const BmStory *story, guint first, guint end, gboolean *plain);

#endif
