/** @file
 * The noun phrases that a verb of speech may have as its subject. Each reads one, sets the frame's
 * subject and speaker, and is FALSE where nobody is named there.
 */
#ifndef BM_EXTRACT_FRAME_SUBJECTS_H
#define BM_EXTRACT_FRAME_SUBJECTS_H

#include "extract/frames.h"

/** Before the verb, over an apposition between commas. */
gboolean bm_frame_subject_before(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame);
/** "Pakistan's government, which had described …, dismissed": what stands before the clause. */
gboolean bm_frame_subject_of_relative(BmSpeakers *speakers, guint first, guint verb,
                                      BmFrame *frame);
/** "…, said NAME, a spokeswoman for …": from `first` on, behind the verb. */
gboolean bm_frame_subject_behind(BmSpeakers *speakers, guint first, guint end, BmFrame *frame);
/** The head of the sentence ("Pakistan's military carried out strikes …, saying"). */
gboolean bm_frame_subject_of_sentence(BmSpeakers *speakers, guint first, guint verb,
                                      BmFrame *frame);

#endif
