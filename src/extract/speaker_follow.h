/** @file
 * Noun phrases that name nobody, followed back to whom was named before. For the files that read
 * speakers. Each answers a speaker who is remembered, borrowed, or NULL.
 */
#ifndef BM_EXTRACT_SPEAKER_FOLLOW_H
#define BM_EXTRACT_SPEAKER_FOLLOW_H

#include "extract/speaker_phrase.h"
#include "extract/speakers.h"

/** "The ministry", with nothing beside it. */
const BmSpeaker *bm_speaker_follow_office(BmSpeakers *speakers, const BmSpeakerPhrase *phrase);
/** "Their page", "its website": of the party named last. */
const BmSpeaker *bm_speaker_follow_owner(BmSpeakers *speakers, const BmSpeakerPhrase *phrase);
/** "The rebels", "the volunteers": the party named last, or the body that spoke last, in the
 *  paragraph or the one before. */
const BmSpeaker *bm_speaker_follow_people(BmSpeakers *speakers, const BmSpeakerPhrase *phrase);

#endif
