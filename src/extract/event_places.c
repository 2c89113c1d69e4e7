/** @file
 * Choosing the toponyms of an event.
 */
#include "extract/event_places.h"

#include <string.h>

#include "extract/groups.h"
#include "extract/mention_cues.h"
#include "extract/place_phrases.h"

static gboolean is_of_people(const BmStory *story, const BmMention *mention)
{
    const char *role = bm_story_word(story, BM_RULES_ROLES, (gint64)mention->first - 2);
    return role && strcmp(role, "people") == 0 &&
           (bm_story_word(story, BM_RULES_OF_WORDS, (gint64)mention->first - 1) ||
            bm_story_word(story, BM_RULES_WHEREABOUTS, (gint64)mention->first - 1));
}

/** "According to X, … at Y": the words come behind the speaker; "…, X said; … at Y", "…, but". */
static gboolean tells_more(const BmStory *story, const BmFrame *frame, guint at)
{
    const BmSentence *all =
        bm_sentence(story->tokens, bm_token(story->tokens, frame->first)->sentence);
    gboolean opens = frame->first == all->first;
    for (guint i = MAX(frame->end, frame->subject_end); i < at; i++) {
        gboolean comma = bm_story_is(story, i, ",");
        gboolean goes_on = bm_story_word(story, BM_RULES_AND_WORDS, i + 1) ||
                           bm_story_word(story, BM_RULES_CLAUSE_BREAKS, i + 1);
        if (bm_story_is(story, i, ";") || (comma && (opens || goes_on)))
            return TRUE;
    }
    return FALSE;
}

/** "told journalists at X", "said in X on Monday": where somebody spoke. */
static gboolean is_speech_place(const BmStory *story, const BmFrame *frame,
                                const BmMention *mention)
{
    enum { FARTHEST = 7 };
    gint64 preposition = (gint64)mention->first - 1;
    if (mention->first <= frame->end || mention->first > frame->end + FARTHEST ||
        frame->subject_end > frame->first ||
        !bm_story_word(story, BM_RULES_WHEREABOUTS, preposition))
        return FALSE;
    for (guint i = frame->end; i < (guint)preposition; i++)
        if (!bm_story_word(story, BM_RULES_ROLES, i) &&
            !bm_story_word(story, BM_RULES_VICTIMS, i) &&
            !bm_story_word(story, BM_RULES_MANNER_WORDS, i) &&
            !bm_story_word(story, BM_RULES_WEEKDAYS, i) &&
            !bm_story_word(story, BM_RULES_ARTICLES, i))
            return FALSE;
    return TRUE;
}

/** In a speaker's phrase, or behind the verb of one who spoke ("said …, in Geneva"). */
static gboolean is_of_speaker(const BmStory *story, const GArray *frames, const BmMention *mention)
{
    for (guint i = 0; i < frames->len; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        gboolean within =
            mention->first >= frame->subject_first && mention->end <= frame->subject_end;
        /* "Residents of X reported explosions": they speak of where they are. */
        if (within && !is_of_people(story, mention))
            return TRUE;
        if (within)
            return FALSE;
        if (is_speech_place(story, frame, mention))
            return TRUE;
        if (frame->is_behind && mention->first >= frame->first &&
            !tells_more(story, frame, mention->first))
            return TRUE;
    }
    return FALSE;
}

/** A country is a place only "in" it: "against Pakistan", "into Pakistan" speak of the power. */
static gboolean is_power(const BmStory *story, const BmMention *mention)
{
    gint64 before = (gint64)mention->first - 1;
    while (bm_story_word(story, BM_RULES_COMPASS, before) ||
           bm_story_word(story, BM_RULES_DEFINITE, before))
        before--;
    return bm_mention_coarseness(mention) == 2 &&
           !bm_story_word(story, BM_RULES_WITHIN_WORDS, before);
}

/** "the Shan State Army": a place that is part of a party's name. */
static gboolean is_in_group(const BmStory *story, const BmMention *mention)
{
    enum { LONGEST = 9 };
    for (guint back = 0; back < LONGEST && back <= mention->first; back++) {
        guint length = 0;
        if (bm_story_group(story, mention->first - back, story->tokens->tokens->len, &length) &&
            length > back && length > 1)
            return TRUE;
    }
    return FALSE;
}

