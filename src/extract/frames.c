/** @file
 * Verbs of speech and the phrases beside them.
 */
#include <string.h>

#include "extract/frame_continued.h"
#include "extract/frame_sources.h"
#include "extract/frame_subjects.h"
#include "extract/speech_verbs.h"

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

/** An office or a name stands behind the verb: "…, said police spokesman X". */
static gboolean names_behind(const BmStory *story, guint at, guint end)
{
    enum { NEAR = 4 };
    return at < end && !bm_story_word(story, BM_RULES_THAT_WORDS, at) &&
           (bm_token(story->tokens, at)->is_capital ||
            bm_story_word(story, BM_RULES_DEFINITE, at) ||
            bm_story_word(story, BM_RULES_ARTICLES, at) ||
            bm_story_find(story, BM_RULES_ROLES, at, MIN(end, at + NEAR), NULL, NULL) <
                MIN(end, at + NEAR));
}

/** "…, and claimed to have": who spoke before in the sentence. */
static gboolean take_last(const GArray *frames, BmFrame *frame)
{
    frame->subject_first = frame->subject_end = frame->first;
    if (frames->len == 0)
        return FALSE;
    frame->speaker = g_array_index(frames, BmFrame, frames->len - 1).speaker;
    return TRUE;
}

static gboolean find_speaker(BmSpeakers *speakers, const GArray *frames, const BmSentence *all,
                             BmFrame *frame)
{
    const BmStory *story = speakers->story;
    gboolean after_words =
        frame->first > all->first && bm_story_is_mark(story, (gint64)frame->first - 1, ",\"”’");
    gboolean participle = g_str_has_suffix(bm_token_lower(story->tokens, frame->first), "ing");
    if (!participle && bm_frame_subject_before(speakers, all->first, frame->first, frame))
        return TRUE;
    if (after_words && !participle && names_behind(story, frame->end, all->end) &&
        bm_frame_subject_behind(speakers, frame->end, all->end, frame))
        return TRUE;
    return take_last(frames, frame) ||
           ((participle || after_words) &&
            bm_frame_subject_of_sentence(speakers, all->first, frame->first, frame));
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

/** "was denied by the army": whoever stands behind "by". */
static gboolean find_agent(BmSpeakers *speakers, const BmSentence *all, BmFrame *frame)
{
    return frame->stance != BM_STANCE_SAYS && /* "were told by militants to leave" */
           bm_story_word(speakers->story, BM_RULES_BY_WORDS, frame->end) &&
           bm_frame_subject_behind(speakers, frame->end + 1, all->end, frame);
}

/** "The Red Cross received 38 wounded": who is no side and tells what they saw. */
static gboolean witnesses(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    enum { NEAR = 3 };
    const BmStory *story = speakers->story;
    if (!bm_story_word(story, BM_RULES_WITNESS_VERBS, at))
        return FALSE;
    gboolean figure = FALSE;
    for (guint i = at + 1; i < MIN(all->end, at + 1 + NEAR); i++)
        figure = figure || bm_token(story->tokens, i)->kind == BM_TOKEN_NUMBER ||
                 bm_story_word(story, BM_RULES_NUMBERS, i) ||
                 bm_story_match(story, BM_RULES_VAGUE_COUNTS, i, all->end, NULL);
    BmNounPhrase phrase;
    if (!figure || !bm_noun_phrase_before(story, all->first, at, &phrase))
        return FALSE;
    const char *standing = NULL;
    bm_story_find(story, BM_RULES_STANDINGS, phrase.first, phrase.end, NULL, &standing);
    frame->end = at + 1;
    return standing && strcmp(standing, "independent") == 0 &&
           bm_frame_subject_read(speakers, &phrase, frame);
}

/** The frame of a verb of speech at `at`. */
static gboolean read_verb(BmSpeakers *speakers, const GArray *frames, guint sentence, guint at,
                          BmFrame *frame, guint *length)
{
    const BmStory *story = speakers->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    *frame = (BmFrame){ .first = at };
    guint verb = at;
    if (bm_speech_refusal(story, all->first, at, all->end, &verb)) {
        frame->end = at + 1;
        frame->stance = BM_STANCE_GIVES_NO_FIGURE;
        frame->is_ahead = TRUE;
        return bm_frame_subject_before(speakers, all->first, verb, frame) ||
               take_last(frames, frame);
    }
    if (witnesses(speakers, all, at, frame))
        return TRUE;
    if (!bm_speech_verb(story, at, all->end, length, &frame->stance) ||
        bm_is_speech_noun(story, at))
        return FALSE;
    frame->end = at + *length;
    if (find_agent(speakers, all, frame))
        return TRUE;
    frame->is_behind = FALSE;
    if (is_passive(story, at) || !find_speaker(speakers, frames, all, frame))
        return FALSE;
    frame->is_behind = frame->is_behind || ends_words(story, frame, all);
    frame->is_ahead = bm_story_word(story, BM_RULES_THAT_WORDS, frame->end) ||
                      (frame->subject_first > all->first &&
                       bm_story_is_mark(story, (gint64)frame->subject_first - 1, ";"));
    return TRUE;
}

/** Whose speech may go on in the next sentence: the last one's who asserts something. */
static void note_last(BmSpeakers *speakers, guint sentence, const GArray *frames)
{
    if (frames->len == 0)
        return;
    speakers->last = g_array_index(frames, BmFrame, frames->len - 1).speaker;
    speakers->last_sentence = sentence;
}

GArray *bm_frames_find(BmSpeakers *speakers, guint sentence)
{
    const BmStory *story = speakers->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    GArray *frames = g_array_new(FALSE, TRUE, sizeof(BmFrame));
    BmFrame frame;
    guint length = 1;
    for (guint at = MAX(all->first, story->dateline_end); at < all->end; at += length) {
        length = 1;
        if (bm_frame_of_account(speakers, all, at, &frame, &length)) {
            g_array_append_val(frames, frame);
            continue;
        }
        length = 1;
        if (read_verb(speakers, frames, sentence, at, &frame, &length)) {
            note_manner(story, sentence, &frame);
            g_array_append_val(frames, frame);
        }
    }
    if (frames->len == 0 && bm_frame_of_brackets(speakers, all, &frame))
        g_array_append_val(frames, frame);
    if (frames->len == 0 && bm_frame_continued(speakers, sentence, &frame))
        g_array_append_val(frames, frame);
    note_anonymity(speakers, sentence, frames);
    note_last(speakers, sentence, frames);
    return frames;
}

const BmFrame *bm_frame_of(const GArray *frames, guint at)
{
    const BmFrame *before = NULL;
    for (guint i = 0; i < frames->len; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        if (frame->first > at && frame->is_behind && !(before && !before->is_behind))
            return frame;
        if (frame->first < at || frame->is_continued)
            before = frame;
    }
    /* "Five people were killed …, the department announced this morning." */
    const BmFrame *first = frames->len > 0 ? &g_array_index(frames, BmFrame, 0) : NULL;
    if (!before && first && !first->is_ahead && first->subject_first > at)
        return first;
    return before;
}
