/** @file
 * Event words, told apart from plans, suppositions, denials and background.
 */
#include "extract/occurrences.h"

#include <string.h>

#include "extract/event_actors.h"
#include "extract/occurrence_dates.h"

/** What lies further back than this is background. */
static const gint RECENT_DAYS = 30;

static BmEventType type_of(const char *word)
{
    for (int i = 0; i < BM_EVENT_TYPE_COUNT; i++)
        if (strcmp(bm_event_type_words[i], word) == 0)
            return (BmEventType)i;
    return BM_EVENT_OTHER;
}

static gboolean is_any_of(const BmStory *story, gint64 at, const char *const *words)
{
    return g_strv_contains(words, bm_token_lower(story->tokens, at));
}

/** The clause that `at` stands in begins behind a mark or a word that parts clauses. */
static guint clause_begin(const BmStory *story, guint first, guint at)
{
    static const char *const marks[] = { ",", ";", ":", "—", "–", "(", "\"", "“", "”", NULL };
    while (at > first && !is_any_of(story, (gint64)at - 1, marks) &&
           !bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)at - 1))
        at--;
    return at;
}

static gboolean has_thing(const BmStory *story, guint first, guint end, const char *thing)
{
    for (guint at = first; at < end; at++) {
        const char *value = bm_story_match(story, BM_RULES_THINGS, at, end, NULL);
        if (value && strcmp(value, thing) == 0)
            return TRUE;
    }
    return FALSE;
}

/** "captured" and "destroyed" are events where a post, a base or a settlement is. */
static gboolean lacks_object(const BmStory *story, const BmOccurrence *found, guint end)
{
    enum { NEAR = 8 };
    guint stop = MIN(end, found->end + NEAR);
    gboolean post =
        has_thing(story, found->end, stop, "posts") || has_thing(story, found->end, stop, "bases");
    if (found->type == BM_EVENT_DESTROYED_POST)
        return !post;
    if (found->type != BM_EVENT_CAPTURED_POST)
        return FALSE;
    if (found->end - found->at == 1 && bm_story_word(story, BM_RULES_TAKING_VERBS, found->at)) {
        guint object = found->end;
        while (object < stop && (bm_story_word(story, BM_RULES_DEFINITE, object) ||
                                 bm_story_word(story, BM_RULES_NUMBERS, object) ||
                                 bm_token(story->tokens, object)->kind == BM_TOKEN_NUMBER))
            object++;
        return !bm_mention_at(story->mentions, object) &&
               !has_thing(story, object, MIN(stop, object + 2), "settlements") &&
               !has_thing(story, object, MIN(stop, object + 2), "posts") &&
               !has_thing(story, object, MIN(stop, object + 2), "bases");
    }
    if (post || has_thing(story, found->end, stop, "settlements"))
        return FALSE;
    return !bm_mention_at(story->mentions, found->end) && found->end - found->at < 2;
}

/** "drones of the … struck": what strikes, and its verb some words behind. */
static const char *strike_at(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 9 };
    const char *type = bm_story_word(story, BM_RULES_STRIKE_AGENTS, at);
    guint stop = MIN(end, at + FARTHEST);
    for (guint i = at + 1; type && i < stop; i++) {
        if (bm_story_word(story, BM_RULES_STRIKE_VERBS, i))
            return type;
        if (bm_story_word(story, BM_RULES_CLAUSE_BREAKS, i) || bm_story_is(story, i, ","))
            break;
    }
    return NULL;
}

/** "was hit by a drone": what struck, behind its verb. */
static const char *struck_by(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 14, NEAR = 5 };
    if (!bm_story_word(story, BM_RULES_STRIKE_VERBS, at))
        return NULL;
    guint stop = MIN(end, at + FARTHEST), by = at + 1;
    while (by < stop && !bm_story_word(story, BM_RULES_STRIKE_MEANS, by) &&
           !bm_story_word(story, BM_RULES_CLAUSE_BREAKS, by) && !bm_story_is(story, by, ","))
        by++;
    if (by >= stop || !bm_story_word(story, BM_RULES_STRIKE_MEANS, by))
        return NULL;
    for (guint i = by + 1; i < MIN(end, by + NEAR); i++) {
        const char *type = bm_story_word(story, BM_RULES_STRIKE_AGENTS, i);
        if (type)
            return type;
        if (bm_story_word(story, BM_RULES_CLAUSE_BREAKS, i) || bm_story_is(story, i, ","))
            break;
    }
    return NULL;
}

/** A line of its own, without a mark at its end, over other text; what it says is said below. */
static gboolean is_heading(const BmStory *story, const BmSentence *sentence)
{
    enum { LONGEST = 16 };
    guint number = bm_token(story->tokens, sentence->first)->sentence;
    const BmToken *last = bm_token(story->tokens, sentence->end - 1);
    gboolean alone = number + 1 < story->tokens->sentences->len && number > 0 &&
                     bm_sentence(story->tokens, number + 1)->paragraph != sentence->paragraph &&
                     bm_sentence(story->tokens, number - 1)->paragraph != sentence->paragraph;
    if (alone && last->kind != BM_TOKEN_MARK && sentence->end - sentence->first <= LONGEST)
        return TRUE;
    for (guint at = sentence->first; at < sentence->end; at++) {
        const BmToken *token = bm_token(story->tokens, at);
        if (token->kind == BM_TOKEN_WORD && !token->is_capitals && token->last - token->first > 1)
            return FALSE;
    }
    return TRUE;
}

