/** @file
 * The words of a count before its value.
 */
#include "extract/tolls.h"

#include "extract/count_nouns.h"
#include "extract/parties.h"

enum { FARTHEST_TOLL = 16 };

/** Where the link to the count begins: "stood at", "to", ":" of "Killed: 12"; `first` without. */
static guint link_begin(const BmStory *story, const BmSentence *sentence, const BmCount *count)
{
    guint length = 0;
    gboolean labelled =
        bm_story_is(story, (gint64)count->first - 1, ":") &&
        bm_story_match(story, BM_RULES_TOLL_WORDS, sentence->first, count->first, NULL) != NULL;
    if (labelled)
        return count->first - 1;
    bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_COUNT_LINKS), story->tokens,
                            sentence->first, count->first, &length);
    return count->first - length;
}

/** Takes who is counted from "of Pakistani soldiers" at `at`; the token behind. */
static guint take_counted(const BmStory *story, guint at, guint stop, BmCount *count)
{
    BmCount noun = { 0 };
    guint after = bm_counts_read_noun(story, at, stop, &noun);
    if (!count->victims && !count->thing && noun.victims) {
        g_free(count->of);
        count->of = g_steal_pointer(&noun.of);
        count->victims = noun.victims;
        count->side = noun.side;
    }
    g_free(noun.of);
    return after;
}

/** "number of people displaced", "number of kidnapped", at the token behind "of". */
static const char *harm_of_number(const BmStory *story, guint at, guint stop)
{
    BmCount noun = { 0 };
    gboolean number = bm_story_word(story, BM_RULES_FIGURE_NOUNS, (gint64)at - 2) != NULL;
    guint after = number ? bm_counts_read_noun(story, at, stop, &noun) : stop;
    g_free(noun.of);
    while (after < stop && (bm_story_word(story, BM_RULES_DEFINITE, after) ||
                            bm_story_match(story, BM_RULES_MODIFIERS, after, stop, NULL) ||
                            bm_story_word(story, BM_RULES_BEFORE_PARTICIPLE, after)))
        after++;
    return bm_story_match(story, BM_RULES_HARM_BEHIND, after, stop, NULL);
}

/** "the enemy's losses", "Russian losses": whose count it is. */
static void take_side(const BmStory *story, guint at, guint stop, BmCount *count)
{
    guint length = 1;
    const char *party = bm_speakers_party_at(story, at, stop, &length);
    guint after = at + length;
    if (party && bm_story_match(story, BM_RULES_TOLL_WORDS,
                                bm_story_is(story, after, "'s") ? after + 1 : after, stop, NULL))
        count->side = party;
}

const char *bm_toll_harm(const BmStory *story, const BmSentence *sentence, BmCount *count)
{
    if (bm_story_word(story, BM_RULES_ARTICLES, count->number)) /* "according to a doctor" */
        return NULL;
    guint stop = link_begin(story, sentence, count);
    if (stop == count->first)
        return NULL;
    guint begin = stop > sentence->first + FARTHEST_TOLL ? stop - FARTHEST_TOLL : sentence->first;
    const char *harm = NULL;
    for (guint at = begin; at < stop; at++) {
        if (bm_story_word(story, BM_RULES_THAT_WORDS,
                          at)) /* "47 were hurt and that there was one" */
            harm = NULL;
        const char *found = bm_story_match(story, BM_RULES_TOLL_WORDS, at, stop, NULL);
        gboolean behind_of = bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) != NULL;
        if (!found && behind_of)
            found = harm_of_number(story, at, stop);
        if (!found && bm_story_word(story, BM_RULES_FIGURE_NOUNS, (gint64)at - 1))
            found = bm_story_match(story, BM_RULES_HARM_BEHIND, at, stop, NULL);
        harm = found ? found : harm;
        if (found && bm_story_word(story, BM_RULES_OWNERS, (gint64)at - 1))
            count->is_own = TRUE;
        take_side(story, at, stop, count);
        if (behind_of)
            take_counted(story, at, stop, count);
    }
    return harm;
}
