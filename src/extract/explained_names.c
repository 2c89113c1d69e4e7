/** @file
 * The words before an abbreviation in brackets.
 */
#include "extract/explained_names.h"

#include <string.h>

enum { LONGEST_NAME = 10 };

/** The word in capitals between brackets whose opening one is at `at`. */
static gboolean is_abbreviation(const BmStory *story, guint at)
{
    return bm_story_is(story, at, "(") && bm_story_is(story, (gint64)at + 2, ")") &&
           bm_token(story->tokens, at + 1)->is_capitals;
}

/** Where the name of "International Organization for Migration (IOM)" begins: as many capital words
 *  as there are letters, each with its letter; `end` where the letters do not fit. */
static guint explained_begin(const BmStory *story, guint first, guint end)
{
    const BmToken *letters = bm_token(story->tokens, end + 1);
    const char *word = letters->lower;
    gsize left = strlen(word);
    guint at = end;
    while (at > first && left > 0 && end - at < LONGEST_NAME) {
        const BmToken *token = bm_token(story->tokens, at - 1);
        gboolean small = token->kind == BM_TOKEN_MARK || !token->is_capital;
        /* A small word may have its letter or none. */
        if (token->kind == BM_TOKEN_WORD && token->lower[0] == word[left - 1])
            left--;
        else if (!small || at == end)
            return end;
        at--;
    }
    return left == 0 && bm_token(story->tokens, at)->is_capital ? at : end;
}

/** TRUE where the words name an office of a state rather than a body of its own. */
static gboolean is_office(const BmStory *story, guint first, guint end)
{
    return bm_story_find(story, BM_RULES_MASTHEADS, first, end, NULL, NULL) < end;
}

/** "for", "of the", "and" within a name. */
static gboolean is_connector(const BmStory *story, gint64 at)
{
    return bm_story_word(story, BM_RULES_NAME_CONNECTORS, at) ||
           bm_story_word(story, BM_RULES_NAME_PARTICLES, at) || bm_story_is(story, at, "'s") ||
           bm_story_is(story, at, "-");
}

/** The capital words, with small words between them, that end at `end`. */
static guint run_begin(const BmStory *story, guint first, guint end)
{
    guint begin = end;
    for (guint at = end; at > first && end - at < LONGEST_NAME;) {
        if (bm_token(story->tokens, at - 1)->is_capital &&
            !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1) &&
            !bm_story_word(story, BM_RULES_WEEKDAYS, (gint64)at - 1)) {
            begin = --at;
            continue;
        }
        if (!is_connector(story, (gint64)at - 1))
            break;
        at--;
    }
    return begin;
}

/** Where in the run from `begin` the name starts whose first letter the abbreviation has: over
 *  "police and" in "Police and Border Guard Police (BGP)"; else the whole run, where it is joined
 * by small words or holds the noun of a group; `end` where it is no name. */
static guint name_in_run(const BmStory *story, guint begin, guint end)
{
    const char letter = bm_token_lower(story->tokens, (gint64)end + 1)[0];
    gboolean joined = FALSE, noun = FALSE;
    if (end - begin < 2)
        return end;
    for (guint at = begin; at + 1 < end; at++)
        if (bm_token(story->tokens, at)->is_capital &&
            bm_token_lower(story->tokens, at)[0] == letter)
            return at;
    for (guint at = begin; at < end; at++) {
        joined = joined || bm_story_word(story, BM_RULES_FOR_WORDS, at) ||
                 bm_story_word(story, BM_RULES_OF_WORDS, at);
        noun = noun || bm_group_is_noun(story, at);
    }
    return joined || noun ? begin : end;
}

/** Begin of the whole name before the bracket; `bracket` where none is told. */
static guint whole_name_begin(const BmStory *story, guint first, guint bracket)
{
    guint begin = explained_begin(story, first, bracket);
    if (begin == bracket)
        begin = name_in_run(story, run_begin(story, first, bracket), bracket);
    if (begin + 1 < bracket && bm_story_word(story, BM_RULES_DEFINITE, begin))
        begin++;
    /* "Colonel Moses Lokule (SPLM)": a person and their party. */
    gboolean person = begin > first && (bm_story_word(story, BM_RULES_TITLES, (gint64)begin - 1) ||
                                        bm_story_word(story, BM_RULES_TITLES, begin));
    return person ? bracket : begin;
}

