/** @file
 * Sorting events by their dates.
 */
#include "event/period.h"

#include "base/error.h"
#include "event/event_date.h"
#include "event/event_fields.h"

#include <string.h>

const char *const bm_by_words[] = { "day", "week", "month", NULL };

static const char *const month_words[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };
static const char *const weekday_words[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

static GDate date_of(guint32 day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, day);
    return date;
}

/** The first day of the period that a day lies in; weeks begin on Monday (ISO 8601). */
static guint32 begin_of(guint32 day, BmBy by)
{
    GDate date = date_of(day);
    if (by == BM_BY_WEEK)
        return day - ((guint32)g_date_get_weekday(&date) - 1);
    return by == BM_BY_MONTH ? day - ((guint32)g_date_get_day(&date) - 1) : day;
}

static guint32 end_of(guint32 first, BmBy by)
{
    GDate date = date_of(first);
    if (by == BM_BY_WEEK)
        return first + 6;
    return by == BM_BY_MONTH
               ? first + g_date_get_days_in_month(g_date_get_month(&date), g_date_get_year(&date)) -
                     1
               : first;
}

static char *short_day(guint32 day, gboolean with_year)
{
    GDate date = date_of(day);
    char *text = g_strdup_printf("%u %.3s", (guint)g_date_get_day(&date),
                                 month_words[g_date_get_month(&date) - 1]);
    if (!with_year)
        return text;
    char *whole = g_strdup_printf("%s %u", text, (guint)g_date_get_year(&date));
    g_free(text);
    return whole;
}

/* The year of an ISO week is that of its Thursday. */
static void name_week(BmPeriod *period)
{
    GDate first = date_of(period->first), last = date_of(period->last);
    GDate thursday = date_of(period->first + 3);
    guint week = g_date_get_iso8601_week_of_year(&first);
    gboolean one_year = g_date_get_year(&first) == g_date_get_year(&last);
    char *from = short_day(period->first, !one_year), *to = short_day(period->last, TRUE);
    period->id = g_strdup_printf("%04u-W%02u", (guint)g_date_get_year(&thursday), week);
    period->label = g_strdup_printf("Week %u, %s to %s", week, from, to);
    g_free(to);
    g_free(from);
}

static void name_period(BmPeriod *period, BmBy by)
{
    GDate date = date_of(period->first);
    guint year = g_date_get_year(&date), month = (guint)g_date_get_month(&date);
    if (by == BM_BY_WEEK) {
        name_week(period);
    } else if (by == BM_BY_MONTH) {
        period->id = g_strdup_printf("%04u-%02u", year, month);
        period->label = g_strdup_printf("%s %u", month_words[month - 1], year);
    } else {
        char *day = short_day(period->first, TRUE);
        period->id = g_strdup_printf("%04u-%02u-%02u", year, month, (guint)g_date_get_day(&date));
        period->label = g_strdup_printf("%s %s", weekday_words[g_date_get_weekday(&date) - 1], day);
        g_free(day);
    }
}

static void period_free(gpointer data)
{
    BmPeriod *period = data;
    g_ptr_array_unref(period->events);
    g_free(period->label);
    g_free(period->id);
    g_free(period);
}

/** How many days the word of a precision leaves open; 0: the day is known. */
static guint32 open_days(const char *precision)
{
    return g_strcmp0(precision, "week") == 0    ? 7
           : g_strcmp0(precision, "month") == 0 ? 28
           : g_strcmp0(precision, "year") == 0  ? 365
                                                : 0;
}

/**
 * The day on which an event begins, where that is known exactly enough for its period: an
 * interval that only says how little is known must lie in one.
 */
static gboolean first_day(const BmEvent *event, BmBy by, guint32 *day)
{
    static const guint32 least_days[] = { [BM_BY_DAY] = 1, [BM_BY_WEEK] = 7, [BM_BY_MONTH] = 28 };
    guint32 last;
    if (!event->date || !bm_event_date_days(event->date, day, &last))
        return FALSE;
    guint32 open = open_days(event->date_precision);
    const char *slash = strchr(event->date, '/');
    gsize length = slash ? (gsize)(slash - event->date) : strlen(event->date);
    gboolean is_vague = open > 0 || length < strlen("2026-02-27");
    return open <= least_days[by] && (!is_vague || begin_of(*day, by) == begin_of(last, by));
}

static gboolean fail(GError **error, const char *message)
{
    g_set_error_literal(error, BM_ERROR, BM_ERROR_INPUT, message);
    return FALSE;
}

/** The days that the series covers. */
static gboolean find_span(const BmEventList *list, BmBy by, const BmEventFilter *filter,
                          guint32 *first, guint32 *last, GError **error)
{
    *first = G_MAXUINT32;
    *last = 0;
    for (guint i = 0; i < list->events->len; i++) {
        guint32 day;
        if (!first_day(bm_event_list_borrow(list, i), by, &day))
            continue;
        *first = MIN(*first, day);
        *last = MAX(*last, day);
    }
    if (filter && filter->has_days && filter->first_day > 0 && filter->last_day < G_MAXUINT32) {
        *first = MIN(*first, filter->first_day);
        *last = MAX(*last, filter->last_day);
    }
    return *first <= *last ||
           fail(error, "no event has a date that is exact enough for a series of maps; take a "
                       "longer period, or leave --by out");
}

static gboolean add_periods(BmPeriods *periods, BmBy by, guint32 first, guint32 last,
                            GError **error)
{
    for (guint32 day = begin_of(first, by); day <= last;) {
        if (periods->periods->len == BM_PERIODS_MAX) {
            char *words = g_strdup_printf("--by %s makes more than %u maps; take a longer period, "
                                          "or fewer days with --dates",
                                          bm_by_words[by - 1], BM_PERIODS_MAX);
            fail(error, words);
            g_free(words);
            return FALSE;
        }
        BmPeriod *period = g_new0(BmPeriod, 1);
        period->first = day;
        period->last = end_of(day, by);
        period->events = g_ptr_array_new();
        name_period(period, by);
        g_ptr_array_add(periods->periods, period);
        day = period->last + 1;
    }
    return TRUE;
}

static void sort_events(BmPeriods *periods, const BmEventList *list, BmBy by)
{
    for (guint i = 0; i < list->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        BmPeriod *found = NULL;
        guint32 day;
        gboolean known = first_day(event, by, &day);
        for (guint p = 0; known && !found && p < periods->periods->len; p++) {
            BmPeriod *period = g_ptr_array_index(periods->periods, p);
            if (day >= period->first && day <= period->last)
                found = period;
        }
        if (found)
            g_ptr_array_add(found->events, (gpointer)event);
        else
            periods->outside++;
    }
}

BmPeriods *bm_periods_new(const BmEventList *list, BmBy by, const BmEventFilter *filter,
                          GError **error)
{
    guint32 first, last;
    if (!find_span(list, by, filter, &first, &last, error))
        return NULL;
    BmPeriods *periods = g_new0(BmPeriods, 1);
    periods->periods = g_ptr_array_new_with_free_func(period_free);
    if (!add_periods(periods, by, first, last, error))
        g_clear_pointer(&periods, bm_periods_free);
    else
        sort_events(periods, list, by);
    return periods;
}

void bm_periods_free(BmPeriods *periods)
{
    if (!periods)
        return;
    g_ptr_array_unref(periods->periods);
    g_free(periods);
}
