/** @file
 * Noun phrases to speakers.
 */
#include <string.h>

#include "extract/groups.h"
#include "extract/speaker_owner.h"
#include "extract/speakers_met.h"

/** A body of its own name ("the Levant Conflict Monitor") or people ("witnesses"). */
static const BmSpeaker *read_body(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    guint first = phrase->first;
    if (bm_story_word(story, BM_RULES_DEFINITE, first) ||
        bm_story_word(story, BM_RULES_ARTICLES, first))
        first++;
    gboolean people = phrase->role_value && strcmp(phrase->role_value, "people") == 0;
    gboolean named = FALSE, within = FALSE;
    guint end = phrase->end;
    for (guint at = first + 1; people && at < end; at++) /* "doctors in Khan Younis" */
        if (bm_story_word(story, BM_RULES_WHEREABOUTS, at) ||
            bm_story_word(story, BM_RULES_PEOPLE_ENDS, at))
            end = at;
    for (guint at = first; at < end; at++) {
        named = named || bm_token(story->tokens, at)->is_capital;
        within = within || (at > first && bm_token(story->tokens, at)->is_capital);
    }
    enum { LONGEST_NAME = 10 };
    if (first >= phrase->end || phrase->end - first > LONGEST_NAME || (!named && !people))
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = bm_tokens_text(story->tokens, first, end);
    if (!named ||
        (!within &&
         first == bm_sentence(story->tokens, bm_token(story->tokens, first)->sentence)->first)) {
        char *lower = g_utf8_strdown(speaker->by, -1);
        if (people && !bm_token(story->tokens, first)->is_capitals) {
            g_free(speaker->by);
            speaker->by = g_steal_pointer(&lower);
        }
        g_free(lower);
    }
    speaker->head = g_strdup(bm_token_lower(story->tokens, (gint64)end - 1));
    speaker->is_many = people && !named;
    return bm_speakers_remember_take(speakers, speaker);
}

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

/** "MSF's hospital …, the organisation said": the body named before in the sentence; or NULL. */
static const BmSpeaker *body_of_sentence(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, phrase->first)->sentence);
    const char *party = bm_speakers_party(story, sentence->first, phrase->first);
    if (!party || bm_speaker_party_is_country(story, party))
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party);
    return bm_speakers_remember_take(speakers, speaker);
}

