/** @file
 * Noun phrases to speakers.
 */
#include "extract/speakers.h"

#include <string.h>

#include "extract/groups.h"

/** A lesser place's name may be a person's as well. */
static const double WELL_KNOWN = 5;

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

/** The country that a mention stands for as a power: itself, or a capital's. */
static const char *power_of(const BmStory *story, const BmMention *mention)
{
    const BmPlace *place = mention->geocode->place;
    if (place && g_str_equal(place->kind, "country"))
        return bm_story_country(story, place->a3);
    char *lower = g_utf8_strdown(mention->toponym, -1);
    const char *a3 = g_hash_table_lookup(story->capitals, lower);
    g_free(lower);
    return a3 ? bm_story_country(story, a3) : NULL;
}

/** "in Geneva": where somebody speaks is not whose they are. */
static gboolean is_whereabouts(const BmStory *story, guint first, const BmMention *mention)
{
    return mention->first > first &&
           (bm_story_word(story, BM_RULES_WHEREABOUTS, (gint64)mention->first - 1));
}

/** The name of a people's country, as the text has it. */
static const char *country_of_people(const BmStory *story, const char *value)
{
    GHashTableIter iter;
    gpointer a3, name;
    g_hash_table_iter_init(&iter, story->countries);
    while (g_hash_table_iter_next(&iter, &a3, &name))
        if (strcmp(name, value) == 0)
            return name;
    return value;
}

/** "Britain-based": not Britain's. */
static gboolean is_adjective(const BmStory *story, guint at)
{
    const char *hyphen = strrchr(bm_token_lower(story->tokens, at), '-');
    return hyphen &&
           bm_phrases_word(bm_rules_list(story->rules, BM_RULES_ADJECTIVE_ENDS), hyphen + 1);
}

const char *bm_speakers_party_at(const BmStory *story, guint at, guint end, guint *length)
{
    *length = 1;
    if (at >= end)
        return NULL;
    if (story->enemy && bm_story_match(story, BM_RULES_ENEMY_WORDS, at, end, length))
        return story->enemy;
    const BmToken *token = bm_token(story->tokens, at);
    if (is_adjective(story, at))
        return NULL;
    const char *value = bm_story_group(story, at, end, length);
    if (value && (token->is_capital || strchr(token->lower, '-'))) /* "al-Shabab" */
        return value;
    if (!token->is_capital)
        return NULL;
    const BmMention *mention = bm_mention_at(story->mentions, at);
    if (!mention) {
        value = bm_story_match(story, BM_RULES_DEMONYMS, at, end, length);
        return value ? country_of_people(story, value) : NULL;
    }
    *length = mention->end - at;
    return mention->first == at ? power_of(story, mention) : NULL;
}

const char *bm_speakers_party(const BmStory *story, guint first, guint end)
{
    guint length = 1;
    for (guint at = first; at < end; at++) {
        const BmMention *mention = bm_mention_at(story->mentions, at);
        const char *party = bm_speakers_party_at(story, at, end, &length);
        if (party && !(mention && is_whereabouts(story, first, mention)))
            return party;
    }
    return NULL;
}

/** The phrase as it is read: an office, a name, a party. */
typedef struct {
    const BmStory *story;
    guint first, end;
    guint role_first, role_end; /**< equal: no office */
    const char *role_value;     /**< "state" or "people" */
    guint name_first, name_end; /**< equal: no name */
    const char *party;
} Phrase;

/** TRUE where the token is part of a party's name: "Arakan Army", "United Nations". */
static gboolean is_in_party(const Phrase *phrase, guint at)
{
    enum { LONGEST = 9 };
    for (guint back = 0; back < LONGEST && back <= at - phrase->first; back++) {
        guint length = 0;
        if (bm_story_group(phrase->story, at - back, phrase->end, &length) && length > back)
            return TRUE;
    }
    return FALSE;
}

/** The office that comes last: "Information Minister" before the name, "army spokesman". */
static void find_role(Phrase *phrase)
{
    for (guint at = phrase->first; at < phrase->end;) {
        guint length = 1;
        const char *value = bm_story_match(phrase->story, BM_RULES_ROLES, at, phrase->end, &length);
        if (value && is_in_party(phrase, at))
            value = NULL;
        if (value) {
            if (phrase->role_first == phrase->role_end)
                phrase->role_first = at;
            phrase->role_end = at + length;
            if (!phrase->role_value || strcmp(value, "state") == 0)
                phrase->role_value = value;
        }
        at += value ? length : 1;
    }
}

