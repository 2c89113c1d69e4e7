/** @file
 * Who or what a verb has beside it: the noun phrase, by its boundaries.
 */
#include "extract/noun_phrases.h"

#include <string.h>

#include "extract/asides.h"

enum { LONGEST_PHRASE = 22, MOST_ASIDES = 3 };

BmNounPhrase bm_noun_phrase(guint first, guint end)
{
    return (BmNounPhrase){ first, end, end, end, end, end };
}

gboolean bm_is_speech_noun(const BmStory *story, guint at)
{
    if (!bm_story_word(story, BM_RULES_SPEECH_NOUNS, at))
        return FALSE;
    return bm_story_word(story, BM_RULES_SPEECH_NOUNS_AFTER, (gint64)at - 1) ||
           bm_story_word(story, BM_RULES_SPEECH, (gint64)at - 1) ||
           bm_story_word(story, BM_RULES_OF_WORDS, at + 1);
}

/** A mark within a phrase: "'s", a hyphen, the period of "Gen.". */
static gboolean is_inner_mark(const BmStory *story, guint first, guint at)
{
    return bm_story_is_mark(story, at, "'s-'’") ||
           (bm_story_is(story, at, ".") && at > first &&
            bm_story_word(story, BM_RULES_ABBREVIATIONS, (gint64)at - 1));
}

/** Over what stands in brackets before `end`: "the Organization (IOM)". */
static guint skip_brackets(const BmStory *story, guint first, guint end)
{
    enum { LONGEST = 8 };
    if (end == first || !bm_story_is_mark(story, (gint64)end - 1, ")"))
        return end;
    for (guint at = end - 1; at > first && end - at < LONGEST; at--)
        if (bm_story_is_mark(story, (gint64)at - 1, "("))
            return at - 1;
    return end;
}

/** "had by this afternoon counted": the auxiliary before what says when; `end` where none is. */
static guint skip_time(const BmStory *story, guint first, guint end)
{
    enum { LONGEST = 6 };
    for (guint at = end; at > first && end - at < LONGEST; at--) {
        gboolean when = bm_story_word(story, BM_RULES_MANNER_WORDS, (gint64)at - 1) &&
                        at - 1 > first && at < end;
        if (when)
            return bm_story_word(story, BM_RULES_AUXILIARIES, (gint64)at - 2) ? at - 1 : end;
        if (bm_token(story->tokens, at - 1)->kind == BM_TOKEN_MARK ||
            bm_story_word(story, BM_RULES_AUXILIARIES, (gint64)at - 1))
            return end;
    }
    return end;
}

/** Over adverbs and auxiliaries before a verb. */
static guint skip_back(const BmStory *story, guint first, guint end)
{
    end = skip_time(story, first, end);
    while (end > first && bm_story_word(story, BM_RULES_BEFORE_VERB, (gint64)end - 1))
        end--;
    return skip_brackets(story, first, end);
}

gboolean bm_is_relative(const BmStory *story, guint first, guint at)
{
    if (bm_story_word(story, BM_RULES_RELATIVES, at) ||
        bm_story_word(story, BM_RULES_POSSESSIVE_RELATIVES, at))
        return TRUE;
    return at > first && bm_story_word(story, BM_RULES_THAT_WORDS, at) &&
           bm_token(story->tokens, at - 1)->kind == BM_TOKEN_WORD &&
           !bm_story_word(story, BM_RULES_SPEECH, (gint64)at - 1) &&
           !bm_story_word(story, BM_RULES_SPEECH_NOUNS, (gint64)at - 1);
}

static gboolean is_break(const BmStory *story, guint at, guint end)
{
    return bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at) ||
           (bm_story_match(story, BM_RULES_SPEECH, at, end, NULL) && !bm_is_speech_noun(story, at));
}

/** An article or a name: who does what follows. */
static gboolean begins_subject(const BmStory *story, guint at, guint end)
{
    return at < end && (bm_token(story->tokens, at)->is_capital ||
                        bm_story_word(story, BM_RULES_DEFINITE, at) ||
                        bm_story_word(story, BM_RULES_ARTICLES, at));
}

/**
 * Where the phrase that ends at phrase->end begins: behind a mark, a clause break or a verb of
 * speech. Over a relative clause without a comma ("residents who had fled the town"), which is
 * noted; FALSE where a verb stands in it that no such clause explains.
 */