/** "X, which was shelled", "X, where four died": what is told at `at` is told of X. */
static gboolean is_of_relative(const BmStory *story, const BmMention *mention, guint at)
{
    enum { FARTHEST = 7 };
    guint relative = mention->last + 1;
    if (!bm_story_is(story, mention->last, ",") || at <= relative || at > relative + FARTHEST ||
        !bm_story_word(story, BM_RULES_PLACE_RELATIVES, relative))
        return FALSE;
    for (guint i = relative; i < at; i++)
        if (bm_story_is(story, i, ","))
            return FALSE;
    return TRUE;
}

static gboolean can_place(const BmStory *story, const BmMention *mention, guint at,
                          BmEventType type, const GArray *frames)
{
    BmPlacing placing = bm_event_placing(story, mention);
    gboolean leaves = type == BM_EVENT_EVACUATION || type == BM_EVENT_DISPLACEMENT;
    gboolean fired =
        type == BM_EVENT_MISSILE || type == BM_EVENT_SHELLING || type == BM_EVENT_AIRSTRIKE;
    gboolean of = is_of_relative(story, mention, at) || bm_place_is_object(story, mention, at);
    if (is_power(story, mention) || is_in_group(story, mention) ||
        mention->first < story->dateline_end)
        return FALSE;
    if (of)
        return TRUE;
    /* "fired towards X", "withdrew from X" */
    return !is_of_speaker(story, frames, mention) && placing != BM_PLACING_NONE &&
           (placing != BM_PLACING_TO || leaves || fired) &&
           (placing != BM_PLACING_FROM || leaves || type == BM_EVENT_CAPTURED_POST);
}

/** Those that stand in one list with the chosen one, in order. */
static void add_list(const BmStory *story, GPtrArray *candidates, guint chosen, GPtrArray *places)
{
    guint first = chosen, last = chosen;
    while (first > 0 && bm_mentions_are_listed(story->rules, story->tokens,
                                               g_ptr_array_index(candidates, first - 1),
                                               g_ptr_array_index(candidates, first)))
        first--;
    while (last + 1 < candidates->len &&
           bm_mentions_are_listed(story->rules, story->tokens, g_ptr_array_index(candidates, last),
                                  g_ptr_array_index(candidates, last + 1)))
        last++;
    guint level = bm_mention_coarseness(g_ptr_array_index(candidates, chosen));
    for (guint i = first; i <= last; i++) {
        const BmMention *mention = g_ptr_array_index(candidates, i);
        /* "Beni, North Kivu": what contains it is no second place. */
        if (i == chosen || bm_mention_coarseness(mention) == level)
            g_ptr_array_add(places, (gpointer)mention);
    }
}

/** "clashes between Tebu and Ahali gunmen": those who fight, not where. */
static gboolean is_fighter(const BmStory *story, guint at, const BmMention *mention)
{
    enum { FARTHEST = 9 };
    if (!bm_story_word(story, BM_RULES_BETWEEN_WORDS, at + 1) || mention->first < at ||
        mention->first > at + FARTHEST)
        return FALSE;
    for (guint i = at + 2; i < mention->first; i++)
        if (bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, i) &&
            !bm_story_word(story, BM_RULES_OF_WORDS, i))
            return FALSE;
    return TRUE;
}

/** "Journalists in X say the jets … at Y": X only where nothing else is named. */
static gboolean is_of_witness(const GArray *frames, const BmMention *mention)
{
    for (guint i = 0; i < frames->len; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        if (mention->first >= frame->subject_first && mention->end <= frame->subject_end)
            return TRUE;
    }
    return FALSE;
}

/** "In Mogadishu, a bomb … in Dharkenley": the scene of the sentence, where no other place is. */
static gboolean opens_sentence(const BmStory *story, const BmSentence *all,
                               const BmMention *mention)
{
    enum { OPENING = 3 };
    return mention->first > all->first && mention->first <= all->first + OPENING &&
           bm_story_is(story, mention->last, ",");
}

