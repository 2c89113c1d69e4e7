/** @file
 * Filters: days of dates and intervals, types, parties, areas.
 */
#include "base/error.h"
#include "event/event_filter.h"

#include <criterion/criterion.h>
#include <string.h>

Test(event_filter, a_date_passes_where_it_overlaps_the_days)
{
    static const struct {
        const char *days, *date;
        gboolean passes;
    } cases[] = {
        { "2026-02-22/2026-02-27", "2026-02-27", TRUE },
        { "2026-02-22/2026-02-27", "2026-02-28", FALSE },
        { "2026-02-22/2026-02-27", "2026-02-27T23:59+04:30", TRUE },
        { "2026-02-22/2026-02-27", "2026-02-01/2026-02-22", TRUE },
        { "2026-02-22/2026-02-27", "2026-02", TRUE },
        { "2026-02-22/2026-02-27", "2025", FALSE },
        { "2026-02-22/2026-02-27", "unknown", FALSE },
        { "2026-02", "2026-02-28", TRUE },
        { "2026-02", "2026-03-01", FALSE },
        { "2026-02-27/", "2030-01-01", TRUE },
        { "/2026-02-27", "2026-02-28", FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmEventFilter filter = { 0 };
        cr_assert(bm_event_filter_set_dates(&filter, cases[i].days, NULL), "%u", i);
        cr_expect_eq(bm_event_filter_date(&filter, cases[i].date), cases[i].passes, "%u", i);
        bm_event_filter_clear(&filter);
    }
}

Test(event_filter, refuses_what_is_no_interval_or_type)
{
    static const char *const dates[] = { "", "2026-02-31", "last week", "2026-03-01/2026-02-01" };
    BmEventFilter filter = { 0 };
    for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
        GError *error = NULL;
        cr_expect_not(bm_event_filter_set_dates(&filter, dates[i], &error), "%s", dates[i]);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_USAGE));
        g_error_free(error);
    }
    GError *error = NULL;
    cr_expect_not(bm_event_filter_set_types(&filter, "clash, airstirke", &error));
    cr_expect(strstr(error->message, "did you mean 'airstrike'"), "%s", error->message);
    g_error_free(error);
}

Test(event_filter, an_area_may_cross_the_antimeridian)
{
    BmEventFilter filter = { .has_window = TRUE, .window = { 170, -25, -170, -10 } };
    cr_expect(bm_event_filter_point(&filter, (BmPoint){ 178, -18 }));
    cr_expect(bm_event_filter_point(&filter, (BmPoint){ -175, -21 }));
    cr_expect_not(bm_event_filter_point(&filter, (BmPoint){ 0, -18 }));
    cr_expect_not(bm_event_filter_point(&filter, (BmPoint){ 178, 18 }));
}

Test(event_filter, a_party_is_looked_for_in_actor_target_and_claims)
{
    BmEventFilter filter = { 0 };
    bm_event_filter_set_parties(&filter, "defence ministry; ÉTAT");
    BmEvent *event = bm_event_new();
    event->actor = g_strdup("Pakistan");
    cr_expect_not(bm_event_filter_event(&filter, event));
    event->target = g_strdup("the état-major");
    cr_expect(bm_event_filter_event(&filter, event));
    bm_event_free(event);
    bm_event_filter_clear(&filter);
}