static gboolean find_begin(const BmStory *story, guint first, BmNounPhrase *phrase)
{
    guint at = phrase->end, stop = phrase->end;
    gboolean verb = FALSE;
    while (at > first && stop - at < LONGEST_PHRASE) {
        guint before = at - 1;
        guint bracket = skip_brackets(story, first, at);
        gboolean mark = bm_token(story->tokens, before)->kind == BM_TOKEN_MARK;
        gboolean relative = !mark && bm_is_relative(story, first, before) && before > first;
        guint alias = 0; /* "a commander known as Tiger" */
        bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_ALIASES), story->tokens, first,
                                at, &alias);
        if (bracket < at || alias > 1) {
            at = alias > 1 ? at - alias : bracket;
            continue;
        }
        /* "It was not until Monday that the army said": no clause to a noun */
        relative = relative && !(bm_story_word(story, BM_RULES_THAT_WORDS, before) &&
                                 begins_subject(story, at, stop) && !verb);
        if (relative && bm_token(story->tokens, before - 1)->kind != BM_TOKEN_MARK) {
            phrase->clause_first = before;
            phrase->clause_end = stop;
            phrase->end = skip_back(story, first, before);
            at = stop = phrase->end;
            verb = FALSE;
            continue;
        }
        if ((mark && !is_inner_mark(story, first, before)) || is_break(story, before, phrase->end))
            break;
        verb = verb || bm_story_word(story, BM_RULES_AUXILIARIES, before);
        at--;
    }
    phrase->first = at;
    return !verb && at < phrase->end;
}

/** "Five passengers were hurt": those counted do not speak. */
static gboolean counts_harm(const BmStory *story, guint first, guint end)
{
    gboolean counted = bm_token(story->tokens, first)->kind == BM_TOKEN_NUMBER ||
                       bm_story_word(story, BM_RULES_NUMBERS, first);
    return counted && bm_story_find(story, BM_RULES_HARM_BEHIND, first, end, NULL, NULL) < end;
}

/** TRUE where an office of a state or a name stands among the words: "police", "the Red Cross". */
static gboolean is_party_like(const BmStory *story, guint first, guint end)
{
    guint length = 1;
    for (guint at = first; at < end; at += length) {
        length = 1;
        const char *role = bm_story_match(story, BM_RULES_ROLES, at, end, &length);
        if ((role && strcmp(role, "state") == 0) ||
            (bm_token(story->tokens, at)->is_capital && !bm_mention_at(story->mentions, at) &&
             at > first))
            return TRUE;
    }
    return FALSE;
}

/** "Local officials and residents", "the Refugee Council and local groups": two who speak. */
static gboolean joins_speakers(const BmStory *story, guint first, guint at)
{
    enum { LONGEST = 6 };
    return at > first && at - first <= LONGEST && !counts_harm(story, first, at) &&
           bm_story_find(story, BM_RULES_HARM_BEHIND, first, at, NULL, NULL) == at &&
           is_party_like(story, first, at);
}

/** "Two men died in Beirut and police said": behind a conjunction a small letter begins a clause,
 *  a capital joins names; of two who speak the party is taken, or the first. */
static void cut_conjunction(const BmStory *story, BmNounPhrase *phrase)
{
    for (guint at = phrase->end; at > phrase->first; at--) {
        if (!bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1) || at >= phrase->end ||
            bm_token(story->tokens, at)->is_capital)
            continue;
        if (!is_party_like(story, at, phrase->end) && joins_speakers(story, phrase->first, at - 1))
            phrase->end = at - 1;
        else
            phrase->first = at;
        return;
    }
}

/** "The commander, Adam Yahya, who was hurt, said": the office before the name. */
static void take_office_before(const BmStory *story, guint first, BmNounPhrase *phrase)
{
    gboolean told = phrase->beside_first < phrase->beside_end &&
                    bm_story_find(story, BM_RULES_ROLES, phrase->beside_first, phrase->beside_end,
                                  NULL, NULL) < phrase->beside_end;
    if (told || phrase->first < first + 2 ||
        !bm_story_is_mark(story, (gint64)phrase->first - 1, ",") ||
        !bm_token(story->tokens, phrase->first)->is_capital)
        return;
    BmNounPhrase office = bm_noun_phrase(first, phrase->first - 1);
    gboolean good =
        find_begin(story, first, &office) &&
        bm_story_find(story, BM_RULES_ROLES, office.first, office.end, NULL, NULL) < office.end &&
        bm_story_find(story, BM_RULES_ROLES, phrase->first, phrase->end, NULL, NULL) == phrase->end;
    if (!good)
        return;
    cut_conjunction(story, &office);
    phrase->beside_first = phrase->first;
    phrase->beside_end = phrase->end;
    phrase->first = office.first;
    phrase->end = office.end;
}

