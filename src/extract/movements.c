/** @file
 * Who moves, how many of them, and where: each a small test.
 */
#include "extract/movements.h"

#include <stdlib.h>
#include <string.h>

#include "extract/groups.h"

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

/** What somebody is who is driven or brought out: "force" or "civil"; NULL for a thing. */
static const char *object_kind(const BmStory *story, guint first, guint end)
{
    const char *kind = NULL;
    guint length = 0;
    for (guint i = first; i < end && !kind; i++) {
        kind = bm_story_match(story, BM_RULES_VICTIMS, i, end, NULL);
        if (!kind && bm_story_group(story, i, end, &length))
            kind = "force";
        if (!kind && is_many(story, i, end) && i + 1 == end) /* "drove thousands from X" */
            kind = "civil";
    }
    return kind;
}

gboolean bm_removal_at(const BmStory *story, const BmSentence *sentence, guint at,
                       BmEventType *type, guint *length)
{
    enum { FARTHEST = 9 };
    guint words = 0, out = 0;
    const char *verb = bm_story_match(story, BM_RULES_REMOVAL_VERBS, at, sentence->end, &words);
    if (!verb)
        return FALSE;
    guint first = at + words, stop = MIN(sentence->end, first + FARTHEST);
    for (guint i = first; i < stop && !bm_story_is(story, i, ","); i++) {
        const char *way = bm_story_match(story, BM_RULES_WAYS_OUT, i, sentence->end, &out);
        if (!way || (way[0] != '\0' && strcmp(way, verb) != 0))
            continue;
        const char *kind = object_kind(story, first, i);
        if (!kind)
            return FALSE;
        gboolean force = strcmp(kind, "force") == 0;
        *type = strcmp(verb, "bring") == 0 ? BM_EVENT_EVACUATION
                : force                    ? BM_EVENT_CAPTURED_POST
                                           : BM_EVENT_DISPLACEMENT;
        *length = i + out - at;
        return !(force && *type == BM_EVENT_EVACUATION) &&
               (*type == BM_EVENT_EVACUATION || has_place(story, i + out, sentence->end));
    }
    return FALSE;
}
