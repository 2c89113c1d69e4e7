/** @file
 * Who moves, how many of them, and where: each a small test.
 */
#include "extract/movements.h"

#include <stdlib.h>
#include <string.h>

/** "2,400", "several hundred", "dozens": many enough to be told as a displacement. */
static gboolean is_many(const BmStory *story, guint at, guint end)
{
    enum { FEWEST = 10 };
    const BmToken *token = bm_token(story->tokens, at);
    return (token->kind == BM_TOKEN_NUMBER &&
            (atoi(token->lower) >= FEWEST || strchr(token->lower, ','))) ||
           bm_story_match(story, BM_RULES_VAGUE_COUNTS, at, end, NULL) ||
           bm_story_word(story, BM_RULES_SCALES, at);
}

/** Behind a count: people who are not armed. */
static gboolean are_civilians(const BmStory *story, guint first, guint at)
{
    enum { NEAR = 5 };
    for (guint i = first; i < at; i++) {
        const char *kind = bm_story_match(story, BM_RULES_VICTIMS, i, at, NULL);
        if (!kind || strcmp(kind, "civil") != 0)
            continue;
        for (guint count = i > first + NEAR ? i - NEAR : first; count < i; count++)
            if (is_many(story, count, i))
                return TRUE;
    }
    return FALSE;
}

/** "… the village", "… X", "… the border". */
static gboolean has_place(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 8 };
    for (guint i = at; i < MIN(end, at + FARTHEST); i++) {
        const char *thing = bm_story_match(story, BM_RULES_THINGS, i, end, NULL);
        if (bm_mention_at(story->mentions, i) || bm_story_word(story, BM_RULES_HAVENS, i) ||
            (thing && (strcmp(thing, "settlements") == 0 || strcmp(thing, "homes") == 0)))
            return TRUE;
        if (bm_story_is(story, i, ",") || bm_story_is(story, i, ";"))
            return FALSE;
    }
    return FALSE;
}

gboolean bm_movement_at(const BmStory *story, const BmSentence *sentence, guint at, guint *length)
{
    enum { FARTHEST = 14 };
    guint words = 0;
    if (!bm_story_match(story, BM_RULES_MOVEMENT_VERBS, at, sentence->end, &words))
        return FALSE;
    guint first = at > sentence->first + FARTHEST ? at - FARTHEST : sentence->first;
    if (!are_civilians(story, MAX(first, MIN(story->dateline_end, at)), at) ||
        !has_place(story, at + words, sentence->end))
        return FALSE;
    *length = words;
    return TRUE;
}
