/** @file
 * Who speaks: the party or body, its office, the person, followed back through the text.
 */
#ifndef BM_EXTRACT_SPEAKERS_H
#define BM_EXTRACT_SPEAKERS_H

#include "extract/noun_phrases.h"
#include "extract/parties.h"

typedef struct {
    char *by;   /**< the party or body; NULL where it is not known */
    char *name; /**< of a person; NULL if none */
    char *role; /**< the office, without country and name; NULL if none */
    char *head; /**< the last word of the office in lower case: "ministry" */
    char *channel, *anonymous;
    char *doubt;     /**< what is uncertain about `by`; NULL if nothing */
    guint paragraph; /**< where they spoke */
    gboolean is_many;
    gboolean is_person; /**< without a name: "a teacher" */
} BmSpeaker;

/** The speakers of a text so far. */
typedef struct {
    const BmStory *story;
    GPtrArray *met;        /**< of BmSpeaker, in order of their words */
    guint paragraph;       /**< of the phrase that is read */
    const BmSpeaker *last; /**< of the frames before; NULL where none was; borrowed from `met` */
    guint last_sentence;   /**< where they spoke, or where their speech went on */
    BmSpeaker *standing;   /**< whose report it is: of what nobody else is said to say; or NULL */
} BmSpeakers;

BmSpeakers *bm_speakers_new(const BmStory *story);
void bm_speakers_free(BmSpeakers *speakers);

/**
 * Reads a noun phrase, with what stands beside it, as a speaker, who is remembered. "The ministry",
 * "he", "they" are followed back. Borrowed; NULL where nobody is named.
 */
const BmSpeaker *bm_speakers_read(BmSpeakers *speakers, const BmNounPhrase *words);

BmSpeaker *bm_speaker_copy(const BmSpeaker *speaker);
void bm_speaker_free(BmSpeaker *speaker);

#endif