/** "The mayor of X said the rebels had taken the town": X, where nothing else is named. */
static void add_place_of_office(const BmStory *story, const BmSentence *all, const GArray *frames,
                                guint at, GPtrArray *places)
{
    const BmFrame *frame = bm_frame_of(frames, at);
    for (guint i = bm_mentions_from(story->mentions, all->first); frame && i < story->mentions->len;
         i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= all->end)
            return;
        if (mention->first < frame->subject_first || mention->end > frame->subject_end ||
            bm_mention_coarseness(mention) == 2 || mention->first < story->dateline_end ||
            !bm_story_word(story, BM_RULES_OF_WORDS, (gint64)mention->first - 1) ||
            !bm_story_word(story, BM_RULES_LOCAL_OFFICES, (gint64)mention->first - 2))
            continue;
        g_ptr_array_add(places, (gpointer)mention);
        return;
    }
}

/** "1. Baalbek. … in the Ras al-Ain quarter": the town that heads the paragraph; also for a
 *  district that no gazetteer knows. */
static void put_in_town(const BmStory *story, guint sentence, GPtrArray *places)
{
    const BmMention *quarter = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
    gboolean unknown = quarter && quarter->kind && !quarter->geocode->place;
    const BmMention *town = unknown || (quarter && bm_event_is_quarter(quarter))
                                ? bm_event_heading(story, sentence)
                                : NULL;
    if (town && town != quarter && bm_mention_coarseness(town) == 0)
        g_ptr_array_index(places, 0) = (gpointer)town;
}

/** "elders of X": where those live who did something elsewhere. */
static gboolean is_origin(const BmStory *story, const BmMention *mention)
{
    return bm_story_word(story, BM_RULES_OF_WORDS, (gint64)mention->first - 1) &&
           bm_story_word(story, BM_RULES_VICTIMS, (gint64)mention->first - 2);
}

/** "elders of X in Y": what X lies in is no other place. */
static gboolean contains_origin(const BmStory *story, const BmMention *mention)
{
    const BmMention *before = mention->first >= 2 && bm_story_word(story, BM_RULES_WITHIN_WORDS,
                                                                   (gint64)mention->first - 1)
                                  ? bm_mention_at(story->mentions, mention->first - 2)
                                  : NULL;
    return before && before->last + 1 == mention->first && is_origin(story, before) &&
           bm_mention_coarseness(before) <= bm_mention_coarseness(mention);
}

GPtrArray *bm_event_places_find(const BmStory *story, guint sentence, guint at, BmEventType type,
                                const GArray *frames)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    GPtrArray *candidates = g_ptr_array_new(), *places = g_ptr_array_new();
    guint chosen = 0, best = G_MAXUINT;
    gboolean byline = bm_story_word(story, BM_RULES_BY_WORDS, all->first) &&
                      bm_token(story->tokens, all->end - 1)->kind != BM_TOKEN_MARK;
    for (guint i = bm_mentions_from(story->mentions, all->first);
         i < story->mentions->len && !byline; i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= all->end)
            break;
        if (mention->first < all->first || mention->end > all->end ||
            contains_origin(story, mention) ||
            (type == BM_EVENT_CLASH && is_fighter(story, at, mention)) ||
            !can_place(story, mention, at, type, frames))
            continue;
        enum { LEVEL = 100000, OPENING = LEVEL / 2 };
        guint away = mention->first > at ? mention->first - at : at - mention->first;
        gboolean aside = opens_sentence(story, all, mention) || is_of_witness(frames, mention);
        away += aside ? OPENING : 0;
        /* Those who leave left a place; where they came to is the next best. */
        BmPlacing placing = bm_event_placing(story, mention);
        away += placing == BM_PLACING_TO ? 3 * LEVEL : 0;
        if (placing == BM_PLACING_FROM)
            away = type == BM_EVENT_CAPTURED_POST ? away + 3 * LEVEL : away / LEVEL;
        away += is_origin(story, mention) ? OPENING : 0;
        away += bm_event_is_quarter(mention) ? OPENING / 2 : 0;
        away = is_of_relative(story, mention, at) ? 0 : away;
        if (bm_mention_coarseness(mention) * LEVEL + away < best) {
            best = bm_mention_coarseness(mention) * LEVEL + away;
            chosen = candidates->len;
        }
        g_ptr_array_add(candidates, (gpointer)mention);
    }
    if (candidates->len > 0)
        add_list(story, candidates, chosen, places);
    else if (!byline)
        add_place_of_office(story, all, frames, at, places);
    g_ptr_array_unref(candidates);
    put_in_town(story, sentence, places);
    return places;
}
