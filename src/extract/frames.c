/** @file
 * Verbs of speech and the phrases beside them.
 */
#include "extract/frames.h"

#include <string.h>

enum { LONGEST_SUBJECT = 22 };

static BmStance stance_of(const char *word)
{
    for (int i = 0; i < BM_STANCE_COUNT; i++)
        if (strcmp(bm_stance_words[i], word) == 0)
            return (BmStance)i;
    return BM_STANCE_SAYS;
}

static gboolean is_mark(const BmStory *story, gint64 at, const char *marks)
{
    const char *word = bm_token_lower(story->tokens, at);
    return word[0] != '\0' && at >= 0 &&
           bm_token(story->tokens, (guint)at)->kind == BM_TOKEN_MARK && strstr(marks, word) != NULL;
}

/** "the claims", "dismissed reports": a noun. */
static gboolean is_noun(const BmStory *story, guint at)
{
    if (!bm_story_word(story, BM_RULES_SPEECH_NOUNS, at))
        return FALSE;
    return bm_story_word(story, BM_RULES_SPEECH_NOUNS_AFTER, (gint64)at - 1) ||
           bm_story_word(story, BM_RULES_SPEECH, (gint64)at - 1) ||
           bm_story_word(story, BM_RULES_OF_WORDS, at + 1);
}

/** "were reported": nobody speaks. */
static gboolean is_passive(const BmStory *story, guint at)
{
    gint64 before = (gint64)at - 1;
    return bm_story_word(story, BM_RULES_AUXILIARIES, before) &&
           !bm_story_word(story, BM_RULES_BEFORE_VERB, before);
}

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
    if (end == first || !is_mark(story, (gint64)end - 1, ")"))
        return end;
    for (guint at = end - 1; at > first && end - at < LONGEST; at--)
        if (is_mark(story, (gint64)at - 1, "("))
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
    if (end == first || !is_mark(story, (gint64)end - 1, ","))
        return verb;
    guint begin = subject_begin(story, first, end - 1);
    gboolean participle = begin + 1 < end - 1 &&
                          g_str_has_suffix(bm_token_lower(story->tokens, begin), "ing") &&
                          !bm_token(story->tokens, begin)->is_capital;
    if (!participle || begin == first || !is_mark(story, (gint64)begin - 1, ","))
        return verb;
    guint before = subject_begin(story, first, begin - 1);
    return before > first && is_mark(story, (gint64)before - 1, ",") ? begin : begin - 1;
}

/** The subject before the verb, over an apposition between commas; FALSE where none stands there.
 */