static gboolean is_name_word(const Phrase *phrase, guint at)
{
    const BmStory *story = phrase->story;
    const BmMention *mention = bm_mention_at(story->mentions, at);
    const BmToken *token = bm_token(story->tokens, at);
    if (bm_story_word(story, BM_RULES_NAME_PARTICLES, at) && at + 1 < phrase->end &&
        at > phrase->first)
        return TRUE;
    return token->is_capital && !bm_story_match(story, BM_RULES_ROLES, at, phrase->end, NULL) &&
           !bm_story_match(story, BM_RULES_DEMONYMS, at, phrase->end, NULL) &&
           !is_in_party(phrase, at) && !bm_story_word(story, BM_RULES_TITLES, at) &&
           (!mention || mention->weight < WELL_KNOWN);
}

/** Capital words at the end of the phrase, or else at its beginning. */
static void find_name(Phrase *phrase)
{
    guint begin = phrase->end;
    while (begin > phrase->first && (is_name_word(phrase, begin - 1) ||
                                     (bm_story_is(phrase->story, (gint64)begin - 1, ".") &&
                                      begin - 1 > phrase->first && begin < phrase->end)))
        begin--;
    while (begin < phrase->end && !bm_token(phrase->story->tokens, begin)->is_capital)
        begin++;
    /* "Ministry of Defence": no person. */
    if (begin > phrase->first &&
        (bm_story_word(phrase->story, BM_RULES_OF_WORDS, (gint64)begin - 1) ||
         bm_story_word(phrase->story, BM_RULES_FOR_WORDS, (gint64)begin - 1)))
        begin = phrase->end;
    /* "Gen. Sylvain Kasongo": the title stays outside. */
    if (begin < phrase->end && bm_story_word(phrase->story, BM_RULES_ABBREVIATIONS, begin) &&
        begin + 2 < phrase->end)
        begin += 2;
    if (begin < phrase->end && bm_story_word(phrase->story, BM_RULES_UNIT_NOUNS, phrase->end - 1))
        begin = phrase->end;
    phrase->name_first = begin;
    phrase->name_end = phrase->end;
}

static const BmSpeaker *last_such(const BmSpeakers *speakers,
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
    return speaker->name && word;
}

static gboolean is_body(const BmSpeaker *speaker, const char *word)
{
    return !speaker->name && !speaker->is_many && word;
}

static gboolean is_many(const BmSpeaker *speaker, const char *word)
{
    return speaker->is_many && word;
}

static gboolean has_family_name(const BmSpeaker *speaker, const char *word)
{
    return speaker->name && g_str_has_suffix(speaker->name, word) &&
           (strlen(speaker->name) == strlen(word) ||
            speaker->name[strlen(speaker->name) - strlen(word) - 1] == ' ');
}

static gboolean has_office(const BmSpeaker *speaker, const char *word)
{
    return speaker->head && speaker->by && strcmp(speaker->head, word) == 0;
}

static gboolean is_anyone(const BmSpeaker *speaker, const char *word)
{
    return speaker->by && word;
}

/** "He", "it", "they": the last speaker of the kind. */
static const BmSpeaker *follow_pronoun(const BmSpeakers *speakers, guint at)
{
    const char *kind = bm_story_word(speakers->story, BM_RULES_PRONOUNS, at);
    if (!kind)
        return NULL;
    const BmSpeaker *found = last_such(speakers,
                                       strcmp(kind, "person") == 0 ? is_person
                                       : strcmp(kind, "body") == 0 ? is_body
                                                                   : is_many,
                                       kind);
    return found ? found : last_such(speakers, is_anyone, kind);
}

static const BmSpeaker *remember_take(BmSpeakers *speakers, BmSpeaker *speaker)
{
    speaker->paragraph = speakers->paragraph;
    g_ptr_array_add(speakers->met, speaker);
    return speaker;
}

