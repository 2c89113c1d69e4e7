/** @file
 * What stands beside a place's name, without a preposition.
 */
#include "extract/place_phrases.h"

guint bm_place_over_container(const BmStory *story, guint end)
{
    gboolean bracket = bm_story_is(story, end, "(");
    const BmMention *next =
        bracket || bm_story_is(story, end, ",") ? bm_mention_at(story->mentions, end + 1) : NULL;
    if (!next || next->first != end + 1)
        return end;
    return bracket && bm_story_is(story, next->last, ")") ? next->last + 1
           : bracket                                      ? end
                                                          : next->last;
}

gboolean bm_place_is_of_people(const BmStory *story, const BmMention *mention)
{
    for (guint steps = 0; mention && steps < 2; steps++) {
        if (bm_story_word(story, BM_RULES_PEOPLE_OF_NAMES, mention->end))
            return TRUE;
        const BmMention *next = bm_story_word(story, BM_RULES_AND_WORDS, mention->end)
                                    ? bm_mention_at(story->mentions, mention->end + 1)
                                    : NULL;
        mention = next && next->first == mention->end + 1 ? next : NULL;
    }
    return FALSE;
}

/** Where "the town of X" begins, with its article. */
static guint phrase_begin(const BmStory *story, const BmSentence *sentence,
                          const BmMention *mention)
{
    guint begin = mention->first, length = 0;
    if (bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_KINDS_BEFORE), story->tokens,
                                sentence->first, begin, &length))
        begin -= length;
    if (begin > sentence->first && bm_story_word(story, BM_RULES_DEFINITE, (gint64)begin - 1))
        begin--;
    return begin;
}

gboolean bm_place_is_object(const BmStory *story, const BmMention *mention, guint at)
{
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    guint begin = phrase_begin(story, sentence, mention), verb = at + 1;
    while (verb < begin && bm_story_word(story, BM_RULES_EVENT_VERBS, verb)) /* "had brought" */
        verb++;
    return begin == verb;
}

/** "X, in rebel hands since May, was …": behind what stands between two commas; and "itself". */
static guint over_aside(const BmStory *story, guint at, guint end)
{
    enum { LONGEST = 18 };
    if (bm_story_word(story, BM_RULES_REFLEXIVES, at))
        return at + 1;
    if (!bm_story_is(story, at, ","))
        return at;
    for (guint i = at + 1; i < MIN(end, at + LONGEST); i++)
        if (bm_story_is(story, i, ",") && bm_story_word(story, BM_RULES_AUXILIARIES, i + 1))
            return i + 1;
    return at;
}

gboolean bm_place_undergoes(const BmStory *story, const BmMention *mention)
{
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    guint at = bm_place_over_container(story, mention->last);
    guint begin = phrase_begin(story, sentence, mention);
    gint64 before = (gint64)begin - 1;
    gboolean opens =
        begin == sentence->first || (!bm_token(story->tokens, begin - 1)->is_capital &&
                                     !bm_story_word(story, BM_RULES_OF_WORDS, before) &&
                                     !bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, before));
    if (bm_story_is(story, at, ",") && bm_story_word(story, BM_RULES_PLACE_RELATIVES, at + 1))
        return opens;
    at = over_aside(story, at, sentence->end);
    while (at < sentence->end && bm_story_word(story, BM_RULES_BEFORE_VERB, at) &&
           !bm_story_word(story, BM_RULES_AUXILIARIES, at))
        at++;
    gboolean falls = bm_story_match(story, BM_RULES_FALLING_VERBS, at, sentence->end, NULL) != NULL;
    /* "Kabul has said" */
    gboolean active = bm_story_word(story, BM_RULES_BEFORE_VERB, at) &&
                      !bm_story_word(story, BM_RULES_AUXILIARIES, at + 1);
    return opens && at < sentence->end &&
           (falls || bm_story_match(story, BM_RULES_RECEIVING_VERBS, at, sentence->end, NULL) ||
            (bm_story_word(story, BM_RULES_AUXILIARIES, at) && !active));
}

gboolean bm_place_names_facility(const BmStory *story, const BmMention *mention)
{
    enum { FARTHEST = 3 };
    for (guint at = mention->last; at < mention->last + FARTHEST; at++) {
        if (bm_story_word(story, BM_RULES_FACILITIES, at))
            return TRUE;
        if (at + 1 >= story->tokens->tokens->len ||
            bm_token(story->tokens, at)->kind != BM_TOKEN_WORD ||
            bm_token(story->tokens, at)->is_capital ||
            bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, at) ||
            bm_story_word(story, BM_RULES_AUXILIARIES, at) ||
            bm_story_word(story, BM_RULES_AND_WORDS, at))
            break;
    }
    return mention->first >= 2 && bm_story_is(story, (gint64)mention->first - 1, ",") &&
           bm_token(story->tokens, mention->first - 2)->is_capital &&
           bm_story_word(story, BM_RULES_FACILITIES, (gint64)mention->first - 2);
}

const BmMention *bm_place_subject(const BmStory *story, const BmSentence *sentence, guint verb)
{
    for (guint i = bm_mentions_from(story->mentions, sentence->first); i < story->mentions->len;
         i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= verb)
            return NULL;
        guint end = bm_place_over_container(story, mention->last);
        if (over_aside(story, end, sentence->end) == verb && bm_place_undergoes(story, mention))
            return mention;
    }
    return NULL;
}
