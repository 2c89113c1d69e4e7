/** @file
 * From figures, verbs and frames to claims.
 */
#include <string.h>

#include "extract/claim_denials.h"
#include "extract/claim_sides.h"
#include "extract/count_nouns.h"
#include "extract/harm.h"

static void found_claim_clear(gpointer data)
{
    BmFoundClaim *found = data;
    bm_claim_free(found->claim);
    g_free(found->doubt);
}

void bm_claim_append_doubt(char **doubt, const char *more)
{
    if (!more || (*doubt && strstr(*doubt, more)))
        return;
    char *both = *doubt ? g_strjoin("; ", *doubt, more, NULL) : g_strdup(more);
    g_free(*doubt);
    *doubt = both;
}

/** The earlier claims, then those of this sentence, from the last to the first. */
const BmClaim *bm_claim_last(const BmClaimGathering *gathering, guint back)
{
    enum { FARTHEST = 300 };
    if (back > FARTHEST)
        return NULL;
    if (back < gathering->found->len)
        return g_array_index(gathering->found, BmFoundClaim, gathering->found->len - 1 - back)
            .claim;
    back -= gathering->found->len;
    return back < gathering->earlier->len
               ? g_ptr_array_index(gathering->earlier, gathering->earlier->len - 1 - back)
               : NULL;
}

/** "Syrian Observatory for Human Rights": a count of somebody who is no side; ACLED: a database's.
 */
static BmStanding standing_of(const BmStory *story, const char *by)
{
    BmTokens *words = bm_rules_tokens(story->rules, by);
    const BmPhrases *list = bm_rules_list(story->rules, BM_RULES_STANDINGS);
    BmStanding standing = BM_STANDING_PARTY;
    for (guint at = 0; at < words->tokens->len && standing == BM_STANDING_PARTY; at++) {
        const char *found = bm_phrases_match(list, words, at, words->tokens->len, NULL);
        for (int i = 0; found && i < BM_STANDING_COUNT; i++)
            if (strcmp(bm_standing_words[i], found) == 0)
                standing = (BmStanding)i;
    }
    bm_tokens_free(words);
    return standing;
}

/** A claim by whoever speaks at `at`. */
BmFoundClaim bm_claim_begin(const BmClaimGathering *gathering, guint at, const BmFrame *frame)
{
    static const char nobody[] = "not stated";
    const BmSpeaker *speaker = frame ? frame->speaker : gathering->speakers->standing;
    BmFoundClaim found = { .at = at, .claim = bm_claim_new() };
    BmClaim *claim = found.claim;
    claim->by = g_strdup(speaker && speaker->by ? speaker->by : nobody);
    if (speaker) {
        claim->speaker = g_strdup(speaker->name);
        claim->role = g_strdup(speaker->role);
        claim->channel = g_strdup(speaker->channel);
        claim->anonymous = g_strdup(speaker->anonymous);
        bm_claim_append_doubt(&found.doubt, speaker->doubt);
        if (!speaker->by)
            bm_claim_append_doubt(&found.doubt, "which party the speaker belongs to is not said");
    } else {
        bm_claim_append_doubt(&found.doubt, "who says so is not stated");
    }
    claim->standing = standing_of(gathering->story, claim->by);
    claim->stance = frame ? frame->stance : BM_STANCE_SAYS;
    claim->sentence = bm_tokens_text(gathering->story->tokens, gathering->sentence->first,
                                     gathering->sentence->end);
    return found;
}

/** The party named last before the figure that is not the speaker's: "struck Afghan facilities,
 *  destroying two bases". */
const char *bm_claim_other_power(const BmClaimGathering *gathering, const BmFrame *frame, guint at,
                                 const char *by)
{
    guint begin = frame && frame->first < at ? frame->end : gathering->sentence->first;
    for (guint i = at; i > begin; i--) {
        const char *party = bm_token(gathering->story->tokens, i - 1)->is_capital
                                ? bm_speakers_party(gathering->story, i - 1, i)
                                : NULL;
        if (party && strcmp(party, by) != 0)
            return party;
    }
    return NULL;
}

/** "the earlier 36": the same party's other figure for the same thing. */
static void set_supersedes(const BmClaimGathering *gathering, BmClaim *claim)
{
    if (!claim->has_minimum || claim->stance != BM_STANCE_SAYS ||
        strcmp(claim->by, "not stated") == 0)
        return;
    for (guint back = 0; bm_claim_last(gathering, back); back++) {
        const BmClaim *other = bm_claim_last(gathering, back);
        if (other->what == claim->what && other->has_minimum && other->minimum != claim->minimum &&
            claim->side && g_strcmp0(other->by, claim->by) == 0 &&
            g_strcmp0(other->side, claim->side) == 0 && other->stance == BM_STANCE_SAYS &&
            claim->side) {
            claim->supersedes = g_strdup_printf("the earlier %.0f", other->minimum);
            return;
        }
    }
}

