/** @file
 * The noun phrases that a verb of speech may have as its subject. Each reads one, sets the frame's
 * subject and speaker, and is FALSE where nobody is named there.
 */
#ifndef BM_EXTRACT_FRAME_SUBJECTS_H
#define BM_EXTRACT_FRAME_SUBJECTS_H

#include "extract/frames.h"

/** The phrase itself. */
gboolean bm_frame_subject_read(BmSpeakers *speakers, const BmNounPhrase *phrase, BmFrame *frame);
/** Before the verb, over what stands between commas. */
gboolean bm_frame_subject_before(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame);
/** "…, said NAME, a spokeswoman for …": from `first` on, behind the verb. */
gboolean bm_frame_subject_behind(BmSpeakers *speakers, guint first, guint end, BmFrame *frame);
/** The head of the clause that begins at `first`: the first words that name an office or a party.
 */
gboolean bm_frame_subject_of_clause(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame);
/** The head of the sentence ("Pakistan's military carried out strikes …, saying"). */
gboolean bm_frame_subject_of_sentence(BmSpeakers *speakers, guint first, guint verb,
                                      BmFrame *frame);

#endif
