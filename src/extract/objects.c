/** @file
 * Verbs of harm right before a figure, or before another object that it is joined to.
 */
#include "extract/objects.h"

const char *bm_object_harm(const BmStory *story, const BmSentence *sentence, const BmCount *count)
{
    const BmPhrases *verbs = bm_rules_list(story->rules, BM_RULES_HARM_BEFORE);
    const char *direct = NULL; /* "the death of 50 soldiers": "of" is the verb's */
    for (guint i = count->number + 1; !direct && i > count->first; i--)
        direct = bm_phrases_match_before(verbs, story->tokens, sentence->first, i - 1, NULL);
    guint at = count->first;
    for (; !direct && at > sentence->first; at--) {
        if (!bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) &&
            !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
            break;
    }
    return direct ? direct
                  : bm_phrases_match_before(verbs, story->tokens, sentence->first, at, NULL);
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
    if (!bm_story_word(story, BM_RULES_AND_WORDS, (gint64)count->first - 1))
        return NULL;
    guint begin = sentence->first;
    for (guint end = count->first - 1; end > begin && count->first - end < FARTHEST; end--) {
        const char *harm = bm_phrases_match_before(
            bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens, begin, end, NULL);
        if (harm)
            return count->first - end > NEAREST ? harm : NULL;
        if (ends_objects(story, end - 1, count->first))
            return NULL;
    }
    return NULL;
}
