/** @file
 * Offices and names in noun phrases.
 */
#include "extract/speaker_phrase.h"

#include <string.h>

#include "extract/groups.h"

/** A lesser place's name may be a person's as well. */
static const double WELL_KNOWN = 5;

/** TRUE where the token is part of a party's name: "Arakan Army", "United Nations". */
static gboolean is_in_party(const BmSpeakerPhrase *phrase, guint at)
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
static void find_role(BmSpeakerPhrase *phrase)
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

/** "Faisal", and "al-Issawi". */
static gboolean is_capital_name(const BmStory *story, guint at)
{
    enum { LONGEST_ARTICLE = 3 };
    const BmToken *token = bm_token(story->tokens, at);
    const char *text = story->tokens->text + token->start;
    const char *hyphen = memchr(text, '-', token->end - token->start);
    return token->is_capital || (hyphen && hyphen - text <= LONGEST_ARTICLE &&
                                 g_unichar_isupper(g_utf8_get_char(hyphen + 1)));
}

static gboolean is_name_word(const BmSpeakerPhrase *phrase, guint at)
{
    const BmStory *story = phrase->story;
    const BmMention *mention = bm_mention_at(story->mentions, at);
    if (bm_story_word(story, BM_RULES_NAME_PARTICLES, at) && at + 1 < phrase->end &&
        at > phrase->first)
        return TRUE;
    return is_capital_name(story, at) && (at < phrase->role_first || at >= phrase->role_end) &&
           !bm_story_match(story, BM_RULES_ROLES, at, phrase->end, NULL) &&
           !bm_story_match(story, BM_RULES_DEMONYMS, at, phrase->end, NULL) &&
           !is_in_party(phrase, at) && !bm_story_word(story, BM_RULES_TITLES, at) &&
           !bm_story_word(story, BM_RULES_WEEKDAYS, at) &&
           (!mention || mention->weight < WELL_KNOWN);
}

/** Capital words at the end of the phrase; FALSE where they are no person's name. */
static gboolean find_last_name(BmSpeakerPhrase *phrase)
{
    const BmStory *story = phrase->story;
    guint begin = phrase->end;
    while (begin > phrase->first &&
           (is_name_word(phrase, begin - 1) || (bm_story_is(story, (gint64)begin - 1, ".") &&
                                                begin - 1 > phrase->first && begin < phrase->end)))
        begin--;
    while (begin < phrase->end && !is_capital_name(story, begin))
        begin++;
    /* "Ministry of Defence", "Minister of the Interior", "the office in Nazran": no person. */
    gint64 before = (gint64)begin - 1;
    if (begin > phrase->first && (bm_story_word(story, BM_RULES_OF_WORDS, before) ||
                                  bm_story_word(story, BM_RULES_FOR_WORDS, before) ||
                                  bm_story_word(story, BM_RULES_DEFINITE, before) ||
                                  bm_story_word(story, BM_RULES_WHEREABOUTS, before)))
        return FALSE;
    /* "Gen. Sylvain Kasongo": the title stays outside. */
    if (begin < phrase->end && bm_story_word(story, BM_RULES_ABBREVIATIONS, begin) &&
        begin + 2 < phrase->end)
        begin += 2;
    if (begin == phrase->end ||
        bm_story_word(story, BM_RULES_UNIT_NOUNS, (gint64)phrase->end - 1) ||
        bm_story_word(story, BM_RULES_GROUP_NOUNS, (gint64)phrase->end - 1))
        return FALSE;
    /* "state news agency SUNA" */
    if (begin + 1 == phrase->end && bm_token(story->tokens, begin)->is_capitals &&
        phrase->role_end == begin && phrase->role_end > phrase->role_first)
        return FALSE;
    phrase->name_first = begin;
    phrase->name_end = phrase->end;
    return TRUE;
}

/** "Brig. Osman Hamid of the Darfur police": the name before "of", the office behind it. */
static void find_first_name(BmSpeakerPhrase *phrase)
{
    const BmStory *story = phrase->story;
    guint first = phrase->first;
    while (first < phrase->end && (bm_story_word(story, BM_RULES_TITLES, first) ||
                                   (first > phrase->first && bm_story_is(story, first, "."))))
        first++;
    guint end = first;
    while (end < phrase->end && is_name_word(phrase, end))
        end++;
    guint least = first > phrase->first ? 1 : 2;
    if (end < first + least || end + 1 >= phrase->end ||
        !bm_story_word(story, BM_RULES_AFFILIATION_WORDS, end) ||
        bm_story_word(story, BM_RULES_GROUP_NOUNS, (gint64)end - 1) ||
        bm_story_word(story, BM_RULES_UNIT_NOUNS, (gint64)end - 1) ||
        bm_story_word(story, BM_RULES_BODIES_AFTER, (gint64)end - 1))
        return;
    phrase->name_first = first;
    phrase->name_end = end;
    guint body = end + 1;
    if (bm_story_word(story, BM_RULES_DEFINITE, body))
        body++;
    gboolean named = body < phrase->end && bm_token(story->tokens, body)->is_capital &&
                     !bm_mention_at(story->mentions, body) && body + 1 < phrase->end;
    phrase->body_first = named ? body : phrase->end;
    phrase->body_end = phrase->end;
}

/** "known as Tiger", "call sign Falcon", "nom de guerre Abu Layla": the name; the phrase ends
 * before the words. */
