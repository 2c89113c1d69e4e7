/** @file
 * Frames of speech: who says, where in the sentence, and which words are theirs.
 */
#ifndef BM_EXTRACT_FRAMES_H
#define BM_EXTRACT_FRAMES_H

#include "event/event.h"
#include "extract/speakers.h"

typedef struct {
    guint first, end;                 /**< tokens of the verb; of "according to" */
    guint subject_first, subject_end; /**< who speaks; equal: taken from before */
    gboolean is_behind;               /**< the words stand before: "…, police said" */
    gboolean is_ahead;                /**< the words can only follow: "; police said that …" */
    gboolean is_continued;            /**< no verb: what was said in a sentence beside goes on */
    BmStance stance;
    const BmSpeaker *speaker; /**< borrowed from the speakers; never NULL */
} BmFrame;

/** The frames of a sentence, in order; of BmFrame. Speakers are remembered. */
GArray *bm_frames_find(BmSpeakers *speakers, guint sentence);
/** The frame whose words token `at` belongs to, or NULL; borrowed. */
const BmFrame *bm_frame_of(const GArray *frames, guint at);

#endif
