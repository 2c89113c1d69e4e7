/** @file
 * Choosing the toponyms of an event.
 */
#include "extract/event_places.h"

#include <string.h>

#include "extract/groups.h"
#include "extract/mention_cues.h"

enum { FARTHEST_PREPOSITION = 8 };

static gboolean is_heading(const BmStory *story, const BmMention *mention)
{
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    guint begin = sentence->first, end = mention->last;
    while (begin < mention->first && bm_token(story->tokens, begin)->kind == BM_TOKEN_MARK)
        begin++;
    /* "Jolo, Sulu: …": with what contains it. */
    const BmMention *next =
        bm_story_is(story, end, ",") ? bm_mention_at(story->mentions, end + 1) : NULL;
    if (next && next->first == end + 1)
        end = next->last;
    /* A line that is nothing but a place heads what follows. */
    return begin == mention->first && (bm_story_is(story, end, ":") || end >= sentence->end);
}

/** The mention before in a list, or NULL. */
static const BmMention *listed_before(const BmStory *story, const BmMention *mention)
{
    for (guint back = 2; back <= 4 && back <= mention->first; back++) {
        const BmMention *previous = bm_mention_at(story->mentions, mention->first - back);
        if (previous && previous->end <= mention->first &&
            bm_mentions_are_listed(story->rules, story->tokens, previous, mention))
            return previous;
    }
    return NULL;
}

/** "the Philippines' Malaybalay City": the place that the other lies in, or NULL. */
static const BmMention *owner_before(const BmStory *story, const BmMention *mention)
{
    gint64 mark = (gint64)mention->first - 1;
    const char *word = bm_token_lower(story->tokens, mark);
    gboolean owned = strcmp(word, "'s") == 0 || strcmp(word, "'") == 0 || strcmp(word, "’") == 0;
    return owned && mark > 0 ? bm_mention_at(story->mentions, (guint)mark - 1) : NULL;
}

static BmPlacing placing_word(const char *value)
{
    return strcmp(value, "near") == 0    ? BM_PLACING_NEAR
           : strcmp(value, "along") == 0 ? BM_PLACING_ALONG
           : strcmp(value, "from") == 0  ? BM_PLACING_FROM
           : strcmp(value, "to") == 0    ? BM_PLACING_TO
                                         : BM_PLACING_AT;
}

BmPlacing bm_event_placing(const BmStory *story, const BmMention *mention)
{
    if (is_heading(story, mention))
        return BM_PLACING_AT;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    const BmPhrases *prepositions = bm_rules_list(story->rules, BM_RULES_PLACE_PREPOSITIONS);
    for (guint at = mention->first;
         at > sentence->first && mention->first - at < FARTHEST_PREPOSITION; at--) {
        const BmToken *token = bm_token(story->tokens, at - 1);
        if (token->kind == BM_TOKEN_MARK || bm_mention_at(story->mentions, at - 1) ||
            bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1))
            break;
        guint length = 0;
        const char *value =
            bm_phrases_match_before(prepositions, story->tokens, sentence->first, at, &length);
        /* A bare "of" is looked through: "in the town of X"; "the outskirts of" is not. */
        if (value && (length > 1 || !bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1)))
            return placing_word(value);
    }
    const BmMention *previous = listed_before(story, mention);
    if (!previous)
        previous = owner_before(story, mention);
    return previous ? bm_event_placing(story, previous) : BM_PLACING_NONE;
}

guint bm_mention_coarseness(const BmMention *mention)
{
    const BmPlace *place = mention->geocode->place;
    const char *kind = mention->kind ? mention->kind : place ? place->kind : "city";
    if (place && g_str_equal(place->kind, "country"))
        return 2;
    return strcmp(kind, "country") == 0 || strcmp(kind, "region") == 0 ||
                   strcmp(kind, "continent") == 0
               ? 2
           : strcmp(kind, "province") == 0 ? 1
                                           : 0;
}

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

static gboolean can_place(const BmStory *story, const BmMention *mention, BmEventType type,
                          const GArray *frames)
{
    BmPlacing placing = bm_event_placing(story, mention);
    gboolean leaves = type == BM_EVENT_EVACUATION || type == BM_EVENT_DISPLACEMENT;
    return !is_power(story, mention) && !is_in_group(story, mention) &&
           mention->first >= story->dateline_end && !is_of_speaker(story, frames, mention) &&
           placing != BM_PLACING_NONE && placing != BM_PLACING_TO &&
           (leaves || placing != BM_PLACING_FROM);
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
            (type == BM_EVENT_CLASH && is_fighter(story, at, mention)) ||
            !can_place(story, mention, type, frames))
            continue;
        enum { LEVEL = 100000, OPENING = LEVEL / 2 };
        guint away = mention->first > at ? mention->first - at : at - mention->first;
        gboolean aside = opens_sentence(story, all, mention) || is_of_witness(frames, mention);
        away += aside ? OPENING : 0;
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
    return places;
}
