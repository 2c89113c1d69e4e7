/** @file
 * Words of events: alone, in pairs, and as what strikes with its verb.
 */
#include "extract/event_words.h"

#include <string.h>

#include "extract/event_placings.h"
#include "extract/groups.h"
#include "extract/place_phrases.h"

static BmEventType type_of(const char *word)
{
    for (int i = 0; i < BM_EVENT_TYPE_COUNT; i++)
        if (strcmp(bm_event_type_words[i], word) == 0)
            return (BmEventType)i;
    return BM_EVENT_OTHER;
}

gboolean bm_event_word_parts(const BmStory *story, guint at)
{
    return bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at) || bm_story_is(story, at, ",");
}

guint bm_event_clause(const BmStory *story, guint first, guint at)
{
    static const char *const marks[] = { ",", ";", ":", "—", "–", "(", "\"", "“", "”", NULL };
    while (at > first && !g_strv_contains(marks, bm_token_lower(story->tokens, (gint64)at - 1)) &&
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

static gboolean has_post(const BmStory *story, guint first, guint end)
{
    return has_thing(story, first, end, "posts") || has_thing(story, first, end, "bases");
}

/** "two command posts were destroyed", "the town was taken": it stands before the verb. */
static gboolean has_subject(const BmStory *story, const BmSentence *sentence, guint at,
                            BmEventType type)
{
    gint64 verb = (gint64)at - 1;
    if (!bm_story_word(story, BM_RULES_AUXILIARIES, verb) ||
        bm_story_word(story, BM_RULES_BEFORE_VERB, verb))
        return FALSE;
    while (verb > sentence->first && bm_story_word(story, BM_RULES_AUXILIARIES, verb - 1))
        verb--;
    guint clause = bm_event_clause(story, sentence->first, at);
    for (guint i = clause; i < (guint)verb; i++)
        if (bm_story_word(story, BM_RULES_VICTIMS, i))
            return FALSE;
    const BmMention *mention = verb > 0 ? bm_mention_at(story->mentions, (guint)verb - 1) : NULL;
    if (!mention && clause == (guint)verb) /* "X, in rebel hands since May, was …" */
        mention = bm_place_subject(story, sentence, (guint)verb);
    return has_post(story, clause, (guint)verb) ||
           (type == BM_EVENT_CAPTURED_POST &&
            (mention || has_thing(story, clause, (guint)verb, "settlements")));
}

/** "took the town": what stands right behind. */
static gboolean takes_place(const BmStory *story, guint object, guint stop)
{
    while (object < stop && (bm_story_word(story, BM_RULES_DEFINITE, object) ||
                             bm_story_word(story, BM_RULES_NUMBERS, object) ||
                             bm_token(story->tokens, object)->kind == BM_TOKEN_NUMBER))
        object++;
    guint near = MIN(stop, object + 2);
    return bm_mention_at(story->mentions, object) ||
           has_thing(story, object, near, "settlements") || has_post(story, object, near);
}

/** What stands before a verb of falling is a place that it befell; not "the crossing to Iran". */
static gboolean falls(const BmStory *story, guint at)
{
    const BmMention *mention = bm_mention_at(story->mentions, at);
    return mention ? bm_mention_coarseness(mention) < 2 && bm_place_undergoes(story, mention)
                   : has_thing(story, at, at + 1, "settlements");
}

/** Those who come into a town to take it, unlike a minister who enters it. */
static gboolean has_force(const BmStory *story, guint first, guint at)
{
    guint length = 0;
    for (guint i = first; i < at; i++) {
        const char *kind = bm_story_match(story, BM_RULES_VICTIMS, i, at, NULL);
        if ((kind && strcmp(kind, "force") == 0) ||
            bm_story_match(story, BM_RULES_OWN_FORCES, i, at, NULL) ||
            bm_story_match(story, BM_RULES_UNIT_NOUNS, i, at, NULL) ||
            (bm_token(story->tokens, i)->is_capital && bm_story_group(story, i, at, &length)))
            return TRUE;
    }
    return FALSE;
}

/** "captured" and "destroyed" are events where a post, a base or a settlement is. */
static gboolean lacks_object(const BmStory *story, const BmSentence *sentence, guint at, guint end,
                             BmEventType type)
{
    enum { NEAR = 8 };
    guint stop = MIN(sentence->end, end + NEAR);
    if ((type != BM_EVENT_DESTROYED_POST && type != BM_EVENT_CAPTURED_POST) ||
        has_subject(story, sentence, at, type))
        return FALSE;
    if (type == BM_EVENT_DESTROYED_POST)
        return !has_post(story, end, stop);
    if (bm_story_match(story, BM_RULES_FALLING_VERBS, at, end, NULL))
        return at == sentence->first || !falls(story, at - 1);
    if (bm_story_match(story, BM_RULES_ENTERING_VERBS, at, end, NULL) &&
        !has_force(story, bm_event_clause(story, sentence->first, at), at))
        return TRUE;
    if (end - at == 1 && bm_story_word(story, BM_RULES_TAKING_VERBS, at))
        return !takes_place(story, end, stop);
    return !has_post(story, end, stop) && !has_thing(story, end, stop, "settlements") &&
           !bm_mention_at(story->mentions, end) && end - at < 2;
}

/** "drones of the … struck": what strikes, and its verb some words behind. */
static const char *strike_at(const BmStory *story, guint at, guint end, guint *length)
{
    enum { FARTHEST = 9 };
    const char *type = bm_story_match(story, BM_RULES_STRIKE_AGENTS, at, end, NULL);
    guint stop = MIN(end, at + FARTHEST), words = 0;
    for (guint i = at + 1; type && i < stop; i++) {
        if (bm_story_match(story, BM_RULES_STRIKE_VERBS, i, end, &words)) {
            *length = i + words - at;
            return type;
        }
        if (bm_event_word_parts(story, i))
            break;
    }
    return NULL;
}

/** "was hit by a drone": what struck, behind its verb. */
static const char *struck_by(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 14, NEAR = 5 };
    if (!bm_story_match(story, BM_RULES_STRIKE_VERBS, at, end, NULL))
        return NULL;
    guint stop = MIN(end, at + FARTHEST), by = at + 1;
    while (by < stop && !bm_story_word(story, BM_RULES_STRIKE_MEANS, by) &&
           !bm_event_word_parts(story, by))
        by++;
    if (by >= stop || !bm_story_word(story, BM_RULES_STRIKE_MEANS, by))
        return NULL;
    for (guint i = by + 1; i < MIN(end, by + NEAR); i++) {
        const char *type = bm_story_match(story, BM_RULES_STRIKE_AGENTS, i, end, NULL);
        if (type)
            return type;
        if (bm_event_word_parts(story, i))
            break;
    }
    return NULL;
}

/** "X took an Iskander": what it was hit with. */
static const char *took_hit(const BmStory *story, guint at, guint end)
{
    enum { NEAR = 4 };
    if (!bm_story_match(story, BM_RULES_RECEIVING_VERBS, at, end, NULL))
        return NULL;
    for (guint i = at + 1; i < MIN(end, at + NEAR); i++) {
        const char *type = bm_story_match(story, BM_RULES_STRIKE_AGENTS, i, end, NULL);
        if (type)
            return type;
        if (bm_event_word_parts(story, i))
            break;
    }
    return NULL;
}

/** "opened fire with mortars": what with, behind an attack that ends at `at`; or NULL. */
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
        if (bm_event_word_parts(story, i))
            return NULL;
    }
    return NULL;
}

