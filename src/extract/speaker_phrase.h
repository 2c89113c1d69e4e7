/** @file
 * A noun phrase that may be a speaker: its office, its name, its party.
 */
#ifndef BM_EXTRACT_SPEAKER_PHRASE_H
#define BM_EXTRACT_SPEAKER_PHRASE_H

#include "extract/parties.h"

/** The phrase as it is read: an office, a name, a party. */
typedef struct {
    const BmStory *story;
    guint first, end;
    guint role_first, role_end; /**< equal: no office */
    const char *role_value;     /**< "state" or "people" */
    guint name_first, name_end; /**< equal: no name */
    guint body_first, body_end; /**< "of the Lawyers' Union" behind a name; equal: none */
    gboolean is_alias;          /**< the name is a call sign or an alias */
    const char *party;
} BmSpeakerPhrase;

/** Reads the tokens from `first` up to `end`. */
BmSpeakerPhrase bm_speaker_phrase(const BmStory *story, guint first, guint end);
/** The text of its office, without articles, country and name; for g_free(). */
char *bm_speaker_phrase_role(const BmSpeakerPhrase *phrase);

#endif
