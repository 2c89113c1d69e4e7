/** @file
 * The country or party that words stand for.
 */
#include "extract/parties.h"

#include <string.h>

#include "extract/groups.h"

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

static gboolean is_state(const BmStory *story, const char *name)
{
    GHashTableIter iter;
    gpointer a3, country;
    g_hash_table_iter_init(&iter, story->countries);
    while (g_hash_table_iter_next(&iter, &a3, &country))
        if (strcmp(country, name) == 0)
            return TRUE;
    return FALSE;
}

/** A group that fights, rather than a state or a body that counts. */
static gboolean is_fighting(const BmStory *story, const char *name)
{
    BmTokens *words = bm_rules_tokens(story->rules, name);
    guint count = words->tokens->len;
    gboolean body = FALSE;
    for (guint at = 0; at < count && !body; at++)
        body = bm_phrases_match(bm_rules_list(story->rules, BM_RULES_STANDINGS), words, at, count,
                                NULL) != NULL;
    bm_tokens_free(words);
    return !body && !is_state(story, name);
}

/** The group whose name the text had last before `at`, with the word of token `at` in it where
 *  `part`; a group that fights where not; or NULL. */
static const char *group_before(const BmStory *story, guint at, gboolean part)
{
    enum { FARTHEST = 400 };
    const char *word = bm_token_lower(story->tokens, at);
    for (guint i = at; i > 0 && at - i < FARTHEST; i--) {
        guint length = 0;
        if (!bm_token(story->tokens, i - 1)->is_capital)
            continue;
        const char *name = bm_story_group(story, i - 1, at, &length);
        if (!name)
            continue;
        gboolean holds = !part && is_fighting(story, name);
        for (guint j = i - 1; part && j < i - 1 + length && length > 1; j++)
            holds = holds || strcmp(bm_token_lower(story->tokens, j), word) == 0;
        if (holds)
            return name;
    }
    return NULL;
}

/** "the Tigers", "the rebels": the group named before that the word is short for, or NULL. */
static const char *short_for(const BmStory *story, guint at)
{
    if (!bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
        return NULL;
    if (bm_story_word(story, BM_RULES_UNNAMED_GROUPS, at))
        return group_before(story, at, FALSE);
    gboolean plain =
        bm_token(story->tokens, at)->is_capital && !bm_mention_at(story->mentions, at) &&
        !bm_story_word(story, BM_RULES_ROLES, at) && !bm_story_word(story, BM_RULES_DEMONYMS, at);
    return plain ? group_before(story, at, TRUE) : NULL;
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
    const char *whole = short_for(story, at);
    if (whole) {
        *length = 1;
        return whole;
    }
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