static void fill_figure(const BmCount *count, BmClaim *claim)
{
    if (claim->stance != BM_STANCE_SAYS)
        return;
    claim->has_minimum = count->has_minimum;
    claim->has_maximum = count->has_maximum;
    claim->minimum = count->minimum;
    claim->maximum = count->maximum;
    claim->words = g_strdup(count->words);
}

/** "gave the figure of 120", "put it at 30": of what was claimed last; NULL where it is no such. */
static const BmClaim *meant_by_figure(const BmClaimGathering *gathering, const BmCount *count,
                                      const BmFrame *frame)
{
    const BmStory *story = gathering->story;
    /* "of" may be taken for a word of the figure. */
    guint first =
        bm_story_word(story, BM_RULES_OF_WORDS, count->first) ? count->first + 1 : count->first;
    guint length = bm_story_word(story, BM_RULES_OF_WORDS, (gint64)first - 1) ? 1 : 0;
    if (length == 0)
        bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_COUNT_LINKS), story->tokens,
                                gathering->sentence->first, first, &length);
    gboolean figure =
        length > 0 && bm_story_word(story, BM_RULES_FIGURE_NOUNS, (gint64)first - length - 1);
    /* "the army says four" */
    gboolean bare = frame && count->first == frame->end &&
                    count->end < story->tokens->tokens->len &&
                    (bm_token(story->tokens, count->end)->kind == BM_TOKEN_MARK);
    if (!frame || !(figure || bare) || count->victims || count->thing || count->of ||
        !count->has_minimum)
        return NULL;
    const BmClaim *last = bm_claim_last(gathering, 0);
    return last && last->stance == BM_STANCE_SAYS ? last : NULL;
}

/** "64 wounded, of whom nine died": a part, but what befell it is told of nobody else. */
static gboolean is_bare_part(const GArray *counts, const GPtrArray *harms, guint index)
{
    const BmCount *count = &g_array_index(counts, BmCount, index);
    const char *harm = g_ptr_array_index(harms, index);
    return count->is_part && (index == 0 || !harm || g_strcmp0(harm, "killed") != 0 ||
                              g_strcmp0(harm, g_ptr_array_index(harms, index - 1)) == 0);
}

/** "a doctor said": one who speaks. */
static gboolean is_in_speaker(const BmClaimGathering *gathering, guint at)
{
    for (guint i = 0; i < gathering->frames->len; i++) {
        const BmFrame *frame = &g_array_index(gathering->frames, BmFrame, i);
        if (at >= frame->subject_first && at < frame->subject_end)
            return TRUE;
    }
    return FALSE;
}

static void add_figures(BmClaimGathering *gathering)
{
    const BmStory *story = gathering->story;
    guint number = bm_token(story->tokens, gathering->sentence->first)->sentence;
    GArray *counts = bm_counts_find(story, number);
    GPtrArray *harms = bm_harm_find(story, gathering->sentence, counts);
    for (guint i = 0; i < counts->len; i++) {
        const BmCount *count = &g_array_index(counts, BmCount, i);
        const BmFrame *frame = bm_frame_of(gathering->frames, count->number);
        BmClaimWhat what;
        gboolean any = count->words && strcmp(count->words, "any") == 0;
        const BmClaim *meant = meant_by_figure(gathering, count, frame);
        if (is_bare_part(counts, harms, i) || is_in_speaker(gathering, count->number) ||
            !(bm_harm_what(count, g_ptr_array_index(harms, i), &what) || meant) ||
            (what == BM_WHAT_OTHER && !count->thing) ||
            (any && !(frame && frame->stance != BM_STANCE_SAYS)))
            continue;
        BmFoundClaim found = bm_claim_begin(gathering, count->number, frame);
        gboolean said = bm_harm_what(count, g_ptr_array_index(harms, i), &what);
        found.claim->what = said ? what : meant->what;
        found.claim->of = g_strdup(said ? count->of : meant->of);
        fill_figure(count, found.claim);
        bm_claim_set_side(gathering, frame, count, found.claim);
        set_supersedes(gathering, found.claim);
        g_array_append_val(gathering->found, found);
    }
    g_ptr_array_unref(harms);
    g_array_unref(counts);
}

GArray *bm_claims_find(BmSpeakers *speakers, guint sentence, const GArray *frames,
                       const GPtrArray *earlier)
{
    BmClaimGathering gathering = { .story = speakers->story,
                                   .speakers = speakers,
                                   .sentence = bm_sentence(speakers->story->tokens, sentence),
                                   .frames = frames,
                                   .earlier = earlier,
                                   .found = g_array_new(FALSE, TRUE, sizeof(BmFoundClaim)) };
    g_array_set_clear_func(gathering.found, found_claim_clear);
    add_figures(&gathering);
    bm_claims_add_denials(&gathering);
    bm_claims_add_untruths(&gathering);
    bm_claims_add_refusal(&gathering);
    return gathering.found;
}
