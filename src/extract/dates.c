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

/** Makes it the day that is `days` behind the one it begins at, before it where negative. */
static void move_days(BmDateExpression *date, gint days)
{
    if (days < 0)
        g_date_subtract_days(&date->from, (guint)-days);
    else
        g_date_add_days(&date->from, (guint)days);
    bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
}

/** "the last Sunday of November". */
static gboolean take_last_of_month(const BmStory *story, guint at, gint weekday,
                                   BmDateExpression *date)
{
    gint month = bm_date_month(story, (gint64)at + 2);
    if (month == 0 || !bm_story_word(story, BM_RULES_OF_WORDS, at + 1) ||
        !bm_story_word(story, BM_RULES_LAST_WORDS, (gint64)at - 1) ||
        !bm_date_set_near(story, &date->from, month, 1))
        return FALSE;
    gint year = g_date_get_year(&date->from);
    bm_date_set(&date->from, year, month, g_date_get_days_in_month(month, (GDateYear)year));
    while ((gint)g_date_get_weekday(&date->from) != weekday)
        g_date_subtract_days(&date->from, 1);
    bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
    date->end = at + 3;
    return TRUE;
}

/** "Sunday 3 May", "Monday, May 4": the day behind the weekday says it. */
static gboolean take_named_day(const BmStory *story, guint at, BmDateExpression *date)
{
    guint next = at + 1;
    while (bm_story_is(story, next, ",") || bm_story_is(story, next, ".") ||
           bm_story_word(story, BM_RULES_DEFINITE, next))
        next++;
    if (!bm_date_take_numbers(story, next, date) && !bm_date_take_month(story, next, date))
        return FALSE;
    date->first = at;
    return date->precision == BM_DATE_DAY;
}

/** "By Sunday 7,300 had been evacuated": it is over, unless it is only supposed. */
static gboolean is_by_then(const BmStory *story, guint at)
{
    const BmSentence *sentence = bm_sentence(story->tokens, bm_token(story->tokens, at)->sentence);
    return bm_story_word(story, BM_RULES_BY_WORDS, (gint64)at - 1) &&
           bm_story_find(story, BM_RULES_SUPPOSITIONS, sentence->first, sentence->end, NULL,
                         NULL) == sentence->end;
}

static gboolean take_weekday(const BmStory *story, guint at, BmDateExpression *date)
{
    const char *value = bm_story_word(story, BM_RULES_WEEKDAYS, at);
    if (value && take_named_day(story, at, date))
        return TRUE;
    if (!value || !story->has_date)
        return FALSE;
    gint weekday = atoi(value);
    if (take_last_of_month(story, at, weekday, date))
        return TRUE;
    gboolean early = bm_story_word(story, BM_RULES_EARLY_WORDS, (gint64)at - 1) ||
                     bm_story_word(story, BM_RULES_EARLY_WORDS, (gint64)at - 2);
    gboolean future = bm_story_word(story, BM_RULES_FUTURE_WORDS, (gint64)at - 1) != NULL &&
                      !is_by_then(story, at);
    gint ahead = (weekday - (gint)g_date_get_weekday(&story->date) + 7) % 7;
    date->from = story->date;
    if (future || ahead == 0 || (ahead == 1 && early))
        g_date_add_days(&date->from, (guint)(future && ahead == 0 ? 7 : ahead));
    else
        g_date_subtract_days(&date->from, (guint)(7 - ahead));
    bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
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
    gint year = bm_date_number(story, at);
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
        const char *unit = bm_story_match(story, BM_RULES_DAYS_AGO, at + 1, at + 4, &length);
        days = bm_story_word(story, BM_RULES_ARTICLES, at) ? 1
               : word                                      ? atoi(word)
                                                           : bm_date_number(story, at);
        days *= unit ? -atoi(unit) : 0;
        if (!story->has_date || days >= 0 || days < -MOST_DAYS)
            return FALSE;
        date->from = story->date;
        length++;
    }
    move_days(date, days);
    date->end = at + length;
    return TRUE;
}

