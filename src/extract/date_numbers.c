/** @file
 * Days written in numbers, and the days of a calendar.
 */
#include "extract/date_words.h"

#include <stdlib.h>
#include <string.h>

static const gint EARLIEST_YEAR = 1800, LATEST_YEAR = 2200;

gint bm_date_number(const BmStory *story, gint64 at)
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

gboolean bm_date_set(GDate *date, gint year, gint month, gint day)
{
    if (day < 1 || day > 31 || month < 1 || month > 12 ||
        !g_date_valid_dmy((GDateDay)day, month, (GDateYear)year))
        return FALSE;
    g_date_clear(date, 1);
    g_date_set_dmy(date, (GDateDay)day, month, (GDateYear)year);
    return TRUE;
}

gboolean bm_date_set_near(const BmStory *story, GDate *date, gint month, gint day)
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

void bm_date_set_span(BmDateExpression *date, const GDate *from, const GDate *to,
                      BmDatePrecision precision)
{
    date->from = *from;
    date->to = *to;
    date->precision = precision;
}

static gboolean take_iso(const BmStory *story, guint at, BmDateExpression *date)
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
    bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + 1;
    return TRUE;
}

/** The date of these numbers that lies nearest before the report, of day first and month first;
 *  day first where that does not decide. */
static gboolean set_day_or_month_first(const BmStory *story, GDate *date, const gint *numbers)
{
    enum { RECENT = 62 };
    GDate month_first;
    gboolean day_good = bm_date_set(date, numbers[2], numbers[1], numbers[0]);
    gboolean month_good = bm_date_set(&month_first, numbers[2], numbers[0], numbers[1]);
    if (day_good && month_good && story->has_date) {
        gint day_away = g_date_days_between(date, &story->date);
        gint month_away = g_date_days_between(&month_first, &story->date);
        gboolean recent = month_away >= 0 && month_away <= RECENT;
        if (recent && (day_away < 0 || day_away > RECENT))
            *date = month_first;
    }
    if (!day_good && month_good)
        *date = month_first;
    return day_good || month_good;
}

/** "12.05.2024", "12-05-2024" in one token, "12/05/2024" in five. */
static gboolean take_numbers(const BmStory *story, guint at, BmDateExpression *date)
{
    gint numbers[3] = { 0 };
    guint length = 1;
    if (bm_story_is(story, at + 1, "/") && bm_story_is(story, at + 3, "/")) {
        for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
            numbers[i] = bm_date_number(story, at + 2 * i);
        length = 5;
    } else {
        char **parts = g_strsplit_set(bm_token_lower(story->tokens, at), ".-", -1);
        gboolean good = g_strv_length(parts) == G_N_ELEMENTS(numbers) && strlen(parts[2]) == 4;
        for (guint i = 0; good && i < G_N_ELEMENTS(numbers); i++)
            numbers[i] = g_ascii_isdigit(parts[i][0]) && strlen(parts[i]) <= 4 ? atoi(parts[i]) : 0;
        g_strfreev(parts);
    }
    if (!bm_date_is_year(numbers[2]) || numbers[0] < 1 || numbers[0] > 31 || numbers[1] < 1 ||
        numbers[1] > 31 || !set_day_or_month_first(story, &date->from, numbers))
        return FALSE;
    bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + length;
    return TRUE;
}

gboolean bm_date_take_numbers(const BmStory *story, guint at, BmDateExpression *date)
{
    return take_iso(story, at, date) || take_numbers(story, at, date);
}