/** The type that both lists of types name, or NULL: "fire" is traded, and come under. */
static const char *common_type(const char *verb, const char *object)
{
    for (int i = 0; verb && object && i < BM_EVENT_TYPE_COUNT; i++)
        if (strstr(verb, bm_event_type_words[i]) && strstr(object, bm_event_type_words[i]))
            return bm_event_type_words[i];
    return NULL;
}

/** "traded heavy fire", "brought the town under control": a verb and what goes with it. */
static const char *pair_at(const BmStory *story, guint at, guint end, guint *length)
{
    enum { FARTHEST = 10 };
    guint words = 0, object = 0;
    const char *verb = bm_story_match(story, BM_RULES_EVENT_VERBS, at, end, &words);
    for (guint i = at + words; verb && i < MIN(end, at + words + FARTHEST); i++) {
        const char *type =
            common_type(verb, bm_story_match(story, BM_RULES_EVENT_OBJECTS, i, end, &object));
        if (type) {
            *length = i + object - at;
            return type;
        }
        if (bm_event_word_parts(story, i))
            break;
    }
    return NULL;
}

/** "mortar fire was exchanged": the object, two words behind at most, and its verb. */
static const char *passive_pair_at(const BmStory *story, guint at, guint end, guint *length)
{
    enum { BEFORE = 3, NEAR = 4 };
    for (guint i = at; i < MIN(end, at + BEFORE) && !bm_event_word_parts(story, i); i++) {
        guint object = 0, words = 0;
        const char *noun = bm_story_match(story, BM_RULES_EVENT_OBJECTS, i, end, &object);
        gboolean passive = FALSE;
        for (guint j = i + object; noun && j < MIN(end, i + object + NEAR); j++) {
            const char *type =
                common_type(bm_story_match(story, BM_RULES_EVENT_VERBS, j, end, &words), noun);
            if (passive && type) {
                *length = j + words - at;
                return type;
            }
            passive = passive || bm_story_word(story, BM_RULES_AUXILIARIES, j);
        }
    }
    return NULL;
}

