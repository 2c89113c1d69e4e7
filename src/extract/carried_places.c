/** @file
 * The sentences of the paragraph, and those who speak.
 */
#include "extract/carried_places.h"

#include <string.h>

/** Of a sentence whose words place nothing: the only town or district that it names. */
static const BmMention *only_mention(const BmStory *story, const BmSentence *sentence)
{
    const BmMention *only = NULL;
    for (guint i = bm_mentions_from(story->mentions, sentence->first); i < story->mentions->len;
         i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= sentence->end)
            break;
        if (mention->first < story->dateline_end || only)
            return NULL;
        only = mention;
    }
    BmPlacing placing = only ? bm_event_placing(story, only) : BM_PLACING_NONE;
    gboolean of = only && bm_story_word(story, BM_RULES_OF_WORDS, (gint64)only->first - 1);
    return only && of && placing == BM_PLACING_NONE && bm_mention_coarseness(only) == 0 &&
                   only->geocode->place
               ? only
               : NULL;
}

const BmMention *bm_place_of_paragraph(const BmStory *story, guint number, const GArray *frames)
{
    guint paragraph = bm_sentence(story->tokens, number)->paragraph;
    const BmMention *found = NULL;
    for (guint back = number; back > 0; back--) {
        const BmSentence *earlier = bm_sentence(story->tokens, back - 1);
        gboolean heading = earlier->paragraph + 1 == paragraph &&
                           bm_token(story->tokens, earlier->end - 1)->kind != BM_TOKEN_MARK;
        if (earlier->paragraph != paragraph && !heading)
            break;
        GPtrArray *places =
            bm_event_places_find(story, back - 1, earlier->first, BM_EVENT_OTHER, frames);
        found = places->len == 1 ? g_ptr_array_index(places, 0) : NULL;
        if (places->len == 0)
            found = only_mention(story, earlier);
        if (found && bm_mention_coarseness(found) == 2)
            found = NULL;
        g_ptr_array_unref(places);
        if (found || heading)
            break;
    }
    return found;
}

static gboolean is_in_subject(const GArray *frames, const BmMention *mention)
{
    for (guint i = 0; i < frames->len; i++) {
        const BmFrame *frame = &g_array_index(frames, BmFrame, i);
        if (mention->first >= frame->subject_first && mention->end <= frame->subject_end)
            return TRUE;
    }
    return FALSE;
}

const BmMention *bm_place_of_office(const BmStory *story, guint number, const GArray *frames)
{
    const BmSentence *all = bm_sentence(story->tokens, number);
    for (guint i = bm_mentions_from(story->mentions, all->first); i < story->mentions->len; i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= all->end)
            return NULL;
        gint64 office = (gint64)mention->first - 2;
        char *lower = g_utf8_strdown(mention->toponym, -1);
        gboolean capital = g_hash_table_contains(story->capitals, lower);
        g_free(lower);
        const char *role = bm_story_word(story, BM_RULES_ROLES, office);
        if (mention->first >= story->dateline_end && bm_mention_coarseness(mention) < 2 &&
            !capital && role && strcmp(role, "state") == 0 &&
            bm_story_word(story, BM_RULES_WITHIN_WORDS, (gint64)mention->first - 1) &&
            is_in_subject(frames, mention))
            return mention;
    }
    return NULL;
}
