/** @file
 * Words of somebody named in a sentence beside: quotations and reported speech over several
 * sentences.
 */
#ifndef BM_EXTRACT_FRAME_CONTINUED_H
#define BM_EXTRACT_FRAME_CONTINUED_H

#include "extract/frames.h"

/**
 * For a sentence without a frame: who said the quotation that it is part of, or whose reported
 * speech goes on ("Nine people had been hurt" behind "the governor said"). FALSE: nobody.
 */
gboolean bm_frame_continued(BmSpeakers *speakers, guint sentence, BmFrame *frame);

#endif
