/** @file
 * Who speaks: the noun phrase before a verb of speech, behind it, or at the head of the sentence.
 */
#include "extract/frame_subjects.h"

#include <string.h>

gboolean bm_frame_subject_read(BmSpeakers *speakers, const BmNounPhrase *phrase, BmFrame *frame)
{
    frame->subject_first = phrase->first;
    frame->subject_end = phrase->end;
    frame->speaker = bm_speakers_read(speakers, phrase);
    return frame->speaker != NULL;
}

/** "Their commander", unlike "her hospital". */
static gboolean is_owned_office(const BmStory *story, const BmNounPhrase *phrase)
{
    const char *role = bm_story_match(story, BM_RULES_ROLES, phrase->first + 1, phrase->end, NULL);
    return bm_story_word(story, BM_RULES_OWNERS, phrase->first) && role &&
           strcmp(role, "state") == 0;
}

gboolean bm_frame_subject_before(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    BmNounPhrase phrase;
    /* "No group has claimed"; "said that her hospital had admitted": who spoke before. */
    if (!bm_noun_phrase_before(story, first, verb, &phrase) ||
        bm_story_word(story, BM_RULES_NOBODY, phrase.first) ||
        (bm_story_word(story, BM_RULES_POSSESSIVES, phrase.first) && phrase.first > first &&
         !is_owned_office(story, &phrase)))
        return FALSE;
    /* "For the rebels, Osman Hamid said": whom he speaks for. */
    if (phrase.clause_first == phrase.clause_end && phrase.first > first + 2 &&
        bm_story_word(story, BM_RULES_FOR_WORDS, first) &&
        bm_story_is(story, (gint64)phrase.first - 1, ",")) {
        phrase.clause_first = first;
        phrase.clause_end = phrase.first - 1;
    }
    return bm_frame_subject_read(speakers, &phrase, frame);
}

gboolean bm_frame_subject_behind(BmSpeakers *speakers, guint first, guint end, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    BmNounPhrase phrase;
    guint sentence = bm_token(story->tokens, frame->first)->sentence;
    gboolean opens = frame->first == bm_sentence(story->tokens, sentence)->first;
    frame->is_behind = TRUE;
    return bm_noun_phrase_behind(story, first, end, opens, &phrase) &&
           bm_frame_subject_read(speakers, &phrase, frame);
}

gboolean bm_frame_subject_of_clause(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    enum { HEAD = 9 };
    const BmStory *story = speakers->story;
    for (guint end = first + 1; end < verb && end < first + HEAD; end++) {
        if (!bm_story_match(story, BM_RULES_ROLES, end - 1, end, NULL) &&
            !bm_speakers_party(story, first, end))
            continue;
        gboolean more =
            bm_story_is(story, end, "'s") || bm_story_match(story, BM_RULES_ROLES, end, verb, NULL);
        if (more)
            continue;
        BmNounPhrase phrase = bm_noun_phrase(first, end);
        frame->speaker = bm_speakers_read(speakers, &phrase);
        return frame->speaker != NULL;
    }
    return FALSE;
}

gboolean bm_frame_subject_of_sentence(BmSpeakers *speakers, guint first, guint verb, BmFrame *frame)
{
    guint begin = first;
    /* "On Sunday, …": the head stands behind the comma. */
    for (guint at = first; at < first + 4 && at < verb; at++)
        if (bm_story_is_mark(speakers->story, at, ","))
            begin = at + 1;
    return bm_frame_subject_of_clause(speakers, begin, verb, frame);
}
