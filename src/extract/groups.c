/** @file
 * Names of groups: capital words before a word such as "army" or "front", and whatever explains an
 * abbreviation in brackets.
 */
#include "extract/explained_names.h"

#include <string.h>

enum { LONGEST_NAME = 8 };

static gboolean is_capital(const BmStory *story, guint at)
{
    return bm_token(story->tokens, at)->is_capital;
}

/** "Army", "Movement-North". */
gboolean bm_group_is_noun(const BmStory *story, guint at)
{
    const char *lower = bm_token_lower(story->tokens, at);
    char *head = g_strndup(lower, strcspn(lower, "-"));
    const char *found = bm_phrases_word(bm_rules_list(story->rules, BM_RULES_GROUP_NOUNS), head);
    g_free(head);
    return found && is_capital(story, at);
}

/** "People's": part of a name, unlike "Ukraine's". */
static gboolean is_possessive_within(const BmStory *story, guint at, guint first)
{
    return at > first && (bm_story_is(story, at, "'s") || bm_story_is(story, at, "'")) &&
           is_capital(story, at - 1) && !bm_mention_at(story->mentions, at - 1) &&
           !bm_story_word(story, BM_RULES_ROLES, at - 1);
}

static gboolean is_name_word(const BmStory *story, guint at)
{
    return is_capital(story, at) && !bm_story_word(story, BM_RULES_DEFINITE, at) &&
           !bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, at) &&
           !bm_story_word(story, BM_RULES_WEEKDAYS, at);
}

/** "the Justice and Equality Movement": the first of the words before "and" at `at`, where an
 *  article says that both are one name; `at` + 1 where they are two. */
static guint before_and(const BmStory *story, guint first, guint at)
{
    guint begin = at;
    while (begin > first && is_name_word(story, begin - 1) &&
           !bm_mention_at(story->mentions, begin - 1) &&
           !bm_story_word(story, BM_RULES_DEMONYMS, begin - 1))
        begin--;
    gboolean one = begin < at && begin > first &&
                   bm_story_word(story, BM_RULES_DEFINITE, (gint64)begin - 1) &&
                   !bm_story_match(story, BM_RULES_PARTIES, begin, at, NULL) &&
                   !bm_story_match(story, BM_RULES_ROLES, begin, at, NULL);
    return one ? begin : at + 1;
}

/** The first of the capital words that end at `end`. */
guint bm_group_name_begin(const BmStory *story, guint first, guint end)
{
    guint at = end;
    while (at > first && end - at < LONGEST_NAME) {
        gboolean joint = at < end && is_possessive_within(story, at - 1, first);
        if (at < end && bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1))
            return before_and(story, first, at - 1);
        if (!joint && !is_name_word(story, at - 1))
            break;
        at--;
    }
    return at;
}

/** The country that forces belong to ("Sudanese Armed Forces"), or NULL; *plain where every word
 * but the last is one that any state's forces have. */
const char *bm_group_state(const BmStory *story, guint first, guint end, gboolean *plain)
{
    guint length = 0, at = first;
    /* "Royal Thai Army" */
    if (first + 2 < end && bm_story_word(story, BM_RULES_STATE_FORCES, first) &&
        bm_story_word(story, BM_RULES_DEMONYMS, (gint64)first + 1))
        at = ++first;
    const BmMention *mention = bm_mention_at(story->mentions, first);
    const BmPlace *place = mention ? mention->geocode->place : NULL;
    const char *country = bm_story_match(story, BM_RULES_DEMONYMS, first, end, &length);
    if (country) {
        at += length;
    } else if (place && g_str_equal(place->kind, "country")) {
        country = bm_story_country(story, place->a3);
        at = mention->end;
    }
    *plain = at + 1 < end || bm_story_word(story, BM_RULES_STATE_FORCES, (gint64)end - 1);
    for (; at + 1 < end; at++)
        *plain = *plain && bm_story_word(story, BM_RULES_STATE_FORCES, at);
    return country;
}

static void add_name(const BmStory *story, BmPhrases *groups, guint first, guint end)
{
    gboolean plain;
    const char *country = bm_group_state(story, first, end, &plain);
    char *name = bm_tokens_text(story->tokens, first, end);
    if (plain && country)
        bm_phrases_add(groups, name, country);
    else if (!plain)
        bm_phrases_add(groups, name, name);
    g_free(name);
}

