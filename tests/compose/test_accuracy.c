/** @file
 * What a map says of its borders: their accuracy by the width of the line, their age in the
 * credits.
 */
#include "compose/accuracy.h"
#include "map/map_read.h"

#include <criterion/criterion.h>

Test(accuracy, a_border_is_no_thinner_than_its_data)
{
    /* metres, pixels a metre, width, what it becomes */
    static const struct {
        double accuracy, factor, width, expected;
    } cases[] = {
        { 100, 0.001, 1.4, 1.4 },   /* a tenth of a pixel: nothing to say */
        { 5000, 0.001, 1.4, 5 },    /* 5 km at 1 km a pixel */
        { 5000, 0.0002, 1.4, 1.4 }, /* the same on a map of a continent */
        { 5000, 0.04, 1.4, 7 },     /* 200 pixels would hide the map */
        { 10, 0.04, 2.4, 2.4 },     /* the finest set on the same map stays thin */
        { 0, 0.04, 1.4, 1.4 },      /* not known */
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmComposition composition = { .unit = 1, .view = { .factor = cases[i].factor } };
        BmStroke stroke = { .width = cases[i].width, .color = 0x6B6B6BFF };
        gboolean widened = bm_composition_widen(&composition, cases[i].accuracy, &stroke);
        cr_expect_float_eq(stroke.width, cases[i].expected, 1e-9, "case %u: %g", i, stroke.width);
        cr_expect_eq(widened, cases[i].expected > cases[i].width, "case %u", i);
        cr_expect_eq((stroke.color & 0xFF) < 0xFF, widened, "case %u is softer", i);
        cr_expect_eq(composition.approximate_m > 0, widened, "case %u is said", i);
    }
}

/** What is said of borders of that date beside one event of that date; for g_free(). */
static char *words_of(const char *valid, const char *date)
{
    BmCatalogue *catalogue = bm_catalogue_new();
    BmDataSet *set = g_new0(BmDataSet, 1);
    set->id = g_strdup("borders");
    set->valid = g_strdup(valid);
    bm_catalogue_put_take(catalogue, set);
    BmMap *map = bm_map_new();
    BmEvent *event = bm_event_new();
    event->date = g_strdup(date);
    g_ptr_array_add(map->events->events, event);
    BmComposition composition = { .catalogue = catalogue, .map = map };
    char *words = bm_data_age_words(&composition);
    bm_map_free(map);
    bm_catalogue_free(catalogue);
    return words;
}

Test(accuracy, borders_older_than_the_events_say_so)
{
    static const struct {
        const char *valid, *date, *words;
    } cases[] = {
        { "2017-12-01", "2026-02-27", "borders as of 2017, events of 2026" },
        { "2017", "2026-02-27T04:30", "borders as of 2017, events of 2026" },
        { "2013/2017", "2025-12-31/2026-01-02", "borders as of 2017, events of 2026" },
        { "2026-01-05", "2026-02-27", "borders as of 2026-01-05, events of 2026-02-27" },
        { "2026-01-05", "2026-02", "borders as of 2026-01, events of 2026-02" },
        { "2026", "2026-02-27", NULL }, /* the year says no less */
        { "2026-03-01", "2026-02-27", NULL },
        { "2017", "unknown", NULL },
        { "", "2026-02-27", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *words = words_of(cases[i].valid, cases[i].date);
        if (cases[i].words)
            cr_expect_str_eq(words, cases[i].words, "case %u", i);
        else
            cr_expect_null(words, "case %u: %s", i, words);
        g_free(words);
    }
}
