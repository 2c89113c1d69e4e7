/** @file
 * Who speaks: the noun phrase before a verb of speech, behind it, or at the head of the sentence.
 */
#include "extract/frame_subjects.h"

#include <string.h>

enum { LONGEST_SUBJECT = 22 };

/** The boundary on the left of a subject: a clause break or a mark, but for "Gen." and "'s". */
static guint subject_begin(const BmStory *story, guint sentence_first, guint end)
{
    guint at = end;
    while (at > sentence_first && end - at < LONGEST_SUBJECT) {
        const BmToken *token = bm_token(story->tokens, at - 1);
        if (token->kind == BM_TOKEN_MARK) {
            gboolean inside = strcmp(token->lower, "'s") == 0 || strcmp(token->lower, "-") == 0 ||
                              strcmp(token->lower, "'") == 0 || strcmp(token->lower, "’") == 0 ||
                              (strcmp(token->lower, ".") == 0 && at - 1 > sentence_first &&
                               bm_story_word(story, BM_RULES_ABBREVIATIONS, (gint64)at - 2));
            if (!inside)
                break;
        } else if (bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)at - 1) ||
                   bm_story_match(story, BM_RULES_SPEECH, at - 1, end, NULL)) {
            break;
        }
        at--;
    }
    return at;
}

/** Cuts "Beirut and" from "… in Beirut and police said": a conjunction before a lower-case start
 *  is a new clause; before a name it joins names. */
static guint cut_conjunction(const BmStory *story, guint first, guint end)
{
    for (guint at = end; at > first; at--)
        if (bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1) && at < end &&
            !bm_token(story->tokens, at)->is_capital)
            return at;
    return first;
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

static guint skip_back(const BmStory *story, guint first, guint end)
{
    while (end > first && bm_story_word(story, BM_RULES_BEFORE_VERB, (gint64)end - 1))
        end--;
    return skip_brackets(story, first, end);
}

/** "The governor, NAME, speaking in X, said": where the aside between commas that is no name
 * begins, so that its first comma stands before; `verb` itself where there is none. */
static guint skip_participle(const BmStory *story, guint first, guint verb)
{
    guint end = skip_back(story, first, verb);
    if (end == first || !bm_story_is_mark(story, (gint64)end - 1, ","))
        return verb;
    guint begin = subject_begin(story, first, end - 1);
    gboolean participle = begin + 1 < end - 1 &&
                          g_str_has_suffix(bm_token_lower(story->tokens, begin), "ing") &&
                          !bm_token(story->tokens, begin)->is_capital;
    if (!participle || begin == first || !bm_story_is_mark(story, (gint64)begin - 1, ","))
        return verb;
    guint before = subject_begin(story, first, begin - 1);
    return before > first && bm_story_is_mark(story, (gint64)before - 1, ",") ? begin : begin - 1;
}

/** The subject before the verb, over an apposition between commas; FALSE where none stands there.
 */
gboolean bm_frame_subject_before(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    verb = skip_participle(story, first, verb);
    guint end = skip_back(story, first, verb), beside_first = verb, beside_end = verb;
    if (end > first && bm_story_is_mark(story, (gint64)end - 1, ",")) {
        guint begin = subject_begin(story, first, end - 1);
        guint inner_end = skip_back(story, begin, end - 1);
        if (begin == first || !bm_story_is_mark(story, (gint64)begin - 1, ","))
            return FALSE;
        if (inner_end > begin && !bm_story_word(story, BM_RULES_WHEREABOUTS, begin)) {
            beside_first = begin;
            beside_end = inner_end;
        }
        end = begin - 1;
    }
    frame->subject_end = end;
    frame->subject_first = cut_conjunction(story, subject_begin(story, first, end), end);
    /* "No group has claimed"; "said that her hospital had admitted": who spoke before. */
    if (frame->subject_first >= frame->subject_end ||
        bm_story_word(story, BM_RULES_NOBODY, frame->subject_first) ||
        (bm_story_word(story, BM_RULES_POSSESSIVES, frame->subject_first) &&
         frame->subject_first > first))
        return FALSE;
    frame->speaker = bm_speakers_read(speakers, frame->subject_first, frame->subject_end,
                                      beside_first, beside_end);
    return frame->speaker != NULL;
}

