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
