/** @file
 * Claims that refuse another's, or refuse to give a figure.
 */
#include "extract/claim_denials.h"

#include <string.h>

#include "extract/count_nouns.h"
#include "extract/harm.h"

/** Where the words of a frame end: at the next one, or with the sentence. */
static guint next_frame(const BmClaimGathering *gathering, const BmFrame *frame)
{
    for (guint i = 0; i < gathering->frames->len; i++) {
        const BmFrame *other = &g_array_index(gathering->frames, BmFrame, i);
        if (other->first > frame->first)
            return other->first;
    }
    return gathering->sentence->end;
}

gboolean bm_claim_refused_thing(const BmClaimGathering *gathering, guint first, guint end,
                                BmRefusedThing *thing)
{
    const BmStory *story = gathering->story;
    for (guint at = first; at < end; at++) {
        BmCount count = { .first = at, .number = at };
        guint noun_end = bm_counts_read_noun(story, at, gathering->sentence->end, &count);
        GArray *one = g_array_new(FALSE, FALSE, sizeof(BmCount));
        count.end = noun_end;
        g_array_append_val(one, count);
        GPtrArray *harms = noun_end > at ? bm_harm_find(story, gathering->sentence, one) : NULL;
        gboolean good = harms && bm_harm_what(&count, g_ptr_array_index(harms, 0), &thing->what) &&
                        thing->what != BM_WHAT_OTHER;
        g_clear_pointer(&harms, g_ptr_array_unref);
        g_array_unref(one);
        if (good) {
            thing->at = at;
            thing->of = count.of;
            thing->side = count.side;
            return TRUE;
        }
        g_free(count.of);
    }
    return FALSE;
}

/** "dismissed claims that army posts had been captured": no figure, but what is refused. */
static gboolean add_refused_thing(BmClaimGathering *gathering, const BmFrame *frame)
{
    BmRefusedThing thing = { 0 };
    if (!bm_claim_refused_thing(gathering, frame->end, next_frame(gathering, frame), &thing))
        return FALSE;
    BmFoundClaim found = bm_claim_begin(gathering, thing.at, frame);
    found.claim->what = thing.what;
    found.claim->of = thing.of;
    found.claim->side = g_strdup(thing.side);
    for (guint back = 0; !found.claim->side && bm_claim_last(gathering, back); back++)
        if (bm_claim_last(gathering, back)->what == thing.what)
            found.claim->side = g_strdup(bm_claim_last(gathering, back)->side);
    g_array_append_val(gathering->found, found);
    return TRUE;
}

/** Whether the claim may be what a speaker refuses: a figure of somebody else's. */
static gboolean may_be_refused(const BmClaim *claim, const char *by, gboolean party)
{
    gboolean figure = claim->has_minimum || claim->has_maximum || claim->words;
    gboolean stated = strcmp(claim->by, "not stated") != 0;
    return figure && claim->stance == BM_STANCE_SAYS && g_strcmp0(claim->by, by) != 0 &&
           (!party || (stated && claim->standing == BM_STANDING_PARTY));
}

const BmClaim *bm_claim_of_other(const BmClaimGathering *gathering, const char *by,
                                 const BmClaimWhat *what)
{
    enum { FARTHEST = 100 };
    for (int party = 1; party >= 0; party--)
        for (guint back = 0; back < FARTHEST && bm_claim_last(gathering, back); back++) {
            const BmClaim *other = bm_claim_last(gathering, back);
            if (may_be_refused(other, by, party) && (!what || other->what == *what))
                return other;
        }
    return NULL;
}

/** TRUE where the speaker has refused just that before. */
static gboolean has_refused(const BmClaimGathering *gathering, const char *by, const BmClaim *claim)
{
    enum { NEAR = 8 };
    for (guint back = 0; back < NEAR && bm_claim_last(gathering, back); back++) {
        const BmClaim *other = bm_claim_last(gathering, back);
        if ((other->stance == BM_STANCE_DENIES || other->stance == BM_STANCE_DISMISSES) &&
            g_strcmp0(other->by, by) == 0 && other->what == claim->what)
            return TRUE;
    }
    return FALSE;
}

void bm_claim_add_refusal_of(BmClaimGathering *gathering, const BmFrame *frame, BmStance stance,
                             const BmClaim *other)
{
    if (!other || has_refused(gathering, frame->speaker->by, other))
        return;
    BmFoundClaim found = bm_claim_begin(gathering, frame->first, frame);
    found.claim->stance = stance;
    found.claim->what = other->what;
    found.claim->of = g_strdup(other->of);
    found.claim->side = g_strdup(other->side);
    bm_claim_append_doubt(&found.doubt, "which claim is denied is taken from what was said before");
    g_array_append_val(gathering->found, found);
}

/** A word for a claim among the tokens: "the claim", "it"; but not "that" before a clause. */
static gboolean has_claim_word(const BmStory *story, guint first, guint end)
{
    for (guint at = first; at < end; at++) {
        gboolean clause = bm_story_word(story, BM_RULES_THAT_WORDS, at) &&
                          at + 1 < story->tokens->tokens->len &&
                          bm_token(story->tokens, at + 1)->kind != BM_TOKEN_MARK;
        if (!clause && bm_story_word(story, BM_RULES_CLAIM_WORDS, at))
            return TRUE;
    }
    return FALSE;
}

