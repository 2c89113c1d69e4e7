/** @file
 * Sources without a verb of speech.
 */
#include "extract/frame_sources.h"

#include <string.h>

#include "extract/frame_subjects.h"

enum { LONGEST_SOURCE = 9 };

/** Behind "'s", over adjectives ("latest"), a count or an account: the token behind it, or 0. */
static guint account_end(const BmStory *story, guint at, guint end)
{
    enum { MOST_ADJECTIVES = 2 };
    guint length = 0;
    for (guint i = at; i < end && i <= at + MOST_ADJECTIVES; i++)
        if (bm_story_match(story, BM_RULES_ACCOUNT_NOUNS, i, end, &length))
            return i + length;
        else if (bm_token(story->tokens, i)->kind == BM_TOKEN_MARK)
            return 0;
    return 0;
}

static gboolean is_possessive(const BmStory *story, guint at)
{
    return bm_story_is(story, at, "'s") ||
           (at > 0 && bm_story_is_mark(story, at, "'’") &&
            g_str_has_suffix(bm_token_lower(story->tokens, (gint64)at - 1), "s"));
}

/** "By the headman's count": whose it is. */
static gboolean by_count(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    if (!bm_story_word(story, BM_RULES_BY_WORDS, at))
        return FALSE;
    for (guint i = at + 2; i < MIN(all->end, at + LONGEST_SOURCE); i++) {
        guint end = is_possessive(story, i) ? account_end(story, i + 1, all->end) : 0;
        if (end == 0)
            continue;
        BmNounPhrase phrase = bm_noun_phrase(at + 1, i);
        frame->end = end;
        frame->is_behind = TRUE;
        return bm_frame_subject_read(speakers, &phrase, frame);
    }
    return FALSE;
}

/** "By its own account the group captured …": the subject that follows; by a pronoun whoever spoke.
 */
static gboolean by_own_count(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    gboolean own = bm_story_word(story, BM_RULES_BY_WORDS, at) &&
                   (bm_story_word(story, BM_RULES_OWNERS, at + 1) ||
                    bm_story_word(story, BM_RULES_POSSESSIVES, at + 1));
    guint end = own ? account_end(story, at + 2, all->end) : 0;
    if (end == 0)
        return FALSE;
    frame->end = end;
    if (at > all->first)
        return bm_frame_subject_of_sentence(speakers, all->first, at, frame);
    guint begin = bm_story_is(story, end, ",") ? end + 1 : end;
    BmNounPhrase pronoun = bm_noun_phrase(begin, begin + 1);
    if (bm_story_word(story, BM_RULES_PRONOUNS, begin))
        return bm_frame_subject_read(speakers, &pronoun, frame);
    return bm_frame_subject_of_clause(speakers, begin, all->end, frame);
}

/** The colon behind, over "on Telegram"; 0 where none stands. */
static guint colon_behind(const BmStory *story, guint at, guint end)
{
    enum { LONGEST_MANNER = 4 };
    for (guint i = at; i < MIN(end, at + LONGEST_MANNER); i++)
        if (bm_story_is(story, i, ":"))
            return i;
        else if (i == at && !bm_story_word(story, BM_RULES_MANNER_WORDS, at))
            return 0;
    return 0;
}

/** "215th Corps: 38 killed": a label that is an office, a party or a unit, and no place. */
static gboolean by_label(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    enum { LONGEST = 5 };
    const BmStory *story = speakers->story;
    guint colon = at + 1;
    while (colon < MIN(all->end, at + LONGEST) && !bm_story_is(story, colon, ":"))
        colon++;
    if (at != all->first || colon + 2 >= all->end || !bm_story_is(story, colon, ":") ||
        bm_mention_at(story->mentions, at) ||
        !(bm_speakers_party(story, at, colon) ||
          bm_phrases_match_before(bm_rules_list(story->rules, BM_RULES_ROLES), story->tokens, at,
                                  colon, NULL)))
        return FALSE;
    BmNounPhrase phrase = bm_noun_phrase(at, colon);
    frame->end = colon + 1;
    return bm_frame_subject_read(speakers, &phrase, frame);
}

/** "quotes a commander as saying that": who is quoted, at the verb. */
static gboolean by_quoting(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    enum { LONGEST = 16 };
    const BmStory *story = speakers->story;
    guint stop = MIN(all->end, at + LONGEST), length = 0;
    if (!bm_story_word(story, BM_RULES_QUOTING_VERBS, at))
        return FALSE;
    guint saying = bm_story_find(story, BM_RULES_AS_SAYING, at + 2, stop, &length, NULL);
    if (saying == stop)
        return FALSE;
    BmNounPhrase phrase = bm_noun_phrase(at + 1, saying);
    frame->end = saying + length;
    return bm_frame_subject_read(speakers, &phrase, frame);
}

