/** @file
 * Event words, told apart from plans, suppositions, denials and background.
 */
#include "extract/occurrences.h"

#include <string.h>

#include "extract/dates.h"
#include "extract/event_actors.h"
#include "extract/event_words.h"
#include "extract/movements.h"
#include "extract/occurrence_dates.h"

/** What lies further back than this is background. */
static const gint RECENT_DAYS = 30;

/** A line of its own, without a mark at its end, over other text; what it says is said below. */
static gboolean is_heading(const BmStory *story, const BmSentence *sentence)
{
    enum { LONGEST = 16 };
    guint number = bm_token(story->tokens, sentence->first)->sentence;
    const BmToken *last = bm_token(story->tokens, sentence->end - 1);
    gboolean alone =
        number + 1 < story->tokens->sentences->len &&
        bm_sentence(story->tokens, number + 1)->paragraph != sentence->paragraph &&
        (number == 0 || bm_sentence(story->tokens, number - 1)->paragraph != sentence->paragraph);
    if (alone && last->kind != BM_TOKEN_MARK && sentence->end - sentence->first <= LONGEST)
        return TRUE;
    for (guint at = sentence->first; at < sentence->end; at++) {
        const BmToken *token = bm_token(story->tokens, at);
        if (token->kind == BM_TOKEN_WORD && !token->is_capitals && token->last - token->first > 1)
            return FALSE;
    }
    return TRUE;
}

/** "since the shooting began", unlike "since Tuesday" and "had since killed". */
static gboolean is_since_when(const BmStory *story, const BmSentence *sentence, guint clause)
{
    return clause > sentence->first && bm_story_word(story, BM_RULES_SINCE_WORDS, clause) &&
           !bm_story_word(story, BM_RULES_AUXILIARIES, (gint64)clause - 1) &&
           !bm_dates_cover(story, clause + 1);
}

/** "22 May" is no "may". */
static gboolean is_month(const BmStory *story, guint at)
{
    return bm_token(story->tokens, at)->is_capital && bm_story_word(story, BM_RULES_MONTHS, at);
}

/** "Fresh raids are a possibility", "a rumour of shelling proved unfounded". */
static gboolean is_supposed_behind(const BmStory *story, const BmSentence *sentence, guint at)
{
    enum { FARTHEST = 10 };
    gboolean definite = at > sentence->first && bm_story_word(story, BM_RULES_DEFINITE, at - 1);
    for (guint i = at + 1; !definite && i < MIN(sentence->end, at + FARTHEST); i++) {
        guint length = 1;
        if (bm_event_word_parts(story, i))
            return FALSE;
        if (!is_month(story, i) &&
            bm_story_match(story, BM_RULES_SUPPOSITIONS_BEHIND, i, sentence->end, &length))
            return !bm_story_word(story, BM_RULES_PERFECT_WORDS, i + length);
    }
    return FALSE;
}

/** "may attack", unlike "on 22 May". */
static gboolean is_supposed(const BmStory *story, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (bm_story_match(story, BM_RULES_SUPPOSITIONS, at, end, NULL) &&
            !bm_dates_cover(story, at))
            return TRUE;
    return FALSE;
}