/** "rejected the claim", "which the army denies", "laughed it off": the last figure of another. */
static gboolean refers(const BmClaimGathering *gathering, const BmFrame *frame)
{
    enum { NEAR = 4, BEFORE = 4 };
    const BmStory *story = gathering->story;
    guint first = frame->subject_first < frame->subject_end
                      ? MIN(frame->subject_first, frame->first)
                      : frame->first;
    guint begin =
        first > gathering->sentence->first + BEFORE ? first - BEFORE : gathering->sentence->first;
    guint end = MIN(frame->end + NEAR, gathering->sentence->end);
    gboolean phrase = frame->end - frame->first > 1 &&
                      !bm_story_word(story, BM_RULES_THAT_WORDS, (gint64)frame->end - 1);
    gboolean relative = first > gathering->sentence->first &&
                        bm_story_word(story, BM_RULES_RELATIVES, (gint64)first - 1);
    gboolean bare =
        frame->end >= gathering->sentence->end || bm_story_is_mark(story, frame->end, ".!?");
    return phrase || relative || bare || has_claim_word(story, begin, first) ||
           has_claim_word(story, frame->first, end) ||
           bm_story_find(story, BM_RULES_OWN_LOSSES, frame->end, end, NULL, NULL) < end ||
           bm_story_find(story, BM_RULES_CASUALTY_WORDS, frame->end, end, NULL, NULL) < end;
}

/** What the words of a refusal name: "his death toll", "any figure of wounded"; FALSE: nothing. */
static gboolean refused_kind(const BmClaimGathering *gathering, const BmFrame *frame,
                             BmClaimWhat *what)
{
    enum { NEAR = 7 };
    const BmStory *story = gathering->story;
    guint stop = MIN(next_frame(gathering, frame), frame->end + NEAR);
    const char *harm = NULL;
    if (bm_story_find(story, BM_RULES_HOLDING_WORDS, frame->end, stop, NULL, NULL) < stop) {
        *what = BM_WHAT_CAPTURED;
        return TRUE;
    }
    BmCount people = { .victims = "civil" };
    return bm_story_find(story, BM_RULES_TOLL_WORDS, frame->end, stop, NULL, &harm) < stop &&
           bm_harm_what(&people, harm, what);
}

/** "denied any casualties": of whomever. */
static void add_refused_losses(BmClaimGathering *gathering, const BmFrame *frame)
{
    enum { NEAR = 5 };
    guint stop = MIN(next_frame(gathering, frame), frame->end + NEAR);
    if (bm_story_find(gathering->story, BM_RULES_CASUALTY_WORDS, frame->end, stop, NULL, NULL) ==
        stop)
        return;
    BmFoundClaim found = bm_claim_begin(gathering, frame->first, frame);
    found.claim->what = BM_WHAT_KILLED;
    g_array_append_val(gathering->found, found);
}

/** "denies that any policemen are in their hands": what another had claimed of just those. */
static const BmClaim *claim_of_same(const BmClaimGathering *gathering, const BmFrame *frame)
{
    enum { FARTHEST = 10 };
    guint end = next_frame(gathering, frame);
    for (guint at = frame->end; at < end; at++) {
        BmCount noun = { 0 };
        guint noun_end = bm_counts_read_noun(gathering->story, at, end, &noun);
        const BmClaim *same = NULL;
        for (guint back = 0; noun_end > at && noun.of && back < FARTHEST && !same; back++) {
            const BmClaim *other = bm_claim_last(gathering, back);
            if (other && other->of && may_be_refused(other, frame->speaker->by, FALSE) &&
                g_ascii_strcasecmp(other->of, noun.of) == 0)
                same = other;
        }
        g_free(noun.of);
        if (same)
            return same;
    }
    return NULL;
}

static gboolean has_claim_of(const BmClaimGathering *gathering, const BmFrame *frame)
{
    for (guint i = 0; i < gathering->found->len; i++) {
        const BmFoundClaim *found = &g_array_index(gathering->found, BmFoundClaim, i);
        if (found->at > frame->first && found->claim->stance == frame->stance)
            return TRUE;
    }
    return FALSE;
}

void bm_claims_add_denials(BmClaimGathering *gathering)
{
    for (guint i = 0; i < gathering->frames->len; i++) {
        const BmFrame *frame = &g_array_index(gathering->frames, BmFrame, i);
        if (frame->stance != BM_STANCE_DENIES && frame->stance != BM_STANCE_DISMISSES)
            continue;
        if (has_claim_of(gathering, frame) || add_refused_thing(gathering, frame))
            continue;
        const BmClaim *other = claim_of_same(gathering, frame);
        BmClaimWhat what = BM_WHAT_OTHER;
        gboolean kind = refused_kind(gathering, frame, &what);
        if (!other && (kind || refers(gathering, frame)))
            other = bm_claim_of_other(gathering, frame->speaker->by, kind ? &what : NULL);
        if (other)
            bm_claim_add_refusal_of(gathering, frame, frame->stance, other);
        else
            add_refused_losses(gathering, frame);
    }
}
