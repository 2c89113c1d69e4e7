/** @file
 * What a figure counts, and whose they are.
 */
#include "extract/count_nouns.h"

#include <string.h>

#include "extract/speakers.h"

enum { LONGEST_NOUN = 10 };

static const char *adjective_harm(const BmStory *story, guint at, guint end)
{
    guint length = 0;
    bm_story_match(story, BM_RULES_HARM_BEHIND, at, end, &length);
    if (length > 1) /* "14 taken prisoner" */
        return NULL;
    const char *harm = bm_story_word(story, BM_RULES_HARM_BEHIND, at);
    return harm && (bm_story_word(story, BM_RULES_VICTIMS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_THINGS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_DEMONYMS, (gint64)at + 1))
               ? harm
               : NULL;
}

/** What ends the noun at `at`: a kind of victims or of things; its tokens. */
static guint noun_at(const BmStory *story, guint at, guint end, BmCount *count)
{
    guint victims_length = 0, thing_length = 0;
    const char *victims = bm_story_match(story, BM_RULES_VICTIMS, at, end, &victims_length);
    const char *thing = bm_story_match(story, BM_RULES_THINGS, at, end, &thing_length);
    if (!victims && !thing)
        return 0;
    gboolean people = victims_length >= thing_length && victims;
    count->victims = people ? victims : NULL;
    count->thing = people ? NULL : thing;
    return people ? victims_length : thing_length;
}

gboolean bm_count_noun_ends(const BmStory *story, guint at)
{
    const BmToken *token = bm_token(story->tokens, at);
    if (token->kind != BM_TOKEN_WORD)
        return strcmp(token->lower, "'s") != 0 && strcmp(token->lower, "-") != 0;
    return bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at) ||
           bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, at) ||
           bm_story_word(story, BM_RULES_AND_WORDS, at) ||
           bm_story_word(story, BM_RULES_NOUN_ENDS, at);
}

static gboolean is_number(const BmStory *story, guint at)
{
    return bm_token(story->tokens, at)->kind == BM_TOKEN_NUMBER ||
           bm_story_word(story, BM_RULES_NUMBERS, at);
}

/** One step through the words of a noun; its tokens, or 0 where the noun has ended. */
static guint read_noun_word(const BmStory *story, guint at, guint limit, BmCount *count,
                            GString *of, gboolean *is_head)
{
    const char *harm = adjective_harm(story, at, limit);
    guint party_length = 1, length = noun_at(story, at, limit, count);
    const char *party = bm_speakers_party_at(story, at, limit, &party_length);
    count->harm = harm ? harm : count->harm;
    *is_head = length > 0;
    if (party && length == 0) {
        count->side = party;
        /* "New People's Army (NPA) fighters" */
        if (bm_story_is(story, at + party_length, "(") &&
            bm_story_is(story, (gint64)at + party_length + 2, ")"))
            return party_length + 3;
        return party_length;
    }
    gboolean ended =
        bm_count_noun_ends(story, at) || bm_story_word(story, BM_RULES_HARM_BEHIND, at);
    if (harm) {
        g_string_truncate(of, 0); /* "critically wounded" */
        *is_head = FALSE;
        return 1;
    }
    if (length == 0 && (ended || is_number(story, at)))
        return 0;
    length = MAX(length, 1);
    if (bm_story_is(story, at, "'s")) { /* "the group's pilots" */
        g_string_truncate(of, 0);
        return length;
    }
    if (!bm_story_word(story, BM_RULES_OWNERS, at) &&
        !bm_story_word(story, BM_RULES_POSSESSIVES, at)) {
        char *word = bm_tokens_text(story->tokens, at, at + length);
        g_string_append_printf(of, "%s%s", of->len > 0 ? " " : "", word);
        g_free(word);
    }
    return length;
}

