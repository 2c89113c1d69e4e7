/** @file
 * Figures and verbs brought together: the verb right before a figure, the participle behind it,
 * the verb of the figure that it is joined to, or a count that "stood at" it.
 */
#include "extract/harm.h"

#include <string.h>

#include "extract/count_nouns.h"
#include "extract/parties.h"

enum { FARTHEST_PARTICIPLE = 7, FARTHEST_TOLL = 16 };

/** Words that may stand between what is counted and its participle. */
static gboolean may_stand_between(const BmStory *story, guint at)
{
    return bm_story_word(story, BM_RULES_BEFORE_PARTICIPLE, at) ||
           bm_story_word(story, BM_RULES_AUXILIARIES, at) ||
           bm_story_match(story, BM_RULES_BEFORE_VERB, at, at + 1, NULL);
}

static gboolean is_auxiliary(const BmStory *story, gint64 at)
{
    return bm_story_word(story, BM_RULES_AUXILIARIES, at) != NULL;
}

static const char *verb_before(const BmStory *story, const BmSentence *sentence,
                               const BmCount *count)
{
    const BmPhrases *verbs = bm_rules_list(story->rules, BM_RULES_HARM_BEFORE);
    const char *direct = NULL; /* "the death of 50 soldiers": "of" is the verb's */
    for (guint i = count->number + 1; !direct && i > count->first; i--)
        direct = bm_phrases_match_before(verbs, story->tokens, sentence->first, i - 1, NULL);
    guint at = count->first;
    for (; !direct && at > sentence->first; at--) {
        if (!bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) &&
            !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
            break;
    }
    return direct ? direct
                  : bm_phrases_match_before(verbs, story->tokens, sentence->first, at, NULL);
}

static gboolean begins_count(const GArray *counts, guint at)
{
    for (guint i = 0; i < counts->len; i++)
        if (g_array_index(counts, BmCount, i).first == at)
            return TRUE;
    return FALSE;
}

/** Over ", he said," at `at`. */
static guint skip_speech(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 5 };
    gboolean speech = FALSE;
    if (!bm_story_is(story, at, ","))
        return at;
    for (guint i = at + 1; i < end && i < at + LONGEST; i++) {
        if (bm_story_is(story, i, ","))
            return speech ? i + 1 : at;
        speech = speech || bm_story_word(story, BM_RULES_SPEECH, i) != NULL;
    }
    return at;
}

/** Over an aside at `at`: ", most of them men,"; `at` where there is none, or where no verb
 * follows.
 */
static guint skip_aside(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 10 };
    if (!bm_story_is(story, at, ","))
        return at;
    for (guint i = at + 1; i < end && i <= at + LONGEST; i++)
        if (bm_story_is(story, i, ",")) {
            gboolean verb = is_auxiliary(story, i + 1) ||
                            bm_story_match(story, BM_RULES_HARM_BEHIND, i + 1, end, NULL);
            return verb && i > at + 1 ? i + 1 : at;
        }
    return at;
}

/** Over where those counted are from: "residents of X have", "people from five hamlets near Y had";
 *  `at` where no auxiliary verb follows in the clause. */
static guint skip_origin(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 9 };
    if (!bm_story_word(story, BM_RULES_OF_WORDS, at) &&
        !bm_story_word(story, BM_RULES_WHEREABOUTS, at) &&
        !bm_story_word(story, BM_RULES_WITH_WORDS, at))
        return at;
    for (guint i = at + 1; i < end && i <= at + LONGEST; i++) {
        gboolean mark = bm_token(story->tokens, i)->kind == BM_TOKEN_MARK &&
                        !bm_story_is(story, i, "-") && !bm_story_is(story, i, "'s");
        if (mark || bm_story_match(story, BM_RULES_CLAUSE_BREAKS, i, end, NULL) ||
            bm_story_match(story, BM_RULES_SPEECH, i, end, NULL))
            return at;
        if (is_auxiliary(story, i))
            return i;
    }
    return at;
}

/** "with gunshot and machete wounds", "suffered a bullet wound". */
static gboolean bears_wounds(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 7 };
    if (!bm_story_word(story, BM_RULES_WITH_WORDS, at) &&
        !bm_story_word(story, BM_RULES_OWN_LOSSES, at))
        return FALSE;
    for (guint i = at + 1; i < end && i <= at + LONGEST; i++) {
        if (bm_story_word(story, BM_RULES_WOUND_NOUNS, i))
            return TRUE;
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_NUMBER ||
            bm_story_match(story, BM_RULES_CLAUSE_BREAKS, i, end, NULL))
            return FALSE;
    }
    return FALSE;
}

static const char *participle_behind(const BmStory *story, const BmSentence *sentence,
                                     const GArray *counts, guint index)
{
    const BmCount *count = &g_array_index(counts, BmCount, index);
    guint stop = MIN(sentence->end, count->end + FARTHEST_PARTICIPLE);
    if (index + 1 < counts->len)
        stop = MIN(stop, MAX(g_array_index(counts, BmCount, index + 1).first, count->end));
    static const char wounded[] = "wounded";
    gboolean auxiliary = FALSE;
    guint begin = skip_speech(story, count->end, sentence->end);
    if (begin == count->end)
        begin = skip_aside(story, count->end, sentence->end);
    if (bears_wounds(story, begin, sentence->end))
        return wounded;
    begin = skip_origin(story, begin, sentence->end);
    stop = begin == count->end ? stop : begin + FARTHEST_PARTICIPLE;
    for (guint at = begin; at < MIN(stop, sentence->end); at++) {
        guint length = 1;
        const char *harm = bm_story_match(story, BM_RULES_HARM_BEHIND, at, sentence->end, &length);
        gboolean active = harm && !auxiliary && begins_count(counts, at + length);
        if (harm && !active)
            return harm;
        if (active || !may_stand_between(story, at))
            return NULL;
        auxiliary = auxiliary || is_auxiliary(story, at);
    }
    return NULL;
}