/** "the 3rd Assault Brigade": a name; "5 March": a month. */
static gboolean is_name(const BmStory *story, const BmSentence *sentence, guint at)
{
    gboolean capital = bm_token(story->tokens, at)->is_capital;
    if (capital && at > sentence->first && bm_story_word(story, BM_RULES_MONTHS, at))
        return TRUE;
    return capital && at + 1 < story->tokens->tokens->len &&
           bm_token(story->tokens, at + 1)->is_capital &&
           bm_story_word(story, BM_RULES_UNIT_NOUNS, (gint64)at + 1);
}

/** "traded artillery fire", "came under mortar fire": shelling; with small arms beside it, a fight.
 */
static const char *exchanged(const BmStory *story, const BmSentence *sentence, guint at, guint end)
{
    enum { BEFORE = 3 };
    const char *heavy = NULL;
    guint first = at > sentence->first + BEFORE ? at - BEFORE : sentence->first;
    if (bm_story_find(story, BM_RULES_SMALL_ARMS, first, end, NULL, NULL) < end)
        return NULL;
    for (guint i = at; i < end && !heavy; i++) {
        const char *event = bm_story_match(story, BM_RULES_EVENTS, i, end, NULL);
        if (event && (type_of(event) == BM_EVENT_SHELLING || type_of(event) == BM_EVENT_MISSILE))
            heavy = event;
    }
    return heavy;
}

gboolean bm_event_word(const BmStory *story, const BmSentence *sentence, guint at,
                       BmEventType *type, guint *length)
{
    guint end = sentence->end, words = 1, pair_words = 0;
    const char *event = bm_story_match(story, BM_RULES_EVENTS, at, end, &words);
    const char *pair = pair_at(story, at, end, &pair_words);
    if (!pair)
        pair = passive_pair_at(story, at, end, &pair_words);
    if (is_name(story, sentence, at))
        return FALSE;
    if (pair && pair_words > words) {
        gboolean fire = type_of(pair) == BM_EVENT_CLASH || type_of(pair) == BM_EVENT_GROUND_ATTACK;
        const char *heavy = fire ? exchanged(story, sentence, at, at + pair_words) : NULL;
        *type = type_of(heavy ? heavy : pair);
        *length = pair_words;
        return TRUE;
    }
    const char *hit = took_hit(story, at, end);
    if (!event)
        event = strike_at(story, at, end, &words);
    event = hit ? hit : event;
    const char *by = struck_by(story, at, end), *means = by;
    if (!means && at > sentence->first) /* "UAV attacks" */
        means = bm_story_word(story, BM_RULES_STRIKE_AGENTS, (gint64)at - 1);
    if (means && (event ? type_of(event) == BM_EVENT_GROUND_ATTACK : by != NULL))
        event = means;
    if (!event)
        return FALSE;
    if (type_of(event) == BM_EVENT_GROUND_ATTACK && fires_with(story, at + words, end))
        event = fires_with(story, at + words, end);
    *type = type_of(event);
    *length = words;
    return !lacks_object(story, sentence, at, at + words, *type);
}
