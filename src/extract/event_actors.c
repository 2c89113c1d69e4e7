/** @file
 * The parties beside an event word: doers and those that it befell.
 */
#include "extract/event_actors.h"

#include <string.h>

enum { FARTHEST_ACTOR = 12, NEAR_BY = 5 };

/** "by the army": that of the country the text is about. */
static const char *own_forces(const BmStory *story, guint at, guint end)
{
    if (bm_story_word(story, BM_RULES_DEFINITE, at))
        at++;
    const char *role = at < end ? bm_story_match(story, BM_RULES_ROLES, at, end, NULL) : NULL;
    return role && strcmp(role, "state") == 0 && story->country
               ? bm_story_country(story, story->country)
               : NULL;
}

/** "artillery of the enemy": whose it is does it. */
static gboolean is_agent_of(const BmStory *story, gint64 before)
{
    const char *people = bm_story_word(story, BM_RULES_VICTIMS, before - 1);
    return bm_story_word(story, BM_RULES_OF_WORDS, before) &&
           ((people && strcmp(people, "force") == 0) || /* "fighters of" */
            bm_story_word(story, BM_RULES_STRIKE_AGENTS, before - 1) ||
            bm_story_word(story, BM_RULES_EVENTS, before - 1));
}

/** "… said it had captured": who speaks. */
static const char *speaker_as_actor(const BmStory *story, guint begin, guint at,
                                    const BmFrame *frame)
{
    enum { NEAR = 4 };
    for (guint i = at; frame && i > begin && frame->first < i; i--) {
        gint64 word = (gint64)i - 1;
        /* "its soldiers died in an ambush": not theirs. */
        gboolean near = at - i < NEAR || !bm_story_word(story, BM_RULES_OWNERS, word);
        if (near && bm_story_word(story, BM_RULES_SELF_WORDS, word))
            return frame->speaker->by;
    }
    return NULL;
}

/** "Taliban fighters were killed during …": what was done to them stands behind. */
static gboolean is_victim(const BmStory *story, guint first, guint at)
{
    for (guint i = first; i + 1 < at; i++)
        if (bm_story_word(story, BM_RULES_AUXILIARIES, i) &&
            !bm_story_word(story, BM_RULES_BEFORE_VERB, i) &&
            bm_story_match(story, BM_RULES_HARM_BEHIND, i + 1, at, NULL))
            return TRUE;
    return FALSE;
}

/** Who did it: the nearest party before the word that nothing is done to, or "by" whom behind. */
const char *bm_event_actor(const BmStory *story, const BmSentence *sentence, guint at, guint end,
                           const BmFrame *frame)
{
    guint stop = MIN(sentence->end, end + NEAR_BY);
    for (guint i = end; i < stop; i++)
        if (bm_story_word(story, BM_RULES_BY_WORDS, i) ||
            (i == end && bm_story_word(story, BM_RULES_OF_WORDS, i))) {
            guint last = i + 1; /* "of 8 March, the army says": a mark parts them */
            while (last < MIN(i + NEAR_BY, sentence->end) && !bm_story_is(story, last, ","))
                last++;
            const char *party = bm_speakers_party(story, i + 1, last);
            if (!party && bm_story_word(story, BM_RULES_BY_WORDS, i))
                party = own_forces(story, i + 1, sentence->end);
            if (party)
                return party;
        }
    guint begin = at > sentence->first + FARTHEST_ACTOR ? at - FARTHEST_ACTOR : sentence->first;
    begin = MAX(begin, MIN(story->dateline_end, at));
    for (guint i = at; i > begin; i--) {
        guint length;
        const char *party = bm_speakers_party_at(story, i - 1, at, &length);
        /* Who speaks of it is not who did it. */
        gboolean spoken = frame && i - 1 >= frame->first && i - 1 < frame->end;
        if (spoken || bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)i - 1))
            break;
        if (!party)
            continue;
        /* "killed four Palestinians": they did nothing. */
        if (is_victim(story, i - 1 + length, at))
            continue;
        if (i >= 2 && (bm_token(story->tokens, i - 2)->kind == BM_TOKEN_NUMBER ||
                       bm_story_word(story, BM_RULES_NUMBERS, (gint64)i - 2) ||
                       bm_story_word(story, BM_RULES_HARM_BEFORE, (gint64)i - 2)))
            continue;
        if (i - 1 + length == at) /* "in Israeli air strikes" */
            return party;
        gboolean article = i >= 2 && bm_story_word(story, BM_RULES_DEFINITE, (gint64)i - 2);
        gint64 before = (gint64)i - (article ? 3 : 2);
        if (before < (gint64)sentence->first || !bm_story_word(story, BM_RULES_NOT_DOERS, before) ||
            is_agent_of(story, before))
            return party;
    }
    return speaker_as_actor(story, begin, at, frame);
}
