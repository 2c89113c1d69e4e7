/** @file
 * Participles, verbs and nouns of harm behind those who bear it.
 */
#include "extract/predicates.h"

#include <string.h>

#include "extract/dates.h"
#include "extract/modifiers.h"

enum { FARTHEST_VERB = 7, FARTHEST_NOUN = 7, MOST_MODIFIERS = 4 };

static const char KILLED[] = "killed", WOUNDED[] = "wounded", DISPLACED[] = "displaced";

/** A predicate while it is read. */
typedef struct {
    const BmStory *story;
    const GArray *counts;
    const BmCount *count;
    guint end;       /**< of the sentence */
    gboolean is_be;  /**< "were", "have been" stand before: a passive */
    gboolean is_any; /**< an auxiliary verb stands before */
} Predicate;

static gboolean has(const Predicate *predicate, BmRulesList list, guint at)
{
    return at < predicate->end &&
           bm_story_match(predicate->story, list, at, predicate->end, NULL) != NULL;
}

/** TRUE where a word of the list stands within `farthest` tokens, in the same clause. */
static gboolean reaches(const Predicate *predicate, guint at, guint farthest, BmRulesList list)
{
    for (guint i = at; i < predicate->end && i < at + farthest; i++) {
        if (has(predicate, list, i))
            return TRUE;
        if (has(predicate, BM_RULES_CLAUSE_BREAKS, i) ||
            bm_story_is_mark(predicate->story, i, ",;:.()"))
            return FALSE;
    }
    return FALSE;
}

/** "with gunshot and machete wounds", "suffered a bullet wound". */
static gboolean bears_wounds(const Predicate *predicate, guint at)
{
    return (has(predicate, BM_RULES_WITH_WORDS, at) ||
            has(predicate, BM_RULES_BEARING_VERBS, at)) &&
           reaches(predicate, at + 1, FARTHEST_NOUN, BM_RULES_WOUND_NOUNS);
}

/** "to a hospital in the capital". */
static gboolean is_to_hospital(const Predicate *predicate, guint at)
{
    enum { NEAR = 6 };
    return has(predicate, BM_RULES_RANGE_WORDS, at) &&
           reaches(predicate, at + 1, NEAR, BM_RULES_HOSPITALS);
}

/** "taken to hospital", "cut by flying glass", "pulled from the rubble with injuries". */
static gboolean is_hurt_here(const Predicate *predicate, guint at)
{
    enum { NEAR = 4 };
    if (has(predicate, BM_RULES_CARRYING_VERBS, at) && is_to_hospital(predicate, at + 1))
        return TRUE;
    /* "hit in the shoulder" */
    if (has(predicate, BM_RULES_WOUNDING_VERBS, at) &&
        has(predicate, BM_RULES_WITHIN_WORDS, at + 1))
        return reaches(predicate, at + 2, NEAR, BM_RULES_BODY_PARTS);
    if (has(predicate, BM_RULES_WOUNDING_VERBS, at) &&
        (has(predicate, BM_RULES_BY_WORDS, at + 1) || has(predicate, BM_RULES_WITH_WORDS, at + 1)))
        return reaches(predicate, at + 2, NEAR, BM_RULES_WOUNDING_MEANS);
    if (!predicate->is_be || bm_may_stand_in_predicate(predicate->story, at))
        return FALSE;
    for (guint i = at + 1; i < predicate->end && i < at + FARTHEST_NOUN; i++) {
        if (bears_wounds(predicate, i))
            return TRUE;
        if (bm_story_is_mark(predicate->story, i, ",;:.()") ||
            has(predicate, BM_RULES_CLAUSE_BREAKS, i) || has(predicate, BM_RULES_AND_WORDS, i))
            return FALSE;
    }
    return FALSE;
}

/** "reached Kaya", "walked out of the town": only people who are no force are displaced. */
static gboolean is_flight(const Predicate *predicate, guint at)
{
    enum { NEAR = 2 };
    const char *victims = predicate->count->victims;
    if (!victims || strcmp(victims, "force") == 0)
        return FALSE;
    if (has(predicate, BM_RULES_LEAVING_VERBS, at))
        return TRUE;
    return has(predicate, BM_RULES_GOING_VERBS, at) &&
           reaches(predicate, at + 1, NEAR, BM_RULES_AWAY_WORDS);
}

static gboolean begins_count(const Predicate *predicate, guint at)
{
    for (guint i = 0; i < predicate->counts->len; i++)
        if (g_array_index(predicate->counts, BmCount, i).first == at)
            return TRUE;
    return FALSE;
}

/** "killed the mayor", "seized Kidal", "captured weapons": an object follows. */
static gboolean has_object(const Predicate *predicate, guint at)
{
    const BmStory *story = predicate->story;
    if (at >= predicate->end)
        return FALSE;
    return begins_count(predicate, at) || has(predicate, BM_RULES_DEFINITE, at) ||
           has(predicate, BM_RULES_ARTICLES, at) || has(predicate, BM_RULES_POSSESSIVES, at) ||
           has(predicate, BM_RULES_OWNERS, at) || has(predicate, BM_RULES_VICTIMS, at) ||
           has(predicate, BM_RULES_THINGS, at) ||
           (!bm_dates_cover(story, at) && bm_token(story->tokens, at)->is_capital);
}

