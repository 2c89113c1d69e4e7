/** @file
 * Claims that are called untrue, and what somebody says did not befall them.
 */
#include <string.h>

#include "extract/claim_denials.h"
#include "extract/harm.h"

/** The words that the frame's speaker says, in this sentence. */
static void words_of(const BmClaimGathering *gathering, const BmFrame *frame, guint *first,
                     guint *end)
{
    gboolean behind = frame->is_behind && frame->first > gathering->sentence->first;
    *first = behind ? gathering->sentence->first : frame->end;
    *end = behind ? MIN(frame->first, MAX(frame->subject_first, *first + 1))
                  : gathering->sentence->end;
    for (guint i = 0; !behind && i < gathering->frames->len; i++) {
        const BmFrame *other = &g_array_index(gathering->frames, BmFrame, i);
        if (other->first > frame->first) {
            *end = other->first;
            return;
        }
    }
}

/** An exclamation: "Lies", "Fairy tales for the diaspora". */
static gboolean is_exclaimed(const BmStory *story, guint first, guint end)
{
    enum { LONGEST = 8 };
    guint quoted = 0;
    for (guint at = first; at < end; at++)
        quoted += bm_token(story->tokens, at)->is_quoted;
    return end > first && end - first <= LONGEST && quoted * 2 >= end - first;
}

/** "reports of nine dead were false": the figures before are the claim that is called so. */
static gboolean turn_figures(BmClaimGathering *gathering, const BmFrame *frame, guint first,
                             guint untruth, BmStance stance)
{
    gboolean turned = FALSE;
    for (guint i = 0; i < gathering->found->len; i++) {
        BmFoundClaim *found = &g_array_index(gathering->found, BmFoundClaim, i);
        BmClaim *claim = found->claim;
        if (found->at < first || found->at > untruth || claim->stance != BM_STANCE_SAYS ||
            g_strcmp0(claim->by, frame->speaker->by) != 0 ||
            bm_story_find(gathering->story, BM_RULES_CLAIM_WORDS, first, found->at, NULL, NULL) ==
                found->at)
            continue;
        claim->stance = stance;
        claim->has_minimum = claim->has_maximum = FALSE;
        claim->minimum = claim->maximum = 0;
        g_clear_pointer(&claim->words, g_free);
        g_clear_pointer(&claim->supersedes, g_free);
        turned = TRUE;
    }
    return turned;
}

/** "there was no truth in it", "called the claim a fairy tale". */
static gboolean add_untruth(BmClaimGathering *gathering, const BmFrame *frame, guint first,
                            guint end)
{
    const BmStory *story = gathering->story;
    const char *value = NULL;
    guint at = bm_story_find(story, BM_RULES_UNTRUTHS, first, end, NULL, &value);
    if (at == end || !(bm_story_find(story, BM_RULES_CLAIM_WORDS, first, end, NULL, NULL) < end ||
                       is_exclaimed(story, first, end)))
        return FALSE;
    BmStance stance = strcmp(value, "denies") == 0 ? BM_STANCE_DENIES : BM_STANCE_DISMISSES;
    if (!turn_figures(gathering, frame, first, at, stance))
        bm_claim_add_refusal_of(gathering, frame, stance,
                                bm_claim_of_other(gathering, frame->speaker->by, NULL));
    return TRUE;
}

/** "no soldier was killed", "had suffered no losses", "nobody was hurt": what; FALSE: nothing. */
static gboolean negated_harm(const BmClaimGathering *gathering, guint at, guint end,
                             BmClaimWhat *what)
{
    enum { FARTHEST = 7 };
    const BmStory *story = gathering->story;
    BmRefusedThing thing = { 0 };
    guint stop = MIN(end, at + FARTHEST);
    if (bm_claim_refused_thing(gathering, at, stop, &thing)) {
        g_free(thing.of);
        *what = thing.what;
        return TRUE;
    }
    const char *harm = NULL;
    BmCount people = { .victims = "civil" };
    if (bm_story_find(story, BM_RULES_HARM_BEHIND, at, stop, NULL, &harm) < stop &&
        bm_harm_what(&people, harm, what))
        return TRUE;
    *what = BM_WHAT_KILLED;
    return bm_story_find(story, BM_RULES_CASUALTY_WORDS, at, stop, NULL, NULL) < stop;
}

/** What the speaker says did not happen, where another had claimed it. */
static void add_negation(BmClaimGathering *gathering, const BmFrame *frame, guint first, guint end)
{
    guint at = bm_story_find(gathering->story, BM_RULES_NOBODY, first, end, NULL, NULL);
    BmClaimWhat what;
    if (at < end && negated_harm(gathering, at + 1, end, &what))
        bm_claim_add_refusal_of(gathering, frame, BM_STANCE_DENIES,
                                bm_claim_of_other(gathering, frame->speaker->by, &what));
}

void bm_claims_add_untruths(BmClaimGathering *gathering)
{
    for (guint i = 0; i < gathering->frames->len; i++) {
        const BmFrame *frame = &g_array_index(gathering->frames, BmFrame, i);
        guint first, end;
        if (frame->stance != BM_STANCE_SAYS)
            continue;
        words_of(gathering, frame, &first, &end);
        if (first < end && !add_untruth(gathering, frame, first, end))
            add_negation(gathering, frame, first, end);
    }
}
