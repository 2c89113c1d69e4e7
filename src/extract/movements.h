/** @file
 * Civilians on the move: many of them, a verb of leaving or coming, and a place behind it.
 */
#ifndef BM_EXTRACT_MOVEMENTS_H
#define BM_EXTRACT_MOVEMENTS_H

#include "extract/story.h"

/**
 * TRUE where the words at token `at` tell that many people left or came ("2,400 people have
 * reached X", "450 villagers leaving the area"); *length are the words of the verb.
 */
gboolean bm_movement_at(const BmStory *story, const BmSentence *sentence, guint at, guint *length);

#endif
