/** @file
 * Words of numbers, added up and multiplied from left to right.
 */
#include "extract/numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "document/node.h"

static const double HUNDRED = 100;

/** A number while its words are read: "two hundred" and what is before its last scale. */
typedef struct {
    double before, current;
    gboolean open; /**< behind "hundred" or "thousand": "and" may follow */
    gboolean any;
} Sum;

/** Takes one word; FALSE where it continues no number. */
static gboolean add_word(const BmStory *story, const char *word, Sum *sum)
{
    const char *number = bm_phrases_word(bm_rules_list(story->rules, BM_RULES_NUMBERS), word);
    const char *scale = bm_phrases_word(bm_rules_list(story->rules, BM_RULES_SCALES), word);
    double value = number ? atoi(number) : scale ? g_ascii_strtod(scale, NULL) : 0;
    if (number) {
        double tens = fmod(sum->current, HUNDRED);
        gboolean fits = tens == 0 || (tens >= 20 && fmod(tens, 10) == 0 && value < 10);
        if (!fits || (sum->any && sum->current == 0 && !sum->open))
            return FALSE;
        sum->current += value;
        sum->open = FALSE;
    } else if (scale && sum->any && sum->current > 0) {
        gboolean small = value <= HUNDRED;
        sum->before += small ? 0 : sum->current * value;
        sum->current = small ? sum->current * value : 0;
        sum->open = TRUE;
    } else {
        return FALSE;
    }
    sum->any = TRUE;
    return TRUE;
}

/** "forty-one": both its parts, or neither. */
static gboolean add_token(const BmStory *story, guint at, Sum *sum)
{
    Sum trial = *sum;
    char **parts = g_strsplit(bm_token_lower(story->tokens, at), "-", -1);
    gboolean good = parts[0] != NULL;
    for (guint i = 0; good && parts[i]; i++)
        good = add_word(story, parts[i], &trial);
    g_strfreev(parts);
    if (good)
        *sum = trial;
    return good;
}

/** Digits with their marks: "1,200", "2.5". */
static gboolean read_digits(const BmToken *token, double *value)
{
    char **parts = g_strsplit(token->lower, ",", -1);
    char *digits = g_strjoinv("", parts);
    gboolean good = strchr(digits, ':') == NULL && bm_parse_number(digits, value);
    g_free(digits);
    g_strfreev(parts);
    return good;
}

/** The first part: digits, a word of a number, or the article before "hundred". */
static guint begin_sum(const BmStory *story, guint at, guint end, Sum *sum)
{
    guint length = 0;
    if (bm_token(story->tokens, at)->kind == BM_TOKEN_NUMBER) {
        sum->any = read_digits(bm_token(story->tokens, at), &sum->current);
        return sum->any ? 1 : 0;
    }
    if (add_token(story, at, sum))
        return 1;
    /* "a pair of" */
    const char *phrase = bm_story_match(story, BM_RULES_NUMBERS, at, end, &length);
    /* "A dozen" stays in words. */
    gboolean article = bm_story_word(story, BM_RULES_ARTICLES, at) && at + 1 < end &&
                       !bm_story_match(story, BM_RULES_VAGUE_COUNTS, at, end, NULL) &&
                       bm_story_word(story, BM_RULES_SCALES, (gint64)at + 1);
    if (!phrase && !article)
        return 0;
    sum->any = TRUE;
    sum->current = phrase ? atoi(phrase) : 1;
    return phrase ? length : 1;
}

gboolean bm_number_read(const BmStory *story, guint at, guint end, double *value, guint *length)
{
    Sum sum = { 0 };
    end = MIN(end, story->tokens->tokens->len);
    *length = at < end ? begin_sum(story, at, end, &sum) : 0;
    /* "Channel Six" */
    gboolean name =
        at > 0 && bm_token(story->tokens, at)->is_capital &&
        bm_token(story->tokens, at - 1)->is_capital &&
        bm_token(story->tokens, at)->sentence == bm_token(story->tokens, at - 1)->sentence;
    if (*length == 0 || name)
        return FALSE;
    for (guint next = at + *length; next < end; next = at + *length) {
        gboolean joined = sum.open && next + 1 < end &&
                          bm_story_word(story, BM_RULES_AND_WORDS, next) &&
                          !bm_story_word(story, BM_RULES_SCALES, (gint64)next + 1);
        if (!add_token(story, joined ? next + 1 : next, &sum))
            break;
        *length += joined ? 2 : 1;
    }
    *value = sum.before + sum.current;
    guint after = at + *length;
    gboolean nobody = *value == 1 && *length == 1 &&
                      bm_story_word(story, BM_RULES_OF_WORDS, after) &&
                      !bm_story_word(story, BM_RULES_OWNERS, (gint64)after + 1) &&
                      !bm_story_word(story, BM_RULES_POSSESSIVES, (gint64)after + 1);
    return !nobody && floor(*value) == *value;
}
