/** @file
 * Noun phrases to speakers.
 */
#include <string.h>

#include "extract/speaker_bodies.h"
#include "extract/speaker_follow.h"
#include "extract/speaker_owner.h"
#include "extract/speakers_met.h"

/** "two witnesses", "several residents". */
static guint skip_quantity(const BmStory *story, guint first, guint end)
{
    guint length = 1;
    while (first < end && (bm_token(story->tokens, first)->kind == BM_TOKEN_NUMBER ||
                           bm_story_match(story, BM_RULES_NUMBERS, first, end, &length) ||
                           bm_story_match(story, BM_RULES_VAGUE_COUNTS, first, end, &length) ||
                           bm_story_word(story, BM_RULES_OF_WORDS, first) ||
                           bm_story_word(story, BM_RULES_DEFINITE, first))) {
        first += length;
        length = 1;
    }
    return first;
}

/** "partisans of the Yellow Ribbon": the name they are of, where it is no place. */
static guint skip_members(const BmSpeakerPhrase *phrase, guint first)
{
    const BmStory *story = phrase->story;
    guint name = phrase->role_end + 1;
    if (!bm_story_word(story, BM_RULES_AFFILIATION_WORDS, phrase->role_end) ||
        !g_str_has_suffix(bm_token_lower(story->tokens, (gint64)phrase->role_end - 1), "s"))
        return first;
    if (bm_story_word(story, BM_RULES_DEFINITE, name))
        name++;
    gboolean named = name + 1 < phrase->end && bm_token(story->tokens, name)->is_capital &&
                     !bm_mention_at(story->mentions, name);
    return named ? name : first;
}

/** "Dr Rima Sabbagh", "Gen. …". */
static guint skip_titles(const BmStory *story, guint first, guint end)
{
    while (first + 1 < end && bm_token(story->tokens, first + 1)->kind != BM_TOKEN_NUMBER &&
           ((bm_token(story->tokens, first)->is_capital &&
             bm_story_word(story, BM_RULES_TITLES, first)) ||
            bm_story_is(story, first, ".")))
        first++;
    return first;
}

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
    first = people ? skip_quantity(story, first, end) : skip_titles(story, first, end);
    if (people)
        first = skip_members(phrase, first);
    bm_speaker_trim_kind(phrase, &first, &end);
    if (bm_token(story->tokens, first)->kind == BM_TOKEN_NUMBER)
        return NULL;
    for (guint at = first; at < end && !bm_token(story->tokens, first)->is_capital; at++)
        if (bm_token(story->tokens, at)->kind == BM_TOKEN_NUMBER)
            return NULL;                                 /* "the loss of 12 peacekeepers" */
    for (guint at = first + 1; people && at < end; at++) /* "doctors in Khan Younis" */
        if (bm_story_word(story, BM_RULES_WHEREABOUTS, at) ||
            bm_story_word(story, BM_RULES_PEOPLE_ENDS, at))
            end = at;
    for (guint at = first; at < end; at++) {
        const BmMention *mention = bm_mention_at(story->mentions, at);
        gboolean place = mention && at > first && /* "the attack in Nyala" names nobody */
                         bm_story_word(story, BM_RULES_WHEREABOUTS, (gint64)mention->first - 1);
        named = named || (bm_token(story->tokens, at)->is_capital && !place);
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
    speaker->is_many = people && !named && g_str_has_suffix(speaker->head, "s");
    speaker->is_person =
        people && !speaker->is_many &&
        !bm_phrases_word(bm_rules_list(story->rules, BM_RULES_BODY_KINDS), speaker->head);
    return bm_speakers_remember_take(speakers, speaker);
}