/** "The ministry", with nothing beside it. */
static const BmSpeaker *follow_office(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
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

/** "Their page", "its website": of the party named last. */
static const BmSpeaker *follow_owner(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
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

/** "The rebels", "the volunteers": the party named last, or the body that spoke last, in the
 *  paragraph or the one before. */
static const BmSpeaker *follow_people(BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    gboolean article =
        phrase->end - phrase->first == 2 && bm_story_word(story, BM_RULES_DEFINITE, phrase->first);
    if (!article || !phrase->role_value || strcmp(phrase->role_value, "people") != 0)
        return NULL;
    const char *head = bm_token_lower(story->tokens, (gint64)phrase->end - 1);
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

static BmSpeaker *read_office(BmSpeakers *speakers, const BmSpeakerPhrase *phrase,
                              const BmSpeakerPhrase *beside)
{
    const BmSpeakerPhrase *office = phrase->role_end > phrase->role_first ? phrase : beside;
    const BmStory *story = speakers->story;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    if (office->role_end > office->role_first) {
        speaker->role = bm_speaker_phrase_role(office);
        speaker->head = g_strdup(bm_token_lower(story->tokens, (gint64)office->role_end - 1));
        speaker->is_many =
            g_str_has_suffix(speaker->head, "s") || strcmp(speaker->head, "police") == 0;
    }
    const BmSpeakerPhrase *person = phrase->name_end > phrase->name_first ? phrase : beside;
    if (person->name_end > person->name_first)
        speaker->name = bm_tokens_text(story->tokens, person->name_first, person->name_end);
    const char *party = phrase->party ? phrase->party : beside->party;
    const char *outsiders = NULL; /* "a rebel spokesman" */
    bm_story_find(story, BM_RULES_NON_STATE, office->role_first, office->role_end, NULL,
                  &outsiders);
    if (party)
        speaker->by = g_strdup(party);
    else if (outsiders)
        speaker->by = g_strdup(outsiders);
    else if (office->role_value && strcmp(office->role_value, "state") == 0)
        bm_speaker_find_owner(speakers, speaker, office);
    else if (speaker->role)
        speaker->by = g_strdup(speaker->role);
    return speaker;
}

/** "a beekeeper, Samuel Kagheni," and "Samuel Kagheni, a beekeeper,": whoever has two names and a
 *  calling that no list has; NULL where it is neither. */
static const BmSpeaker *read_described(BmSpeakers *speakers, const BmSpeakerPhrase *phrase,
                                       const BmSpeakerPhrase *beside)
{
    const BmStory *story = speakers->story;
    const BmSpeakerPhrase *calling =
        bm_story_word(story, BM_RULES_ARTICLES, phrase->first) ? phrase : beside;
    const BmSpeakerPhrase *person = calling == phrase ? beside : phrase;
    guint first = calling->first + 1, name = person->first;
    while (name < person->name_first &&
           (bm_story_word(story, BM_RULES_TITLES, name) || bm_story_is(story, name, ".")))
        name++; /* "Father Joseph Kabwe" */
    if (calling->first >= calling->end || first >= calling->end ||
        !bm_story_word(story, BM_RULES_ARTICLES, calling->first) ||
        calling->name_end > calling->name_first || person->name_first != name ||
        person->name_end < name + 2)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->name = bm_tokens_text(story->tokens, person->name_first, person->name_end);
    speaker->role = bm_tokens_text(story->tokens, first, calling->end);
    speaker->by = g_strdup(speaker->role);
    speaker->head = g_strdup(bm_token_lower(story->tokens, (gint64)calling->end - 1));
    return bm_speakers_remember_take(speakers, speaker);
}

/** "the village head, Petro Savchuk,": an office of people without a name, a name without one. */
static gboolean is_person_beside(const BmSpeakerPhrase *phrase, const BmSpeakerPhrase *beside)
{
    guint first = beside->first;
    while (first < beside->name_first && (bm_story_word(beside->story, BM_RULES_TITLES, first) ||
                                          bm_story_is(beside->story, first, ".")))
        first++;
    return phrase->role_end > phrase->role_first && phrase->name_end == phrase->name_first &&
           beside->role_end == beside->role_first && beside->name_first == first &&
           beside->name_end >= first + 2 && !beside->party;
}

/** "Our researchers", "we", "the Mission", "verifiers": whose report it is. */
static gboolean is_publisher(const BmSpeakers *speakers, const BmSpeakerPhrase *phrase)
{
    const BmStory *story = speakers->story;
    const char *own = speakers->standing ? speakers->standing->by : NULL;
    if (!own || bm_story_word(story, BM_RULES_OWN_WORDS, phrase->first))
        return own != NULL;
    guint first = phrase->first;
    if (bm_story_word(story, BM_RULES_DEFINITE, first) ||
        bm_story_word(story, BM_RULES_ARTICLES, first))
        first++;
    if (bm_story_match(story, BM_RULES_OWN_STAFF, first, phrase->end, NULL))
        return !phrase->party && phrase->role_end == phrase->role_first;
    char *name = g_utf8_strdown(own, -1);
    gboolean named = first > phrase->first && first + 1 == phrase->end &&
                     bm_token(story->tokens, first)->is_capital &&
                     g_str_has_suffix(name, bm_token_lower(story->tokens, first));
    g_free(name);
    return named;
}

const BmSpeaker *bm_speakers_read(BmSpeakers *speakers, const BmNounPhrase *words)
{
    const BmStory *story = speakers->story;
    speakers->paragraph =
        bm_sentence(story->tokens, bm_token(story->tokens, words->first)->sentence)->paragraph;
    BmSpeakerPhrase phrase = bm_speaker_phrase(story, words->first, words->end);
    BmSpeakerPhrase beside = bm_speaker_phrase(story, words->beside_first, words->beside_end);
    if (phrase.first >= phrase.end)
        return NULL;
    const BmSpeaker *known = NULL;
    if (is_publisher(speakers, &phrase))
        return bm_speakers_remember_again(speakers, speakers->standing);
    if (phrase.end - phrase.first == 1)
        known = bm_speakers_follow_pronoun(speakers, phrase.first);
    gboolean office = phrase.role_end > phrase.role_first || beside.role_end > beside.role_first;
    gboolean named = phrase.name_end > phrase.name_first;
    if (!known && named && !phrase.party) {
        const BmToken *last = bm_token(story->tokens, phrase.name_end - 1);
        char *word = g_strndup(story->tokens->text + last->start, last->end - last->start);
        known = bm_speakers_last(speakers, bm_speaker_has_family_name, word);
        g_free(word);
    }
    if (!known && office && !named)
        known = follow_office(speakers, &phrase);
    if (known)
        return bm_speakers_remember_again(speakers, known);
    gboolean state = (phrase.role_value && strcmp(phrase.role_value, "state") == 0) ||
                     (beside.role_value && strcmp(beside.role_value, "state") == 0);
    if (!state && (known = follow_owner(speakers, &phrase)))
        return known;
    if ((known = state ? NULL : follow_people(speakers, &phrase)))
        return known;
    if (!phrase.party && !beside.party && !state &&
        (known = read_described(speakers, &phrase, &beside)))
        return known;
    /* A body's own name swallows its office: "the Bara emergency room", "Médecins Sans …". */
    gboolean titled = (named && office && beside.role_end > beside.role_first) ||
                      is_person_beside(&phrase, &beside);
    if (!phrase.party && !state && !titled)
        return read_body(speakers, &phrase);
    BmSpeaker *speaker = read_office(speakers, &phrase, &beside);
    if (!speaker->by && !speaker->name) {
        bm_speaker_free(speaker);
        return NULL;
    }
    return bm_speakers_remember_take(speakers, speaker);
}
