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
