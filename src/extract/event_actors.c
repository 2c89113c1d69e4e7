/** @file
 * The parties beside an event word: doers and those that it befell.
 */
#include "extract/event_actors.h"

#include <string.h>

#include "extract/event_words.h"

enum { FARTHEST_ACTOR = 12, NEAR_BY = 5, FARTHEST_BY = 10 };

static const char *own_country(const BmStory *story)
{
    return story->country ? bm_story_country(story, story->country) : NULL;
}

/** "by the army": that of the country the text is about. */
static const char *own_forces(const BmStory *story, guint at, guint end)
{
    if (bm_story_word(story, BM_RULES_DEFINITE, at))
        at++;
    const char *role = at < end ? bm_story_match(story, BM_RULES_ROLES, at, end, NULL) : NULL;
    gboolean forces = at < end && bm_story_match(story, BM_RULES_OWN_FORCES, at, end, NULL);
    return forces || (role && strcmp(role, "state") == 0) ? own_country(story) : NULL;
}

/** A word that may stand between the forces and their verb or the noun of what they did. */
static gboolean is_between(const BmStory *story, guint at)
{
    const BmToken *token = bm_token(story->tokens, at);
    return token->kind == BM_TOKEN_WORD && !bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at) &&
           !bm_story_word(story, BM_RULES_SPEECH, at) &&
           !bm_story_word(story, BM_RULES_ROLES, at) &&
           !bm_story_word(story, BM_RULES_VICTIMS, at) &&
           !bm_story_word(story, BM_RULES_BY_WORDS, at) &&
           (!bm_story_word(story, BM_RULES_AUXILIARIES, at) ||
            bm_story_word(story, BM_RULES_BEFORE_VERB, at));
}

/** "soldiers shot …", "In X, army jets bombed …": with no name beside them, the text's country's.
 */
static const char *own_subject(const BmStory *story, const BmSentence *sentence, guint at)
{
    enum { FARTHEST = 12, LEADING = 3 };
    guint clause = bm_event_clause(story, sentence->first, at);
    guint first = MAX(clause, at > FARTHEST ? at - FARTHEST : 0);
    for (guint i = MAX(first, story->dateline_end); i <= at; i++) {
        guint length = 0, others = 0;
        if (!bm_story_match(story, BM_RULES_OWN_FORCES, i, sentence->end, &length))
            continue;
        gboolean good = i + length >= at || i - clause <= LEADING;
        for (guint j = clause; good && j < i && i + length < at; j++)
            good = !bm_story_word(story, BM_RULES_NOT_DOERS, j) ||
                   bm_story_word(story, BM_RULES_DEFINITE, j);
        for (guint j = clause; good && j < i; j++) /* "North Korean infantry" */
            good = !bm_speakers_party_at(story, j, i, &others);
        for (guint j = i + length; good && j < at; j++)
            good = is_between(story, j) && !bm_speakers_party_at(story, j, at, &others);
        return good ? own_country(story) : NULL;
    }
    return NULL;
}

/** "launched from the territory of X": whose ground it came from. */
static const char *owner_of_ground(const BmStory *story, const BmSentence *sentence, guint at)
{
    enum { FARTHEST = 14 };
    for (guint i = at; i < MIN(sentence->end, at + FARTHEST); i++) {
        guint length = 0;
        if (bm_story_match(story, BM_RULES_FROM_GROUND, i, sentence->end, &length))
            return bm_speakers_party(story, i + length, MIN(sentence->end, i + length + NEAR_BY));
    }
    return NULL;
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

/** "claims to have shot", "boasts of having burned": the speaker's own deed. */
static gboolean is_own_deed(const BmStory *story, const BmFrame *frame, guint at)
{
    guint length = 0;
    return frame && frame->end < at &&
           bm_story_match(story, BM_RULES_OWN_DEEDS, frame->end, at, &length) != NULL;
}

/** "… said it had captured": who speaks. */
static const char *speaker_as_actor(const BmStory *story, guint begin, guint at,
                                    const BmFrame *frame)
{
    enum { NEAR = 4 };
    if (is_own_deed(story, frame, at))
        return frame->speaker->by;
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

/** The nearest party before the word that nothing is done to; or who speaks of himself. */
static const char *party_before(const BmStory *story, const BmSentence *sentence, guint at,
                                const BmFrame *frame)
{
    guint begin = at > sentence->first + FARTHEST_ACTOR ? at - FARTHEST_ACTOR : sentence->first;
    begin = MAX(begin, MIN(story->dateline_end, at));
    for (guint i = at; i > begin; i--) {
        guint length;
        const char *party = bm_speakers_party_at(story, i - 1, at, &length);
        /* Who speaks of it is not who did it; nor is who was "outraged by" it. */
        gboolean spoken = frame && i - 1 >= frame->first && i - 1 < frame->end;
        gboolean by = bm_story_word(story, BM_RULES_BY_WORDS, (gint64)i - 1) &&
                      bm_event_clause(story, sentence->first, at) < i;
        if (spoken || by || bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)i - 1))
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

/** "by" whom behind; the forces, or the party, before. */
const char *bm_event_actor(const BmStory *story, const BmSentence *sentence, guint at, guint end,
                           const BmFrame *frame)
{
    guint stop = MIN(sentence->end, end + FARTHEST_BY);
    for (guint i = at + 1; i < stop && !(i > end && bm_event_word_parts(story, i)); i++)
        if (bm_story_word(story, BM_RULES_BY_WORDS, i) ||
            (bm_story_word(story, BM_RULES_OF_WORDS, i) &&
             (i == end || bm_story_word(story, BM_RULES_STRIKE_AGENTS, (gint64)i - 1)))) {
            guint last = i + 1; /* "of 8 March, the army says": a mark parts them */
            while (last < MIN(i + NEAR_BY, sentence->end) && !bm_story_is(story, last, ","))
                last++;
            const char *party = bm_speakers_party(story, i + 1, last);
            if (!party && (i != end || bm_story_word(story, BM_RULES_BY_WORDS, i)))
                party = own_forces(story, i + 1, sentence->end);
            if (party)
                return party;
        }
    const char *ground = owner_of_ground(story, sentence, at);
    const char *own = ground ? ground : own_subject(story, sentence, at);
    return own ? own : party_before(story, sentence, at, frame);
}
