/** @file
 * The words before a name that place what happens there.
 */
#include "extract/event_placings.h"

#include <string.h>

#include "extract/dates.h"
#include "extract/mention_cues.h"
#include "extract/place_phrases.h"

enum { FARTHEST_PREPOSITION = 8 };

/** Over "(Guayas)" at `end`. */
static guint over_brackets(const BmStory *story, guint end)
{
    enum { LONGEST = 6 };
    if (!bm_story_is(story, end, "("))
        return end;
    for (guint at = end + 1; at < end + LONGEST; at++)
        if (bm_story_is(story, at, ")"))
            return at + 1;
    return end;
}

/** A colon, or a dash with space before it. */
static gboolean parts_heading(const BmStory *story, guint at)
{
    return bm_story_is(story, at, ":") ||
           (bm_story_is_mark(story, at, "-–—") &&
            bm_token(story->tokens, at)->start > bm_token(story->tokens, at - 1)->end);
}

gboolean bm_event_is_heading(const BmStory *story, const BmMention *mention)
{
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    guint begin = sentence->first;
    while (begin < mention->first) { /* "8 Dec – Cizre. …" */
        guint index = bm_dates_from(story, begin);
        const BmDateExpression *date = index < story->dates->len
                                           ? &g_array_index(story->dates, BmDateExpression, index)
                                           : NULL;
        gboolean dated = date && date->first <= begin && date->end <= mention->first;
        if (!dated && bm_token(story->tokens, begin)->kind == BM_TOKEN_WORD)
            break;
        begin = dated ? date->end : begin + 1;
    }
    guint end = over_brackets(story, bm_place_over_container(story, mention->last));
    /* A line, or a sentence, that is nothing but a place heads what follows. */
    return begin == mention->first && (parts_heading(story, end) || end >= sentence->end ||
                                       (end + 1 == sentence->end && bm_story_is(story, end, ".")));
}

/** The mention before in a list, or NULL. */
static const BmMention *listed_before(const BmStory *story, const BmMention *mention)
{
    for (guint back = 2; back <= 4 && back <= mention->first; back++) {
        const BmMention *previous = bm_mention_at(story->mentions, mention->first - back);
        if (previous && previous->end <= mention->first &&
            bm_mentions_are_listed(story->rules, story->tokens, previous, mention))
            return previous;
    }
    return NULL;
}

/** "the Philippines' Malaybalay City": the place that the other lies in, or NULL. */
static const BmMention *owner_before(const BmStory *story, const BmMention *mention)
{
    gint64 mark = (gint64)mention->first - 1;
    const char *word = bm_token_lower(story->tokens, mark);
    gboolean owned = strcmp(word, "'s") == 0 || strcmp(word, "'") == 0 || strcmp(word, "’") == 0;
    return owned && mark > 0 ? bm_mention_at(story->mentions, (guint)mark - 1) : NULL;
}

static BmPlacing placing_word(const char *value)
{
    return strcmp(value, "near") == 0    ? BM_PLACING_NEAR
           : strcmp(value, "along") == 0 ? BM_PLACING_ALONG
           : strcmp(value, "from") == 0  ? BM_PLACING_FROM
           : strcmp(value, "to") == 0    ? BM_PLACING_TO
                                         : BM_PLACING_AT;
}

gboolean bm_event_is_quarter(const BmMention *mention)
{
    return mention->kind && g_str_equal(mention->kind, "quarter");
}

BmPlacing bm_event_placing(const BmStory *story, const BmMention *mention)
{
    if (bm_event_is_heading(story, mention))
        return BM_PLACING_AT;
    if (bm_place_is_of_people(story, mention))
        return BM_PLACING_NONE;
    const BmSentence *sentence =
        bm_sentence(story->tokens, bm_token(story->tokens, mention->first)->sentence);
    const BmPhrases *prepositions = bm_rules_list(story->rules, BM_RULES_PLACE_PREPOSITIONS);
    if (bm_story_word(story, BM_RULES_FOR_WORDS, (gint64)mention->first - 1)) /* "left for X" */
        return BM_PLACING_TO;
    for (guint at = mention->first;
         at > sentence->first && mention->first - at < FARTHEST_PREPOSITION; at--) {
        const BmToken *token = bm_token(story->tokens, at - 1);
        if (token->kind == BM_TOKEN_MARK || bm_mention_at(story->mentions, at - 1) ||
            bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at - 1))
            break;
        guint length = 0;
        const char *value =
            bm_phrases_match_before(prepositions, story->tokens, sentence->first, at, &length);
        /* A bare "of" is looked through: "in the town of X"; "the outskirts of" is not. */
        if (value && (length > 1 || !bm_story_word(story, BM_RULES_OF_WORDS, (gint64)at - 1)))
            return placing_word(value);
    }
    if (bm_story_word(story, BM_RULES_OF_WORDS, (gint64)mention->first - 1) &&
        bm_story_word(story, BM_RULES_VICTIMS, (gint64)mention->first - 2)) /* "elders of X" */
        return BM_PLACING_AT;
    const BmMention *previous = listed_before(story, mention);
    if (!previous)
        previous = owner_before(story, mention);
    BmPlacing before = previous ? bm_event_placing(story, previous) : BM_PLACING_NONE;
    gboolean loose = before == BM_PLACING_NONE || before == BM_PLACING_FROM;
    return loose && (bm_place_undergoes(story, mention) || bm_place_names_facility(story, mention))
               ? BM_PLACING_AT
               : before;
}

guint bm_mention_coarseness(const BmMention *mention)
{
    const BmPlace *place = mention->geocode->place;
    const char *kind = mention->kind ? mention->kind : place ? place->kind : "city";
    if (place && g_str_equal(place->kind, "country"))
        return 2;
    return strcmp(kind, "country") == 0 || strcmp(kind, "region") == 0 ||
                   strcmp(kind, "continent") == 0
               ? 2
           : strcmp(kind, "province") == 0 ? 1
                                           : 0;
}

/** The mention that is the whole of a sentence, or that stands before its colon. */
static const BmMention *heading_of(const BmStory *story, const BmSentence *sentence)
{
    for (guint i = bm_mentions_from(story->mentions, sentence->first); i < story->mentions->len;
         i++) {
        const BmMention *mention = g_ptr_array_index(story->mentions, i);
        if (mention->first >= sentence->end)
            return NULL;
        if (bm_event_is_heading(story, mention) && mention->first >= story->dateline_end &&
            bm_mention_coarseness(mention) < 2)
            return mention;
    }
    return NULL;
}

const BmMention *bm_event_heading(const BmStory *story, guint number)
{
    guint paragraph = bm_sentence(story->tokens, number)->paragraph;
    for (guint back = number + 1; back > 0; back--) {
        const BmSentence *earlier = bm_sentence(story->tokens, back - 1);
        gboolean over = earlier->paragraph + 1 == paragraph &&
                        bm_token(story->tokens, earlier->end - 1)->kind != BM_TOKEN_MARK;
        if (earlier->paragraph != paragraph && !over)
            return NULL;
        const BmMention *heading = heading_of(story, earlier);
        if (heading || over)
            return heading;
    }
    return NULL;
}
