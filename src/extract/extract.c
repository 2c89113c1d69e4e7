/** @file
 * The sentences of a report, one after the other.
 */
#include "extract/extract.h"

#include <string.h>

#include "document/bytes.h"
#include "extract/claim_totals.h"
#include "extract/drafts.h"
#include "extract/masthead.h"
#include "extract/occurrence_dates.h"

static void add_aside(BmExtraction *extraction, const BmStory *story, guint sentence,
                      const char *reason)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    char *text = bm_tokens_text(story->tokens, all->first, all->end);
    char *line = g_strdup_printf("%s: %s", reason, text);
    const char *last = extraction->aside->len > 0
                           ? g_ptr_array_index(extraction->aside, extraction->aside->len - 1)
                           : NULL;
    if (g_strcmp0(last, line) != 0)
        g_ptr_array_add(extraction->aside, g_steal_pointer(&line));
    g_free(line);
    g_free(text);
}

static void set_aside(BmExtraction *extraction, const BmStory *story, guint sentence,
                      const GArray *occurrences)
{
    for (guint i = 0; i < occurrences->len; i++) {
        const BmOccurrence *occurrence = &g_array_index(occurrences, BmOccurrence, i);
        if (occurrence->aside)
            add_aside(extraction, story, sentence, occurrence->aside);
    }
}

/** Figures of plans and of the past are no claims about what happened now; they are listed. */
static void drop_claims(BmExtraction *extraction, const BmStory *story, guint sentence,
                        GArray *claims, const GArray *frames)
{
    for (guint i = claims->len; i > 0; i--) {
        const BmFoundClaim *found = &g_array_index(claims, BmFoundClaim, i - 1);
        const BmDateExpression *date = bm_occurrences_date(story, sentence, found->at, frames);
        const char *reason = bm_occurrences_reason(story, sentence, found->at, date, frames);
        if (!reason)
            reason = bm_claim_total_reason(story, sentence, found->at);
        if (!reason || found->claim->stance != BM_STANCE_SAYS)
            continue;
        add_aside(extraction, story, sentence, reason);
        g_array_remove_index(claims, i - 1);
    }
}

/** "… the following incidents:" behind the verb; not "partners recorded eight deaths". */
static gboolean announces_list(const BmStory *story, const BmFrame *frame)
{
    const BmSentence *all =
        bm_sentence(story->tokens, bm_token(story->tokens, frame->first)->sentence);
    return bm_story_find(story, BM_RULES_FOLLOWING, frame->end, all->end, NULL, NULL) < all->end ||
           bm_story_is(story, (gint64)all->end - 1, ":");
}

/** "The Monitor recorded the following incidents": the rest is theirs too. */
static void note_standing(BmSpeakers *speakers, const GArray *frames)
{
    const BmStory *story = speakers->story;
    for (guint i = 0; i < frames->len && !speakers->standing; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        if (bm_story_match(story, BM_RULES_RECORDING, frame->first, frame->end, NULL) &&
            announces_list(story, frame))
            speakers->standing = bm_speaker_copy(frame->speaker);
    }
}

static gboolean is_too_long(const BmStory *story, const BmDrafts *drafts, guint sentence,
                            BmWarnings *warnings)
{
    if (bm_drafts_claims(drafts)->len <= BM_EXTRACT_MAX_CLAIMS)
        return FALSE;
    guint line, column;
    const BmToken *token = bm_token(story->tokens, bm_sentence(story->tokens, sentence)->first);
    bm_bytes_position(story->report->text, token->start, &line, &column);
    bm_warnings_add(warnings, "%s:%u:%u: more than %u claims stand before; the rest is not read",
                    story->report->name, line, column, BM_EXTRACT_MAX_CLAIMS);
    return TRUE;
}

static void read_sentences(const BmStory *story, BmExtraction *extraction, BmWarnings *warnings)
{
    BmSpeakers *speakers = bm_speakers_new(story);
    BmDrafts *drafts = bm_drafts_new(story);
    bm_masthead_find(speakers);
    for (guint i = 0; i < story->tokens->sentences->len; i++) {
        if (is_too_long(story, drafts, i, warnings))
            break;
        GArray *frames = bm_frames_find(speakers, i);
        GArray *occurrences = bm_occurrences_find(story, i, frames);
        note_standing(speakers, frames);
        bm_drafts_add_occurrences(drafts, i, occurrences, frames);
        GArray *claims = bm_claims_find(speakers, i, frames, bm_drafts_claims(drafts));
        drop_claims(extraction, story, i, claims, frames);
        bm_drafts_add_claims(drafts, i, claims, frames);
        set_aside(extraction, story, i, occurrences);
        g_array_unref(claims);
        g_array_unref(occurrences);
        g_array_unref(frames);
    }
    bm_drafts_finish(drafts, extraction->events);
    bm_drafts_free(drafts);
    bm_speakers_free(speakers);
}

static void note_source(const BmStory *story, BmEventList *events)
{
    BmReportSource *source = bm_report_source_new();
    source->title = g_path_get_basename(story->report->name);
    if (story->has_date)
        source->date =
            g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&story->date),
                            g_date_get_month(&story->date), g_date_get_day(&story->date));
    g_ptr_array_add(events->sources, source);
}

static BmExtraction *extraction_new(void)
{
    BmExtraction *extraction = g_new0(BmExtraction, 1);
    extraction->events = bm_event_list_new();
    extraction->events->draft = TRUE;
    extraction->aside = g_ptr_array_new_with_free_func(g_free);
    return extraction;
}

void bm_extraction_free(BmExtraction *extraction)
{
    if (!extraction)
        return;
    bm_event_list_free(extraction->events);
    g_ptr_array_unref(extraction->aside);
    g_free(extraction);
}

static void note_doubt(BmExtraction *extraction)
{
    for (guint i = 0; i < extraction->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(extraction->events, i);
        extraction->in_doubt |= event->text_toponym && !event->place;
    }
}

BmExtraction *bm_extract(const BmReport *report, const BmRules *rules, BmNames *names,
                         const char *date, BmWarnings *warnings, GError **error)
{
    BmStory story = { .report = report, .rules = rules };
    BmTokens *tokens = bm_rules_tokens(rules, report->text);
    GPtrArray *mentions = bm_mentions_find(rules, tokens, names, error);
    BmExtraction *extraction = NULL;
    story.tokens = tokens;
    story.mentions = mentions;
    if (mentions && bm_story_prepare(&story, names, date, error)) {
        extraction = extraction_new();
        if (!story.has_date)
            bm_warnings_add(warnings,
                            "%s: the report gives no date of its own, so that weekdays cannot be "
                            "resolved; give it with --date",
                            report->name);
        read_sentences(&story, extraction, warnings);
        note_source(&story, extraction->events);
        note_doubt(extraction);
    }
    bm_story_clear(&story);
    g_clear_pointer(&mentions, g_ptr_array_unref);
    bm_tokens_free(tokens);
    return extraction;
}
