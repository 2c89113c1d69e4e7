/** @file
 * Nouns that no list has: known by their plural, or by what befell the one that they name.
 */
#include <string.h>

#include "extract/count_nouns.h"
#include "extract/dates.h"

enum { LONGEST = 4 };

/** A word that belongs neither to the grammar nor to what may befall somebody. */
static gboolean is_plain_noun(const BmStory *story, guint at, guint end)
{
    return at < end && bm_token(story->tokens, at)->kind == BM_TOKEN_WORD &&
           !bm_count_noun_ends(story, at) && !bm_dates_cover(story, at) &&
           !bm_story_word(story, BM_RULES_AFTER_FIGURE, at) &&
           !bm_story_word(story, BM_RULES_NUMBERS, at) &&
           !bm_story_word(story, BM_RULES_SCALES, at) &&
           !bm_story_word(story, BM_RULES_AUXILIARIES, at) &&
           !bm_story_word(story, BM_RULES_BEFORE_VERB, at) &&
           !bm_story_word(story, BM_RULES_BEFORE_PARTICIPLE, at) &&
           !bm_story_match(story, BM_RULES_HARM_BEHIND, at, end, NULL);
}

static gboolean is_small(const BmStory *story, guint at)
{
    return !bm_token(story->tokens, at)->is_capital;
}

gboolean bm_ends_as(const BmStory *story, guint at, BmRulesList list)
{
    const char *word = bm_token_lower(story->tokens, at);
    enum { SHORTEST_WORD = 3 };
    if (strlen(word) >= SHORTEST_WORD && bm_story_word(story, list, at))
        return TRUE;
    for (gsize left = strlen(word); left > 2; left--)
        if (bm_phrases_word(bm_rules_list(story->rules, list), word + left - 1))
            return TRUE;
    return FALSE;
}

gboolean bm_counts_is_plural(const BmStory *story, guint at)
{
    return bm_ends_as(story, at, BM_RULES_PLURAL_ENDS) &&
           !bm_ends_as(story, at, BM_RULES_NOT_PLURAL_ENDS);
}

gboolean bm_counts_is_person(const BmStory *story, guint at)
{
    return bm_ends_as(story, at, BM_RULES_PERSON_ENDS);
}

static gboolean are_persons(const BmStory *story, guint at)
{
    return bm_ends_as(story, at, BM_RULES_PERSONS_ENDS);
}

/** Over "tea pickers", or "Tigrayans"; `at` where no plural follows. */
static guint skip_plural(const BmStory *story, guint at, guint end)
{
    guint stop = MIN(end, at + LONGEST), next = at;
    while (next < stop && is_plain_noun(story, next, end) && is_small(story, next) &&
           !bm_counts_is_plural(story, next))
        next++;
    guint last = next;
    while (last < stop && is_plain_noun(story, last, end) && bm_counts_is_plural(story, last) &&
           (is_small(story, last) || !bm_mention_at(story->mentions, last)))
        last++;
    return last > next ? last : at;
}

/** Over "herdsman", or "technician" before what befell him. */
static guint skip_one(const BmStory *story, guint at, guint end)
{
    guint next = at;
    while (next < end && next < at + LONGEST && is_plain_noun(story, next, end) &&
           is_small(story, next))
        next++;
    for (guint i = at; i < next; i++)
        if (bm_counts_is_person(story, i) && !bm_story_word(story, BM_RULES_MORE_WORDS, i))
            return i + 1;
    guint verb = bm_story_word(story, BM_RULES_AUXILIARIES, next) ? next + 1 : next;
    return bm_story_match(story, BM_RULES_HARM_BEHIND, verb, end, NULL) ? next : at;
}

/** Over "of its own". */
static guint skip_determiners(const BmStory *story, guint at, guint end)
{
    if (at >= end || !bm_story_word(story, BM_RULES_OF_WORDS, at))
        return at;
    for (at++; at < end && (bm_story_word(story, BM_RULES_DEFINITE, at) ||
                            bm_story_word(story, BM_RULES_OWNERS, at) ||
                            bm_story_word(story, BM_RULES_POSSESSIVES, at));)
        at++;
    return at;
}

void bm_counts_read_unknown(const BmStory *story, guint end, BmCount *count)
{
    count->is_foreign = is_plain_noun(story, count->end, end) && is_small(story, count->end);
    guint noun = skip_determiners(story, count->end, end), after = skip_plural(story, noun, end);
    if (after == noun && count->minimum == 1)
        after = skip_one(story, noun, end);
    if (after == noun || count->of)
        return;
    count->is_foreign = TRUE;
    count->is_person = bm_counts_is_person(story, after - 1) || are_persons(story, after - 1);
    count->of = bm_tokens_text(story->tokens, noun, after);
    count->end = after;
}
