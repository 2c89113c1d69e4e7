/** @file
 * What stands between commas beside a noun phrase.
 */
#include "extract/asides.h"

#include <string.h>

enum { LONGEST_ASIDE = 32 };

gboolean bm_aside_begins_clause(const BmStory *story, guint first, guint end)
{
    enum { NEAR = 5 };
    if (bm_story_word(story, BM_RULES_RELATIVES, first) ||
        bm_story_word(story, BM_RULES_POSSESSIVE_RELATIVES, first))
        return TRUE;
    for (guint at = first + 1; at < MIN(end, first + NEAR); at++)
        if (bm_story_word(story, BM_RULES_POSSESSIVE_RELATIVES, at) &&
            bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1))
            return TRUE;
    return FALSE;
}

guint bm_aside_clause(const BmStory *story, guint first, guint end)
{
    for (guint at = first + 1; at < end; at++)
        if (bm_is_relative(story, first, at))
            return at;
    return end;
}

static gboolean has_verb(const BmStory *story, guint first, guint end)
{
    end = bm_aside_clause(story, first, end);
    for (guint at = first; at < end; at++)
        if (bm_story_word(story, BM_RULES_AUXILIARIES, at) ||
            (bm_story_match(story, BM_RULES_SPEECH, at, end, NULL) &&
             !bm_is_speech_noun(story, at)))
            return TRUE;
    return FALSE;
}

/** What stands between two commas before a verb. */
static BmAsideKind aside_kind(const BmStory *story, guint first, guint end)
{
    const BmToken *word = bm_token(story->tokens, first);
    if (first >= end)
        return BM_ASIDE_NONE;
    if (bm_aside_begins_clause(story, first, end))
        return BM_ASIDE_CLAUSE;
    if (word->kind == BM_TOKEN_NUMBER || bm_story_word(story, BM_RULES_NUMBERS, first))
        return first + 1 == end ? BM_ASIDE_OTHER : BM_ASIDE_NONE; /* an age; "two of them women" */
    gboolean small = !word->is_capital && end > first + 1;
    if (small && bm_story_word(story, BM_RULES_THROUGH_WORDS, first))
        return BM_ASIDE_VOICE; /* ", through Colonel X," */
    if (small && bm_story_word(story, BM_RULES_AFFILIATION_WORDS, first))
        return BM_ASIDE_CLAUSE; /* ", from the Lawyers' Union," */
    if (small && (g_str_has_suffix(word->lower, "ing") ||
                  bm_story_word(story, BM_RULES_PEOPLE_ENDS, first) ||
                  bm_story_word(story, BM_RULES_MANNER_WORDS, first) ||
                  bm_story_word(story, BM_RULES_WHEREABOUTS, first) ||
                  bm_story_word(story, BM_RULES_FOR_WORDS, first) ||
                  bm_story_word(story, BM_RULES_WITH_WORDS, first)))
        return BM_ASIDE_OTHER;
    if (has_verb(story, first, end))
        return BM_ASIDE_NONE;
    return bm_story_word(story, BM_RULES_WHEREABOUTS, first) ? BM_ASIDE_OTHER : BM_ASIDE_APPOSITION;
}

guint bm_aside_begin(const BmStory *story, guint first, guint close, BmAsideKind *kind)
{
    guint nearest = 0;
    for (guint at = close; at > first + 1 && close - at < LONGEST_ASIDE; at--) {
        if (!bm_story_is_mark(story, (gint64)at - 1, ","))
            continue;
        *kind = aside_kind(story, at, close);
        if (*kind == BM_ASIDE_CLAUSE || (*kind != BM_ASIDE_NONE && nearest == 0))
            return at;
        nearest = at; /* only a relative clause may hold a comma of its own */
    }
    return 0;
}
