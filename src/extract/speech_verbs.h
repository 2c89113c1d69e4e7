/** @file
 * Verbs by which somebody says something, of one word or of several with others between.
 */
#ifndef BM_EXTRACT_SPEECH_VERBS_H
#define BM_EXTRACT_SPEECH_VERBS_H

#include "event/event.h"
#include "extract/story.h"

/**
 * TRUE where a verb of speech begins at `at`: "said", "puts the losses at 30", "raised the toll to
 * six", "brushed the claim aside". Sets its number of tokens, without what stands between, and the
 * stance that it takes.
 */
gboolean bm_speech_verb(const BmStory *story, guint at, guint end, guint *length, BmStance *stance);

/** TRUE where somebody gives no figure: "did not mention any casualties", "gave no toll". *verb is
 * the first token of the verb with its negation, `at` the verb's own. */
gboolean bm_speech_refusal(const BmStory *story, guint first, guint at, guint end, guint *verb);

#endif
