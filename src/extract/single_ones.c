/** @file
 * One of a kind, by an article, by a name, or by what befell him.
 */
#include "extract/single_ones.h"

#include <string.h>

#include "extract/count_nouns.h"
#include "extract/numbers.h"

/** "killed a highland porter": a person by the verb and by the word's end. */
static gboolean is_unknown_object(const BmStory *story, guint at, guint end)
{
    BmCount noun = { .first = at, .end = at + 1, .minimum = 1 };
    if (!bm_story_match(story, BM_RULES_ARTICLES, at, end, NULL) ||
        !bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens,
                                 0, at, NULL))
        return FALSE;
    bm_counts_read_unknown(story, end, &noun);
    gboolean person = noun.of && bm_counts_is_person(story, noun.end - 1);
    g_free(noun.of);
    return person;
}

/** "captured a border post" */
static gboolean is_taken_post(const BmStory *story, guint at, const char *thing)
{
    return (strcmp(thing, "posts") == 0 || strcmp(thing, "bases") == 0) &&
           bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens,
                                   0, at, NULL);
}

/** "a soldier", "a 61-year-old woman": one of a kind of people. */
static gboolean is_article(const BmStory *story, guint at, guint end)
{
    BmCount noun = { 0 };
    if (!bm_story_match(story, BM_RULES_ARTICLES, at, end, NULL) &&
        !bm_story_word(story, BM_RULES_POSSESSIVES, at))
        return FALSE;
    guint after = bm_counts_read_noun(story, at + 1, end, &noun);
    double many;
    guint length;
    /* "a family of seven" */
    if (bm_story_word(story, BM_RULES_COLLECTIVES, (gint64)after - 1) &&
        bm_story_word(story, BM_RULES_OF_WORDS, after) &&
        bm_number_read(story, after + 1, end, &many, &length)) {
        g_free(noun.of);
        return FALSE;
    }
    gboolean ends = after >= end || bm_count_noun_ends(story, after) ||
                    bm_story_word(story, BM_RULES_HARM_BEHIND, after) ||
                    bm_story_word(story, BM_RULES_HARM_BEFORE, after) ||
                    bm_story_word(story, BM_RULES_OWN_LOSSES, after);
    gboolean post = noun.thing && is_taken_post(story, at, noun.thing);
    gboolean one =
        ends && (noun.victims || post) && after > at + 1 && !bm_counts_is_plural(story, after - 1);
    g_free(noun.of);
    return one || is_unknown_object(story, at, end);
}

/** TRUE where "was killed", "died" or the like begins at `at`. */
static gboolean is_befallen(const BmStory *story, guint at, guint end)
{
    static const char *const harms[] = { "killed", "wounded", "arrested", NULL };
    gboolean passive = FALSE;
    for (; at < end; at++) {
        const char *harm = bm_story_match(story, BM_RULES_HARM_BEHIND, at, end, NULL);
        gboolean transitive = bm_story_word(story, BM_RULES_HARM_BEFORE, at) != NULL;
        if (harm)
            return g_strv_contains(harms, harm) && (passive || !transitive);
        if (bm_story_word(story, BM_RULES_PLURAL_VERBS, at))
            return FALSE;
        passive = passive || bm_story_word(story, BM_RULES_BE_WORDS, at);
        if (!bm_story_word(story, BM_RULES_AUXILIARIES, at) &&
            !bm_story_word(story, BM_RULES_BEFORE_PARTICIPLE, at) &&
            !bm_story_word(story, BM_RULES_BEFORE_VERB, at))
            return FALSE;
    }
    return FALSE;
}

/** TRUE where the word stands earlier in the text. */
static gboolean is_named_before(const BmStory *story, guint at)
{
    const char *word = bm_token_lower(story->tokens, at);
    for (guint i = 0; i < at; i++)
        if (bm_story_is(story, i, word))
            return TRUE;
    return FALSE;
}

/** A noun for one person of the list at `at`; its tokens. */
static guint person_at(const BmStory *story, guint at, guint end)
{
    guint length = 0;
    if (!bm_story_match(story, BM_RULES_VICTIMS, at, end, &length) ||
        bm_counts_is_plural(story, at + length - 1))
        return 0;
    return length;
}

/** "the driver was killed": nobody told of before. */
static gboolean is_definite(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 3 };
    if (!bm_story_word(story, BM_RULES_DEFINITE, at))
        return FALSE;
    for (guint i = at + 1; i < end && i <= at + LONGEST; i++) {
        guint length = person_at(story, i, end);
        if (length > 0)
            return is_befallen(story, i + length, end) && !is_named_before(story, i + length - 1);
        if (bm_count_noun_ends(story, i))
            return FALSE;
    }
    return FALSE;
}

/** Over the name of a person, and his age, at `at`. */
static guint name_end(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 5 };
    guint next = at;
    while (next < end && next < at + LONGEST &&
           ((bm_token(story->tokens, next)->is_capital &&
             !bm_story_word(story, BM_RULES_DEMONYMS, next)) ||
            (next > at && bm_story_word(story, BM_RULES_NAME_PARTICLES, next))))
        next++;
    gboolean age = next > at && bm_story_is(story, next, ",") && next + 2 < end &&
                   bm_token(story->tokens, next + 1)->kind == BM_TOKEN_NUMBER &&
                   bm_story_is(story, (gint64)next + 2, ",");
    return age ? next + 3 : next;
}

/** "Constable Noor Wali was killed", "abducted journalist Ali Hassan, 34": who it is, into `of`. */
static gboolean take_named(const BmStory *story, guint at, guint end, BmCount *count)
{
    guint length = person_at(story, at, end);
    guint name = at + length, after = length > 0 ? name_end(story, name, end) : at;
    if (length == 0 || after == name)
        return FALSE;
    gboolean object = bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEFORE),
                                              story->tokens, 0, at, NULL) != NULL;
    if (!object && !is_befallen(story, after, end))
        return FALSE;
    count->victims = bm_story_match(story, BM_RULES_VICTIMS, at, end, NULL);
    count->of = bm_tokens_text(story->tokens, at, name);
    count->end = after;
    return TRUE;
}

gboolean bm_single_read(const BmStory *story, guint at, guint end, BmCount *count)
{
    gboolean named = take_named(story, at, end, count);
    if (!named && !is_article(story, at, end) && !is_definite(story, at, end))
        return FALSE;
    count->has_minimum = TRUE;
    count->minimum = 1;
    count->end = named ? count->end : at + 1;
    return TRUE;
}