static const BmSpeaker *remember_again(BmSpeakers *speakers, const BmSpeaker *speaker)
{
    BmSpeaker *copy = bm_speaker_copy(speaker);
    g_clear_pointer(&copy->channel, g_free);
    return remember_take(speakers, copy);
}

/** The text of an office: without articles, the country before it and the name behind it. */
static char *role_text(const Phrase *phrase)
{
    const BmStory *story = phrase->story;
    gboolean named =
        phrase->name_first < phrase->name_end && phrase->name_first >= phrase->role_end;
    gboolean goes_on = bm_story_word(story, BM_RULES_OF_WORDS, phrase->role_end) ||
                       bm_story_word(story, BM_RULES_FOR_WORDS, phrase->role_end);
    guint end = named ? phrase->name_first : goes_on ? phrase->end : phrase->role_end;
    GString *text = g_string_new(NULL);
    for (guint at = phrase->first; at < end;) {
        guint length = 1;
        const BmToken *token = bm_token(story->tokens, at);
        const BmMention *mention = bm_mention_at(story->mentions, at);
        gboolean before_role = at < phrase->role_end;
        gboolean dropped =
            (before_role && bm_story_match(story, BM_RULES_DEMONYMS, at, end, &length)) ||
            (at == phrase->first && (bm_story_word(story, BM_RULES_DEFINITE, at) ||
                                     bm_story_word(story, BM_RULES_ARTICLES, at)));
        if (!dropped && mention && before_role && bm_story_is(story, mention->end, "'s")) {
            at = mention->end + 1;
            continue;
        }
        if (!dropped) {
            char *word = bm_tokens_text(story->tokens, at, at + 1);
            gboolean spaced = at > 0 && bm_token(story->tokens, at - 1)->end < token->start;
            if (text->len > 0 && spaced)
                g_string_append_c(text, ' ');
            g_string_append(text, word);
            g_free(word);
        }
        at += length;
    }
    char *role = g_string_free(text, FALSE);
    g_strstrip(role);
    return role;
}

/** The country of a place that the office belongs to ("governor of North Kordofan"). */
static const char *country_of_places(const BmStory *story, guint first, guint end)
{
    for (guint at = first; at < end; at++) {
        const BmMention *mention = bm_mention_at(story->mentions, at);
        const BmPlace *place = mention ? mention->geocode->place : NULL;
        if (place && strlen(place->a3) == 3)
            return bm_story_country(story, place->a3);
    }
    return NULL;
}

/** The country of the place named last in the paragraph, or NULL. */
static const char *country_before(const BmStory *story, guint first)
{
    guint paragraph =
        bm_sentence(story->tokens, bm_token(story->tokens, first)->sentence)->paragraph;
    for (guint i = bm_mentions_from(story->mentions, first); i > 0; i--) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i - 1);
        guint sentence = bm_token(story->tokens, mention->first)->sentence;
        if (bm_sentence(story->tokens, sentence)->paragraph != paragraph)
            return NULL;
        const BmPlace *place = mention->geocode->place;
        if (place && strlen(place->a3) == 3)
            return bm_story_country(story, place->a3);
    }
    return NULL;
}

/** Whose an office is by what is named before it, or else the text's country; NULL if none. */
static const char *find_country(const BmStory *story, const BmSentence *sentence,
                                const Phrase *phrase)
{
    gboolean local = bm_story_find(story, BM_RULES_LOCAL_OFFICES, phrase->first, phrase->end, NULL,
                                   NULL) < phrase->end;
    const char *party = bm_speakers_party(story, sentence->first, phrase->first);
    const char *place = country_of_places(story, sentence->first, phrase->first);
    const char *country = local && place ? place : party ? party : place;
    if (!country)
        country = country_before(story, phrase->first);
    return country ? country : story->country ? bm_story_country(story, story->country) : NULL;
}

/** "Their commander": the party named last. */
static const char *party_before(const BmStory *story, guint first)
{
    enum { FARTHEST = 60 };
    guint length = 0;
    for (guint at = first; at > 0 && first - at < FARTHEST; at--) {
        const char *party = bm_speakers_party_at(story, at - 1, first, &length);
        if (party)
            return party;
    }
    return NULL;
}