const char *bm_occurrences_reason(const BmStory *story, guint number, guint at,
                                  const BmDateExpression *date, const GArray *frames)
{
    const BmSentence *sentence = bm_sentence(story->tokens, number);
    guint clause = bm_event_clause(story, sentence->first, at);
    const BmFrame *frame = bm_frame_of(frames, at);
    if (is_heading(story, sentence))
        return "a heading";
    if (bm_story_is(story, (gint64)sentence->end - 1, "?"))
        return "a question";
    if (frame && frame->stance != BM_STANCE_SAYS && !frame->is_behind)
        return "denied";
    if (clause > sentence->first && bm_story_word(story, BM_RULES_CLAUSE_BREAKS, clause - 1))
        clause--; /* "if the town is attacked" */
    if (is_since_when(story, sentence, clause))
        return "told only to say since when";
    if (is_supposed_behind(story, sentence, at))
        return "a plan, a supposition or a negation";
    if (is_supposed(story, clause, at))
        return "a plan, a supposition or a negation";
    gboolean recent = date && story->has_date && date->precision <= BM_DATE_DAY &&
                      g_date_days_between(&date->to, &story->date) <= RECENT_DAYS;
    if (!recent && bm_story_find(story, BM_RULES_BACKGROUND_WORDS, sentence->first, sentence->end,
                                 NULL, NULL) < sentence->end)
        return "background";
    gint days = date && story->has_date ? g_date_days_between(&date->to, &story->date) : 0;
    if (days > RECENT_DAYS || (date && date->precision == BM_DATE_MONTH && days == RECENT_DAYS))
        return "background: long before the report";
    if (date && story->has_date && g_date_days_between(&story->date, &date->from) > 1)
        return "in the future";
    return NULL;
}

static gboolean has_type(const GArray *found, BmEventType type)
{
    for (guint i = 0; i < found->len; i++)
        if (g_array_index(found, BmOccurrence, i).type == type &&
            !g_array_index(found, BmOccurrence, i).aside &&
            !g_array_index(found, BmOccurrence, i).yields)
            return TRUE;
    return FALSE;
}

/** "the attack" beside "airstrikes" is the same in another word; what it took or destroyed is
 *  claimed of it. */
static gboolean is_said_already(const GArray *found, const BmOccurrence *occurrence)
{
    gboolean attack = occurrence->type == BM_EVENT_GROUND_ATTACK;
    gboolean outcome =
        occurrence->type == BM_EVENT_CAPTURED_POST || occurrence->type == BM_EVENT_DESTROYED_POST;
    gboolean strike = has_type(found, BM_EVENT_AIRSTRIKE) || has_type(found, BM_EVENT_SHELLING) ||
                      has_type(found, BM_EVENT_MISSILE);
    return has_type(found, occurrence->type) || (attack && strike) ||
           (outcome &&
            (strike || has_type(found, BM_EVENT_GROUND_ATTACK) ||
             has_type(found, BM_EVENT_CAPTURED_POST) || has_type(found, BM_EVENT_DESTROYED_POST)));
}

/** "police killed two men", "snipers wounded two": an attack that no other word tells of. */
static void add_killing(const BmStory *story, guint sentence, const GArray *frames, GArray *found)
{
    enum { NEAR = 5 };
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    for (guint at = MAX(all->first + 1, story->dateline_end); at < all->end; at++) {
        guint length = 0;
        const char *harm = bm_story_match(story, BM_RULES_HARM_BEFORE, at, all->end, &length);
        if (!harm || strcmp(harm, "destroyed") == 0 || strcmp(harm, "displaced") == 0 ||
            bm_story_word(story, BM_RULES_OF_WORDS, (gint64)(at + length) - 1))
            continue;
        guint begin = at > all->first + NEAR ? at - NEAR : all->first;
        gboolean force = FALSE, passive = FALSE;
        for (guint i = begin; i < at; i++) {
            const char *kind = bm_story_word(story, BM_RULES_VICTIMS, i);
            const char *role = bm_story_word(story, BM_RULES_ROLES, i);
            force = force || (kind && strcmp(kind, "force") == 0) ||
                    (role && strcmp(role, "state") == 0);
            passive = passive || (bm_story_word(story, BM_RULES_AUXILIARIES, i) &&
                                  !bm_story_word(story, BM_RULES_BEFORE_VERB, i));
        }
        const BmFrame *frame = bm_frame_of(frames, at);
        if (!force || passive)
            continue;
        BmOccurrence occurrence = {
            .at = at, .end = at + length, .type = BM_EVENT_GROUND_ATTACK, .is_weak = TRUE
        };
        occurrence.yields = bm_story_match(story, BM_RULES_ENTERING_VERBS, at, all->end, NULL) &&
                            occurrence.type == BM_EVENT_CAPTURED_POST;
        occurrence.is_generic = occurrence.is_definite &&
                                !bm_story_word(story, BM_RULES_THAT_WORDS, (gint64)at - 1) &&
                                bm_story_word(story, BM_RULES_GENERIC_EVENTS, at);
        occurrence.date = bm_occurrences_date(story, sentence, at, frames);
        occurrence.aside = bm_occurrences_reason(story, sentence, at, occurrence.date, frames);
        occurrence.actor = bm_event_actor(story, all, at, at + length, frame);
        g_array_append_val(found, occurrence);
        return;
    }
}