/** "rang a station": a word before an article begins no noun phrase. */
static gboolean begins_with_verb(const BmStory *story, const BmNounPhrase *phrase)
{
    const BmToken *word = bm_token(story->tokens, phrase->first);
    return phrase->first + 1 < phrase->end && word->kind == BM_TOKEN_WORD && !word->is_capital &&
           (bm_story_word(story, BM_RULES_ARTICLES, phrase->first + 1) ||
            bm_story_word(story, BM_RULES_DEFINITE, phrase->first + 1)) &&
           !bm_story_word(story, BM_RULES_BEFORE_VERB, phrase->first) &&
           !bm_story_word(story, BM_RULES_CLAIM_WORDS, phrase->first) && /* "something X denies" */
           !bm_story_word(story, BM_RULES_AND_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_OF_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_FOR_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_WITH_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_THROUGH_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_MANNER_WORDS, phrase->first) &&
           !bm_story_word(story, BM_RULES_WHEREABOUTS, phrase->first) &&
           !bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, phrase->first);
}

gboolean bm_noun_phrase_before(const BmStory *story, guint first, guint verb, BmNounPhrase *phrase)
{
    *phrase = bm_noun_phrase(verb, verb);
    phrase->end = skip_back(story, first, verb);
    for (guint i = 0; i < MOST_ASIDES && phrase->end > first &&
                      bm_story_is_mark(story, (gint64)phrase->end - 1, ",");
         i++) {
        BmAsideKind kind = BM_ASIDE_NONE;
        guint close = phrase->end - 1, begin = bm_aside_begin(story, first, close, &kind);
        if (begin == 0)
            return FALSE;
        begin += kind == BM_ASIDE_VOICE;
        if (kind == BM_ASIDE_APPOSITION || kind == BM_ASIDE_VOICE) {
            guint clause = bm_aside_clause(story, begin, close);
            phrase->beside_first = begin;
            phrase->beside_end = skip_back(story, begin, clause);
            if (clause < close) {
                phrase->clause_first = clause;
                phrase->clause_end = close;
            }
        } else if (kind == BM_ASIDE_CLAUSE) {
            phrase->clause_first = begin;
            phrase->clause_end = close;
        }
        phrase->end = skip_back(story, first, begin - 1 - (kind == BM_ASIDE_VOICE));
        /* "Fatima Adam, 34, a resident": an age */
        if (phrase->end > first + 2 &&
            bm_token(story->tokens, phrase->end - 1)->kind == BM_TOKEN_NUMBER &&
            bm_story_is(story, (gint64)phrase->end - 2, ","))
            phrase->end -= 2;
    }
    if (!find_begin(story, first, phrase))
        return FALSE;
    /* "A commander, X, rang a station and boasted": the first verb's subject. */
    if (begins_with_verb(story, phrase) && phrase->first < verb)
        return bm_noun_phrase_before(story, first, phrase->first, phrase);
    cut_conjunction(story, phrase);
    take_office_before(story, first, phrase);
    return phrase->first < phrase->end && !counts_harm(story, phrase->first, phrase->end);
}

/** Until a comma, a clause or the end; "in Geneva" and "on Friday" are left out. */
static guint phrase_end(const BmStory *story, guint first, guint end)
{
    guint at = first;
    for (; at < end && at < first + LONGEST_PHRASE; at++) {
        if (bm_token(story->tokens, at)->kind == BM_TOKEN_MARK && !is_inner_mark(story, first, at))
            break;
        if (at > first && (bm_story_word(story, BM_RULES_MANNER_WORDS, at) ||
                           bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at)))
            break;
    }
    return at;
}

gboolean bm_noun_phrase_behind(const BmStory *story, guint first, guint end, gboolean opens,
                               BmNounPhrase *phrase)
{
    guint stop = phrase_end(story, first, end);
    *phrase = bm_noun_phrase(first, stop);
    guint beside = stop + 1;
    if (stop < end && bm_is_relative(story, first, stop)) {
        phrase->clause_first = stop;
        phrase->clause_end = phrase_end(story, beside, end);
    }
    if (beside >= end || !bm_story_is_mark(story, stop, ","))
        return stop > first;
    guint beside_end = phrase_end(story, beside, end);
    if (bm_aside_begins_clause(story, beside, end) ||
        bm_story_word(story, BM_RULES_AFFILIATION_WORDS, beside)) {
        phrase->clause_first = beside;
        phrase->clause_end = phrase_end(story, beside + 1, end);
        return stop > first;
    }
    /* "According to X, three people …": no apposition. */
    if (bm_token(story->tokens, beside)->kind == BM_TOKEN_NUMBER ||
        bm_story_word(story, BM_RULES_WHEREABOUTS, beside) ||
        bm_story_word(story, BM_RULES_NUMBERS, beside) ||
        bm_story_word(story, BM_RULES_AND_WORDS, beside) ||
        (opens && !bm_story_is_mark(story, beside_end, ",")))
        return stop > first;
    phrase->beside_first = beside;
    phrase->beside_end = beside_end;
    return stop > first;
}