/** Over "for the Defence of Faith and Land" behind the noun; "of" a place is no part of a name. */
static guint purpose_end(const BmStory *story, guint end, guint limit)
{
    guint at = end + 1, last = end;
    gboolean of = bm_story_word(story, BM_RULES_OF_WORDS, end) != NULL;
    if ((!of && !bm_story_word(story, BM_RULES_FOR_WORDS, end)) ||
        (of && bm_mention_at(story->mentions, at)))
        return end;
    for (; at < limit && at < end + LONGEST_NAME; at++) {
        gboolean joint = bm_story_word(story, BM_RULES_OF_WORDS, at) ||
                         bm_story_word(story, BM_RULES_AND_WORDS, at) ||
                         bm_story_word(story, BM_RULES_DEFINITE, at);
        if (is_capital(story, at))
            last = at + 1;
        else if (!joint)
            break;
    }
    return last;
}

/** TRUE where the word has its capital within a sentence too: it is a name. */
static gboolean is_capital_elsewhere(const BmStory *story, guint word)
{
    enum { FARTHEST = 2000 };
    const char *lower = bm_token_lower(story->tokens, word);
    guint end = MIN(story->tokens->tokens->len, word + FARTHEST);
    for (guint at = word > FARTHEST ? word - FARTHEST : 0; at < end; at++) {
        const BmToken *token = bm_token(story->tokens, at);
        if (at != word && token->is_capital && !token->is_capitals &&
            strcmp(token->lower, lower) == 0 &&
            at > bm_sentence(story->tokens, token->sentence)->first)
            return TRUE;
    }
    return FALSE;
}

/** "the Viv Ansanm coalition": the capital words alone, where they are no place and no people. */
static void add_plain(const BmStory *story, BmPhrases *groups, guint first, guint noun)
{
    const char *head = bm_token_lower(story->tokens, noun);
    guint begin = bm_group_name_begin(story, first, noun);
    gboolean opens = begin + 1 == noun && (begin == 0 || begin == first) &&
                     bm_story_word(story, BM_RULES_GROUP_NOUNS, begin);
    if (bm_token(story->tokens, noun)->is_capital || begin == noun ||
        opens || /* "Resistance fighters", "Sixteen militants", "Masked gunmen" */
        (begin + 1 == noun && begin == first && !is_capital_elsewhere(story, begin)) ||
        !bm_phrases_word(bm_rules_list(story->rules, BM_RULES_SMALL_GROUPS), head))
        return;
    for (guint at = begin; at < noun; at++)
        if (bm_mention_at(story->mentions, at) || bm_story_word(story, BM_RULES_DEMONYMS, at) ||
            bm_story_match(story, BM_RULES_ROLES, at, noun, NULL) ||
            bm_story_match(story, BM_RULES_PARTIES, at, noun, NULL) ||
            bm_story_match(story, BM_RULES_NOT_PLACES, at, noun, NULL))
            return;
    char *name = bm_tokens_text(story->tokens, begin, noun);
    bm_phrases_add(groups, name, name);
    g_free(name);
}

/** "Gunmen of the Clan del Golfo", "fighters from the X": a party, where it is no place. */
static void add_owner(const BmStory *story, BmPhrases *groups, guint at, guint limit)
{
    const char *kind = bm_story_word(story, BM_RULES_VICTIMS, at);
    gboolean armed =
        (kind && strcmp(kind, "force") == 0) || bm_story_word(story, BM_RULES_SMALL_GROUPS, at);
    if (!armed || at + 3 >= limit || !bm_story_word(story, BM_RULES_OF_WORDS, at + 1) ||
        !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at + 2))
        return;
    guint first = at + 3, end = first;
    while (end < limit && end - first < LONGEST_NAME && is_capital(story, end))
        end++;
    /* Small joints stand between two capital words. */
    while (end > first && end + 1 < limit && is_capital(story, end + 1) &&
           bm_story_word(story, BM_RULES_NAME_JOINTS, end) &&
           !bm_story_word(story, BM_RULES_AND_WORDS, end) &&
           bm_token(story->tokens, end)->kind == BM_TOKEN_WORD)
        for (end++; end < limit && is_capital(story, end); end++)
            ;
    gboolean plain;
    if (end == first || bm_mention_at(story->mentions, first) ||
        bm_group_state(story, first, end, &plain) ||
        bm_story_match(story, BM_RULES_PARTIES, first, end, NULL) ||
        bm_story_word(story, BM_RULES_UNIT_NOUNS, (gint64)end - 1) ||
        bm_story_find(story, BM_RULES_ROLES, first, end, NULL, NULL) < end)
        return;
    char *name = bm_tokens_text(story->tokens, first, end);
    bm_phrases_add(groups, name, name);
    g_free(name);
}