static void find_alias(BmSpeakerPhrase *phrase)
{
    const BmStory *story = phrase->story;
    guint length = 0;
    guint at = bm_story_find(story, BM_RULES_ALIASES, phrase->first, phrase->end, &length, NULL);
    guint first = at + length, end = first;
    while (end < phrase->end && is_capital_name(story, end))
        end++;
    if (first < phrase->end && bm_story_word(story, BM_RULES_DEFINITE, first))
        for (first++, end = first; end < phrase->end && is_capital_name(story, end);)
            end++;
    if (at == phrase->end || end == first)
        return;
    const char *before = bm_token_lower(story->tokens, (gint64)at - 1);
    gboolean body = bm_token(story->tokens, first)->is_capitals ||
                    bm_phrases_word(bm_rules_list(story->rules, BM_RULES_BODY_WORDS), before) ||
                    (at > phrase->first &&
                     (bm_phrases_word(bm_rules_list(story->rules, BM_RULES_SMALL_GROUPS), before) ||
                      bm_phrases_word(bm_rules_list(story->rules, BM_RULES_GROUP_NOUNS), before)));
    phrase->is_alias = !body;
    *(body ? &phrase->body_first : &phrase->name_first) = first;
    *(body ? &phrase->body_end : &phrase->name_end) = end;
    phrase->end = at;
}

/** "an official quoted by the agency": how somebody was asked is not who they are. */
static void cut_manner(BmSpeakerPhrase *phrase)
{
    const BmStory *story = phrase->story;
    for (guint at = phrase->first + 1; at < phrase->end; at++)
        if (bm_story_word(story, BM_RULES_PEOPLE_ENDS, at) &&
            bm_story_find(story, BM_RULES_ROLES, phrase->first, at, NULL, NULL) < at) {
            phrase->end = at;
            return;
        }
}

/** "Colonel Adam Yahya": an officer's rank is an office of the state. */
static void take_rank(BmSpeakerPhrase *phrase)
{
    if (phrase->role_end > phrase->role_first || phrase->is_alias || phrase->party ||
        phrase->name_end == phrase->name_first || phrase->name_first <= phrase->first ||
        !bm_token(phrase->story->tokens, phrase->first)->is_capital ||
        !bm_story_word(phrase->story, BM_RULES_RANKS, phrase->first))
        return;
    phrase->role_first = phrase->first;
    phrase->role_end = phrase->name_first;
    phrase->role_value = "state";
}

/** Drops articles, prepositions and dates before the phrase. */
static void trim(BmSpeakerPhrase *phrase)
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
            bm_story_word(story, BM_RULES_WEEKDAYS, (gint64)phrase->end - 1) ||
            (phrase->end > phrase->first + 1 && /* "the army on Sunday said" */
             bm_story_word(story, BM_RULES_MANNER_WORDS, (gint64)phrase->end - 1)) ||
            bm_story_word(story, BM_RULES_BEFORE_VERB, (gint64)phrase->end - 1)) &&
           !bm_story_is(story, (gint64)phrase->end - 1, "."))
        phrase->end--;
}

BmSpeakerPhrase bm_speaker_phrase(const BmStory *story, guint first, guint end)
{
    BmSpeakerPhrase phrase = { .story = story, .first = first, .end = MAX(first, end) };
    trim(&phrase);
    phrase.name_first = phrase.name_end = phrase.end;
    phrase.body_first = phrase.body_end = phrase.end;
    find_alias(&phrase);
    if (!phrase.is_alias) /* the phrase may end earlier now */
        phrase.name_first = phrase.name_end = phrase.end;
    cut_manner(&phrase);
    phrase.party = bm_speakers_party(story, phrase.first, phrase.end);
    find_role(&phrase);
    gboolean known = phrase.is_alias || phrase.body_end > phrase.body_first;
    if (!known && !find_last_name(&phrase))
        find_first_name(&phrase);
    take_rank(&phrase);
    return phrase;
}

/** The text of an office: without articles, the country before it and the name behind it. */
char *bm_speaker_phrase_role(const BmSpeakerPhrase *phrase)
{
    const BmStory *story = phrase->story;
    gboolean named =
        phrase->name_first < phrase->name_end && phrase->name_first >= phrase->role_end;
    gboolean goes_on = bm_story_word(story, BM_RULES_OF_WORDS, phrase->role_end) ||
                       bm_story_word(story, BM_RULES_FOR_WORDS, phrase->role_end);
    guint end = named ? phrase->name_first : goes_on ? phrase->end : phrase->role_end;
    /* "Osman Hamid of the Darfur police" */
    guint first = phrase->name_end <= phrase->role_first ? phrase->name_end + 1 : phrase->first;
    gboolean people = phrase->role_value && strcmp(phrase->role_value, "people") == 0;
    GString *text = g_string_new(NULL);
    for (guint at = first; at < end;) {
        guint length = 1;
        const BmToken *token = bm_token(story->tokens, at);
        const BmMention *mention = bm_mention_at(story->mentions, at);
        gboolean before_role = at < phrase->role_end;
        gboolean dropped =
            (before_role && bm_story_match(story, BM_RULES_DEMONYMS, at, end, &length)) ||
            (at == first && (bm_story_word(story, BM_RULES_DEFINITE, at) ||
                             (people && bm_story_word(story, BM_RULES_NUMBERS, at)) ||
                             bm_story_word(story, BM_RULES_OWNERS, at) ||
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
