/** @file
 * Speech that began in a sentence before, or whose speaker comes in one behind.
 */
#include "extract/frame_continued.h"

#include "extract/frame_subjects.h"

#include "extract/speakers_met.h"

enum { FARTHEST_SENTENCE = 4 };

/** All words of the sentence stand between quotation marks. */
static gboolean is_quotation(const BmStory *story, const BmSentence *all)
{
    guint words = 0;
    for (guint at = all->first; at < all->end; at++) {
        const BmToken *token = bm_token(story->tokens, at);
        if (token->kind != BM_TOKEN_MARK && !token->is_quoted)
            return FALSE;
        words += token->kind != BM_TOKEN_MARK;
    }
    return words > 0;
}

/** The quotation goes on in the sentence behind. */
static gboolean goes_on(const BmStory *story, guint sentence)
{
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    if (sentence + 1 >= story->tokens->sentences->len ||
        bm_sentence(story->tokens, sentence + 1)->paragraph != all->paragraph ||
        bm_story_is_mark(story, (gint64)all->end - 1, "\"”»"))
        return FALSE;
    return bm_token(story->tokens, bm_sentence(story->tokens, sentence + 1)->first)->is_quoted;
}

/** Who is named behind the quotation: "Nine died. It was cruel," the mayor said. */
static const BmSpeaker *speaker_behind(BmSpeakers *speakers, guint sentence)
{
    const BmSpeaker *found = NULL;
    for (guint i = sentence; goes_on(speakers->story, i) && i < sentence + FARTHEST_SENTENCE; i++) {
        GArray *frames = bm_frames_find(speakers, i + 1);
        if (frames->len > 0 && !g_array_index(frames, BmFrame, 0).is_continued)
            found = g_array_index(frames, BmFrame, 0).speaker;
        g_array_unref(frames);
        if (found)
            break;
    }
    return found;
}

/** "Had", before any other auxiliary: reported speech in the past. */
static gboolean is_backshifted(const BmStory *story, const BmSentence *all)
{
    for (guint at = all->first; at < all->end; at++)
        if (bm_story_word(story, BM_RULES_BACKSHIFTED, at))
            return TRUE;
        else if (bm_story_word(story, BM_RULES_AUXILIARIES, at))
            return FALSE;
    return FALSE;
}

/** Who spoke last, if in this paragraph and in the sentence before, or in one that went on so. */
static const BmSpeaker *speaker_before(const BmSpeakers *speakers, guint sentence)
{
    const BmSentence *all = bm_sentence(speakers->story->tokens, sentence);
    return speakers->last && sentence > 0 && speakers->last_sentence + 1 == sentence &&
                   bm_sentence(speakers->story->tokens, sentence - 1)->paragraph == all->paragraph
               ? speakers->last
               : NULL;
}

/** "That comes from the mayor's office.": whoever the next sentence says it is from. */
static const BmSpeaker *source_behind(BmSpeakers *speakers, guint sentence)
{
    const BmStory *story = speakers->story;
    if (sentence + 1 >= story->tokens->sentences->len)
        return NULL;
    const BmSentence *next = bm_sentence(story->tokens, sentence + 1);
    guint length = 0;
    BmFrame frame = { .first = next->first };
    if (next->paragraph != bm_sentence(story->tokens, sentence)->paragraph ||
        !bm_story_match(story, BM_RULES_SOURCE_SENTENCES, next->first, next->end, &length))
        return NULL;
    frame.end = next->first + length;
    return bm_frame_subject_behind(speakers, frame.end, next->end, &frame) ? frame.speaker : NULL;
}

gboolean bm_frame_continued(BmSpeakers *speakers, guint sentence, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    const BmSentence *all = bm_sentence(story->tokens, sentence);
    gboolean quotation = is_quotation(story, all);
    if (all->first < story->dateline_end)
        return FALSE;
    const BmSpeaker *speaker =
        quotation ? speaker_behind(speakers, sentence) : source_behind(speakers, sentence);
    if (!speaker && (quotation || is_backshifted(story, all)))
        speaker = speaker_before(speakers, sentence);
    *frame = (BmFrame){ .first = all->first,
                        .end = all->first,
                        .subject_first = all->first,
                        .subject_end = all->first,
                        .is_continued = TRUE,
                        .speaker = speaker };
    return speaker != NULL;
}