static void add_both(const BmStory *story, BmPhrases *names, const char *name, guint letters,
                     const char *value)
{
    char *short_name = bm_tokens_text(story->tokens, letters, letters + 1);
    bm_phrases_add(names, short_name, value);
    bm_phrases_add(names, name, value);
    g_free(short_name);
}

/** The words from `begin` up to `end` and the abbreviation at `letters` are one. */
static void add_explained(const BmStory *story, BmPhrases *names, guint begin, guint end,
                          guint letters)
{
    guint length = 0;
    gboolean plain = FALSE;
    const char *known = bm_story_match(story, BM_RULES_PARTIES, begin, end, &length);
    const char *country = bm_group_state(story, begin, end, &plain);
    char *name = bm_tokens_text(story->tokens, begin, end);
    /* A name that the list has in letters alone is given in the text's own words. */
    gboolean listed = known && length == end - begin &&
                      g_ascii_strcasecmp(known, bm_token_lower(story->tokens, letters)) != 0;
    if (listed)
        add_both(story, names, name, letters, known);
    else if (plain && country)
        add_both(story, names, name, letters, country);
    else if (!plain && !is_office(story, begin, end))
        add_both(story, names, name, letters, name);
    g_free(name);
}

/** "the United Nations refugee agency (UNHCR)": words for a body that the lists know. */
static void add_description(const BmStory *story, BmPhrases *names, guint first, guint bracket)
{
    enum { LONGEST = 7 };
    guint begin = bracket;
    const char *known = bm_story_match(story, BM_RULES_PARTIES, bracket + 1, bracket + 2, NULL);
    while (known && begin > first && bracket - begin < LONGEST &&
           bm_token(story->tokens, begin - 1)->kind == BM_TOKEN_WORD &&
           !bm_story_word(story, BM_RULES_DEFINITE, (gint64)begin - 1) &&
           !bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)begin - 1))
        begin--;
    if (!known || begin == bracket || !bm_token(story->tokens, begin)->is_capital)
        return;
    char *name = bm_tokens_text(story->tokens, begin, bracket);
    bm_phrases_add(names, name, known);
    g_free(name);
}

/** "NAME, an affiliate known as JNIM": the abbreviation's token, or 0; *end of the name. */
static guint known_as(const BmStory *story, guint first, guint at, guint *end)
{
    enum { FARTHEST = 9 };
    if (!bm_story_match(story, BM_RULES_KNOWN_AS, at, at + 6, NULL))
        return 0;
    guint letters = at;
    while (letters < at + 6 && letters < story->tokens->tokens->len &&
           !bm_token(story->tokens, letters)->is_capitals)
        letters++;
    if (letters >= at + 6 || letters >= story->tokens->tokens->len)
        return 0;
    for (*end = at; *end > first && at - *end < FARTHEST; (*end)--)
        if (bm_story_is(story, (gint64)*end, ",") && bm_token(story->tokens, *end - 1)->is_capital)
            return letters;
    return 0;
}

BmPhrases *bm_explained_names_find(const BmStory *story)
{
    BmPhrases *names = bm_phrases_new();
    for (guint i = 0; i < story->tokens->sentences->len; i++) {
        const BmSentence *sentence = bm_sentence(story->tokens, i);
        guint first = MIN(MAX(sentence->first, story->dateline_end), sentence->end), end = 0;
        for (guint at = first + 1; at < sentence->end; at++) {
            if (at + 2 < sentence->end && is_abbreviation(story, at)) {
                guint begin = whole_name_begin(story, first, at);
                if (begin < at)
                    add_explained(story, names, begin, at, at + 1);
                else
                    add_description(story, names, first, at);
            }
            guint letters = known_as(story, first, at, &end);
            guint begin = letters ? run_begin(story, first, end) : end;
            if (letters && end - begin >= 2)
                add_explained(story, names, begin, end, letters);
        }
    }
    return names;
}