/** "City hall's first count was one dead", at the "'s". */
static gboolean count_of(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    guint end =
        at > all->first && is_possessive(story, at) ? account_end(story, at + 1, all->end) : 0;
    guint colon = end == 0 ? 0 : colon_behind(story, end, all->end);
    if (end == 0 || !(colon > 0 || bm_story_word(story, BM_RULES_AUXILIARIES, end) ||
                      bm_story_word(story, BM_RULES_SHOWING_VERBS, end) ||
                      bm_story_match(story, BM_RULES_COUNT_LINKS, end, all->end, NULL)))
        return FALSE;
    frame->end = end;
    return bm_frame_subject_before(speakers, all->first, at, frame);
}

gboolean bm_frame_of_account(BmSpeakers *speakers, const BmSentence *all, guint at, BmFrame *frame,
                             guint *length)
{
    const BmStory *story = speakers->story;
    BmFrame found = { .first = at };
    gboolean good = FALSE;
    if (bm_story_match(story, BM_RULES_SPEECH_BEFORE, at, all->end, length)) {
        found.end = at + *length;
        good = bm_frame_subject_behind(speakers, found.end, all->end, &found);
    }
    good = good || by_count(speakers, all, at, &found) || by_own_count(speakers, all, at, &found) ||
           count_of(speakers, all, at, &found) || by_label(speakers, all, at, &found) ||
           by_quoting(speakers, all, at, &found);
    if (!good)
        return FALSE;
    *length = MAX(found.end - at, 1);
    *frame = found;
    return TRUE;
}

/** Over "source:", "sources:". */
static guint skip_source_word(const BmStory *story, guint at)
{
    if (!bm_story_word(story, BM_RULES_SOURCE_WORDS, at))
        return at;
    return bm_story_is(story, at + 1, ":") ? at + 2 : at + 1;
}

/** The source in brackets that end a sentence; the token of the opening one, or the end of the
 *  sentence. An abbreviation of the name before it is no source. */
static guint find_brackets(const BmStory *story, const BmSentence *all)
{
    guint close = all->end;
    while (close > all->first && bm_story_is_mark(story, (gint64)close - 1, "."))
        close--;
    if (close < all->first + 3 || !bm_story_is_mark(story, (gint64)close - 1, ")]"))
        return all->end;
    guint open = close - 1;
    while (open > all->first && close - open <= LONGEST_SOURCE &&
           !bm_story_is_mark(story, open, "([")) {
        if (bm_token(story->tokens, open)->kind == BM_TOKEN_NUMBER)
            return all->end;
        open--;
    }
    if (!bm_story_is_mark(story, open, "([") || open == all->first || open + 2 > close)
        return all->end;
    const BmToken *inner = bm_token(story->tokens, open + 1);
    if (open + 3 == close && inner->last - inner->first == 1)
        return all->end; /* a letter is a note */
    if (skip_source_word(story, open + 1) > open + 1)
        return open;
    guint length = 0;
    if (bm_story_match(story, BM_RULES_ROLES, open + 1, close - 1, &length) &&
        open + 1 + length == close - 1)
        return open; /* "(fire service)" */
    gboolean good = open + 2 < close && bm_token(story->tokens, open + 1)->is_capital &&
                    !bm_token(story->tokens, open - 1)->is_capital &&
                    !bm_mention_at(story->mentions, open + 1) &&
                    !bm_story_word(story, BM_RULES_WEEKDAYS, open + 1);
    return good ? open : all->end;
}

gboolean bm_frame_of_brackets(BmSpeakers *speakers, const BmSentence *all, BmFrame *frame)
{
    const BmStory *story = speakers->story;
    guint open = find_brackets(story, all);
    if (open >= all->end || open < story->dateline_end)
        return FALSE;
    guint first = skip_source_word(story, open + 1), end = first;
    while (end < all->end && !bm_story_is_mark(story, end, ",;)]"))
        end++; /* of several the first */
    BmNounPhrase phrase = bm_noun_phrase(first, end);
    *frame = (BmFrame){ .first = open, .end = open + 1, .is_behind = TRUE };
    return bm_frame_subject_read(speakers, &phrase, frame);
}