/** "and two bases", ", three villagers": joined to the figure before. */
static gboolean is_joined(const BmStory *story, const BmCount *previous, const BmCount *count)
{
    if (count->first < previous->end || count->first > previous->end + 2)
        return FALSE;
    for (guint at = previous->end; at < count->first; at++)
        if (!bm_story_word(story, BM_RULES_AND_WORDS, at) && !bm_story_is(story, at, ",") &&
            !bm_story_word(story, BM_RULES_REASONS, at))
            return FALSE;
    return count->first > previous->end;
}

/** "the number of Pakistani soldiers killed stood at two": the word, and who is counted. */
static const char *toll_before(const BmStory *story, const BmSentence *sentence, BmCount *count)
{
    guint length = 0;
    if (bm_story_word(story, BM_RULES_ARTICLES, count->number)) /* "according to a doctor" */
        return NULL;
    if (!bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_COUNT_LINKS), story->tokens,
                                 sentence->first, count->first, &length))
        return NULL;
    guint stop = count->first - length;
    guint begin = stop > sentence->first + FARTHEST_TOLL ? stop - FARTHEST_TOLL : sentence->first;
    const char *harm = NULL;
    for (guint at = begin; at < stop; at++) {
        const char *found = bm_story_match(story, BM_RULES_TOLL_WORDS, at, stop, NULL);
        harm = found ? found : harm;
        guint length_of_party = 1;
        const char *party = bm_speakers_party_at(story, at, stop, &length_of_party);
        guint after = at + length_of_party;
        /* "the enemy's losses", "Russian losses" */
        if (party &&
            bm_story_match(story, BM_RULES_TOLL_WORDS,
                           bm_story_is(story, after, "'s") ? after + 1 : after, stop, NULL))
            count->side = party;
        BmCount noun = { 0 };
        if (!count->victims && !count->thing &&
            bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1) &&
            bm_counts_read_noun(story, at, stop, &noun) > at && noun.victims) {
            g_free(count->of);
            count->of = g_steal_pointer(&noun.of);
            count->victims = noun.victims;
            count->side = noun.side;
        }
        g_free(noun.of);
    }
    return harm;
}

GPtrArray *bm_harm_find(const BmStory *story, const BmSentence *sentence, GArray *counts)
{
    GPtrArray *harms = g_ptr_array_new();
    const char *active = NULL;
    for (guint i = 0; i < counts->len; i++) {
        BmCount *count = &g_array_index(counts, BmCount, i);
        const char *harm = count->harm, *before = verb_before(story, sentence, count);
        gboolean joined = i > 0 && is_joined(story, count - 1, count);
        if (!harm)
            harm = before;
        if (!harm)
            harm = participle_behind(story, sentence, counts, i);
        if (!harm && joined)
            harm = active;
        const char *toll = harm && count->side ? NULL : toll_before(story, sentence, count);
        harm = harm ? harm : toll;
        active = before ? before : joined ? active : NULL;
        g_ptr_array_add(harms, (gpointer)harm);
    }
    /* "two civilians and three soldiers were killed": the verb behind the last is everyone's. */
    for (guint i = counts->len; i-- > 1;) {
        const BmCount *count = &g_array_index(counts, BmCount, i);
        if (!g_ptr_array_index(harms, i - 1) && g_ptr_array_index(harms, i) &&
            is_joined(story, count - 1, count))
            harms->pdata[i - 1] = harms->pdata[i];
    }
    return harms;
}

gboolean bm_harm_what(const BmCount *count, const char *harm, BmClaimWhat *what)
{
    const char *thing = count->thing;
    if (!harm) {
        *what = BM_WHAT_EXPLOSIONS;
        return thing && strcmp(thing, "explosions") == 0;
    }
    gboolean posts = thing && strcmp(thing, "posts") == 0;
    gboolean bases = thing && strcmp(thing, "bases") == 0;
    gboolean homes = thing && strcmp(thing, "homes") == 0;
    if (strcmp(harm, "captured") == 0)
        *what = posts || bases ? BM_WHAT_POSTS_CAPTURED : BM_WHAT_CAPTURED;
    else if (strcmp(harm, "destroyed") == 0)
        *what = posts   ? BM_WHAT_POSTS_DESTROYED
                : bases ? BM_WHAT_BASES_DESTROYED
                : homes ? BM_WHAT_HOMES_DESTROYED
                        : BM_WHAT_OTHER;
    else
        *what = strcmp(harm, "killed") == 0    ? BM_WHAT_KILLED
                : strcmp(harm, "wounded") == 0 ? BM_WHAT_WOUNDED
                                               : BM_WHAT_DISPLACED;
    gboolean of_people = *what == BM_WHAT_KILLED || *what == BM_WHAT_WOUNDED ||
                         *what == BM_WHAT_CAPTURED || *what == BM_WHAT_DISPLACED;
    gboolean sure = *what == BM_WHAT_KILLED || *what == BM_WHAT_WOUNDED;
    return !(of_people && (thing || (count->is_foreign && !sure)));
}
