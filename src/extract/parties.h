/** @file
 * The country or party that words stand for: "Pakistan's", "Afghan", "the RSF", a government by its
 * capital.
 */
#ifndef BM_EXTRACT_PARTIES_H
#define BM_EXTRACT_PARTIES_H

#include "extract/story.h"

/** The country or party that tokens from `first` up to `end` belong to ("Pakistan's", "Afghan",
 *  "Kabul" as a government, "the RSF"), or NULL; borrowed. */
const char *bm_speakers_party(const BmStory *story, guint first, guint end);

/** The same for a name that begins at `at`; *length is its number of tokens. */
const char *bm_speakers_party_at(const BmStory *story, guint at, guint end, guint *length);

#endif
