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

/** "dismissed claims that army posts had been captured": no figure, but what is refused. */
static gboolean add_refused_thing(BmClaimGathering *gathering, const BmFrame *frame)
{
    const BmStory *story = gathering->story;
    for (guint at = frame->end; at < next_frame(gathering, frame); at++) {
        BmCount count = { .first = at, .number = at };
        guint end = bm_counts_read_noun(story, at, gathering->sentence->end, &count);
        GArray *one = g_array_new(FALSE, FALSE, sizeof(BmCount));
        BmClaimWhat what = BM_WHAT_OTHER;
        count.end = end;
        g_array_append_val(one, count);
        GPtrArray *harms = end > at ? bm_harm_find(story, gathering->sentence, one) : NULL;
        gboolean good = harms && bm_harm_what(&count, g_ptr_array_index(harms, 0), &what) &&
                        what != BM_WHAT_OTHER;
        if (good) {
            BmFoundClaim found = bm_claim_begin(gathering, at, frame);
            found.claim->what = what;
            found.claim->of = g_strdup(count.of);
            found.claim->side = g_strdup(count.side);
            for (guint back = 0; !found.claim->side && bm_claim_last(gathering, back); back++)
                if (bm_claim_last(gathering, back)->what == what)
                    found.claim->side = g_strdup(bm_claim_last(gathering, back)->side);
            g_array_append_val(gathering->found, found);
        }
        g_clear_pointer(&harms, g_ptr_array_unref);
        g_array_unref(one);
        g_free(count.of);
        if (good)
            return TRUE;
    }
    return FALSE;
}

/** "denied any casualties": of whomever. */
static gboolean add_refused_losses(BmClaimGathering *gathering, const BmFrame *frame)
{
    enum { NEAR = 5 };
    guint stop = MIN(next_frame(gathering, frame), frame->end + NEAR);
    if (bm_story_find(gathering->story, BM_RULES_CASUALTY_WORDS, frame->end, stop, NULL, NULL) ==
        stop)
        return FALSE;
    BmFoundClaim found = bm_claim_begin(gathering, frame->first, frame);
    found.claim->what = BM_WHAT_KILLED;
    g_array_append_val(gathering->found, found);
    return TRUE;
}

/** "rejected the claim", "denied it": the last figure of another party. */
static void add_whole_denial(BmClaimGathering *gathering, const BmFrame *frame)
{
    enum { NEAR = 3 };
    const BmStory *story = gathering->story;
    gboolean refers = bm_story_find(story, BM_RULES_CLAIM_WORDS, frame->first + 1,
                                    MIN(frame->end + NEAR, gathering->sentence->end), NULL,
                                    NULL) < MIN(frame->end + NEAR, gathering->sentence->end) ||
                      frame->end - frame->first > 1;
    enum { FARTHEST = 100 };
    for (guint back = 0; refers && back < MIN(gathering->earlier->len, FARTHEST); back++) {
        const BmClaim *other =
            g_ptr_array_index(gathering->earlier, gathering->earlier->len - 1 - back);
        if (g_strcmp0(other->by, frame->speaker->by) == 0 || other->stance != BM_STANCE_SAYS)
            continue;
        BmFoundClaim found = bm_claim_begin(gathering, frame->first, frame);
        found.claim->what = other->what;
        found.claim->of = g_strdup(other->of);
        found.claim->side = g_strdup(other->side);
        bm_claim_append_doubt(&found.doubt,
                              "which claim is denied is taken from what was said before");
        g_array_append_val(gathering->found, found);
        return;
    }
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
        if (!has_claim_of(gathering, frame) && !add_refused_thing(gathering, frame) &&
            !add_refused_losses(gathering, frame))
            add_whole_denial(gathering, frame);
    }
}

static gboolean is_negated(const BmStory *story, guint first, guint at)
{
    enum { NEAR = 3 };
    for (guint i = at; i > first && at - i < NEAR; i--) {
        const char *word = bm_token_lower(story->tokens, (gint64)i - 1);
        if (strcmp(word, "not") == 0 || g_str_has_suffix(word, "n't"))
            return TRUE;
    }
    return FALSE;
}

/** "they didn't mention any casualties". */
void bm_claims_add_refusal(BmClaimGathering *gathering)
{
    enum { NEAR = 6 };
    const BmStory *story = gathering->story;
    guint end = gathering->sentence->end, length = 1;
    guint at = bm_story_find(story, BM_RULES_NO_FIGURE_VERBS, gathering->sentence->first, end,
                             &length, NULL);
    guint stop = MIN(end, at + length + NEAR);
    if (at == end || !is_negated(story, gathering->sentence->first, at) ||
        gathering->frames->len == 0 ||
        bm_story_find(story, BM_RULES_CASUALTY_WORDS, at, stop, NULL, NULL) == stop)
        return;
    const BmFrame *frame = bm_frame_of(gathering->frames, at);
    BmFoundClaim found = bm_claim_begin(gathering, at, frame);
    found.claim->stance = BM_STANCE_GIVES_NO_FIGURE;
    found.claim->what = BM_WHAT_KILLED;
    found.claim->side = g_strdup(bm_claim_other_power(gathering, frame, at, found.claim->by));
    g_array_append_val(gathering->found, found);
}
