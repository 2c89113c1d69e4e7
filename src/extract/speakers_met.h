/** @file
 * Those who spoke before in a text, to whom "he", "the ministry" and family names are followed
 * back. For the files that read speakers.
 */
#ifndef BM_EXTRACT_SPEAKERS_MET_H
#define BM_EXTRACT_SPEAKERS_MET_H

#include "extract/speakers.h"

/** The last of them that passes the test with `word`, or NULL; borrowed. */
const BmSpeaker *bm_speakers_last(const BmSpeakers *speakers,
                                  gboolean (*test)(const BmSpeaker *, const char *),
                                  const char *word);

/* Tests: a body of its own name; a person of that family name; an office by its last word. */
gboolean bm_speaker_is_body(const BmSpeaker *speaker, const char *word);
gboolean bm_speaker_has_family_name(const BmSpeaker *speaker, const char *word);
gboolean bm_speaker_has_office(const BmSpeaker *speaker, const char *word);

/** "He", "it", "they" at token `at`: the last speaker of the kind, or NULL; borrowed. */
const BmSpeaker *bm_speakers_follow_pronoun(const BmSpeakers *speakers, guint at);
/** Remembers a speaker, which is taken, as speaking now; borrowed. */
const BmSpeaker *bm_speakers_remember_take(BmSpeakers *speakers, BmSpeaker *speaker);
/** The same for a copy of one met before, without the channel. */
const BmSpeaker *bm_speakers_remember_again(BmSpeakers *speakers, const BmSpeaker *speaker);

#endif
