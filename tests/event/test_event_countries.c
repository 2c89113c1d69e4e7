/** @file
 * The country of coordinates, and coordinates that look exchanged. Places by GeoNames: Kabul 34.53
 * N 69.17 E, Kandahar 31.61 N 65.71 E, Gardez 33.60 N 69.23 E, Gaza 31.50 N 34.47 E, Hodeidah 14.80
 * N 42.95 E. At 69.2 N 34.6 E lies the Kola peninsula; 31.5 E 34.5 N and 33.5 E 44.0 N are sea (the
 * Mediterranean, the Black Sea).
 */
#include "event/event_countries.h"

#include <criterion/criterion.h>
#include <string.h>

typedef struct {
    double longitude, latitude;
    const char *country;
} At;

/** A list of events at places, ended by 0, 0, whose countries are found. */
static BmEventList *find(const At *places, BmWarnings *warnings)
{
    BmEventList *list = bm_event_list_new();
    for (guint i = 0; places[i].longitude != 0; i++) {
        BmEvent *event = bm_event_new();
        event->has_position = TRUE;
        event->longitude = places[i].longitude;
        event->latitude = places[i].latitude;
        event->country = g_strdup(places[i].country);
        event->file = g_strdup("e.csv");
        event->line = i + 2;
        g_ptr_array_add(list->events, event);
    }
    bm_events_find_countries(list, warnings);
    return list;
}

Test(event_countries, coordinates_without_a_country_lie_in_one)
{
    static const At places[] = { { 69.17, 34.53, NULL },
                                 { 42.95, 14.80, NULL },
                                 { 33.5, 44.0, NULL },
                                 { 69.23, 33.60, "PAK" },
                                 { 0, 0, NULL } };
    static const char *const expected[] = { "AFG", "YEM", "", "" };
    BmEventList *list = find(places, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        cr_expect_str_eq(bm_event_list_borrow(list, i)->lies_in, expected[i], "%u", i);
    bm_event_list_free(list);
}

Test(event_countries, exchanged_coordinates_are_told)
{
    static const struct {
        At places[6];
        const char *warning; /**< NULL: none */
    } cases[] = {
        /* among others of one country */
        { { { 69.17, 34.53, NULL }, { 65.71, 31.61, NULL }, { 34.6, 69.2, NULL } },
          "e.csv:4: longitude and latitude look exchanged: the point lies in Russia, exchanged it "
          "lies in Afghanistan; check them, or add `country`" },
        { { { 69.17, 34.53, "AFG" }, { 34.6, 69.2, NULL } }, "e.csv:3: longitude and latitude" },
        /* at sea */
        { { { 31.50, 34.47, NULL } },
          "e.csv:2: longitude and latitude look exchanged: the point "
          "lies on no land, exchanged it lies in" },
        /* against the country that is named */
        { { { 34.6, 69.2, "AFG" } },
          "e.csv:2: longitude and latitude look exchanged: the point "
          "lies outside AFG, exchanged it lies inside; check them" },
        /* what is right: two far from each other, ships, a far event whose country is named */
        { { { 69.17, 34.53, NULL }, { 34.6, 69.2, NULL } }, NULL },
        { { { 33.5, 44.0, NULL }, { 55.0, -20.0, NULL }, { 42.95, 14.80, NULL } }, NULL },
        { { { 69.17, 34.53, NULL }, { 65.71, 31.61, NULL }, { 34.6, 69.2, "RUS" } }, NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmWarnings *warnings = bm_warnings_new();
        BmEventList *list = find(cases[i].places, warnings);
        cr_expect_eq(bm_warnings_count(warnings), cases[i].warning != NULL, "%u", i);
        if (cases[i].warning && bm_warnings_count(warnings) > 0)
            cr_expect(g_str_has_prefix(bm_warnings_borrow(warnings, 0), cases[i].warning), "%s",
                      bm_warnings_borrow(warnings, 0));
        bm_event_list_free(list);
        bm_warnings_free(warnings);
    }
}