/** "a sit-in against killings": why they protest. */
static gboolean is_protested(const BmStory *story, const GArray *found, guint at)
{
    enum { NEAR = 4 };
    guint first = at > NEAR ? at - NEAR : 0;
    return has_type(found, BM_EVENT_PROTEST) &&
           bm_story_find(story, BM_RULES_PROTEST_CAUSES, first, at, NULL, NULL) < at;
}

/** "captured X after three days of fighting": how it was taken is no event of its own. */
static void drop_how(const BmStory *story, GArray *found)
{
    enum { NEAR = 5 };
    for (guint i = found->len; has_type(found, BM_EVENT_CAPTURED_POST) && i > 0; i--) {
        const BmOccurrence *fight = &g_array_index(found, BmOccurrence, i - 1);
        guint first = fight->at > NEAR ? fight->at - NEAR : 0;
        if (fight->type == BM_EVENT_CLASH &&
            bm_story_find(story, BM_RULES_AFTER_WORDS, first, fight->at, NULL, NULL) < fight->at)
            g_array_remove_index(found, i - 1);
    }
    for (guint i = found->len; i > 0 && found->len > 1; i--)
        if (g_array_index(found, BmOccurrence, i - 1).yields)
            g_array_remove_index(found, i - 1);
}

GArray *bm_occurrences_find(const BmStory *story, guint sentence, const GArray *frames)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    GArray *found = g_array_new(FALSE, TRUE, sizeof(BmOccurrence));
    guint length = 1;
    for (guint at = MAX(all->first, story->dateline_end); at < all->end; at += length) {
        length = 1;
        if (bm_story_match(story, BM_RULES_NOT_EVENTS, at, all->end, &length))
            continue;
        BmOccurrence occurrence = { .at = at };
        gboolean moves = bm_removal_at(story, all, at, &occurrence.type, &length);
        if (!moves && !bm_event_word(story, all, at, &occurrence.type, &length)) {
            moves = bm_movement_at(story, all, at, &length);
            if (!moves)
                continue;
            occurrence.type = BM_EVENT_DISPLACEMENT;
        }
        occurrence.end = at + length;
        const BmOccurrence *last =
            found->len > 0 ? &g_array_index(found, BmOccurrence, found->len - 1) : NULL;
        if (last && last->end == at && !moves) /* "an IED attack" is one */
            continue;
        if (is_said_already(found, &occurrence) || is_protested(story, found, at))
            continue;
        occurrence.is_definite = bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1) != NULL;
        occurrence.yields = bm_story_match(story, BM_RULES_ENTERING_VERBS, at, all->end, NULL) &&
                            occurrence.type == BM_EVENT_CAPTURED_POST;
        occurrence.is_generic =
            occurrence.is_definite && bm_story_word(story, BM_RULES_GENERIC_EVENTS, at);
        occurrence.date = bm_occurrences_date(story, sentence, at, frames);
        occurrence.aside = bm_occurrences_reason(story, sentence, at, occurrence.date, frames);
        occurrence.actor = bm_event_actor(story, all, at, at + length, bm_frame_of(frames, at));
        g_array_append_val(found, occurrence);
    }
    drop_how(story, found);
    if (found->len == 0)
        add_killing(story, sentence, frames, found);
    return found;
}
