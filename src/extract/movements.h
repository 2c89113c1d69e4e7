/** @file
 * People on the move: a verb of leaving or coming, of driving or bringing them out of a place.
 */
#ifndef BM_EXTRACT_MOVEMENTS_H
#define BM_EXTRACT_MOVEMENTS_H

#include "event/event.h"
#include "extract/story.h"

/**
 * TRUE where the words at token `at` tell that many people left or came ("2,400 people have
 * reached X", "450 villagers leaving the area"); *length are the words of the verb.
 */
gboolean bm_movement_at(const BmStory *story, const BmSentence *sentence, guint at, guint *length);

/**
 * TRUE where somebody is driven or brought out of a place at token `at`: fighters ("drove the
 * rebels out of X", it was captured), people ("forced 4,000 from X"; "moved 900 villagers out of
 * X", they were evacuated); `type` is which.
 */
gboolean bm_removal_at(const BmStory *story, const BmSentence *sentence, guint at,
                       BmEventType *type, guint *length);

#endif