/** Whose an office is that nothing beside it tells: as before, or the sentence's, or the text's. */
static void find_owner(BmSpeakers *speakers, BmSpeaker *speaker, const Phrase *phrase)
{
    const BmStory *story = speakers->story;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, phrase->first)->sentence);
    gboolean owned = bm_story_word(story, BM_RULES_OWNERS, phrase->first) != NULL;
    const BmSpeaker *body = owned ? last_such(speakers, is_body, speaker->head) : NULL;
    /* "Its spokesman": of the body that spoke just before; "their commander": of who acted. */
    const char *party = !owned ? NULL
                        : body && body->paragraph == speakers->paragraph
                            ? body->by
                            : party_before(story, phrase->first);
    if (party) {
        speaker->by = g_strdup(party);
        return;
    }
    const char *country = country_of_places(story, phrase->first, phrase->end);
    const BmSpeaker *known = last_such(speakers, has_office, speaker->head);
    if (country) {
        speaker->by = g_strdup(country);
    } else if (known) {
        speaker->by = g_strdup(known->by);
        speaker->doubt =
            g_strdup_printf("whose %s is meant is taken from what was said before", speaker->head);
    } else if ((country = find_country(story, sentence, phrase))) {
        speaker->by = g_strdup(country);
        speaker->doubt = g_strdup_printf("whose %s is meant is not said", speaker->head);
    }
}

/** Drops articles, prepositions and dates before the phrase. */
static void trim(Phrase *phrase)
{
    const BmStory *story = phrase->story;
    while (phrase->first < phrase->end) {
        const BmToken *token = bm_token(story->tokens, phrase->first);
        gboolean drop = token->kind == BM_TOKEN_MARK ||
                        bm_story_word(story, BM_RULES_BEFORE_VERB, phrase->first) ||
                        bm_story_word(story, BM_RULES_WEEKDAYS, phrase->first) ||
                        bm_story_word(story, BM_RULES_LEADING_WORDS, phrase->first);
        if (!drop)
            break;
        phrase->first++;
    }
    while (phrase->end > phrase->first &&
           (bm_token(story->tokens, phrase->end - 1)->kind == BM_TOKEN_MARK ||
            bm_story_word(story, BM_RULES_BEFORE_VERB, (gint64)phrase->end - 1)) &&
           !bm_story_is(story, (gint64)phrase->end - 1, "."))
        phrase->end--;
}

/** A body of its own name ("the Levant Conflict Monitor") or people ("witnesses"). */
static const BmSpeaker *read_body(BmSpeakers *speakers, const Phrase *phrase)
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
        if (bm_story_word(story, BM_RULES_WHEREABOUTS, at))
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
    return remember_take(speakers, speaker);
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

/** "The ministry", with nothing beside it. */
static const BmSpeaker *follow_office(BmSpeakers *speakers, const Phrase *phrase)
{
    const BmStory *story = speakers->story;
    if (phrase->end - phrase->first > 3 || phrase->first == phrase->end || phrase->party)
        return NULL;
    gboolean article = bm_story_word(story, BM_RULES_DEFINITE, phrase->first) != NULL;
    const char *head = bm_token_lower(story->tokens, (gint64)phrase->end - 1);
    const BmSpeaker *known = article ? last_such(speakers, has_office, head) : NULL;
    gboolean alone = article && phrase->end - phrase->first == 2;
    if (!known && alone)
        known = last_such(speakers, has_word, head);
    if (!known && alone && bm_story_word(story, BM_RULES_BODY_WORDS, (gint64)phrase->end - 1))
        known = last_such(speakers, is_body, head);
    return known;
}

/** "The rebels", "the volunteers": the party named last, or the body that spoke last, in the
 *  paragraph or the one before. */
static const BmSpeaker *follow_people(BmSpeakers *speakers, const Phrase *phrase)
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
    const BmSpeaker *last = last_such(speakers, is_body, head);
    if (!party && !last)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = g_strdup(party ? party : last->by);
    speaker->head = g_strdup(head);
    speaker->doubt = g_strdup_printf("who \"the %s\" are is taken from what was said before", head);
    g_ptr_array_add(speakers->met, speaker);
    return speaker;
}

