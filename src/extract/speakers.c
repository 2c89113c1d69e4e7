/** @file
 * The speakers of a text so far.
 */
#include "extract/speakers.h"

#include <string.h>

#include "extract/speakers_met.h"

BmSpeaker *bm_speaker_copy(const BmSpeaker *speaker)
{
    BmSpeaker *copy = g_memdup2(speaker, sizeof *speaker);
    copy->by = g_strdup(speaker->by);
    copy->name = g_strdup(speaker->name);
    copy->role = g_strdup(speaker->role);
    copy->head = g_strdup(speaker->head);
    copy->channel = g_strdup(speaker->channel);
    copy->anonymous = g_strdup(speaker->anonymous);
    copy->doubt = g_strdup(speaker->doubt);
    return copy;
}

void bm_speaker_free(BmSpeaker *speaker)
{
    if (!speaker)
        return;
    g_free(speaker->by);
    g_free(speaker->name);
    g_free(speaker->role);
    g_free(speaker->head);
    g_free(speaker->channel);
    g_free(speaker->anonymous);
    g_free(speaker->doubt);
    g_free(speaker);
}

BmSpeakers *bm_speakers_new(const BmStory *story)
{
    BmSpeakers *speakers = g_new0(BmSpeakers, 1);
    speakers->story = story;
    speakers->met = g_ptr_array_new_with_free_func((GDestroyNotify)bm_speaker_free);
    return speakers;
}

void bm_speakers_free(BmSpeakers *speakers)
{
    if (!speakers)
        return;
    g_ptr_array_unref(speakers->met);
    bm_speaker_free(speakers->standing);
    g_free(speakers);
}

const BmSpeaker *bm_speakers_last(const BmSpeakers *speakers,
                                  gboolean (*test)(const BmSpeaker *, const char *),
                                  const char *word)
{
    enum { FARTHEST = 200 };
    guint first = speakers->met->len > FARTHEST ? speakers->met->len - FARTHEST : 0;
    for (guint i = speakers->met->len; i > first; i--) {
        const BmSpeaker *speaker = g_ptr_array_index(speakers->met, i - 1);
        if (test(speaker, word))
            return speaker;
    }
    return NULL;
}

static gboolean is_person(const BmSpeaker *speaker, const char *word)
{
    return (speaker->name || speaker->is_person) && word;
}

gboolean bm_speaker_is_body(const BmSpeaker *speaker, const char *word)
{
    return !speaker->name && !speaker->is_person && !speaker->is_many && word;
}

static gboolean is_many(const BmSpeaker *speaker, const char *word)
{
    return speaker->is_many && word;
}

gboolean bm_speaker_has_family_name(const BmSpeaker *speaker, const char *word)
{
    return speaker->name && g_str_has_suffix(speaker->name, word) &&
           (strlen(speaker->name) == strlen(word) ||
            speaker->name[strlen(speaker->name) - strlen(word) - 1] == ' ');
}

gboolean bm_speaker_has_office(const BmSpeaker *speaker, const char *word)
{
    return speaker->head && speaker->by && strcmp(speaker->head, word) == 0;
}

static gboolean is_anyone(const BmSpeaker *speaker, const char *word)
{
    return speaker->by && word;
}

/** "He", "it", "they": the last speaker of the kind. */
const BmSpeaker *bm_speakers_follow_pronoun(const BmSpeakers *speakers, guint at)
{
    const char *kind = bm_story_word(speakers->story, BM_RULES_PRONOUNS, at);
    if (!kind)
        return NULL;
    const BmSpeaker *found = bm_speakers_last(speakers,
                                              strcmp(kind, "person") == 0 ? is_person
                                              : strcmp(kind, "body") == 0 ? bm_speaker_is_body
                                                                          : is_many,
                                              kind);
    return found ? found : bm_speakers_last(speakers, is_anyone, kind);
}

const BmSpeaker *bm_speakers_remember_take(BmSpeakers *speakers, BmSpeaker *speaker)
{
    speaker->paragraph = speakers->paragraph;
    g_ptr_array_add(speakers->met, speaker);
    return speaker;
}

const BmSpeaker *bm_speakers_remember_again(BmSpeakers *speakers, const BmSpeaker *speaker)
{
    BmSpeaker *copy = bm_speaker_copy(speaker);
    g_clear_pointer(&copy->channel, g_free);
    return bm_speakers_remember_take(speakers, copy);
}