/** "three fighters of the SDF": whose they are, behind; the token after. */
static guint read_owner(const BmStory *story, guint at, guint end, BmCount *count)
{
    guint owner = bm_story_word(story, BM_RULES_DEFINITE, at + 1) ? at + 2 : at + 1, length = 1;
    if (!bm_story_word(story, BM_RULES_OF_WORDS, at) || owner >= end)
        return at;
    const char *side = bm_speakers_party_at(story, owner, end, &length);
    count->side = side ? side : count->side;
    if (side && bm_story_word(story, BM_RULES_SIDE_NOUNS, (gint64)owner + length))
        length++; /* "of the Kyrgyz side" */
    return side ? owner + length : at;
}

/** "two posts and a depot of the army": whose both are, behind the other noun. */
static void read_owner_of_pair(const BmStory *story, guint after, guint end, BmCount *count)
{
    enum { LONGEST = 6 };
    guint at = after + 1;
    if (count->side || !bm_story_word(story, BM_RULES_AND_WORDS, after) ||
        !(bm_story_match(story, BM_RULES_ARTICLES, at, end, NULL) ||
          bm_story_word(story, BM_RULES_DEFINITE, at)))
        return;
    while (at < MIN(end, after + LONGEST) && !bm_count_noun_ends(story, at) &&
           !bm_story_word(story, BM_RULES_OF_WORDS, at))
        at++;
    read_owner(story, at, end, count);
}

/** A party's own name, or a people's, for those counted. */
static void take_people(const BmStory *story, guint after, BmCount *count, GString *of)
{
    static const char people[] = "civil";
    guint last = after - 1;
    if (!bm_token(story->tokens, last)->is_capital)
        return;
    char *word = bm_tokens_text(story->tokens, last, after);
    g_string_assign(of, word);
    g_free(word);
    count->victims = people;
}

/** "of the wounded", at the last word: who they are is said by what befell them. */
static guint read_harmed(const BmStory *story, guint at, guint end, guint after, BmCount *count)
{
    static const char people[] = "civil";
    const char *harm = at < end && bm_story_word(story, BM_RULES_COUNTED_HARMS, at)
                           ? bm_story_word(story, BM_RULES_HARM_BEHIND, at)
                           : NULL;
    if (!harm)
        return after;
    count->victims = people;
    count->harm = harm;
    return at + 1;
}

guint bm_counts_read_noun(const BmStory *story, guint at, guint end, BmCount *count)
{
    GString *of = g_string_new(NULL);
    guint limit = MIN(end, at + LONGEST_NOUN), i = at, after = at;
    /* "of the assailants", "the men" */
    if (i < limit && bm_story_word(story, BM_RULES_OF_WORDS, i))
        i++;
    if (i < limit && bm_story_word(story, BM_RULES_DEFINITE, i) &&
        !(i == at && bm_story_word(story, BM_RULES_THAT_WORDS, i)))
        i++;
    guint noun = i;
    while (i < limit) {
        gboolean is_head = FALSE;
        guint length = read_noun_word(story, i, limit, count, of, &is_head);
        if (length == 0)
            break;
        i += length;
        after = i;
        if (is_head && bm_story_is(story, i, "'s")) /* "the town's houses" */
            continue;
        /* "army posts": a noun of people may stand before the thing. */
        BmCount next = *count;
        if (is_head &&
            (noun_at(story, i, limit, &next) == 0 || bm_story_word(story, BM_RULES_HARM_BEHIND, i)))
            break;
    }
    if (!count->victims && !count->thing && count->side && after > at) /* "nine Taliban" */
        take_people(story, after, count, of);
    if (noun > at + 1)
        after = read_harmed(story, noun, end, after, count);
    gboolean known = count->victims || count->thing;
    if (known) {
        after = read_owner(story, after, end, count);
        read_owner_of_pair(story, after, end, count);
    }
    if (count->victims && !count->harm) /* "three of the dead", "900 new arrivals" */
        count->harm = bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEHIND),
                                              story->tokens, at, after, NULL);
    char *words = g_string_free(of, FALSE);
    gboolean says_who =
        known && words[0] &&
        !bm_phrases_word(bm_rules_list(story->rules, BM_RULES_COUNTED_HARMS), words);
    count->of = says_who ? words : NULL;
    if (!says_who)
        g_free(words);
    return known ? after : at;
}
