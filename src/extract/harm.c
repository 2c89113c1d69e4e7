/** @file
 * Figures and verbs brought together: the verb right before a figure, the predicate behind it, the
 * verb of the figure that it is joined to, or a count that "stood at" it.
 */
#include "extract/harm.h"

#include <string.h>

#include "extract/objects.h"
#include "extract/predicates.h"
#include "extract/tolls.h"

/** "and two bases", ", three villagers": joined to the figure before. */
static gboolean is_joined(const BmStory *story, const BmCount *previous, const BmCount *count)
{
    if (count->first < previous->end || count->first > previous->end + 2)
        return FALSE;
    for (guint at = previous->end; at < count->first; at++)
        if (!bm_story_word(story, BM_RULES_AND_WORDS, at) && !bm_story_is(story, at, ",") &&
            !bm_story_word(story, BM_RULES_REASONS, at))
            return FALSE;
    return count->first > previous->end;
}

/** "claimed 14 lives": the noun and the verb together. */
static const char *lives_taken(const BmStory *story, const BmSentence *sentence, BmCount *count)
{
    guint length = 0;
    const char *harm =
        bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_LIFE_VERBS), story->tokens,
                                sentence->first, count->first, &length);
    if (!harm || !bm_story_word(story, BM_RULES_LIVES, (gint64)count->end - 1))
        return NULL;
    g_clear_pointer(&count->of, g_free);
    return harm;
}

/** Worse than what a noun or an adjective tells. */
static gboolean is_worse(const char *harm)
{
    return harm && (strcmp(harm, "killed") == 0 || strcmp(harm, "arrested") == 0 ||
                    strcmp(harm, "captured") == 0);
}

/** "31 wounded civilians", "six of the wounded", unless more befell them: "six of the wounded
 * died", "three wounded men were captured", "killed 14 displaced persons". */
static const char *harm_of_noun(const BmStory *story, const BmSentence *sentence, GArray *counts,
                                guint index, const char *before)
{
    BmCount *count = &g_array_index(counts, BmCount, index);
    const char *later = count->harm ? bm_predicate_harm(story, sentence, counts, index) : NULL;
    if (count->harm && is_worse(before))
        return before;
    return is_worse(later) ? later : count->harm;
}

/** What the figure's own words and the verbs beside it say. */
static const char *harm_beside(const BmStory *story, const BmSentence *sentence, GArray *counts,
                               guint index, const char *before)
{
    BmCount *count = &g_array_index(counts, BmCount, index);
    const char *harm = lives_taken(story, sentence, count);
    if (!harm)
        harm = harm_of_noun(story, sentence, counts, index, before);
    if (!harm && bm_story_word(story, BM_RULES_TAKING_VERBS, (gint64)count->first - 1))
        harm = bm_predicate_to_hospital(story, sentence, count);
    if (!harm)
        harm = before;
    if (!harm)
        harm = bm_predicate_driven(story, sentence, count);
    if (!harm)
        harm = bm_predicate_harm(story, sentence, counts, index);
    return harm ? harm : bm_object_harm_joined(story, sentence, count);
}

/** "Of the 20 passengers, six …": what the next figure is a part of. */
static gboolean is_whole(const BmStory *story, const BmSentence *sentence, const BmCount *count)
{
    guint at = count->first;
    while (at > sentence->first && bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
        at--;
    gboolean of = bm_story_word(story, BM_RULES_OF_WORDS, at) ||
                  bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1);
    return of && (at <= sentence->first + 1 || bm_story_is(story, (gint64)at - 2, ","));
}

/** "two civilians and three soldiers were killed": the verb behind the last is everyone's; but
 *  "14 prisoners and 30 dead". */
static void join_backward(const BmStory *story, const BmSentence *sentence, const GArray *counts,
                          GPtrArray *harms)
{
    static const char captured[] = "arrested";
    for (guint i = counts->len; i-- > 1;) {
        const BmCount *count = &g_array_index(counts, BmCount, i);
        if (g_ptr_array_index(harms, i - 1) || !g_ptr_array_index(harms, i) || count->harm ||
            !is_joined(story, count - 1, count) || is_whole(story, sentence, count - 1))
            continue;
        const char *captive = bm_story_word(story, BM_RULES_CAPTIVES, (gint64)(count - 1)->end - 1);
        harms->pdata[i - 1] = captive ? (gpointer)captured : harms->pdata[i];
    }
}

GPtrArray *bm_harm_find(const BmStory *story, const BmSentence *sentence, GArray *counts)
{
    GPtrArray *harms = g_ptr_array_new();
    const char *active = NULL;
    for (guint i = 0; i < counts->len; i++) {
        BmCount *count = &g_array_index(counts, BmCount, i);
        const char *before = bm_object_harm(story, sentence, count);
        const char *harm = harm_beside(story, sentence, counts, i, before);
        gboolean joined = i > 0 && is_joined(story, count - 1, count);
        if (joined && !count->of && is_whole(story, sentence, count - 1)) {
            count->of = g_strdup((count - 1)->of);
            count->victims = (count - 1)->victims;
        }
        if (!harm && joined)
            harm = active;
        const char *toll = harm && count->side ? NULL : bm_toll_harm(story, sentence, count);
        harm = harm ? harm : toll;
        active = before ? before : joined ? active : NULL;
        g_ptr_array_add(harms, (gpointer)harm);
    }
    join_backward(story, sentence, counts, harms);
    return harms;
}

static gboolean is(const char *word, const char *other)
{
    return word && strcmp(word, other) == 0;
}

/** What is claimed of posts, bases, homes and other things; FALSE where it is nothing of ours. */
static gboolean what_of_thing(const char *thing, const char *harm, BmClaimWhat *what)
{
    gboolean posts = is(thing, "posts"), bases = is(thing, "bases"), homes = is(thing, "homes");
    /* "lost five checkpoints" */
    gboolean captured =
        (posts || bases) && (is(harm, "captured") || is(harm, "yielded") || is(harm, "killed"));
    if (is(harm, "destroyed"))
        *what = posts   ? BM_WHAT_POSTS_DESTROYED
                : bases ? BM_WHAT_BASES_DESTROYED
                : homes ? BM_WHAT_HOMES_DESTROYED
                        : BM_WHAT_OTHER;
    else
        *what = captured ? BM_WHAT_POSTS_CAPTURED : BM_WHAT_OTHER;
    return captured || is(harm, "destroyed") || (is(harm, "yielded") && !homes);
}

gboolean bm_harm_what(const BmCount *count, const char *harm, BmClaimWhat *what)
{
    if (!harm) {
        *what = BM_WHAT_EXPLOSIONS;
        return is(count->thing, "explosions");
    }
    *what = BM_WHAT_OTHER;
    if (count->thing)
        return what_of_thing(count->thing, harm, what);
    if (is(harm, "yielded"))
        return FALSE;
    if (is(harm, "destroyed"))
        return TRUE;
    *what = is(harm, "killed")                             ? BM_WHAT_KILLED
            : is(harm, "wounded")                          ? BM_WHAT_WOUNDED
            : is(harm, "captured") || is(harm, "arrested") ? BM_WHAT_CAPTURED
                                                           : BM_WHAT_DISPLACED;
    return !count->is_foreign || count->is_person ||
           (!is(harm, "captured") && !is(harm, "displaced"));
}
