/** @file
 * "The ministry", "the rebels", "its website": who was meant before.
 */
#include "extract/speaker_follow.h"

#include <string.h>

#include "extract/groups.h"
#include "extract/speaker_owner.h"
#include "extract/speakers_met.h"

/** "The monitor": the body whose name has the word. */
static gboolean has_word(const BmSpeaker *speaker, const char *word)
{
    if (speaker->name || !speaker->by)
        return FALSE;
    char *lower = g_utf8_strdown(speaker->by, -1);
    gboolean found = g_str_has_suffix(lower, word) && strlen(lower) > strlen(word);
    g_free(lower);
    return found;
}

/** Whether the words of the phrase but its article are in the office that was met. */
static gboolean has_same_words(const BmStory *story, const BmSpeakerPhrase *phrase,
                               const BmSpeaker *known)
{
    char *role = g_utf8_strdown(known->role ? known->role : "", -1);
    gboolean same = TRUE;
    for (guint at = phrase->first + 1; at < phrase->end; at++)
        same = same && strstr(role, bm_token_lower(story->tokens, at));
    g_free(role);
    return same;
}

/** "A patrol of the Desert Shield Corps …, the force said": the name of two words or more that
 *  stands before behind an article; forces are the state's. */
static const BmSpeaker *name_of_sentence(BmSpeakers *speakers, const BmSpeakerPhrase *phrase,
                                         const BmSentence *sentence)
{
    const BmStory *story = speakers->story;
    guint first = 0, end = 0;
    for (guint at = sentence->first + 1; at < phrase->first; at++) {
        guint stop = at;
        while (stop < phrase->first && bm_token(story->tokens, stop)->is_capital)
            stop++;
        if (stop >= at + 2 && bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1) &&
            !bm_mention_at(story->mentions, at)) {
            first = at;
            end = stop;
        }
        at = MAX(at, stop);
    }
    if (end == 0)
        return NULL;
    const char *kind = bm_token_lower(story->tokens, (gint64)phrase->end - 1);
    gboolean state =
        bm_phrases_word(bm_rules_list(story->rules, BM_RULES_STATE_FORCES), kind) && story->country;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = state ? g_strdup(bm_story_country(story, story->country))
                        : bm_tokens_text(story->tokens, first, end);
    speaker->role = state ? bm_tokens_text(story->tokens, first, end) : NULL;
    return bm_speakers_remember_take(speakers, speaker);
}

/** "MSF's hospital …, the organisation said": the body named before in the sentence; or NULL. */
static const BmSpeaker *body_of_sentence(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, phrase->first)->sentence);
    const char *party = bm_speakers_party(story, sentence->first, phrase->first);
    if (!party)
        return name_of_sentence(speakers, phrase, sentence);
    if (bm_speaker_party_is_country(story, party))
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party);
    return bm_speakers_remember_take(speakers, speaker);
}

const BmSpeaker *bm_speaker_follow_office(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    if (phrase->end - phrase->first > 3 || phrase->first == phrase->end || phrase->party)
        return NULL;
    gboolean article = bm_story_word(story, BM_RULES_DEFINITE, phrase->first) != NULL;
    const char *head = bm_token_lower(story->tokens, (gint64)phrase->end - 1);
    const BmSpeaker *known =
        article ? bm_speakers_last(speakers, bm_speaker_has_office, head) : NULL;
    gboolean alone = article && phrase->end - phrase->first == 2;
    if (known && !alone && !has_same_words(story, phrase, known))
        known = NULL; /* "the health ministry" is not the ministry of defence */
    if (!known && alone && bm_story_word(story, BM_RULES_BODY_WORDS, (gint64)phrase->end - 1))
        known = body_of_sentence(speakers, phrase);
    if (!known && alone)
        known = bm_speakers_last(speakers, has_word, head);
    if (!known && alone && bm_story_word(story, BM_RULES_BODY_WORDS, (gint64)phrase->end - 1))
        known = bm_speakers_last(speakers, bm_speaker_is_body, head);
    return known;
}

const BmSpeaker *bm_speaker_follow_owner(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    enum { LONGEST = 4 };
    const BmStory *story = speakers->story;
    gboolean owned = bm_story_word(story, BM_RULES_OWNERS, phrase->first) &&
                     phrase->end - phrase->first <= LONGEST && !phrase->party &&
                     phrase->role_end == phrase->role_first;
    const char *party = owned ? bm_speaker_party_before(story, phrase->first) : NULL;
    if (!party)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party);
    speaker->doubt = g_strdup("whose account is cited is taken from what was said before");
    return bm_speakers_remember_take(speakers, speaker);
}

const BmSpeaker *bm_speaker_follow_people(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    gboolean article =
        phrase->end - phrase->first == 2 && bm_story_word(story, BM_RULES_DEFINITE, phrase->first);
    if (!article || !phrase->role_value || strcmp(phrase->role_value, "people") != 0)
        return NULL;
    const char *head = bm_token_lower(story->tokens, (gint64)phrase->end - 1);
    /* "the headman" is nobody met before, unless he was. */
    if (!g_str_has_suffix(head, "s") &&
        !bm_phrases_word(bm_rules_list(story->rules, BM_RULES_BODY_KINDS), head))
        return NULL;
    const char *party = NULL;
    guint paragraph =
        bm_sentence(story->tokens, bm_token(story->tokens, phrase->first)->sentence)->paragraph;
    /* Rebels are a party; volunteers and doctors are not. */
    const char *kind = bm_phrases_word(bm_rules_list(story->rules, BM_RULES_VICTIMS), head);
    gboolean fights = (kind && strcmp(kind, "force") == 0) || strcmp(head, "group") == 0 ||
                      strcmp(head, "movement") == 0;
    for (guint at = phrase->first; fights && at > 0 && !party; at--) {
        const BmToken *token = bm_token(story->tokens, at - 1);
        if (bm_sentence(story->tokens, token->sentence)->paragraph + 2 < paragraph)
            break;
        if (token->is_capital)
            party = bm_story_group(story, at - 1, phrase->first, NULL);
    }
    const BmSpeaker *last = bm_speakers_last(speakers, bm_speaker_is_body, head);
    if (!party && !last)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party ? party : last->by);
    speaker->head = g_strdup(head);
    speaker->doubt = g_strdup_printf("who \"the %s\" are is taken from what was said before", head);
    g_ptr_array_add(speakers->met, speaker);
    return speaker;
}
