/** @file
 * Groups that no list names: "Kachin Independence Army (KIA)" is a party by the form of its name.
 */
#ifndef BM_EXTRACT_GROUPS_H
#define BM_EXTRACT_GROUPS_H

#include "extract/story.h"

/**
 * The groups and bodies of a text by their names and by the abbreviations explained in brackets;
 * each value is the whole name, or the country's whose forces they are. For bm_phrases_free().
 */
BmPhrases *bm_groups_find(const BmStory *story);
/** The party, of the lists or of the text, whose name begins at `at` and ends by `end`; or NULL. */
const char *bm_story_group(const BmStory *story, guint at, guint end, guint *length);

#endif
