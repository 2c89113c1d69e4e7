/** @file
 * Dates: "14 March 2025", "March 14", "in October", "early Friday", "last week", "between 5 and
 * 12 August".
 *
 * A weekday is the last one of its name up to the report's day; the day after that only where the
 * words say early ("early Friday" in a report of Thursday, which then was written in the night).
 * A day and month without a year is the last one up to a month after the report.
 */
#include "extract/date_words.h"

#include <stdlib.h>
#include <string.h>

static const gint EARLIEST_YEAR = 1800, LATEST_YEAR = 2200;

/** A small whole number at `at` ("5", "5th"), or -1. */
static gint number_at(const BmStory *story, gint64 at)
{
    const char *word = bm_token_lower(story->tokens, at);
    gint value = 0;
    gsize digits = 0;
    for (; g_ascii_isdigit(word[digits]) && digits < 5; digits++)
        value = value * 10 + (word[digits] - '0');
    static const char *const endings[] = { "", "st", "nd", "rd", "th", NULL };
    return digits > 0 && g_strv_contains(endings, word + digits) ? value : -1;
}

gboolean bm_date_is_year(gint value)
{
    return value >= EARLIEST_YEAR && value <= LATEST_YEAR;
}

static gint month_at(const BmStory *story, gint64 at)
{
    if (at < 0 || at >= story->tokens->tokens->len ||
        !bm_token(story->tokens, (guint)at)->is_capital)
        return 0;
    const char *value = bm_story_word(story, BM_RULES_MONTHS, at);
    return value ? atoi(value) : 0;
}

