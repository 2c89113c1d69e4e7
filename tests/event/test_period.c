/** @file
 * Days, ISO weeks and months of events.
 */
#include "base/error.h"
#include "event/period.h"

#include <criterion/criterion.h>
#include <string.h>

/** A list of events that have these dates; "DATE@PRECISION" gives one its precision. */
static BmEventList *list_of(const char *const *dates)
{
    BmEventList *list = bm_event_list_new();
    for (; *dates; dates++) {
        BmEvent *event = bm_event_new();
        char **parts = g_strsplit(*dates, "@", 2);
        event->date = g_strdup(parts[0]);
        event->date_precision = g_strdup(parts[1]);
        g_strfreev(parts);
        g_ptr_array_add(list->events, event);
    }
    return list;
}

static char *describe(const BmPeriods *periods)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < periods->periods->len; i++) {
        const BmPeriod *period = g_ptr_array_index(periods->periods, i);
        g_string_append_printf(text, "%s=%u ", period->id, period->events->len);
    }
    g_string_append_printf(text, "outside=%u", periods->outside);
    return g_string_free(text, FALSE);
}

static void expect(const char *const *dates, BmBy by, const char *wanted, const char *label)
{
    BmEventList *list = list_of(dates);
    GError *error = NULL;
    BmPeriods *periods = bm_periods_new(list, by, NULL, &error);
    cr_assert_not_null(periods, "%s", error ? error->message : "");
    char *text = describe(periods);
    cr_expect_str_eq(text, wanted);
    const BmPeriod *first = g_ptr_array_index(periods->periods, 0);
    cr_expect_str_eq(first->label, label);
    g_free(text);
    bm_periods_free(periods);
    bm_event_list_free(list);
}

Test(period, empty_days_between_are_there)
{
    static const char *const dates[] = { "2026-02-27", "2026-03-01T10:00+04:30", "2026-02-27",
                                         NULL };
    expect(dates, BM_BY_DAY, "2026-02-27=2 2026-02-28=0 2026-03-01=1 outside=0", "Fri 27 Feb 2026");
}

/* ISO 8601's own examples of weeks at the turn of a year: 29 December 2008 is 2009-W01-1 and
 * 3 January 2010 is 2009-W53-7 (the calendar of any almanac agrees). */
Test(period, weeks_are_those_of_iso_8601)
{
    static const char *const first[] = { "2008-12-29", "2009-01-05", NULL };
    expect(first, BM_BY_WEEK, "2009-W01=1 2009-W02=1 outside=0",
           "Week 1, 29 Dec 2008 to 4 Jan 2009");
    static const char *const last[] = { "2010-01-03", "2010-01-04", NULL };
    expect(last, BM_BY_WEEK, "2009-W53=1 2010-W01=1 outside=0",
           "Week 53, 28 Dec 2009 to 3 Jan 2010");
}

Test(period, months_have_their_own_lengths)
{
    static const char *const dates[] = { "2024-02-29", "2024-01-31", "2024-03-01", NULL };
    expect(dates, BM_BY_MONTH, "2024-01=1 2024-02=1 2024-03=1 outside=0", "January 2024");
}

Test(period, what_is_known_less_exactly_is_in_none)
{
    static const char *const dates[] = { "2026-02-27",      /* a day */
                                         "2026-02",         /* a month */
                                         "unknown",         /* nothing */
                                         "2026-02-27@week", /* an export's middle of a week */
                                         "2026-02-24/2026-02-26@week",
                                         NULL };
    expect(dates, BM_BY_DAY, "2026-02-27=1 outside=4", "Fri 27 Feb 2026");
    expect(dates, BM_BY_WEEK, "2026-W09=3 outside=2", "Week 9, 23 Feb to 1 Mar 2026");
    expect(dates, BM_BY_MONTH, "2026-02=4 outside=1", "February 2026");
}

Test(period, an_event_that_lasts_stands_where_it_begins)
{
    static const char *const dates[] = { "2026-02-26T20:00/2026-02-27T00:30", "2026-02-27", NULL };
    expect(dates, BM_BY_DAY, "2026-02-26=1 2026-02-27=1 outside=0", "Thu 26 Feb 2026");
}

Test(period, the_days_asked_for_are_all_there)
{
    static const char *const dates[] = { "2026-02-25", NULL };
    BmEventFilter filter = { 0 };
    cr_assert(bm_event_filter_set_dates(&filter, "2026-02-24/2026-02-26", NULL));
    BmEventList *list = list_of(dates);
    BmPeriods *periods = bm_periods_new(list, BM_BY_DAY, &filter, NULL);
    char *text = describe(periods);
    cr_expect_str_eq(text, "2026-02-24=0 2026-02-25=1 2026-02-26=0 outside=0");
    g_free(text);
    bm_periods_free(periods);
    bm_event_list_free(list);
    bm_event_filter_clear(&filter);
}

Test(period, none_or_too_many_is_an_error)
{
    static const char *const none[] = { "unknown", NULL }, *const many[] = { "2020-01-01",
                                                                             "2026-01-01", NULL };
    const char *const *const cases[] = { none, many };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmEventList *list = list_of(cases[i]);
        GError *error = NULL;
        cr_expect_null(bm_periods_new(list, BM_BY_DAY, NULL, &error));
        cr_assert_not_null(error);
        cr_expect_eq(error->code, BM_ERROR_INPUT);
        g_error_free(error);
        bm_event_list_free(list);
    }
}
