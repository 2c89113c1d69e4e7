/** @file
 * What words beside a name and the other names of a text do for it.
 */
#include "gazetteer/geocode.h"
#include "gazetteer/toponym.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static BmGazetteer *gazetteer;

static void open_gazetteer(void)
{
    gazetteer = bm_gazetteer_open_file(BM_BINARY_DIR "/gazetteer.sqlite", NULL);
    cr_assert_not_null(gazetteer);
}

static void close_gazetteer(void)
{
    bm_gazetteer_free(gazetteer);
}

TestSuite(geocode_words, .init = open_gazetteer, .fini = close_gazetteer);

static BmGeocode *geocode(const char *query, const BmGeocodeHint *hint)
{
    BmGeocode *result = bm_geocode(gazetteer, query, hint, NULL);
    cr_assert_not_null(result);
    return result;
}

Test(geocode_words, an_offset_moves_the_place_and_widens_it)
{
    /* On a sphere of 6371 km a degree is 111.195 km; Khost lies at 33.34 N: a degree of longitude
     * there is 92.9 km */
    static const struct {
        const char *query, *name;
        double north_km, east_km, radius_km;
    } cases[] = {
        { "near Gardez", "Gardez", 0, 0, 25 },
        { "on the outskirts of Gardez", "Gardez", 0, 0, 25 },
        { "20 km east of Khost", "Khost", 0, 20, 5 },
        { "about 15 miles (24 km) south of Quetta", NULL, 0, 0, 0 },
        { "15 miles south of Quetta", "Quetta", -24.14, 0, 6.035 },
        { "some 40 kilometres to the north-west of Kabul, Afghanistan", "Kabul", 28.28, -28.28,
          10 },
        { "30km from Herat", "Herat", 0, 0, 30 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query, NULL);
        if (!cases[i].name) {
            cr_expect_null(result->place, "%s", cases[i].query);
            bm_geocode_free(result);
            continue;
        }
        BmGeocodeHint hint = { .kind = "city" };
        BmGeocode *plain = geocode(cases[i].name, &hint);
        cr_assert(result->place && plain->place, "%s", cases[i].query);
        cr_expect_str_eq(result->place->name, cases[i].name);
        cr_expect_str_eq(result->precision, "near");
        cr_expect_float_eq(result->radius_km, cases[i].radius_km, 0.01, "%s", cases[i].query);
        double narrow = cos(plain->place->latitude * G_PI / 180);
        double north = (result->place->latitude - plain->place->latitude) * 111.195;
        double east = (result->place->longitude - plain->place->longitude) * 111.195 * narrow;
        cr_expect_float_eq(north, cases[i].north_km, 0.05, "%s: %g", cases[i].query, north);
        cr_expect_float_eq(east, cases[i].east_km, 0.05, "%s: %g", cases[i].query, east);
        bm_geocode_free(plain);
        bm_geocode_free(result);
    }
}

Test(geocode_words, toponyms_are_taken_apart)
{
    BmToponym *toponym = bm_toponym_new("Khyber district (Khyber Pakhtunkhwa), Pakistan");
    cr_expect_str_eq(toponym->name, "Khyber district");
    cr_expect_str_eq(toponym->bare, "Khyber");
    cr_expect_str_eq(toponym->kind, "district");
    cr_assert_eq(g_strv_length(toponym->contexts), 2u);
    cr_expect_str_eq(toponym->contexts[0], "Khyber Pakhtunkhwa");
    cr_expect_str_eq(toponym->contexts[1], "Pakistan");
    cr_expect_not(toponym->near);
    bm_toponym_free(toponym);
    static const char *const not_offsets[] = { "",
                                               "near ",
                                               "20 km",
                                               "5000 km east of Khost",
                                               "East of Eden",
                                               "North Waziristan",
                                               "Nearport",
                                               "-20 km east of Khost" };
    for (guint i = 0; i < G_N_ELEMENTS(not_offsets); i++) {
        toponym = bm_toponym_new(not_offsets[i]);
        gboolean said = strcmp(not_offsets[i], "East of Eden") == 0;
        cr_expect_eq(toponym->near, said, "%s", not_offsets[i]);
        cr_expect_eq(toponym->distance_km, 0, "%s", not_offsets[i]);
        bm_toponym_free(toponym);
    }
}

Test(geocode_words, a_slip_of_the_pen_is_a_guess_inside_a_known_country_only)
{
    static const struct {
        const char *query, *country, *name;
    } cases[] = { { "Kandahr", "AFG", "Kandahar" }, { "Peshwar", "PAK", "Peshawar" },
                  { "Kandahr", "PAK", NULL },       { "Kandahr", NULL, NULL },
                  { "Kbul", "AFG", NULL },          { "Kaandahrr", "AFG", NULL } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocodeHint hint = { .country = cases[i].country };
        BmGeocode *result = geocode(cases[i].query, &hint);
        cr_expect_eq(result->status, cases[i].name ? BM_GEOCODE_GUESS : BM_GEOCODE_UNKNOWN, "%s",
                     cases[i].query);
        if (cases[i].name && result->place)
            cr_expect_str_eq(result->place->name, cases[i].name);
        bm_geocode_free(result);
    }
}

Test(geocode_words, the_other_places_of_a_text_decide)
{
    static const struct {
        const char *query, *others[4], *a3;
    } cases[] = {
        { "Hyderabad", { "Karachi", "Sukkur", NULL }, "PAK" },
        { "Hyderabad", { "Vijayawada", "Warangal", NULL }, "IND" },
        { "Valencia", { "Caracas", "Maracay", "Venezuela", NULL }, "VEN" },
        { "Valencia", { "Madrid", "Alicante", NULL }, "ESP" },
        { "Birmingham", { "Alabama", "Montgomery", "Mobile", NULL }, "USA" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocodeGroup *group = bm_geocode_group_new(gazetteer, cases[i].others, NULL);
        BmGeocodeHint hint = { .group = group };
        BmGeocode *result = geocode(cases[i].query, &hint);
        cr_expect(result->place && strcmp(result->place->a3, cases[i].a3) == 0, "%s in %s",
                  cases[i].query, cases[i].a3);
        bm_geocode_free(result);
        bm_geocode_group_free(group);
    }
    static const char *const none[] = { "", "-", "\xff", NULL };
    BmGeocodeGroup *group = bm_geocode_group_new(gazetteer, none, NULL);
    BmGeocodeHint hint = { .group = group };
    BmGeocode *result = geocode("Hyderabad", &hint);
    cr_expect_eq(result->status, BM_GEOCODE_AMBIGUOUS);
    bm_geocode_free(result);
    bm_geocode_group_free(group);
}
