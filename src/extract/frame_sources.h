/** @file
 * Who says something where no verb of speech stands: "by the headman's count", "(source: …)".
 */
#ifndef BM_EXTRACT_FRAME_SOURCES_H
#define BM_EXTRACT_FRAME_SOURCES_H

#include "extract/frames.h"

/** "According to X", "by X's count", "by its own account X …", "X's count was nine" at token `at`
 *  of a sentence: fills the frame and the number of tokens read; FALSE where nothing such stands.
 */
gboolean bm_frame_of_account(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame,
                             guint *length);
/** "(Executive Unit)", "(source: local media)" at the end of a sentence. */
gboolean bm_frame_of_brackets(BmSpeakers *speakers, const BmSentence *all, BmFrame *frame);

#endif