/** "State Committee for Refugees", "National Disaster Agency": the country's; FALSE: no such. */
static gboolean add_state_body(const BmStory *story, BmPhrases *groups, guint begin, guint noun,
                               guint end)
{
    if (!bm_story_word(story, BM_RULES_STATE_BODY_WORDS, begin) || !story->country ||
        !bm_story_word(story, BM_RULES_STATE_BODY_NOUNS, noun))
        return FALSE;
    char *name = bm_tokens_text(story->tokens, begin, end);
    bm_phrases_add(groups, name, bm_story_country(story, story->country));
    g_free(name);
    return TRUE;
}

/** "Islamic State of Iraq": more than the party of the list. */
static void add_longer_party(const BmStory *story, BmPhrases *groups, guint at, guint end)
{
    guint length = 0;
    if (!is_capital(story, at) || !bm_story_match(story, BM_RULES_PARTIES, at, end, &length) ||
        length < 2 || !bm_story_word(story, BM_RULES_OF_WORDS, at + length))
        return;
    const BmMention *mention = bm_mention_at(story->mentions, at + length + 1);
    const BmPlace *place = mention ? mention->geocode->place : NULL;
    if (!place || !g_str_equal(place->kind, "country") || mention->end > end)
        return;
    char *name = bm_tokens_text(story->tokens, at, mention->end);
    bm_phrases_add(groups, name, name);
    g_free(name);
}

/** The name that ends with a noun of groups at `at`, or with its purpose behind it. */
static void add_by_noun(const BmStory *story, BmPhrases *groups, guint first, guint at, guint end)
{
    /* "… Army Chief": only where the name ends with the noun. */
    gboolean ends = is_capital(story, at) && (at + 1 == end || !is_capital(story, at + 1));
    if (!ends)
        return;
    guint begin = bm_group_name_begin(story, first, at + 1), stop = purpose_end(story, at + 1, end);
    if (begin <= at && add_state_body(story, groups, begin, at, stop))
        return;
    gboolean long_purpose = stop > at + 3; /* "Group for the Defence of …" */
    if (bm_group_is_noun(story, at) && (begin < at || (begin == at && long_purpose)) &&
        !bm_token(story->tokens, begin)->is_capitals)
        add_name(story, groups, begin, stop);
}

BmPhrases *bm_groups_find(const BmStory *story)
{
    BmPhrases *groups = bm_phrases_new();
    for (guint i = 0; i < story->tokens->sentences->len; i++) {
        const BmSentence *sentence = bm_sentence(story->tokens, i);
        guint first = MIN(MAX(sentence->first, story->dateline_end), sentence->end);
        for (guint at = first; at < sentence->end; at++) {
            if (at > first)
                add_plain(story, groups, first, at);
            add_owner(story, groups, at, sentence->end);
            add_longer_party(story, groups, at, sentence->end);
            add_by_noun(story, groups, first, at, sentence->end);
        }
    }
    return groups;
}

const char *bm_story_group(const BmStory *story, guint at, guint end, guint *length)
{
    guint ours = 0, listed = 0;
    /* What the text itself explains: "the Tehrik-i-Taliban Pakistan (TTP)". */
    const char *explained = story->explained && bm_token(story->tokens, at)->is_capital
                                ? bm_phrases_match(story->explained, story->tokens, at, end, &ours)
                                : NULL;
    if (explained) {
        if (length)
            *length = ours;
        return explained;
    }
    const char *group =
        story->groups ? bm_phrases_match(story->groups, story->tokens, at, end, &ours) : NULL;
    const char *party = bm_story_match(story, BM_RULES_PARTIES, at, end, &listed);
    gboolean longer = group && ours > listed && bm_token(story->tokens, at)->is_capital;
    if (length)
        *length = longer ? ours : party ? listed : *length;
    return longer ? group : party;
}