static gboolean subject_before(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    verb = skip_participle(story, first, verb);
    guint end = skip_back(story, first, verb), beside_first = verb, beside_end = verb;
    if (end > first && is_mark(story, (gint64)end - 1, ",")) {
        guint begin = subject_begin(story, first, end - 1);
        guint inner_end = skip_back(story, begin, end - 1);
        if (begin == first || !is_mark(story, (gint64)begin - 1, ","))
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
static gboolean subject_of_relative(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    for (guint at = verb; at > first + 1; at--) {
        gboolean relative = bm_story_word(story, BM_RULES_RELATIVES, (gint64)at - 1) != NULL;
        if (!relative || at < first + 2 || !is_mark(story, (gint64)at - 2, ","))
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
        if (token->kind == BM_TOKEN_MARK && !is_mark(story, at, "'s-'’") &&
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
static gboolean subject_behind(BmSpeakers *speakers, guint first, guint end, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    guint stop = phrase_end(story, first, end), beside_first = stop, beside_end = stop;
    guint sentence = bm_token(story->tokens, frame->first)->sentence;
    if (stop == first)
        return FALSE;
    if (stop + 1 < end && is_mark(story, stop, ",") &&
        !bm_story_word(story, BM_RULES_WHEREABOUTS, stop + 1)) {
        beside_first = stop + 1;
        beside_end = phrase_end(story, beside_first, end);
        /* "According to X, three people …": no apposition. */
        gboolean opens = frame->first == bm_sentence(story->tokens, sentence)->first;
        if (bm_token(story->tokens, beside_first)->kind == BM_TOKEN_NUMBER ||
            bm_story_word(story, BM_RULES_NUMBERS, beside_first) ||
            bm_story_word(story, BM_RULES_AND_WORDS, beside_first) ||
            (opens && !is_mark(story, beside_end, ",")))
            beside_end = beside_first;
    }
    frame->subject_first = first;
    frame->subject_end = stop;
    frame->speaker = bm_speakers_read(speakers, first, stop, beside_first, beside_end);
    frame->is_behind = TRUE;
    return frame->speaker != NULL;
}

/** The head of the sentence ("Pakistan's military carried out strikes …, saying"). */
static gboolean subject_of_sentence(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    enum { HEAD = 9 };
    const BmStory *story = speakers->story;
    guint begin = first;
    /* "On Sunday, …": the head stands behind the comma. */
    for (guint at = first; at < first + 4 && at < verb; at++)
        if (is_mark(story, at, ","))
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

static void note_manner(const BmStory *story, guint sentence, BmFrame *frame)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    BmSpeaker *speaker = (BmSpeaker *)frame->speaker; /* ours, met just now */
    const char *channel = NULL;
    guint length;
    if (bm_story_find(story, BM_RULES_CHANNELS, all->first, all->end, &length, &channel) <
            all->end &&
        !speaker->channel)
        speaker->channel = g_strdup(channel);
}

/** "spoke on the condition of anonymity as …": the reason, for those who spoke last. */
static void note_anonymity(BmSpeakers *speakers, guint sentence, const GArray *frames)
{
    const BmStory *story = speakers->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    guint length = 0;
    guint at = bm_story_find(story, BM_RULES_ANONYMITY, all->first, all->end, &length, NULL);
    if (at == all->end || speakers->met->len == 0)
        return;
    guint reason = at + length;
    if (bm_story_word(story, BM_RULES_REASONS, reason))
        reason++;
    guint stop = reason;
    while (stop < all->end && !is_mark(story, stop, ".,;"))
        stop++;
    BmSpeaker *speaker = frames->len > 0 ? (BmSpeaker *)g_array_index(frames, BmFrame, 0).speaker
                                         : g_ptr_array_index(speakers->met, speakers->met->len - 1);
    g_free(speaker->anonymous);
    speaker->anonymous = stop > reason ? bm_tokens_text(story->tokens, reason, stop)
                                       : bm_tokens_text(story->tokens, at, at + length);
}

/** "… left the town (Executive Unit).": the source in brackets that end a sentence; the token of
 *  the opening one, or `end`. An abbreviation of the name before it is no source. */
static guint source_in_brackets(const BmStory *story, const BmSentence *all)
{
    enum { LONGEST = 7 };
    guint close = all->end;
    while (close > all->first && is_mark(story, (gint64)close - 1, "."))
        close--;
    if (close < all->first + 4 || !is_mark(story, (gint64)close - 1, ")"))
        return all->end;
    guint open = close - 1;
    while (open > all->first && close - open <= LONGEST && !is_mark(story, open, "(")) {
        if (bm_token(story->tokens, open)->kind == BM_TOKEN_NUMBER)
            return all->end;
        open--;
    }
    gboolean good = is_mark(story, open, "(") && open > all->first && open + 2 < close &&
                    bm_token(story->tokens, open + 1)->is_capital &&
                    !bm_token(story->tokens, open - 1)->is_capital &&
                    !bm_mention_at(story->mentions, open + 1) &&
                    !bm_story_word(story, BM_RULES_WEEKDAYS, open + 1);
    return good ? open : all->end;
}

static gboolean find_speaker(BmSpeakers *speakers, const GArray *frames, const BmSentence *all,
                             BmFrame *frame)
{
    const BmStory *story = speakers->story;
    gboolean after_words =
        frame->first > all->first && is_mark(story, (gint64)frame->first - 1, ",\"”’");
    gboolean names_behind = frame->end < all->end &&
                            !bm_story_word(story, BM_RULES_THAT_WORDS, frame->end) &&
                            (bm_token(story->tokens, frame->end)->is_capital ||
                             bm_story_word(story, BM_RULES_DEFINITE, frame->end) ||
                             bm_story_word(story, BM_RULES_ARTICLES, frame->end));
    gboolean participle = g_str_has_suffix(bm_token_lower(story->tokens, frame->first), "ing");
    if (!participle && (subject_before(speakers, all->first, frame->first, frame) ||
                        subject_of_relative(speakers, all->first, frame->first, frame)))
        return TRUE;
    if (after_words && names_behind && !participle &&
        subject_behind(speakers, frame->end, all->end, frame))
        return TRUE;
    /* "…, and claimed to have": who spoke before in the sentence. */
    frame->subject_first = frame->subject_end = frame->first;
    if (frames->len > 0) {
        frame->speaker = g_array_index(frames, BmFrame, frames->len - 1).speaker;
        return TRUE;
    }
    return (participle || after_words) &&
           subject_of_sentence(speakers, all->first, frame->first, frame);
}

/** "…, police said." or "… said in a statement.": nothing of the words follows. */
static gboolean ends_words(const BmStory *story, const BmFrame *frame, const BmSentence *all)
{
    enum { LONGEST_MANNER = 9 };
    if (frame->subject_first == all->first)
        return FALSE;
    gboolean manner = bm_story_word(story, BM_RULES_MANNER_WORDS, frame->end) ||
                      bm_story_word(story, BM_RULES_WEEKDAYS, frame->end);
    guint at = frame->end, stop = MIN(all->end, frame->end + (manner ? LONGEST_MANNER : 0));
    while (at < stop && !is_mark(story, at, ".,;\"”"))
        at++;
    return at >= all->end || is_mark(story, at, ".,;\"”");
}

/** "puts Russian losses there at 30". */
static gboolean puts_at(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 12 };
    if (!bm_story_word(story, BM_RULES_ESTIMATE_VERBS, at))
        return FALSE;
    for (guint i = at + 1; i + 1 < end && i <= at + FARTHEST; i++) {
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK && !is_mark(story, i, "'s"))
            return FALSE;
        gboolean number = bm_token(story->tokens, i + 1)->kind == BM_TOKEN_NUMBER ||
                          bm_story_word(story, BM_RULES_NUMBERS, i + 1) ||
                          bm_story_match(story, BM_RULES_MODIFIERS, i + 1, end, NULL);
        if (bm_story_is(story, i, "at") && number)
            return TRUE;
    }
    return FALSE;
}

GArray *bm_frames_find(BmSpeakers *speakers, guint sentence)
{
    const BmStory *story = speakers->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    GArray *frames = g_array_new(FALSE, TRUE, sizeof(BmFrame));
    guint length = 1;
    for (guint at = all->first; at < all->end; at += length) {
        BmFrame frame = { .first = at };
        length = 1;
        if (at < story->dateline_end)
            continue;
        if (bm_story_match(story, BM_RULES_SPEECH_BEFORE, at, all->end, &length)) {
            frame.end = at + length;
            if (subject_behind(speakers, frame.end, all->end, &frame))
                g_array_append_val(frames, frame);
            continue;
        }
        const char *stance = bm_story_match(story, BM_RULES_SPEECH, at, all->end, &length);
        if (!stance && puts_at(story, at, all->end))
            stance = bm_stance_words[BM_STANCE_SAYS];
        if (!stance || is_noun(story, at) || is_passive(story, at))
            continue;
        frame.end = at + length;
        frame.stance = stance_of(stance);
        if (!find_speaker(speakers, frames, all, &frame))
            continue;
        frame.is_behind = frame.is_behind || ends_words(story, &frame, all);
        frame.is_ahead = bm_story_word(story, BM_RULES_THAT_WORDS, frame.end) ||
                         (frame.subject_first > all->first &&
                          is_mark(story, (gint64)frame.subject_first - 1, ";"));
        note_manner(story, sentence, &frame);
        g_array_append_val(frames, frame);
    }
    guint open = source_in_brackets(story, all);
    BmFrame source = { .first = open, .end = open + 1 };
    if (frames->len == 0 && open < all->end && open >= story->dateline_end &&
        subject_behind(speakers, source.end, all->end, &source))
        g_array_append_val(frames, source);
    note_anonymity(speakers, sentence, frames);
    return frames;
}

const BmFrame *bm_frame_of(const GArray *frames, guint at)
{
    const BmFrame *before = NULL;
    for (guint i = 0; i < frames->len; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        if (frame->first > at && frame->is_behind && !(before && !before->is_behind))
            return frame;
        if (frame->first < at)
            before = frame;
    }
    /* "Five people were killed …, the department announced this morning." */
    const BmFrame *first = frames->len > 0 ? &g_array_index(frames, BmFrame, 0) : NULL;
    if (!before && first && !first->is_ahead && first->subject_first > at)
        return first;
    return before;
}