/** "on the 9th": the last such day up to the report's. */
static gboolean take_ordinal(const BmStory *story, guint at, BmDateExpression *date)
{
    enum { MOST_MONTHS = 2 };
    const char *word = bm_token_lower(story->tokens, at);
    gint day = bm_date_number(story, at);
    gboolean ends = at + 1 >= story->tokens->tokens->len ||
                    bm_token(story->tokens, at + 1)->kind == BM_TOKEN_MARK ||
                    bm_story_word(story, BM_RULES_CLAUSE_BREAKS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_PLACE_PREPOSITIONS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_AND_WORDS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_NOUN_ENDS, (gint64)at + 1) ||
                    bm_story_word(story, BM_RULES_AUXILIARIES, (gint64)at + 1);
    if (!story->has_date || day < 1 || day > 31 || g_ascii_isdigit(word[strlen(word) - 1]) ||
        !ends || !bm_story_word(story, BM_RULES_DEFINITE, (gint64)at - 1))
        return FALSE;
    GDate month = story->date;
    for (guint back = 0; back <= MOST_MONTHS; back++) {
        if (bm_date_set(&date->from, g_date_get_year(&month), (gint)g_date_get_month(&month),
                        day) &&
            g_date_compare(&date->from, &story->date) <= 0) {
            bm_date_set_span(date, &date->from, &date->from, BM_DATE_DAY);
            date->end = at + 1;
            return TRUE;
        }
        g_date_set_day(&month, 1);
        g_date_subtract_months(&month, 1);
    }
    return FALSE;
}

/** "over the weekend": the last Saturday and Sunday that were over with the report's day. */
static gboolean take_weekend(const BmStory *story, guint at, BmDateExpression *date)
{
    guint length = 0;
    if (!story->has_date || !bm_story_match(story, BM_RULES_WEEKENDS, at, at + 5, &length))
        return FALSE;
    GDate sunday = story->date, saturday;
    g_date_subtract_days(&sunday, (guint)g_date_get_weekday(&sunday) % 7);
    saturday = sunday;
    g_date_subtract_days(&saturday, 1);
    bm_date_set_span(date, &saturday, &sunday, BM_DATE_SPAN);
    date->end = at + length;
    return TRUE;
}

/** "from 28 April to 3 May", "between Monday and Wednesday": makes one of both days. */
static gboolean join_days(const BmStory *story, BmDateExpression *last,
                          const BmDateExpression *next)
{
    gboolean joins = bm_story_word(story, BM_RULES_AND_WORDS, last->end) != NULL;
    if (next->first != last->end + 1 || !bm_date_is_joint(story, last->end) ||
        last->precision != BM_DATE_DAY || next->precision != BM_DATE_DAY ||
        g_date_compare(&last->from, &next->from) >= 0 ||
        (joins && !bm_story_word(story, BM_RULES_BETWEEN_WORDS, (gint64)last->first - 1)))
        return FALSE;
    bm_date_set_span(last, &last->from, &next->to, BM_DATE_SPAN);
    last->end = next->end;
    return TRUE;
}

/** "since Sunday": lasts until the report's day. What began long ago stays as it is: background. */
static void note_since(const BmStory *story, BmDateExpression *date)
{
    enum { RECENT = 31 };
    if (!bm_story_word(story, BM_RULES_SINCE_WORDS, (gint64)date->first - 1))
        return;
    date->is_since = TRUE;
    gint days = story->has_date ? g_date_days_between(&date->from, &story->date) : -1;
    if (days > 0 && days <= RECENT && date->precision <= BM_DATE_SPAN)
        bm_date_set_span(date, &date->from, &story->date, BM_DATE_SPAN);
}

static gboolean take_date(const BmStory *story, guint at, const BmDateExpression *last,
                          BmDateExpression *date)
{
    memset(date, 0, sizeof *date);
    date->first = at;
    return bm_date_take_numbers(story, at, date) || bm_date_take_month(story, at, date) ||
           take_weekday(story, at, date) || take_counted(story, at, last, date) ||
           take_relative(story, at, date) || take_year(story, at, date) ||
           take_weekend(story, at, date) || take_ordinal(story, at, date);
}

GArray *bm_dates_find(const BmStory *story)
{
    GArray *dates = g_array_new(FALSE, FALSE, sizeof(BmDateExpression));
    guint count = story->tokens->tokens->len;
    for (guint at = 0; at < count;) {
        BmDateExpression date;
        BmDateExpression *last =
            dates->len > 0 ? &g_array_index(dates, BmDateExpression, dates->len - 1) : NULL;
        if (take_date(story, at, last, &date)) {
            note_since(story, &date);
            if (!last || !join_days(story, last, &date))
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

gboolean bm_dates_cover(const BmStory *story, guint at)
{
    guint index = bm_dates_from(story, at);
    return index < story->dates->len &&
           g_array_index(story->dates, BmDateExpression, index).first <= at;
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