/** Those counted did it to others: "soldiers killed the mayor", "police had arrested them". */
static gboolean is_active(const Predicate *predicate, guint at, guint length)
{
    guint verb = 0;
    if (predicate->is_be ||
        !bm_story_match(predicate->story, BM_RULES_HARM_BEFORE, at, predicate->end, &verb) ||
        verb < length) /* "have taken shelter" */
        return FALSE;
    return predicate->is_any || has_object(predicate, at + length);
}

/** "were damaged or destroyed", "had been beaten and abducted": the first of two. */
static gboolean is_other_participle(const Predicate *predicate, guint at)
{
    return predicate->is_be && at + 2 < predicate->end &&
           has(predicate, BM_RULES_AND_WORDS, at + 1) &&
           bm_token(predicate->story->tokens, at)->kind == BM_TOKEN_WORD &&
           !bm_may_stand_in_predicate(predicate->story, at) &&
           has(predicate, BM_RULES_HARM_BEHIND, at + 2);
}

/** "eleven of the assailants fell", and not over a wall. */
static gboolean fell_in_battle(const Predicate *predicate, guint at)
{
    const char *victims = predicate->count->victims;
    return victims && strcmp(victims, "force") == 0 && has(predicate, BM_RULES_FALLING, at) &&
           (at + 1 >= predicate->end ||
            bm_token(predicate->story->tokens, at + 1)->kind == BM_TOKEN_MARK ||
            has(predicate, BM_RULES_AND_WORDS, at + 1) ||
            has(predicate, BM_RULES_WITHIN_WORDS, at + 1));
}

/** What a predicate that begins at `at` says; NULL where it says nothing of harm. */
static const char *read_predicate(Predicate *predicate, guint at, guint stop)
{
    const BmStory *story = predicate->story;
    predicate->is_be = predicate->is_any = FALSE;
    for (; at < MIN(stop, predicate->end); at++) {
        guint length = 1;
        const char *harm = bm_story_match(story, BM_RULES_HARM_BEHIND, at, predicate->end, &length);
        /* Posts are given up, homes left. */
        gboolean other = harm && strcmp(harm, "yielded") == 0 && !predicate->count->thing;
        if (other && fell_in_battle(predicate, at))
            return KILLED;
        if (harm && !other)
            return is_active(predicate, at, length) ? NULL : harm;
        if (bears_wounds(predicate, at) || is_hurt_here(predicate, at))
            return WOUNDED;
        if (is_flight(predicate, at))
            return DISPLACED;
        if (is_other_participle(predicate, at)) {
            at++;
            continue;
        }
        if (!bm_may_stand_in_predicate(story, at))
            return NULL;
        predicate->is_any = predicate->is_any || bm_story_word(story, BM_RULES_AUXILIARIES, at);
        predicate->is_be = predicate->is_be || bm_story_word(story, BM_RULES_BE_WORDS, at);
    }
    return NULL;
}

/** "people who escaped from Kodok"; of "people who had sought shelter there were killed" the main
 *  verb. */
static const char *read_relative(Predicate *predicate, guint at)
{
    guint main = bm_skip_modifier(predicate->story, at, predicate->end);
    const char *harm = main > at ? read_predicate(predicate, main, main + FARTHEST_VERB) : NULL;
    return harm ? harm : read_predicate(predicate, at + 1, at + 1 + FARTHEST_VERB);
}

const char *bm_predicate_harm(const BmStory *story, const BmSentence *sentence,
                              const GArray *counts, guint index)
{
    const BmCount *count = &g_array_index(counts, BmCount, index);
    Predicate predicate = {
        .story = story, .counts = counts, .count = count, .end = sentence->end
    };
    guint at = count->end, stop = at + FARTHEST_VERB;
    if (is_to_hospital(&predicate, at))
        return WOUNDED;
    if (index + 1 < counts->len)
        stop = MIN(stop, MAX(g_array_index(counts, BmCount, index + 1).first, at));
    for (guint i = 0; i < MOST_MODIFIERS; i++) {
        const char *harm = read_predicate(&predicate, at, stop);
        if (!harm && bm_begins_relative(story, at))
            harm = read_relative(&predicate, at);
        guint next = harm ? at : bm_skip_modifier(story, at, sentence->end);
        if (next == at)
            return harm;
        at = next;
        stop = at + FARTHEST_VERB;
    }
    return NULL;
}

const char *bm_predicate_driven(const BmStory *story, const BmSentence *sentence,
                                const BmCount *count)
{
    enum { NEAR = 2 };
    Predicate predicate = { .story = story, .count = count, .end = sentence->end };
    if (!count->victims || strcmp(count->victims, "force") == 0 ||
        !bm_story_word(story, BM_RULES_DRIVING_VERBS, (gint64)count->first - 1))
        return NULL;
    guint at = count->end, stop = MIN(sentence->end, at + 1);
    if (bm_story_is_mark(story, at, ",")) { /* "drove 400 people, most of them women, from" */
        for (at++; at < sentence->end && !bm_story_is_mark(story, at, ",."); at++)
            continue;
        at++;
        stop = MIN(sentence->end, at + 1);
    }
    return at < stop && reaches(&predicate, at, NEAR, BM_RULES_AWAY_WORDS) ? DISPLACED : NULL;
}

const char *bm_predicate_to_hospital(const BmStory *story, const BmSentence *sentence,
                                     const BmCount *count)
{
    const Predicate predicate = { .story = story, .count = count, .end = sentence->end };
    return is_to_hospital(&predicate, count->end) ? WOUNDED : NULL;
}