const char *bm_occurrences_reason(const BmStory *story, guint number, guint at,
                                  const BmDateExpression *date, const GArray *frames)
{
    const BmSentence *sentence = bm_sentence(story->tokens, number);
    guint clause = clause_begin(story, sentence->first, at);
    const BmFrame *frame = bm_frame_of(frames, at);
    if (is_heading(story, sentence))
        return "a heading";
    if (bm_story_is(story, (gint64)sentence->end - 1, "?"))
        return "a question";
    if (frame && frame->stance != BM_STANCE_SAYS && !frame->is_behind)
        return "denied";
    if (clause > sentence->first && bm_story_word(story, BM_RULES_CLAUSE_BREAKS, clause - 1))
        clause--; /* "if the town is attacked" */
    if (bm_story_find(story, BM_RULES_SUPPOSITIONS, clause, at, NULL, NULL) < at)
        return "a plan, a supposition or a negation";
    if (bm_story_find(story, BM_RULES_BACKGROUND_WORDS, sentence->first, sentence->end, NULL,
                      NULL) < sentence->end)
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
            !g_array_index(found, BmOccurrence, i).aside)
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

/** "police killed two men": an attack that no other word tells of. */
static void add_killing(const BmStory *story, guint sentence, const GArray *frames, GArray *found)
{
    enum { NEAR = 5 };
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    for (guint at = MAX(all->first + 1, story->dateline_end); at < all->end; at++) {
        guint length = 0;
        const char *harm = bm_story_match(story, BM_RULES_HARM_BEFORE, at, all->end, &length);
        if (!harm || strcmp(harm, "killed") != 0 ||
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
        occurrence.date = bm_occurrences_date(story, sentence, at, frames);
        occurrence.aside = bm_occurrences_reason(story, sentence, at, occurrence.date, frames);
        occurrence.actor = bm_event_actor(story, all, at, at + length, frame);
        g_array_append_val(found, occurrence);
        return;
    }
}

/** "the 3rd Assault Brigade": a name. */
static gboolean is_unit_name(const BmStory *story, guint at)
{
    return bm_token(story->tokens, at)->is_capital && at + 1 < story->tokens->tokens->len &&
           bm_token(story->tokens, at + 1)->is_capital &&
           bm_story_word(story, BM_RULES_UNIT_NOUNS, (gint64)at + 1);
}

/** "opened fire with mortars": what with, behind an attack that ends at `end`; or NULL. */
static const char *fires_with(const BmStory *story, guint at, guint end)
{
    enum { NEAR = 5 };
    if (!bm_story_word(story, BM_RULES_STRIKE_MEANS, at))
        return NULL;
    for (guint i = at + 1; i < MIN(end, at + NEAR); i++) {
        const char *agent = bm_story_word(story, BM_RULES_STRIKE_AGENTS, i);
        const char *event = bm_story_match(story, BM_RULES_EVENTS, i, end, NULL);
        if (agent ||
            (event && (type_of(event) == BM_EVENT_SHELLING || type_of(event) == BM_EVENT_MISSILE)))
            return agent ? agent : event;
        if (bm_story_is(story, i, ",") || bm_story_word(story, BM_RULES_CLAUSE_BREAKS, i))
            return NULL;
    }
    return NULL;
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
        const char *type = bm_story_match(story, BM_RULES_EVENTS, at, all->end, &length);
        if (!type)
            type = strike_at(story, at, all->end);
        const char *means = struck_by(story, at, all->end);
        if (!means && at > all->first) /* "UAV attacks" */
            means = bm_story_word(story, BM_RULES_STRIKE_AGENTS, (gint64)at - 1);
        if (means && (type ? type_of(type) == BM_EVENT_GROUND_ATTACK
                           : struck_by(story, at, all->end) != NULL))
            type = means;
        if (!type || is_unit_name(story, at))
            continue;
        if (type_of(type) == BM_EVENT_GROUND_ATTACK && fires_with(story, at + length, all->end))
            type = fires_with(story, at + length, all->end);
        BmOccurrence occurrence = { .at = at, .end = at + length, .type = type_of(type) };
        const BmOccurrence *last =
            found->len > 0 ? &g_array_index(found, BmOccurrence, found->len - 1) : NULL;
        if (last && last->end == at) /* "an IED attack" is one */
            continue;
        if (lacks_object(story, &occurrence, all->end) || is_said_already(found, &occurrence))
            continue;
        occurrence.is_definite = bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1) != NULL;
        occurrence.date = bm_occurrences_date(story, sentence, at, frames);
        occurrence.aside = bm_occurrences_reason(story, sentence, at, occurrence.date, frames);
        occurrence.actor = bm_event_actor(story, all, at, at + length, bm_frame_of(frames, at));
        g_array_append_val(found, occurrence);
    }
    if (found->len == 0)
        add_killing(story, sentence, frames, found);
    return found;
}