/** "the director of the Delfina Torres hospital": the body of its own name; NULL where none is. */
static char *named_employer(const BmSpeakerPhrase *office)
{
    const BmStory *story = office->story;
    const BmPhrases *kinds = bm_rules_list(story->rules, BM_RULES_EMPLOYERS);
    guint at = office->role_first;
    while (at < office->end && !bm_story_word(story, BM_RULES_OF_WORDS, at))
        at++;
    guint first = at + 1, end = first;
    if (first < office->end && bm_story_word(story, BM_RULES_DEFINITE, first))
        first++;
    for (end = first; end < office->end && bm_token(story->tokens, end)->is_capital;)
        end++;
    if (first >= office->end || end < first + 2 || bm_mention_at(story->mentions, first))
        return NULL;
    gboolean inside =
        bm_phrases_word(kinds, bm_token_lower(story->tokens, (gint64)end - 1)) && end > first + 1;
    if (!inside && end < office->end && bm_phrases_word(kinds, bm_token_lower(story->tokens, end)))
        inside = (end++, TRUE);
    return inside ? bm_tokens_text(story->tokens, first, end) : NULL;
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
    const BmSpeakerPhrase *body = phrase->body_end > phrase->body_first ? phrase : beside;
    char *employer = party ? NULL : named_employer(office);
    const char *outsiders = NULL; /* "a rebel spokesman" */
    bm_story_find(story, BM_RULES_NON_STATE, office->role_first, office->role_end, NULL,
                  &outsiders);
    if (party)
        speaker->by = g_strdup(party);
    else if (employer)
        speaker->by = g_steal_pointer(&employer);
    else if (outsiders)
        speaker->by = g_strdup(outsiders);
    else if (body->body_end > body->body_first && office->role_end == office->role_first)
        speaker->by = bm_tokens_text(story->tokens, body->body_first, body->body_end);
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

/** ", who speaks for the movement,", ", from the Lawyers' Union,": as an apposition. */
static gboolean find_affiliation(const BmStory *story, const BmNounPhrase *words,
                                 BmSpeakerPhrase *beside)
{
    guint length = 0, at = words->clause_first;
    if (at >= words->clause_end)
        return FALSE;
    if (bm_story_word(story, BM_RULES_AFFILIATION_WORDS, at) ||
        bm_story_word(story, BM_RULES_FOR_WORDS, at)) {
        length = 1;
    } else {
        at = bm_story_find(story, BM_RULES_AFFILIATIONS, at, words->clause_end, &length, NULL);
        if (at == words->clause_end)
            return FALSE;
    }
    *beside = bm_speaker_phrase(story, at + length, words->clause_end);
    return beside->party || beside->role_end > beside->role_first;
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
           (beside->name_end >= first + 2 || beside->is_alias) && !beside->party;
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
    /* "Concordia's clinic" of Concordia Relief */
    gsize word = strlen(bm_token_lower(story->tokens, phrase->first));
    if (bm_token(story->tokens, phrase->first)->is_capital &&
        bm_story_is(story, (gint64)phrase->first + 1, "'s") && name[word] == ' ' &&
        g_str_has_prefix(name, bm_token_lower(story->tokens, phrase->first))) {
        g_free(name);
        return TRUE;
    }
    gboolean named = first > phrase->first && first + 1 == phrase->end &&
                     bm_token(story->tokens, first)->is_capital &&
                     g_str_has_suffix(name, bm_token_lower(story->tokens, first));
    g_free(name);
    return named;
}

/** "Its surgeons", "its chairman": people of a body. */
static gboolean people_of_owner(const BmSpeakerPhrase *phrase)
{
    return bm_story_word(phrase->story, BM_RULES_OWNERS, phrase->first) && phrase->role_value &&
           strcmp(phrase->role_value, "people") == 0;
}

/** Who has the people: the body that spoke just before, or the party named last; or NULL. */
static const BmSpeaker *read_owned(BmSpeakers *speakers, const BmSpeakerPhrase *phrase,
                                   const BmSpeakerPhrase *beside)
{
    const BmSpeaker *body = bm_speakers_last(speakers, bm_speaker_is_body, "");
    const char *party = body && body->paragraph == speakers->paragraph
                            ? body->by
                            : bm_speaker_party_before(speakers->story, phrase->first);
    if (!party)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party);
    const BmSpeakerPhrase *person = phrase->name_end > phrase->name_first ? phrase : beside;
    if (person->name_end > person->name_first) {
        speaker->name =
            bm_tokens_text(speakers->story->tokens, person->name_first, person->name_end);
        speaker->role = bm_speaker_phrase_role(phrase);
    }
    return bm_speakers_remember_take(speakers, speaker);
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
    gboolean affiliated = phrase.name_end > phrase.name_first && beside.first >= beside.end &&
                          find_affiliation(story, words, &beside);
    const BmSpeaker *known = NULL;
    if (is_publisher(speakers, &phrase))
        return bm_speakers_remember_again(speakers, speakers->standing);
    /* "I count two": the writer, who is no side. */
    if (bm_story_word(story, BM_RULES_FIRST_PERSONS, (gint64)phrase.end - 1))
        return NULL;
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
        known = bm_speaker_follow_office(speakers, &phrase);
    if (known)
        return bm_speakers_remember_again(speakers, known);
    gboolean state = (phrase.role_value && strcmp(phrase.role_value, "state") == 0) ||
                     (beside.role_value && strcmp(beside.role_value, "state") == 0);
    if (!state && (known = bm_speaker_follow_owner(speakers, &phrase)))
        return known;
    if ((known = state ? NULL : bm_speaker_follow_people(speakers, &phrase)))
        return known;
    if (!phrase.party && !beside.party && !state &&
        (known = read_described(speakers, &phrase, &beside)))
        return known;
    /* A body's own name swallows its office: "the Bara emergency room", "Médecins Sans …". */
    if (!affiliated && bm_speaker_is_named_body(&phrase, &beside))
        return read_body(speakers, bm_speaker_beside_is_name(&phrase, &beside) ? &beside : &phrase);
    if (people_of_owner(&phrase) && (known = read_owned(speakers, &phrase, &beside)))
        return known;
    gboolean calling = phrase.role_end > phrase.role_first &&
                       phrase.role_end == phrase.name_first &&
                       phrase.name_end >= phrase.name_first + 2; /* "local resident X Y" */
    gboolean titled = calling || (named && office && beside.role_end > beside.role_first) ||
                      phrase.is_alias || (affiliated && beside.party) ||
                      is_person_beside(&phrase, &beside) || phrase.body_end > phrase.body_first;
    if (!phrase.party && !state && !titled)
        return read_body(speakers, &phrase);
    BmSpeaker *speaker = read_office(speakers, &phrase, &beside);
    if (!speaker->by && !speaker->name) {
        bm_speaker_free(speaker);
        return NULL;
    }
    return bm_speakers_remember_take(speakers, speaker);
}
