/** @file
 * Bodies with their kind beside their name.
 */
#include "extract/speaker_bodies.h"

static gboolean is_initials(const BmSpeakerPhrase *phrase)
{
    return phrase->end == phrase->first + 1 &&
           bm_token(phrase->story->tokens, phrase->first)->is_capitals;
}

gboolean bm_speaker_beside_is_name(const BmSpeakerPhrase *phrase, const BmSpeakerPhrase *beside)
{
    return is_initials(beside) && !is_initials(phrase);
}

gboolean bm_speaker_is_named_body(const BmSpeakerPhrase *phrase, const BmSpeakerPhrase *beside)
{
    const BmStory *story = phrase->story;
    const BmSpeakerPhrase *name = bm_speaker_beside_is_name(phrase, beside) ? beside : phrase;
    const BmSpeakerPhrase *kind = name == phrase ? beside : phrase;
    guint length = 0;
    if (kind->first >= kind->end || name->first >= name->end || name->role_end > name->role_first ||
        name->party || !bm_token(story->tokens, name->first)->is_capital)
        return FALSE;
    gboolean article = bm_story_word(story, BM_RULES_ARTICLES, kind->first) ||
                       bm_story_word(story, BM_RULES_DEFINITE, kind->first);
    for (guint at = kind->first; article && at < kind->end; at++)
        if (bm_story_match(story, BM_RULES_BODY_KINDS, at, kind->end, &length) &&
            (at + length == kind->end || bm_story_word(story, BM_RULES_OF_WORDS, at + length) ||
             bm_story_word(story, BM_RULES_FOR_WORDS, at + length) ||
             bm_story_word(story, BM_RULES_WITH_WORDS, at + length) ||
             bm_story_word(story, BM_RULES_WHEREABOUTS, at + length)))
            return TRUE;
    return is_initials(name) && kind->role_end > kind->role_first;
}

/** Capital words, and no place, from `first` up to `end`: `least` or more. */
static gboolean is_plain_name(const BmStory *story, guint first, guint end, guint least)
{
    if (first + least > end || bm_mention_at(story->mentions, end - 1))
        return FALSE;
    for (guint at = first; at < end; at++)
        if (!bm_token(story->tokens, at)->is_capital)
            return FALSE;
    return TRUE;
}

void bm_speaker_trim_kind(const BmSpeakerPhrase *phrase, guint *first, guint *end)
{
    const BmStory *story = phrase->story;
    if (*end > *first + 2 && bm_story_word(story, BM_RULES_APPOSED_KINDS, (gint64)*end - 1) &&
        !bm_token(story->tokens, *end - 1)->is_capital &&
        is_plain_name(story, *first, *end - 1, 2)) {
        (*end)--;
        return;
    }
    for (guint at = *first; at + 1 < *end && !bm_token(story->tokens, at)->is_capital; at++)
        if (bm_story_word(story, BM_RULES_APPOSED_KINDS, at) &&
            is_plain_name(story, at + 1, *end, 1)) {
            *first = at + 1;
            return;
        }
}
