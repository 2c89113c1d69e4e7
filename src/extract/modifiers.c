/** @file
 * Stepping over modifiers, each only where a verb follows.
 */
#include "extract/modifiers.h"

#include <string.h>

#include "extract/count_nouns.h"

static gboolean is_auxiliary(const BmStory *story, gint64 at)
{
    return bm_story_word(story, BM_RULES_AUXILIARIES, at) != NULL;
}

gboolean bm_begins_relative(const BmStory *story, guint at)
{
    return bm_story_word(story, BM_RULES_RELATIVES, at) ||
           bm_story_word(story, BM_RULES_THAT_WORDS, at);
}

gboolean bm_may_stand_in_predicate(const BmStory *story, guint at)
{
    return bm_story_word(story, BM_RULES_BEFORE_PARTICIPLE, at) || is_auxiliary(story, at) ||
           bm_story_match(story, BM_RULES_BEFORE_VERB, at, at + 1, NULL);
}

/** A verb that says what became of somebody may begin here. */
static gboolean begins_predicate(const BmStory *story, guint at, guint end)
{
    return at < end &&
           (is_auxiliary(story, at) || bm_story_match(story, BM_RULES_HARM_BEHIND, at, end, NULL) ||
            bm_story_word(story, BM_RULES_BEARING_VERBS, at) ||
            bm_story_word(story, BM_RULES_LEAVING_VERBS, at) ||
            bm_story_word(story, BM_RULES_GOING_VERBS, at));
}

/** Over ", he said,". */
static guint skip_speech(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 5 };
    gboolean speech = FALSE;
    if (!bm_story_is(story, at, ","))
        return at;
    for (guint i = at + 1; i < end && i < at + LONGEST; i++) {
        if (bm_story_is(story, i, ","))
            return speech ? i + 1 : at;
        speech = speech || bm_story_word(story, BM_RULES_SPEECH, i) != NULL;
    }
    return at;
}

/** The mark that closes an aside opened at `at`, or NULL where none opens. */
static const char *closing_mark(const BmStory *story, guint at)
{
    static const char *const pairs[][2] = {
        { ",", "," }, { "(", ")" }, { "-", "-" }, { "–", "–" }, { "—", "—" }
    };
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (bm_story_is(story, at, pairs[i][0]))
            return pairs[i][1];
    return NULL;
}

/** Over ", most of them men,", "(including two children)". */
static guint skip_aside(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 16 };
    const char *closing = closing_mark(story, at);
    for (guint i = at + 2; closing && i < end && i <= at + LONGEST; i++)
        if (bm_story_is(story, i, closing) && begins_predicate(story, i + 1, end))
            return i + 1;
    return at;
}

/** TRUE where a phrase within a clause cannot go on. */
static gboolean ends_phrase(const BmStory *story, guint at, guint end)
{
    return (bm_token(story->tokens, at)->kind == BM_TOKEN_MARK && !bm_story_is(story, at, "-") &&
            !bm_story_is(story, at, "'s")) ||
           bm_story_match(story, BM_RULES_CLAUSE_BREAKS, at, end, NULL) ||
           bm_story_word(story, BM_RULES_NEGATIONS, at) ||
           bm_story_match(story, BM_RULES_SPEECH, at, end, NULL);
}

/** Over where those counted are from, "residents of X have", or who else they are with, "and a
 *  depot of the army were". */
static guint skip_phrase(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 10 };
    gboolean origin = bm_story_word(story, BM_RULES_OF_WORDS, at) ||
                      bm_story_word(story, BM_RULES_WHEREABOUTS, at) ||
                      bm_story_word(story, BM_RULES_WITH_WORDS, at) ||
                      bm_story_match(story, BM_RULES_PLACE_PREPOSITIONS, at, end, NULL) ||
                      bm_ends_as(story, at, BM_RULES_PARTICIPLE_ENDS);
    gboolean joined = bm_story_word(story, BM_RULES_AND_WORDS, at) &&
                      (bm_story_match(story, BM_RULES_ARTICLES, at + 1, end, NULL) ||
                       bm_story_word(story, BM_RULES_DEFINITE, (gint64)at + 1) ||
                       bm_story_word(story, BM_RULES_POSSESSIVES, (gint64)at + 1) ||
                       bm_story_word(story, BM_RULES_OWNERS, (gint64)at + 1));
    if (!origin && !joined)
        return at;
    for (guint i = at + 1; i < end && i <= at + LONGEST; i++) {
        /* "people in the village who fled" */
        if (i > at + 1 && bm_story_word(story, BM_RULES_RELATIVES, i))
            return joined ? at : i;
        /* "residents of the town, two of whom died, were hurt" */
        guint aside = skip_aside(story, i, end);
        if (aside > i && bm_story_is(story, i, ","))
            return aside;
        if (ends_phrase(story, i, end))
            return at;
        if (is_auxiliary(story, i))
            return i;
        if (i > at + 1 && begins_predicate(story, i, end))
            return joined ? at : i;
    }
    return at;
}

/** Over "who were guarding the mosque" or "who signed the accord", up to the main verb. */
static guint skip_relative(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 14 };
    if (!bm_begins_relative(story, at))
        return at;
    guint i = at + 1;
    while (i < end && bm_may_stand_in_predicate(story, i))
        i++;
    for (i++; i < end && i <= at + LONGEST; i++) {
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK && !bm_story_is(story, i, "'s"))
            return at;
        if (is_auxiliary(story, i))
            return i;
    }
    return at;
}

guint bm_skip_modifier(const BmStory *story, guint at, guint end)
{
    static guint (*const skips[])(const BmStory *, guint, guint) = { skip_speech, skip_aside,
                                                                     skip_phrase, skip_relative };
    for (guint i = 0; at < end && i < G_N_ELEMENTS(skips); i++) {
        guint next = skips[i](story, at, end);
        if (next != at)
            return next;
    }
    return at;
}
