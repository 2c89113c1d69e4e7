/** @file
 * Bodies of their own name that are told with their kind. For the files that read speakers.
 */
#ifndef BM_EXTRACT_SPEAKER_BODIES_H
#define BM_EXTRACT_SPEAKER_BODIES_H

#include "extract/speaker_phrase.h"

/** "the mission, MINUSCA,": the name stands beside the kind. */
gboolean bm_speaker_beside_is_name(const BmSpeakerPhrase *phrase, const BmSpeakerPhrase *beside);
/** "Northern Wind, a Russian war channel,", "COOPI, a partner,": a body of its own name and its
 *  kind, whosever the kind is. */
gboolean bm_speaker_is_named_body(const BmSpeakerPhrase *phrase, const BmSpeakerPhrase *beside);

/** "the activist group Emergency Lawyers", "the Emergency Lawyers group": leaves the name alone. */
void bm_speaker_trim_kind(const BmSpeakerPhrase *phrase, guint *first, guint *end);

#endif