static BmSpeaker *read_office(BmSpeakers *speakers, const Phrase *phrase, const Phrase *beside)
{
    const Phrase *office = phrase->role_end > phrase->role_first ? phrase : beside;
    const BmStory *story = speakers->story;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    if (office->role_end > office->role_first) {
        speaker->role = role_text(office);
        speaker->head = g_strdup(bm_token_lower(story->tokens, (gint64)office->role_end - 1));
        speaker->is_many =
            g_str_has_suffix(speaker->head, "s") || strcmp(speaker->head, "police") == 0;
    }
    const Phrase *person = phrase->name_end > phrase->name_first ? phrase : beside;
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
        find_owner(speakers, speaker, office);
    else if (speaker->role)
        speaker->by = g_strdup(speaker->role);
    return speaker;
}

/** "a beekeeper, Samuel Kagheni," and "Samuel Kagheni, a beekeeper,": whoever has two names and a
 *  calling that no list has; NULL where it is neither. */
static const BmSpeaker *read_described(BmSpeakers *speakers, const Phrase *phrase,
                                       const Phrase *beside)
{
    const BmStory *story = speakers->story;
    const Phrase *calling =
        bm_story_word(story, BM_RULES_ARTICLES, phrase->first) ? phrase : beside;
    const Phrase *person = calling == phrase ? beside : phrase;
    guint first = calling->first + 1;
    if (calling->first >= calling->end || first >= calling->end ||
        !bm_story_word(story, BM_RULES_ARTICLES, calling->first) ||
        calling->name_end > calling->name_first || person->name_first != person->first ||
        person->name_end < person->first + 2)
        return NULL;
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->name = bm_tokens_text(story->tokens, person->name_first, person->name_end);
    speaker->role = bm_tokens_text(story->tokens, first, calling->end);
    speaker->by = g_strdup(speaker->role);
    speaker->head = g_strdup(bm_token_lower(story->tokens, (gint64)calling->end - 1));
    return remember_take(speakers, speaker);
}

static Phrase phrase_of(const BmStory *story, guint first, guint end)
{
    Phrase phrase = { .story = story, .first = first, .end = MAX(first, end) };
    trim(&phrase);
    phrase.party = bm_speakers_party(story, phrase.first, phrase.end);
    find_role(&phrase);
    find_name(&phrase);
    return phrase;
}

const BmSpeaker *bm_speakers_read(BmSpeakers *speakers, guint first, guint end, guint beside_first,
                                  guint beside_end)
{
    const BmStory *story = speakers->story;
    speakers->paragraph =
        bm_sentence(story->tokens, bm_token(story->tokens, first)->sentence)->paragraph;
    Phrase phrase = phrase_of(story, first, end);
    Phrase beside = phrase_of(story, beside_first, beside_end);
    if (phrase.first >= phrase.end)
        return NULL;
    const BmSpeaker *known = NULL;
    if (phrase.end - phrase.first == 1)
        known = follow_pronoun(speakers, phrase.first);
    gboolean office = phrase.role_end > phrase.role_first || beside.role_end > beside.role_first;
    gboolean named = phrase.name_end > phrase.name_first;
    if (!known && named && !phrase.party) {
        const BmToken *last = bm_token(story->tokens, phrase.name_end - 1);
        char *word = g_strndup(story->tokens->text + last->start, last->end - last->start);
        known = last_such(speakers, has_family_name, word);
        g_free(word);
    }
    if (!known && office && !named)
        known = follow_office(speakers, &phrase);
    if (known)
        return remember_again(speakers, known);
    gboolean state = (phrase.role_value && strcmp(phrase.role_value, "state") == 0) ||
                     (beside.role_value && strcmp(beside.role_value, "state") == 0);
    if ((known = state ? NULL : follow_people(speakers, &phrase)))
        return known;
    if (!phrase.party && !beside.party && !state &&
        (known = read_described(speakers, &phrase, &beside)))
        return known;
    /* A body's own name swallows its office: "the Bara emergency room", "Médecins Sans …". */
    if (!phrase.party && !state && !(named && office && beside.role_end > beside.role_first))
        return read_body(speakers, &phrase);
    BmSpeaker *speaker = read_office(speakers, &phrase, &beside);
    if (!speaker->by && !speaker->name) {
        bm_speaker_free(speaker);
        return NULL;
    }
    return remember_take(speakers, speaker);
}
