/** @file
 * Whose an office is that names no party. For the files that read speakers.
 */
#ifndef BM_EXTRACT_SPEAKER_OWNER_H
#define BM_EXTRACT_SPEAKER_OWNER_H

#include "extract/speaker_phrase.h"
#include "extract/speakers.h"

/** TRUE where the party is a country that the text names. */
gboolean bm_speaker_party_is_country(const BmStory *story, const char *party);
/** "Their commander": the party named last before token `first`, or NULL; borrowed. */
const char *bm_speaker_party_before(const BmStory *story, guint first);
/** Whose an office is that nothing beside it tells: as before, or the sentence's, or the text's;
 *  into `speaker`, with the doubt. */
void bm_speaker_find_owner(BmSpeakers *speakers, BmSpeaker *speaker, const BmSpeakerPhrase *phrase);

#endif
