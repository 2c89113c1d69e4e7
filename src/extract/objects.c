/** @file
 * Verbs of harm right before a figure, or before another object that it is joined to.
 */
#include "extract/objects.h"

#include <string.h>

/** The verb that ends at `end`, and the one that it is joined to: "destroyed or damaged"; NULL for
 *  "killed or wounded", of which each befell some. */
static const char *verb_or_two(const BmStory *story, guint first, guint end)
{
    const BmPhrases *verbs = bm_rules_list(story->rules, BM_RULES_HARM_BEFORE);
    guint length = 0;
    const char *verb = bm_phrases_match_before(verbs, story->tokens, first, end, &length);
    guint begin = end - (verb ? length : 1);
    gboolean joined = begin > first + 1 && begin < end &&
                      bm_token(story->tokens, end - 1)->kind == BM_TOKEN_WORD &&
                      bm_story_word(story, BM_RULES_AND_WORDS, (gint64)begin - 1);
    const char *other =
        joined ? bm_phrases_match_before(verbs, story->tokens, first, begin - 1, NULL) : NULL;
    if (!verb || !other)
        return verb ? verb : other;
    return strcmp(verb, other) == 0 ? verb : NULL;
}

/** Back over "a small group" where "of" stands between `at` and the figure; or `at`. */
static guint over_group(const BmStory *story, guint first, guint at, guint figure)
{
    enum { LONGEST = 4 };
    if (at < first + 1 || at >= figure || !bm_story_word(story, BM_RULES_OF_WORDS, at) ||
        !bm_story_word(story, BM_RULES_COLLECTIVES, (gint64)at - 1))
        return at;
    for (guint begin = at - 1; begin > first && at - begin < LONGEST; begin--)
        if (bm_story_word(story, BM_RULES_ARTICLES, (gint64)begin - 1))
            return begin - 1;
    return at;
}

const char *bm_object_harm(const BmStory *story, const BmSentence *sentence, const BmCount *count)
{
    const BmPhrases *verbs = bm_rules_list(story->rules, BM_RULES_HARM_BEFORE);
    guint at = count->number; /* "the death of 50 soldiers": "of" is the verb's */
    while (at > count->first &&
           !bm_phrases_match_before(verbs, story->tokens, sentence->first, at, NULL))
        at--;
    for (; at > sentence->first && at <= count->first; at--)
        if ((!bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) &&
             !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1)) ||
            bm_phrases_match_before(verbs, story->tokens, sentence->first, at, NULL))
            break;
    while (at > sentence->first && bm_story_is_mark(story, (gint64)at - 1, "\"'“”‘’"))
        at--; /* "neutralised" in quotes */
    return verb_or_two(story, sentence->first,
                       over_group(story, sentence->first, at, count->number));
}

/** TRUE where an object of a verb before cannot go on over `at`. */
static gboolean ends_objects(const BmStory *story, guint at, guint end)
{
    return bm_story_is_mark(story, at, ".;:") || bm_story_word(story, BM_RULES_AUXILIARIES, at) ||
           bm_story_word(story, BM_RULES_NEGATIONS, at) ||
           bm_story_match(story, BM_RULES_CLAUSE_BREAKS, at, end, NULL) ||
           bm_story_match(story, BM_RULES_SPEECH, at, end, NULL);
}

const char *bm_object_harm_joined(const BmStory *story, const BmSentence *sentence,
                                  const BmCount *count)
{
    enum { FARTHEST = 12, NEAREST = 2 };
    guint begin = sentence->first, joint = 0;
    bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_TOGETHER), story->tokens, begin,
                            count->first, &joint);
    if (joint == 0)
        return NULL;
    for (guint end = count->first - joint; end > begin && count->first - end < FARTHEST; end--) {
        const char *harm = bm_phrases_match_before(
            bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens, begin, end, NULL);
        if (harm)
            return count->first - end > NEAREST ? harm : NULL;
        if (ends_objects(story, end - 1, count->first))
            return NULL;
    }
    return NULL;
}