gboolean bm_date_set(GDate *date, gint year, gint month, gint day)
{
    if (day < 1 || day > 31 || !g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
        return FALSE;
    g_date_clear(date, 1);
    g_date_set_dmy(date, (GDateDay)day, month, (GDateYear)year);
    return TRUE;
}

/** Without a year: the latest such day up to a month after the report. */
static gboolean set_day_near(const BmStory *story, GDate *date, gint month, gint day)
{
    enum { MONTH_DAYS = 31 };
    if (!story->has_date)
        return FALSE;
    gint year = g_date_get_year(&story->date);
    if (!bm_date_set(date, year, month, day) && !bm_date_set(date, year - 1, month, day))
        return FALSE;
    if (g_date_days_between(&story->date, date) > MONTH_DAYS)
        return bm_date_set(date, year - 1, month, day);
    return TRUE;
}

/** ", 2025" or " 2025" at `at`; its tokens, or 0. */
static guint year_at(const BmStory *story, guint at, gint *year)
{
    guint comma = bm_story_is(story, at, ",") ? 1 : 0;
    *year = number_at(story, at + comma);
    return bm_date_is_year(*year) && strlen(bm_token_lower(story->tokens, at + comma)) == 4
               ? comma + 1
               : 0;
}

static void set_span(BmDateExpression *date, const GDate *from, const GDate *to,
                     BmDatePrecision precision)
{
    date->from = *from;
    date->to = *to;
    date->precision = precision;
}

/** Makes it the day that is `days` behind the one it begins at, before it where negative. */
static void move_days(BmDateExpression *date, gint days)
{
    if (days < 0)
        g_date_subtract_days(&date->from, (guint)-days);
    else
        g_date_add_days(&date->from, (guint)days);
    set_span(date, &date->from, &date->from, BM_DATE_DAY);
}

/** "2026-02-26" in a single token. */
gboolean bm_date_take_iso(const BmStory *story, guint at, BmDateExpression *date)
{
    const char *word = bm_token_lower(story->tokens, at);
    gint year, month, day;
    if (strlen(word) != 10 || word[4] != '-' || word[7] != '-')
        return FALSE;
    year = atoi(word);
    month = atoi(word + 5);
    day = atoi(word + 8);
    if (!bm_date_is_year(year) || month < 1 || month > 12 ||
        !bm_date_set(&date->from, year, month, day))
        return FALSE;
    set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + 1;
    return TRUE;
}

static gboolean is_span_joint(const BmStory *story, gint64 at)
{
    return bm_story_word(story, BM_RULES_AND_WORDS, at) ||
           bm_story_word(story, BM_RULES_RANGE_WORDS, at) || bm_story_is(story, at, "-") ||
           bm_story_is(story, at, "–");
}

/** From "5 and 12 August", the first of the two days. */
static void widen_span(const BmStory *story, guint at, gint month, BmDateExpression *date)
{
    gint first = number_at(story, (gint64)at - 2);
    GDate from;
    if (first < 1 || !is_span_joint(story, (gint64)at - 1) ||
        !bm_date_set(&from, g_date_get_year(&date->from), month, first) ||
        g_date_compare(&from, &date->from) >= 0)
        return;
    date->first = at - 2;
    set_span(date, &from, &date->to, BM_DATE_SPAN);
}

/** "14 March 2025", "March 14, 2025", "March 2025", "in March". */
gboolean bm_date_take_month(const BmStory *story, guint at, BmDateExpression *date)
{
    gint day = number_at(story, at), month = month_at(story, (gint64)at + 1), year = 0;
    gboolean day_first = day >= 1 && day <= 31 && month > 0;
    guint length = 2;
    if (!day_first) {
        month = month_at(story, at);
        if (month == 0 || number_at(story, (gint64)at - 1) > 0) /* "31 February" is no date */
            return FALSE;
        length = bm_story_is(story, at + 1, ".") ? 2 : 1;
        day = number_at(story, at + length);
        gboolean has_day = day >= 1 && day <= 31;
        length += has_day;
        if (!has_day)
            day = 0;
    }
    guint year_length = year_at(story, at + length, &year);
    gboolean known = TRUE;
    if (day > 0)
        known = year_length ? bm_date_set(&date->from, year, month, day)
                            : set_day_near(story, &date->from, month, day);
    else if (year_length || (at > 0 && story->has_date))
        known = year_length ? bm_date_set(&date->from, year, month, 1)
                            : set_day_near(story, &date->from, month, 1);
    else
        known = FALSE;
    if (!known)
        return FALSE;
    date->to = date->from;
    date->precision = BM_DATE_DAY;
    date->end = at + length + year_length;
    if (day == 0) {
        g_date_set_day(&date->to, g_date_get_days_in_month(month, g_date_get_year(&date->from)));
        date->precision = BM_DATE_MONTH;
    } else if (day_first) {
        widen_span(story, at, month, date);
    }
    return TRUE;
}

/** "the last Sunday of November". */
static gboolean take_last_of_month(const BmStory *story, guint at, gint weekday,
                                   BmDateExpression *date)
{
    gint month = month_at(story, (gint64)at + 2);
    if (month == 0 || !bm_story_word(story, BM_RULES_OF_WORDS, at + 1) ||
        !bm_story_word(story, BM_RULES_LAST_WORDS, (gint64)at - 1) ||
        !set_day_near(story, &date->from, month, 1))
        return FALSE;
    gint year = g_date_get_year(&date->from);
    bm_date_set(&date->from, year, month, g_date_get_days_in_month(month, (GDateYear)year));
    while ((gint)g_date_get_weekday(&date->from) != weekday)
        g_date_subtract_days(&date->from, 1);
    set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + 3;
    return TRUE;
}

static gboolean take_weekday(const BmStory *story, guint at, BmDateExpression *date)
{
    const char *value = bm_story_word(story, BM_RULES_WEEKDAYS, at);
    if (!value || !story->has_date)
        return FALSE;
    gint weekday = atoi(value);
    if (take_last_of_month(story, at, weekday, date))
        return TRUE;
    gboolean early = bm_story_word(story, BM_RULES_EARLY_WORDS, (gint64)at - 1) ||
                     bm_story_word(story, BM_RULES_EARLY_WORDS, (gint64)at - 2);
    gboolean future = bm_story_word(story, BM_RULES_FUTURE_WORDS, (gint64)at - 1) != NULL;
    gint ahead = (weekday - (gint)g_date_get_weekday(&story->date) + 7) % 7;
    date->from = story->date;
    if (future || ahead == 0 || (ahead == 1 && early))
        g_date_add_days(&date->from, (guint)(future && ahead == 0 ? 7 : ahead));
    else
        g_date_subtract_days(&date->from, (guint)(7 - ahead));
    set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + 1;
    return TRUE;
}

static gboolean take_relative(const BmStory *story, guint at, BmDateExpression *date)
{
    guint length = 0;
    if (!story->has_date)
        return FALSE;
    const char *value = bm_story_match(story, BM_RULES_SPANS, at, at + 8, &length);
    date->to = date->from = story->date;
    if (value) {
        gint days = atoi(value);
        g_date_subtract_days(&date->from, (guint)days);
        date->precision = days == 1   ? BM_DATE_SPAN
                          : days == 7 ? BM_DATE_WEEK
                          : days < 60 ? BM_DATE_MONTH
                                      : BM_DATE_YEAR;
        if (days > 7)
            date->to = date->from;
        date->end = at + length;
        return TRUE;
    }
    value = bm_story_match(story, BM_RULES_RELATIVE_DAYS, at, at + 8, &length);
    if (!value)
        return FALSE;
    move_days(date, atoi(value));
    date->end = at + length;
    return TRUE;
}

/** "in 2019", "of 2020". */
static gboolean take_year(const BmStory *story, guint at, BmDateExpression *date)
{
    gint year = number_at(story, at);
    if (!bm_date_is_year(year) || strlen(bm_token_lower(story->tokens, at)) != 4 ||
        !bm_story_word(story, BM_RULES_YEAR_WORDS, (gint64)at - 1))
        return FALSE;
    bm_date_set(&date->from, year, 1, 1);
    bm_date_set(&date->to, year, 12, 31);
    date->precision = BM_DATE_YEAR;
    date->end = at + 1;
    return TRUE;
}

/** "the next day", from the date named last; "three days ago", from the report's. */
static gboolean take_counted(const BmStory *story, guint at, const BmDateExpression *last,
                             BmDateExpression *date)
{
    enum { MOST_DAYS = 60 };
    guint length = 0;
    const char *value = bm_story_match(story, BM_RULES_DAYS_FROM_LAST, at, at + 5, &length);
    gint days = value ? atoi(value) : 0;
    if (value && last && last->precision == BM_DATE_DAY) {
        date->from = last->from;
    } else {
        const char *word = bm_story_word(story, BM_RULES_NUMBERS, at);
        days = -(word ? atoi(word) : number_at(story, at));
        if (!story->has_date || days >= 0 || days < -MOST_DAYS ||
            !bm_story_match(story, BM_RULES_DAYS_AGO, at + 1, at + 4, &length))
            return FALSE;
        date->from = story->date;
        length++;
    }
    move_days(date, days);
    date->end = at + length;
    return TRUE;
}

static gboolean take_date(const BmStory *story, guint at, const BmDateExpression *last,
                          BmDateExpression *date)
{
    memset(date, 0, sizeof *date);
    date->first = at;
    return bm_date_take_iso(story, at, date) || bm_date_take_month(story, at, date) ||
           take_weekday(story, at, date) || take_counted(story, at, last, date) ||
           take_relative(story, at, date) || take_year(story, at, date);
}

GArray *bm_dates_find(const BmStory *story)
{
    GArray *dates = g_array_new(FALSE, FALSE, sizeof(BmDateExpression));
    guint count = story->tokens->tokens->len;
    for (guint at = 0; at < count;) {
        BmDateExpression date;
        const BmDateExpression *last =
            dates->len > 0 ? &g_array_index(dates, BmDateExpression, dates->len - 1) : NULL;
        if (take_date(story, at, last, &date)) {
            g_array_append_val(dates, date);
            at = MAX(date.end, at + 1);
        } else {
            at++;
        }
    }
    return dates;
}

guint bm_dates_from(const BmStory *story, guint at)
{
    guint low = 0, high = story->dates->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(story->dates, BmDateExpression, middle).end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void append_day(GString *text, const GDate *date)
{
    g_string_append_printf(text, "%04d-%02d-%02d", g_date_get_year(date), g_date_get_month(date),
                           g_date_get_day(date));
}

char *bm_date_text(const BmDateExpression *date)
{
    GString *text = g_string_new(NULL);
    if (date->precision == BM_DATE_YEAR)
        g_string_append_printf(text, "%04d", g_date_get_year(&date->from));
    else if (date->precision == BM_DATE_MONTH)
        g_string_append_printf(text, "%04d-%02d", g_date_get_year(&date->from),
                               g_date_get_month(&date->from));
    else
        append_day(text, &date->from);
    if (date->precision == BM_DATE_SPAN || date->precision == BM_DATE_WEEK) {
        g_string_append_c(text, '/');
        append_day(text, &date->to);
    }
    return g_string_free(text, FALSE);
}

const char *bm_date_precision_word(const BmDateExpression *date)
{
    static const char *const words[] = { "day", "day", "week", "month", "year" };
    return words[date->precision];
}
