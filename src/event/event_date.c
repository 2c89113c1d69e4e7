/** @file
 * ISO 8601-1:2019 calendar dates (5.2.2), times of day with offsets (5.3), intervals (5.5).
 */
#include "event/event_date.h"

#include <string.h>

/** A date taken apart; what is absent is its smallest value. */
typedef struct {
    int year, month, day, hour, minute, second;
    gboolean has_month, has_day, has_time, has_offset;
    int offset; /**< minutes east of UTC */
} Moment;

/** Exactly `digits` digits at *at, which moves on. */
static gboolean take_number(const char **at, int digits, int *out)
{
    int value = 0;
    for (int i = 0; i < digits; i++) {
        if (!g_ascii_isdigit((*at)[i]))
            return FALSE;
        value = value * 10 + ((*at)[i] - '0');
    }
    *at += digits;
    *out = value;
    return TRUE;
}

static gboolean take_character(const char **at, char character)
{
    if (**at != character)
        return FALSE;
    ++*at;
    return TRUE;
}

static gboolean take_date(const char **at, Moment *moment)
{
    moment->month = moment->day = 1;
    if (!take_number(at, 4, &moment->year))
        return FALSE;
    if (!take_character(at, '-'))
        return TRUE;
    moment->has_month = take_number(at, 2, &moment->month);
    if (!moment->has_month || !take_character(at, '-'))
        return moment->has_month;
    moment->has_day = take_number(at, 2, &moment->day);
    return moment->has_day;
}

/** "Z", "+04:30", "+0430" or "+04"; nothing at all is a local time. */
static gboolean take_offset(const char **at, Moment *moment)
{
    moment->has_offset = TRUE;
    if (take_character(at, 'Z'))
        return TRUE;
    int sign = **at == '+' ? 1 : -1, hours = 0, minutes = 0;
    if (**at != '+' && **at != '-') {
        moment->has_offset = FALSE;
        return TRUE;
    }
    ++*at;
    if (!take_number(at, 2, &hours))
        return FALSE;
    gboolean colon = take_character(at, ':');
    if ((colon || g_ascii_isdigit(**at)) && !take_number(at, 2, &minutes))
        return FALSE;
    moment->offset = sign * (hours * 60 + minutes);
    return hours <= 14 && minutes < 60;
}

static gboolean take_time(const char **at, Moment *moment)
{
    moment->has_time = TRUE;
    if (!take_number(at, 2, &moment->hour) || !take_character(at, ':') ||
        !take_number(at, 2, &moment->minute))
        return FALSE;
    if (take_character(at, ':')) {
        if (!take_number(at, 2, &moment->second))
            return FALSE;
        if (take_character(at, '.')) {
            if (!g_ascii_isdigit(**at))
                return FALSE;
            while (g_ascii_isdigit(**at))
                ++*at;
        }
    }
    return take_offset(at, moment);
}

static gboolean time_is_on_the_clock(const Moment *moment)
{
    /* 24:00 is the midnight that ends a day; :60 is a leap second. */
    if (moment->hour == 24)
        return moment->minute == 0 && moment->second == 0;
    return moment->hour < 24 && moment->minute < 60 && moment->second <= 60;
}

static gboolean read_moment(const char *text, Moment *moment, char **problem)
{
    static const char form[] = "write it as 2026-02-27, 2026-02-27T04:30+04:30, an interval of two "
                               "of these with a slash, or unknown";
    memset(moment, 0, sizeof *moment);
    const char *at = text;
    gboolean good = take_date(&at, moment);
    if (good && moment->has_day && take_character(&at, 'T'))
        good = take_time(&at, moment);
    if (!good || *at != '\0') {
        *problem = g_strdup_printf("\"%.60s\" is not an ISO 8601 date; %s", text, form);
        return FALSE;
    }
    if (moment->year < 1 || moment->month < 1 || moment->month > 12 ||
        !g_date_valid_dmy((GDateDay)moment->day, (GDateMonth)moment->month,
                          (GDateYear)moment->year)) {
        *problem = g_strdup_printf("the calendar has no %.10s; check the day and the month", text);
        return FALSE;
    }
    if (!time_is_on_the_clock(moment)) {
        *problem =
            g_strdup_printf("the clock has no such time as in \"%.60s\"; hours are 00 to 24", text);
        return FALSE;
    }
    return TRUE;
}

/** Seconds on the calendar's own scale; only compared where both or neither have an offset. */
static gint64 seconds_of(const Moment *moment)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)moment->day, (GDateMonth)moment->month,
                   (GDateYear)moment->year);
    gint64 minutes = (gint64)g_date_get_julian(&date) * 1440 + moment->hour * 60 + moment->minute;
    return (minutes - moment->offset) * 60 + moment->second;
}

static gboolean interval_is_in_order(const Moment *from, const Moment *to)
{
    if (from->has_day != to->has_day || from->has_month != to->has_month)
        return from->year <= to->year;
    Moment a = *from, b = *to;
    if (a.has_offset != b.has_offset || a.has_time != b.has_time) {
        a.hour = a.minute = a.second = a.offset = 0;
        b.hour = b.minute = b.second = b.offset = 0;
    }
    return seconds_of(&a) <= seconds_of(&b);
}

gboolean bm_event_date_check(const char *text, char **problem)
{
    *problem = NULL;
    if (strcmp(text, "unknown") == 0)
        return TRUE;
    Moment from, to;
    const char *slash = strchr(text, '/');
    if (!slash)
        return read_moment(text, &from, problem);
    char *first = g_strndup(text, (gsize)(slash - text));
    gboolean good = read_moment(first, &from, problem) && read_moment(slash + 1, &to, problem);
    g_free(first);
    if (good && !interval_is_in_order(&from, &to)) {
        *problem = g_strdup_printf("the interval \"%.60s\" ends before it begins", text);
        good = FALSE;
    }
    return good;
}

static guint32 day_number(int year, int month, int day)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return g_date_get_julian(&date);
}

static void days_of(const Moment *moment, guint32 *first, guint32 *last)
{
    *first = *last = day_number(moment->year, moment->month, moment->day);
    if (moment->has_day)
        return;
    int month = moment->has_month ? moment->month : 12;
    *last = day_number(moment->year, month,
                       g_date_get_days_in_month((GDateMonth)month, (GDateYear)moment->year));
}

gboolean bm_event_date_days(const char *text, guint32 *first, guint32 *last)
{
    Moment from, to;
    char *problem = NULL;
    const char *slash = strchr(text, '/');
    char *begin = g_strndup(text, slash ? (gsize)(slash - text) : strlen(text));
    gboolean good =
        read_moment(begin, &from, &problem) && (!slash || read_moment(slash + 1, &to, &problem));
    g_free(begin);
    g_free(problem);
    if (!good)
        return FALSE;
    guint32 ignored;
    days_of(&from, first, last);
    if (slash)
        days_of(&to, &ignored, last);
    return TRUE;
}
