/** @file
 * Who is said to have done what an event word tells.
 */
#ifndef BM_EXTRACT_EVENT_ACTORS_H
#define BM_EXTRACT_EVENT_ACTORS_H

#include "extract/frames.h"

/**
 * Who did what the tokens from `at` up to `end` tell: the nearest party before them that nothing is
 * done to, "by" whom behind, or who speaks of itself (`frame`, may be NULL). NULL where nobody is
 * named; borrowed.
 */
const char *bm_event_actor(const BmStory *story, const BmSentence *sentence, guint at, guint end,
                           const BmFrame *frame);

#endif
