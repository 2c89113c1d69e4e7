/** @file
 * Whose those counted are: said, one's own, or as of the figure before.
 */
#include "extract/claim_sides.h"

#include <string.h>

/** "lost two fighters", "seized three of its own", "its losses": of whoever speaks. */
static gboolean is_said_own(const BmClaimGathering *gathering, const BmFrame *frame,
                            const BmCount *count)
{
    const BmStory *story = gathering->story;
    guint begin = frame && frame->first < count->first ? frame->first : gathering->sentence->first;
    return count->is_own ||
           bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_OWN_LOSSES), story->tokens,
                                   gathering->sentence->first, count->first, NULL) ||
           bm_story_find(story, BM_RULES_OWN_SIDE, begin, count->first, NULL, NULL) < count->first;
}

/** "two of its soldiers", and "two of his men" of a person who says so. */
static gboolean has_owner(const BmStory *story, const BmFrame *frame, const BmCount *count)
{
    gboolean person = frame && frame->first < count->first && frame->speaker->name;
    for (guint at = count->number; at < count->end; at++) {
        gboolean possessive = bm_story_word(story, BM_RULES_POSSESSIVES, at) != NULL;
        if (at == count->number && possessive)
            continue;
        if (bm_story_word(story, BM_RULES_OWNERS, at) || (possessive && person))
            return TRUE;
    }
    return FALSE;
}

/** "acknowledged two soldiers killed", "owned up to 15 dead": nobody admits the other's dead. */
static gboolean is_admitted(const BmClaimGathering *gathering, const BmFrame *frame,
                            const BmCount *count)
{
    const BmStory *story = gathering->story;
    if (!frame || frame->first > count->first ||
        !bm_story_match(story, BM_RULES_ADMITTING_VERBS, frame->first, count->first, NULL) ||
        bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_HARM_BEFORE), story->tokens,
                                frame->end, count->first, NULL))
        return FALSE;
    if (count->of)
        return count->victims && strcmp(count->victims, "force") == 0;
    return bm_speakers_party(story, frame->subject_first, frame->subject_end) ||
           bm_story_word(story, BM_RULES_PRONOUNS, frame->subject_first);
}

static gboolean is_own(const BmClaimGathering *gathering, const BmFrame *frame,
                       const BmCount *count)
{
    return is_said_own(gathering, frame, count) || has_owner(gathering->story, frame, count) ||
           is_admitted(gathering, frame, count);
}

/** A figure of this sentence by the same claimant whose kind the count shares: "133 Afghan
 *  fighters … and nine fighters", "19 army posts and two bases", "two soldiers … three others". */
static const BmClaim *kin(const BmClaimGathering *gathering, const BmCount *count,
                          const BmClaim *claim)
{
    for (guint i = gathering->found->len; i > 0; i--) {
        const BmClaim *other = g_array_index(gathering->found, BmFoundClaim, i - 1).claim;
        gboolean things = count->thing && other->what >= BM_WHAT_POSTS_CAPTURED;
        gboolean people = !count->thing && other->what <= BM_WHAT_CAPTURED;
        gboolean unnamed = !claim->of || g_str_has_suffix(claim->of, "others");
        if (g_strcmp0(other->by, claim->by) == 0 &&
            (things || (people && (unnamed || g_strcmp0(claim->of, other->of) == 0))))
            return other;
    }
    return NULL;
}

/** "The SDF lost two": the party named last before the figure, where nobody is known to speak. */
static const char *loser(const BmClaimGathering *gathering, const BmFrame *frame,
                         const BmCount *count, const char *by)
{
    if (frame || (gathering->speakers->standing && gathering->speakers->standing->by))
        return by;
    return bm_claim_other_power(gathering, NULL, count->first, by);
}

void bm_claim_set_side(const BmClaimGathering *gathering, const BmFrame *frame,
                       const BmCount *count, BmClaim *claim)
{
    const BmClaim *other = kin(gathering, count, claim);
    gboolean own = is_own(gathering, frame, count);
    if (count->side)
        claim->side = g_strdup(count->side);
    else if (own)
        claim->side = g_strdup(loser(gathering, frame, count, claim->by));
    else if (other)
        claim->side = g_strdup(other->side);
    else if (count->thing)
        claim->side = g_strdup(bm_claim_other_power(gathering, frame, count->first, claim->by));
    gboolean same = !own || (other && g_strcmp0(claim->side, other->side) == 0);
    if (!claim->of && other && same && !count->thing)
        claim->of = g_strdup(other->of);
}
