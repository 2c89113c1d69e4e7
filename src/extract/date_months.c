/** @file
 * Days and spans beside the name of a month.
 */
#include "extract/date_words.h"

#include <stdlib.h>
#include <string.h>

gint bm_date_month(const BmStory *story, gint64 at)
{
    if (at < 0 || at >= story->tokens->tokens->len ||
        !bm_token(story->tokens, (guint)at)->is_capital)
        return 0;
    const char *value = bm_story_word(story, BM_RULES_MONTHS, at);
    return value ? atoi(value) : 0;
}

/** ", 2025" or " 2025" at `at`; its tokens, or 0. */
static guint year_at(const BmStory *story, guint at, gint *year)
{
    guint comma = bm_story_is(story, at, ",") ? 1 : 0;
    *year = bm_date_number(story, at + comma);
    if (bm_date_is_year(*year) && strlen(bm_token_lower(story->tokens, at + comma)) == 4)
        return comma + 1;
    *year = 0;
    return 0;
}

gboolean bm_date_is_joint(const BmStory *story, gint64 at)
{
    return bm_story_word(story, BM_RULES_AND_WORDS, at) ||
           bm_story_word(story, BM_RULES_RANGE_WORDS, at) || bm_story_is(story, at, "-") ||
           bm_story_is(story, at, "–") || bm_story_is(story, at, "/");
}

/** From "5 and 12 August", the first of the two days. */
static void widen_span(const BmStory *story, guint at, gint month, BmDateExpression *date)
{
    gint first = bm_date_number(story, (gint64)at - 2);
    GDate from;
    if (first < 1 || !bm_date_is_joint(story, (gint64)at - 1) ||
        !bm_date_set(&from, g_date_get_year(&date->from), month, first) ||
        g_date_compare(&from, &date->from) >= 0)
        return;
    date->first = at - 2;
    bm_date_set_span(date, &from, &date->to, BM_DATE_SPAN);
}

/** "6-12" of one token: its first day, else 0, and its last. */
static gint days_in_token(const BmStory *story, guint at, gint *last)
{
    const char *word = bm_token_lower(story->tokens, at);
    const char *hyphen = strchr(word, '-');
    char *end = NULL;
    *last = hyphen && g_ascii_isdigit(hyphen[1]) ? (gint)g_ascii_strtoll(hyphen + 1, &end, 10) : 0;
    gint first = hyphen && end && *end == '\0' ? atoi(word) : 0;
    return first >= 1 && first < *last && *last <= 31 ? first : 0;
}

/** The day at `at`, the last of "6-12"; *first: the first of several, else 0; *length tokens. */
static gint read_day(const BmStory *story, guint at, gint *first, guint *length)
{
    gint last, day = bm_date_number(story, at);
    const char *ordinal = bm_story_word(story, BM_RULES_ORDINALS, at);
    *length = 1;
    if (ordinal && bm_story_word(story, BM_RULES_OF_WORDS, at + 1)) {
        *first = 0;
        return atoi(ordinal);
    }
    *first = days_in_token(story, at, &last);
    if (*first > 0)
        return last;
    return day >= 1 && day <= 31 ? day : 0;
}

/** " to 12", "–12" behind the day of "May 6": the last day, or 0. */
static gint last_day_behind(const BmStory *story, guint at, gint first)
{
    gint day = bm_date_number(story, (gint64)at + 1);
    gboolean joint = bm_story_word(story, BM_RULES_RANGE_WORDS, at) ||
                     bm_story_is(story, at, "-") || bm_story_is(story, at, "–");
    return joint && day > first && day <= 31 ? day : 0;
}

/** The words of a date with a month. */
typedef struct {
    gint year, month, day; /**< `day` 0: none */
    gint first_day;        /**< of several, else 0 */
    guint length;          /**< tokens */
    gboolean day_first;
} MonthWords;

static gboolean read_month_words(const BmStory *story, guint at, MonthWords *words)
{
    guint length = 0;
    if (at >= story->tokens->tokens->len) /* "… on Monday", and the text is over */
        return FALSE;
    words->day = read_day(story, at, &words->first_day, &length);
    guint of = bm_story_word(story, BM_RULES_OF_WORDS, at + 1) ? 1 : 0; /* "the 9th of May" */
    words->month = bm_date_month(story, (gint64)at + 1 + of);
    words->day_first = words->day > 0 && words->month > 0;
    words->length = 2 + of;
    if (!words->day_first) {
        words->month = bm_date_month(story, at);
        gint before = at > 0 && bm_token(story->tokens, at - 1)->sentence ==
                                    bm_token(story->tokens, at)->sentence
                          ? bm_date_number(story, (gint64)at - 1)
                          : 0;
        if (words->month == 0 || (before > 0 && before <= 31)) /* "31 February" is no date */
            return FALSE;
        words->length = bm_story_is(story, at + 1, ".") ? 2 : 1;
        words->day = read_day(story, at + words->length, &words->first_day, &length);
        words->length += words->day > 0 ? length : 0;
        gint last = words->day > 0 ? last_day_behind(story, at + words->length, words->day) : 0;
        if (last > 0) {
            words->first_day = words->day;
            words->day = last;
            words->length += 2;
        }
    }
    words->length += year_at(story, at + words->length, &words->year);
    return TRUE;
}

static gboolean set_first_day(const BmStory *story, guint at, const MonthWords *words,
                              BmDateExpression *date)
{
    gint day = MAX(words->day, 1);
    if (bm_date_is_year(words->year))
        return bm_date_set(&date->from, words->year, words->month, day);
    if (words->day == 0 && (at == 0 || !story->has_date))
        return FALSE;
    return bm_date_set_near(story, &date->from, words->month, day);
}

/** "14 March 2025", "March 14, 2025", "6-12 May", "March 2025", "in March". */
gboolean bm_date_take_month(const BmStory *story, guint at, BmDateExpression *date)
{
    MonthWords words = { 0 };
    GDate from;
    if (!read_month_words(story, at, &words) || !set_first_day(story, at, &words, date))
        return FALSE;
    GDateYear year = g_date_get_year(&date->from);
    date->to = date->from;
    date->precision = BM_DATE_DAY;
    date->end = at + words.length;
    if (words.day == 0) {
        g_date_set_day(&date->to, g_date_get_days_in_month((GDateMonth)words.month, year));
        date->precision = BM_DATE_MONTH;
    } else if (words.first_day > 0 && bm_date_set(&from, year, words.month, words.first_day)) {
        bm_date_set_span(date, &from, &date->to, BM_DATE_SPAN);
    } else if (words.day_first) {
        widen_span(story, at, words.month, date);
    }
    return TRUE;
}
