/** @file
 * The body whose publication a report is, by its first lines.
 */
#include "extract/masthead.h"

#include <string.h>

#include "extract/groups.h"

enum { HEADINGS = 6, LONGEST = 14, LONGEST_NAME = 10 };

/** A mark that ends the name of a body in a heading. */
static gboolean is_stop(const BmStory *story, guint at)
{
    static const char *const stops[] = { ":", "(", "|", "–", "—", ",", ".", NULL };
    return g_strv_contains(stops, bm_token_lower(story->tokens, at));
}

/** The name as the text has it where it is not in capitals; for g_free(). */
static char *unshouted(const BmStory *story, guint first, guint end)
{
    for (guint at = end; at + (end - first) <= story->tokens->tokens->len; at++) {
        guint same = 0;
        while (same < end - first && strcmp(bm_token(story->tokens, at + same)->lower,
                                            bm_token(story->tokens, first + same)->lower) == 0)
            same++;
        if (same == end - first && !bm_token(story->tokens, at + same - 1)->is_capitals)
            return bm_tokens_text(story->tokens, at, at + same);
    }
    return bm_tokens_text(story->tokens, first, end);
}

/** An office of a state or a known body: "MINISTRY OF DEFENCE OF …", "OCHA Flash Update". */
static BmSpeaker *read_office(BmSpeakers *speakers, const BmSentence *heading)
{
    const BmStory *story = speakers->story;
    guint office =
        bm_story_find(story, BM_RULES_MASTHEADS, heading->first, heading->end, NULL, NULL);
    guint end = office + 1;
    if (office == heading->end)
        return NULL;
    /* "The Levant Monitor: daily bulletin": the name before the word, without what follows. */
    while (office > heading->first && bm_token(story->tokens, office - 1)->is_capital)
        office--;
    while (end < heading->end && !is_stop(story, end) &&
           !bm_story_match(story, BM_RULES_PUBLICATIONS, end, heading->end, NULL))
        end++;
    BmNounPhrase phrase = bm_noun_phrase(office, end);
    const BmSpeaker *read = bm_speakers_read(speakers, &phrase);
    if (!read)
        return NULL;
    BmSpeaker *speaker = bm_speaker_copy(read);
    g_clear_pointer(&speaker->name, g_free); /* a body's, whatever stands beside it */
    return speaker;
}

/** Capital words, and "of", "for" between them: a name, but of no place, day or person. */
static gboolean is_name(const BmStory *story, guint first, guint end)
{
    guint capitals = 0;
    if (first >= end || end - first > LONGEST_NAME || bm_mention_at(story->mentions, first))
        return FALSE;
    for (guint at = first; at < end; at++) {
        gboolean joint = at > first && at + 1 < end &&
                         (bm_story_word(story, BM_RULES_NAME_JOINTS, at) ||
                          bm_story_word(story, BM_RULES_FOR_WORDS, at));
        if (!joint && (!bm_token(story->tokens, at)->is_capital ||
                       bm_story_word(story, BM_RULES_WEEKDAYS, at) ||
                       bm_story_word(story, BM_RULES_MONTHS, at)))
            return FALSE;
        capitals += !joint;
    }
    return capitals >= 2 || bm_story_group(story, first, end, NULL);
}

static BmSpeaker *read_name(const BmStory *story, guint first, guint end)
{
    guint length = 0;
    if (first < end && bm_story_word(story, BM_RULES_DEFINITE, first))
        first++;
    while (end > first && bm_token(story->tokens, end - 1)->kind == BM_TOKEN_MARK)
        end--;
    if (!is_name(story, first, end))
        return NULL;
    const char *known = bm_story_group(story, first, end, &length);
    BmSpeaker *speaker = g_new0(BmSpeaker, 1);
    speaker->by = known && length == end - first ? g_strdup(known) : unshouted(story, first, end);
    return speaker;
}

/** Where the name that a line begins with ends: "CONCORDIA RELIEF, Chad mission". */
static guint name_end(const BmStory *story, const BmSentence *line)
{
    guint end = line->first;
    while (end < line->end && !is_stop(story, end))
        end++;
    return end;
}

/** "PRESS RELEASE", "Daily report": the body is named before the words, or a line above or below.
 */
static BmSpeaker *read_publisher(const BmStory *story, guint line)
{
    const BmSentence *heading = bm_sentence(story->tokens, line);
    guint length = 0;
    guint kind =
        bm_story_find(story, BM_RULES_PUBLICATIONS, heading->first, heading->end, &length, NULL);
    if (kind == heading->end)
        return NULL;
    guint before = kind;
    while (before > heading->first && bm_story_word(story, BM_RULES_ARTICLES, (gint64)before - 1))
        before--;
    BmSpeaker *speaker = read_name(story, heading->first, before);
    if (before > heading->first && is_stop(story, before - 1)) /* "Chad crisis: field update" */
        before = heading->first;
    const guint others[] = { line + 1, line - 1, 0 }; /* there is no line before the first */
    for (guint i = 0; i < G_N_ELEMENTS(others) && !speaker; i++) {
        if (others[i] >= story->tokens->sentences->len || others[i] == line ||
            (before > heading->first && others[i] > 0))
            continue;
        const BmSentence *beside = bm_sentence(story->tokens, others[i]);
        /* "KEY MESSAGES" heads what follows */
        if (beside->paragraph == heading->paragraph || others[i] == 0)
            speaker = read_name(story, beside->first, name_end(story, beside));
    }
    return speaker;
}

/** "Ministry confirms attack": a sentence about the body, or a headline, is no masthead. */
static gboolean says(const BmStory *story, const BmSentence *heading)
{
    guint length = 1;
    for (guint at = heading->first; at < heading->end; at += length) {
        length = 1;
        if (!bm_story_match(story, BM_RULES_PUBLICATIONS, at, heading->end, &length) &&
            bm_story_match(story, BM_RULES_SPEECH, at, heading->end, NULL))
            return TRUE;
    }
    return FALSE;
}

/** "CÔTE D'IVOIRE – Situation Report": what looks like a dateline is a heading itself. */
static gboolean dateline_is_heading(const BmStory *story)
{
    const BmSentence *line = bm_sentence(
        story->tokens, bm_token(story->tokens, MAX(story->dateline_end, 1) - 1)->sentence);
    return line->end - line->first <= LONGEST;
}

void bm_masthead_find(BmSpeakers *speakers)
{
    const BmStory *story = speakers->story;
    guint lines = MIN(story->tokens->sentences->len, HEADINGS);
    for (guint way = 0; way < 2; way++)
        for (guint i = 0; i < lines && !speakers->standing; i++) {
            const BmSentence *heading = bm_sentence(story->tokens, i);
            if (heading->end - heading->first <= LONGEST && !says(story, heading) &&
                (heading->first >= story->dateline_end || dateline_is_heading(story)))
                speakers->standing =
                    way == 0 ? read_office(speakers, heading) : read_publisher(story, i);
        }
}