/** "Pakistan's government, which had described …, dismissed": what stands before the clause. */
gboolean bm_frame_subject_of_relative(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    for (guint at = verb; at > first + 1; at--) {
        gboolean relative = bm_story_word(story, BM_RULES_RELATIVES, (gint64)at - 1) != NULL;
        if (!relative || at < first + 2 || !bm_story_is_mark(story, (gint64)at - 2, ","))
            continue;
        frame->subject_end = at - 2;
        frame->subject_first = subject_begin(story, first, at - 2);
        frame->speaker = bm_speakers_read(speakers, frame->subject_first, frame->subject_end,
                                          frame->subject_end, frame->subject_end);
        return frame->speaker != NULL;
    }
    return FALSE;
}

/** Until a comma, a clause or the end; "in Geneva" and "on Friday" are left out. */
static guint phrase_end(const BmStory *story, guint first, guint end)
{
    guint at = first;
    for (; at < end && at < first + LONGEST_SUBJECT; at++) {
        const BmToken *token = bm_token(story->tokens, at);
        if (token->kind == BM_TOKEN_MARK && !bm_story_is_mark(story, at, "'s-'’") &&
            !(strcmp(token->lower, ".") == 0 && at > first &&
              bm_story_word(story, BM_RULES_ABBREVIATIONS, (gint64)at - 1)))
            break;
        if (at > first && (bm_story_word(story, BM_RULES_MANNER_WORDS, at) ||
                           bm_story_word(story, BM_RULES_CLAUSE_BREAKS, at)))
            break;
    }
    return at;
}

/** "…, said NAME, a spokeswoman for …": behind the verb. */
gboolean bm_frame_subject_behind(BmSpeakers *speakers, guint first, guint end, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    guint stop = phrase_end(story, first, end), beside_first = stop, beside_end = stop;
    guint sentence = bm_token(story->tokens, frame->first)->sentence;
    if (stop == first)
        return FALSE;
    if (stop + 1 < end && bm_story_is_mark(story, stop, ",") &&
        !bm_story_word(story, BM_RULES_WHEREABOUTS, stop + 1)) {
        beside_first = stop + 1;
        beside_end = phrase_end(story, beside_first, end);
        /* "According to X, three people …": no apposition. */
        gboolean opens = frame->first == bm_sentence(story->tokens, sentence)->first;
        if (bm_token(story->tokens, beside_first)->kind == BM_TOKEN_NUMBER ||
            bm_story_word(story, BM_RULES_NUMBERS, beside_first) ||
            bm_story_word(story, BM_RULES_AND_WORDS, beside_first) ||
            (opens && !bm_story_is_mark(story, beside_end, ",")))
            beside_end = beside_first;
    }
    frame->subject_first = first;
    frame->subject_end = stop;
    frame->speaker = bm_speakers_read(speakers, first, stop, beside_first, beside_end);
    frame->is_behind = TRUE;
    return frame->speaker != NULL;
}

/** The head of the sentence ("Pakistan's military carried out strikes …, saying"). */
gboolean bm_frame_subject_of_sentence(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    enum { HEAD = 9 };
    const BmStory *story = speakers->story;
    guint begin = first;
    /* "On Sunday, …": the head stands behind the comma. */
    for (guint at = first; at < first + 4 && at < verb; at++)
        if (bm_story_is_mark(story, at, ","))
            begin = at + 1;
    for (guint end = begin + 1; end < verb && end < begin + HEAD; end++) {
        if (!bm_story_match(story, BM_RULES_ROLES, end - 1, end, NULL) &&
            !bm_speakers_party(story, begin, end))
            continue;
        gboolean more =
            bm_story_is(story, end, "'s") || bm_story_match(story, BM_RULES_ROLES, end, verb, NULL);
        if (more)
            continue;
        frame->speaker = bm_speakers_read(speakers, begin, end, end, end);
        return frame->speaker != NULL;
    }
    return FALSE;
}
