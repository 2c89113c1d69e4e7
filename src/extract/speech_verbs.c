/** @file
 * Verbs of speech by the word lists, and those that are parted by their object.
 */
#include "extract/speech_verbs.h"

#include <string.h>

static BmStance stance_of(const char *word)
{
    for (int i = 0; i < BM_STANCE_COUNT; i++)
        if (strcmp(bm_stance_words[i], word) == 0)
            return (BmStance)i;
    return BM_STANCE_SAYS;
}

/** "at 30", "to more than 30": a word of `links` before a figure, some words behind the verb. */
static guint link_before_figure(const BmStory *story, BmRulesList links, guint at, guint end)
{
    enum { FARTHEST = 12 };
    for (guint i = at + 1; i + 1 < end && i <= at + FARTHEST; i++) {
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK && !bm_story_is_mark(story, i, "'s"))
            return 0;
        gboolean number = bm_token(story->tokens, i + 1)->kind == BM_TOKEN_NUMBER ||
                          bm_story_word(story, BM_RULES_NUMBERS, i + 1) ||
                          bm_story_match(story, BM_RULES_MODIFIERS, i + 1, end, NULL);
        if (bm_story_word(story, links, i) && number)
            return i;
    }
    return 0;
}

/** "puts Russian losses there at 30", "raised the toll to six". */
static gboolean sets_figure(const BmStory *story, guint at, guint end)
{
    if (bm_story_word(story, BM_RULES_ESTIMATE_VERBS, at))
        return link_before_figure(story, BM_RULES_ESTIMATE_LINKS, at, end) > 0;
    /* "gives 14 prisoners and around 30 killed" */
    if (bm_story_word(story, BM_RULES_GIVING_VERBS, at) && at + 1 < end)
        return bm_token(story->tokens, at + 1)->kind == BM_TOKEN_NUMBER ||
               bm_story_word(story, BM_RULES_NUMBERS, at + 1) ||
               bm_story_match(story, BM_RULES_MODIFIERS, at + 1, end, NULL);
    if (!bm_story_word(story, BM_RULES_REVISING_VERBS, at))
        return FALSE;
    guint link = link_before_figure(story, BM_RULES_REVISING_LINKS, at, end);
    return link > 0 &&
           (bm_story_find(story, BM_RULES_TOLL_WORDS, at + 1, link, NULL, NULL) < link ||
            bm_story_find(story, BM_RULES_FIGURE_NOUNS, at + 1, link, NULL, NULL) < link);
}

/** "brushed the claim aside": the stance; NULL where no particle follows. */
static const char *parted(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 7 };
    const char *stance = bm_story_word(story, BM_RULES_PARTING_VERBS, at);
    for (guint i = at + 1; stance && i < end && i <= at + FARTHEST; i++) {
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK && !bm_story_is_mark(story, i, "'s"))
            return NULL;
        if (bm_story_word(story, BM_RULES_PARTICLES, i))
            return bm_story_find(story, BM_RULES_CLAIM_WORDS, at, i, NULL, NULL) < i ? stance
                                                                                     : NULL;
    }
    return NULL;
}

/** "claimed 33 lives" says nothing. */
static gboolean takes_lives(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 6 };
    if (!bm_story_word(story, BM_RULES_LIFE_TAKING_VERBS, at))
        return FALSE;
    for (guint i = at + 1; i < end && i <= at + FARTHEST; i++) {
        if (bm_story_word(story, BM_RULES_LIVES, i))
            return TRUE;
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK ||
            bm_story_word(story, BM_RULES_CLAUSE_BREAKS, i))
            return FALSE;
    }
    return FALSE;
}

gboolean bm_speech_verb(const BmStory *story, guint at, guint end, guint *length, BmStance *stance)
{
    const char *word = bm_story_match(story, BM_RULES_SPEECH, at, end, length);
    if (word && takes_lives(story, at, end))
        return FALSE;
    if (!word) {
        *length = 1;
        word = parted(story, at, end);
    }
    if (!word && !sets_figure(story, at, end))
        return FALSE;
    *stance = word ? stance_of(word) : BM_STANCE_SAYS;
    return TRUE;
}

/** "did not", "wouldn't", "declined to" before `at`: where it begins; `at` where none stands. */
static guint negation_begin(const BmStory *story, guint first, guint at)
{
    guint begin = at;
    gboolean negated = FALSE;
    while (begin > first) {
        const char *word = bm_token_lower(story->tokens, (gint64)begin - 1);
        gboolean negation = bm_story_word(story, BM_RULES_REFUSAL_WORDS, (gint64)begin - 1) ||
                            g_str_has_suffix(word, "n't");
        if (!negation && !bm_story_word(story, BM_RULES_BEFORE_NEGATED, (gint64)begin - 1) &&
            !bm_story_word(story, BM_RULES_BEFORE_VERB, (gint64)begin - 1) &&
            !bm_story_word(story, BM_RULES_AUXILIARIES, (gint64)begin - 1))
            break;
        negated = negated || negation;
        begin--;
    }
    return negated ? begin : at;
}

gboolean bm_speech_refusal(const BmStory *story, guint first, guint at, guint end, guint *verb)
{
    enum { FARTHEST = 8 };
    guint length = 0, stop = MIN(end, at + FARTHEST);
    gboolean plain = bm_story_match(story, BM_RULES_NO_FIGURE_VERBS, at, end, &length) != NULL;
    if (!plain)
        return FALSE;
    *verb = negation_begin(story, first, at);
    gboolean object = bm_story_word(story, BM_RULES_NOBODY, at + length) != NULL;
    if (*verb == at && !object)
        return FALSE;
    for (guint i = at + 1; i < stop && !bm_story_is_mark(story, i, ".,;"); i++)
        if (bm_story_word(story, BM_RULES_CASUALTY_WORDS, i) ||
            bm_story_word(story, BM_RULES_NO_FIGURE_NOUNS, i))
            return TRUE;
    return FALSE;
}
