/** @file
 * Verbs of speech and the phrases beside them.
 */
#include <string.h>

#include "extract/frame_subjects.h"

static BmStance stance_of(const char *word)
{
    for (int i = 0; i < BM_STANCE_COUNT; i++)
        if (strcmp(bm_stance_words[i], word) == 0)
            return (BmStance)i;
    return BM_STANCE_SAYS;
}

/** "were reported": nobody speaks. */
static gboolean is_passive(const BmStory *story, guint at)
{
    gint64 before = (gint64)at - 1;
    return bm_story_word(story, BM_RULES_AUXILIARIES, before) &&
           !bm_story_word(story, BM_RULES_BEFORE_VERB, before);
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
    while (stop < all->end && !bm_story_is_mark(story, stop, ".,;"))
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
    while (close > all->first && bm_story_is_mark(story, (gint64)close - 1, "."))
        close--;
    if (close < all->first + 4 || !bm_story_is_mark(story, (gint64)close - 1, ")"))
        return all->end;
    guint open = close - 1;
    while (open > all->first && close - open <= LONGEST && !bm_story_is_mark(story, open, "(")) {
        if (bm_token(story->tokens, open)->kind == BM_TOKEN_NUMBER)
            return all->end;
        open--;
    }
    gboolean good = bm_story_is_mark(story, open, "(") && open > all->first && open + 2 < close &&
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
        frame->first > all->first && bm_story_is_mark(story, (gint64)frame->first - 1, ",\"”’");
    gboolean names_behind = frame->end < all->end &&
                            !bm_story_word(story, BM_RULES_THAT_WORDS, frame->end) &&
                            (bm_token(story->tokens, frame->end)->is_capital ||
                             bm_story_word(story, BM_RULES_DEFINITE, frame->end) ||
                             bm_story_word(story, BM_RULES_ARTICLES, frame->end));
    gboolean participle = g_str_has_suffix(bm_token_lower(story->tokens, frame->first), "ing");
    if (!participle && bm_frame_subject_before(speakers, all->first, frame->first, frame))
        return TRUE;
    if (after_words && names_behind && !participle &&
        bm_frame_subject_behind(speakers, frame->end, all->end, frame))
        return TRUE;
    /* "…, and claimed to have": who spoke before in the sentence. */
    frame->subject_first = frame->subject_end = frame->first;
    if (frames->len > 0) {
        frame->speaker = g_array_index(frames, BmFrame, frames->len - 1).speaker;
        return TRUE;
    }
    return (participle || after_words) &&
           bm_frame_subject_of_sentence(speakers, all->first, frame->first, frame);
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
    while (at < stop && !bm_story_is_mark(story, at, ".,;\"”"))
        at++;
    return at >= all->end || bm_story_is_mark(story, at, ".,;\"”");
}

/** "puts Russian losses there at 30". */
static gboolean puts_at(const BmStory *story, guint at, guint end)
{
    enum { FARTHEST = 12 };
    if (!bm_story_word(story, BM_RULES_ESTIMATE_VERBS, at))
        return FALSE;
    for (guint i = at + 1; i + 1 < end && i <= at + FARTHEST; i++) {
        if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK && !bm_story_is_mark(story, i, "'s"))
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
            if (bm_frame_subject_behind(speakers, frame.end, all->end, &frame))
                g_array_append_val(frames, frame);
            continue;
        }
        const char *stance = bm_story_match(story, BM_RULES_SPEECH, at, all->end, &length);
        if (!stance && puts_at(story, at, all->end))
            stance = bm_stance_words[BM_STANCE_SAYS];
        if (!stance || bm_is_speech_noun(story, at) || is_passive(story, at))
            continue;
        frame.end = at + length;
        frame.stance = stance_of(stance);
        if (!find_speaker(speakers, frames, all, &frame))
            continue;
        frame.is_behind = frame.is_behind || ends_words(story, &frame, all);
        frame.is_ahead = bm_story_word(story, BM_RULES_THAT_WORDS, frame.end) ||
                         (frame.subject_first > all->first &&
                          bm_story_is_mark(story, (gint64)frame.subject_first - 1, ";"));
        note_manner(story, sentence, &frame);
        g_array_append_val(frames, frame);
    }
    guint open = source_in_brackets(story, all);
    BmFrame source = { .first = open, .end = open + 1 };
    if (frames->len == 0 && open < all->end && open >= story->dateline_end &&
        bm_frame_subject_behind(speakers, source.end, all->end, &source))
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
