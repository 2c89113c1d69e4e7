/** @file
 * What became of those a figure counts: killed, wounded, captured, destroyed, displaced.
 */
#ifndef BM_EXTRACT_HARM_H
#define BM_EXTRACT_HARM_H

#include "event/event.h"
#include "extract/counts.h"

/**
 * The word of harm for each figure of a sentence, in order ("killed", "captured" …, borrowed from
 * the rules; NULL: none is said). May add what is counted to a figure ("the number of soldiers
 * killed stood at two"). For g_ptr_array_unref().
 */
GPtrArray *bm_harm_find(const BmStory *story, const BmSentence *sentence, GArray *counts);

/** What is claimed of a figure: the harm and the kind of thing together; FALSE: nothing of ours. */
gboolean bm_harm_what(const BmCount *count, const char *harm, BmClaimWhat *what);

#endif
