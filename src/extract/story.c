/** @file
 * What is known of a report before its sentences are read.
 */
#include "extract/story.h"

#include <string.h>

#include "extract/dates.h"
#include "extract/explained_names.h"
#include "extract/groups.h"

const char *bm_story_match(const BmStory *story, BmRulesList list, guint at, guint end,
                           guint *length)
{
    return bm_phrases_match(bm_rules_list(story->rules, list), story->tokens, at, end, length);
}

const char *bm_story_word(const BmStory *story, BmRulesList list, gint64 at)
{
    return bm_phrases_word(bm_rules_list(story->rules, list), bm_token_lower(story->tokens, at));
}

gboolean bm_story_is(const BmStory *story, gint64 at, const char *word)
{
    return strcmp(bm_token_lower(story->tokens, at), word) == 0;
}

gboolean bm_story_is_mark(const BmStory *story, gint64 at, const char *marks)
{
    const char *word = bm_token_lower(story->tokens, at);
    return word[0] != '\0' && at >= 0 &&
           bm_token(story->tokens, (guint)at)->kind == BM_TOKEN_MARK && strstr(marks, word) != NULL;
}

guint bm_story_find(const BmStory *story, BmRulesList list, guint first, guint end, guint *length,
                    const char **value)
{
    guint found_length = 1;
    for (guint at = first; at < end; at++) {
        const char *found = bm_story_match(story, list, at, end, &found_length);
        if (!found)
            continue;
        if (length)
            *length = found_length;
        if (value)
            *value = found;
        return at;
    }
    return end;
}

const char *bm_story_country(const BmStory *story, const char *a3)
{
    const char *name = g_hash_table_lookup(story->countries, a3);
    return name ? name : a3;
}

/** "SUDAN" of a heading, unlike "DRC". */
static gboolean is_shouted(const BmStory *story, const BmMention *mention)
{
    enum { LONGEST_INITIALS = 4 };
    const BmToken *token = bm_token(story->tokens, mention->first);
    return token->is_capitals && token->last - token->first > LONGEST_INITIALS;
}

/** Names of countries as the text has them, and which places are capitals. */
static void note_mentions(BmStory *story)
{
    for (guint i = 0; i < story->mentions->len; i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        const BmPlace *place = mention->geocode->place;
        if (!place)
            continue;
        if (g_str_equal(place->kind, "country") &&
            !g_hash_table_contains(story->countries, place->a3))
            g_hash_table_insert(
                story->countries, g_strdup(place->a3),
                g_strdup(is_shouted(story, mention) ? place->name : mention->toponym));
        const BmPlace *sense = place;
        for (guint j = 0; j < mention->geocode->candidates->len; j++) {
            const BmPlace *other = g_ptr_array_index(mention->geocode->candidates, j);
            if (g_str_equal(other->feature_code, "PPLC") && g_str_equal(other->a3, place->a3))
                sense = other;
        }
        if (g_str_equal(sense->feature_code, "PPLC"))
            g_hash_table_insert(story->capitals, g_utf8_strdown(mention->toponym, -1),
                                g_strdup(sense->a3));
    }
}

/** The country of most of the places; of equals the one named first. */
static void note_main_country(BmStory *story)
{
    guint most = 0;
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < story->mentions->len; i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        const BmPlace *place = mention->geocode->place;
        if (!place || strlen(place->a3) != 3)
            continue;
        /* Where things happen says more than who is spoken of. */
        gboolean wide = g_str_equal(place->kind, "country") || g_str_equal(place->kind, "region");
        guint weight = wide ? 1 : 2;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, place->a3)) + weight;
        g_hash_table_insert(counts, place->a3, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            story->country = place->a3;
        }
    }
    g_hash_table_unref(counts);
}

/** The codes of the peoples that the text speaks of, and of its main country. */
static gboolean note_peoples(BmStory *story, BmNames *known, GError **error)
{
    const GPtrArray *names = bm_phrases_values(bm_rules_list(story->rules, BM_RULES_DEMONYMS));
    for (guint i = 0; i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        GError *problem = NULL;
        const BmPlace *place = bm_names_best(known, name, &problem);
        if (problem) {
            g_propagate_error(error, problem);
            return FALSE;
        }
        if (place && g_str_equal(place->kind, "country") &&
            !g_hash_table_contains(story->countries, place->a3))
            g_hash_table_insert(story->countries, g_strdup(place->a3), g_strdup(name));
    }
    return TRUE;
}

/** "The enemy" of a party's own statement: the people spoken of most but for its own. */
static void note_enemy(BmStory *story)
{
    guint most = 0;
    const char *own = story->country ? bm_story_country(story, story->country) : "";
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint at = 0; at < story->tokens->tokens->len; at++) {
        const char *people = bm_story_word(story, BM_RULES_DEMONYMS, at);
        if (!people || strcmp(people, own) == 0)
            continue;
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, people)) + 1;
        g_hash_table_insert(counts, (gpointer)people, GUINT_TO_POINTER(count));
        if (count > most) {
            most = count;
            story->enemy = people;
        }
    }
    g_hash_table_unref(counts);
}

gboolean bm_story_prepare(BmStory *story, BmNames *known, const char *date, GError **error)
{
    story->countries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    story->capitals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    note_mentions(story);
    note_main_country(story);
    if (!note_peoples(story, known, error))
        return FALSE;
    note_enemy(story);
    bm_dateline_find(story, date);
    story->dates = bm_dates_find(story);
    story->explained = bm_explained_names_find(story);
    story->groups = bm_groups_find(story);
    return TRUE;
}

void bm_story_clear(BmStory *story)
{
    g_clear_pointer(&story->countries, g_hash_table_unref);
    g_clear_pointer(&story->capitals, g_hash_table_unref);
    g_clear_pointer(&story->dates, g_array_unref);
    g_clear_pointer(&story->explained, bm_phrases_free);
    g_clear_pointer(&story->groups, bm_phrases_free);
}
