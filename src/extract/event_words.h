/** @file
 * The words that tell that something happened, and which of them tell it.
 */
#ifndef BM_EXTRACT_EVENT_WORDS_H
#define BM_EXTRACT_EVENT_WORDS_H

#include "event/event.h"
#include "extract/story.h"

/** TRUE for a mark or a word that parts clauses. */
gboolean bm_event_word_parts(const BmStory *story, guint at);
/** The clause that `at` stands in begins behind a mark or a word that parts clauses. */
guint bm_event_clause(const BmStory *story, guint first, guint at);
/**
 * TRUE where the words at token `at` of a sentence tell of an event: its type, and how many words
 * it takes. A word alone ("blast"), a verb and its object ("traded … fire"), what struck and its
 * verb. A verb of taking or destroying counts only with something that can be taken.
 */
gboolean bm_event_word(const BmStory *story, const BmSentence *sentence, guint at,
                       BmEventType *type, guint *length);

#endif
