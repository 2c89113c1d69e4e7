/** @file
 * Several places named at once, and borders: answered by what holds them, never by a point.
 */
#include "gazetteer/geocode.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static BmGazetteer *gazetteer;

static void open_gazetteer(void)
{
    GError *error = NULL;
    gazetteer = bm_gazetteer_open_file(BM_BINARY_DIR "/gazetteer.sqlite", &error);
    cr_assert_not_null(gazetteer, "%s", error ? error->message : "");
}

static void close_gazetteer(void)
{
    bm_gazetteer_free(gazetteer);
}

TestSuite(geocode_phrases, .init = open_gazetteer, .fini = close_gazetteer);

static BmGeocode *geocode(const char *query)
{
    BmGeocode *result = bm_geocode(gazetteer, query, NULL, NULL);
    cr_assert_not_null(result);
    return result;
}

static double kilometres(const BmPlace *place, double longitude, double latitude)
{
    double north = (place->latitude - latitude) * 111.2;
    double east = (place->longitude - longitude) * 111.2 * cos(latitude * G_PI / 180);
    return hypot(north, east);
}

/* Homs 34.73 N 36.71 E, Aleppo 36.20 N 37.16 E, Karachi 24.86 N 67.01 E, Hyderabad of Sindh
 * 25.38 N 68.37 E, as encyclopaedias give them; the middle of each two by hand. */
Test(geocode_phrases, between_two_towns_is_a_ring_that_reaches_both)
{
    static const struct {
        const char *query;
        double longitude, latitude, half_km;
    } cases[] = { { "between Homs and Aleppo", 36.94, 35.47, 84 },
                  { "on the road between Karachi and Hyderabad", 67.69, 25.12, 75 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query);
        cr_assert(result->place, "%s", cases[i].query);
        cr_expect_str_eq(result->precision, "near");
        cr_expect_lt(kilometres(result->place, cases[i].longitude, cases[i].latitude), 6);
        cr_expect_float_eq(result->radius_km, cases[i].half_km, 6, "%g", result->radius_km);
        cr_expect_eq(result->candidates->len, 2u);
        bm_geocode_free(result);
    }
}

Test(geocode_phrases, joined_names_are_each_of_them)
{
    static const struct {
        const char *query, *names[4], *kind;
    } cases[] = {
        { "Homs and Aleppo governorates", { "Homs", "Aleppo" }, "province" },
        { "Kandahar and Paktia provinces", { "Kandahar", "Paktia" }, "province" },
        { "the provinces of Khost and Paktika", { "Khost", "Paktika" }, "province" },
        { "Khost, Paktia, and Kunar provinces", { "Khost", "Paktia", "Kunar" }, "province" },
        { "Kabul and Peshawar", { "Kabul", "Peshawar" }, "city" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query);
        cr_assert(result->place && result->parts, "%s", cases[i].query);
        cr_expect_str_eq(result->precision, "region");
        cr_assert_eq(result->parts->len, g_strv_length((char **)cases[i].names));
        for (guint j = 0; j < result->parts->len; j++) {
            const BmPlace *part = g_ptr_array_index(result->parts, j);
            cr_expect_str_eq(part->name, cases[i].names[j]);
            cr_expect_str_eq(part->kind, cases[i].kind, "%s", part->name);
            cr_expect_leq(kilometres(result->place, part->longitude, part->latitude),
                          result->radius_km * 1.02);
        }
        bm_geocode_free(result);
    }
}

Test(geocode_phrases, a_border_is_a_border)
{
    static const char *const cases[][2] = {
        { "Durand Line", "AFG|PAK" },
        { "along the Durand Line", "AFG|PAK" },
        { "the border between Pakistan and Afghanistan", "AFG|PAK" },
        { "between Afghanistan and Pakistan", "AFG|PAK" },
        { "along the Afghan-Pakistani border", "AFG|PAK" },
        { "Iran-Iraq border", "IRN|IRQ" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i][0]);
        cr_assert(result->place, "%s", cases[i][0]);
        cr_expect_str_eq(result->precision, "border");
        cr_expect_str_eq(result->place->a3, cases[i][1]);
        cr_expect_gt(result->radius_km, 100); /* the shortest of them is over 900 km long */
        bm_geocode_free(result);
    }
}

Test(geocode_phrases, a_border_area_and_what_is_near_an_area_are_no_sharper_than_it)
{
    static const char *const cases[][3] = {
        { "the Kurram border area", "Kurram", "district" },
        { "near Khost province", "Khost", "province" },
        { "Torkham border area", "Torkham", "near" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i][0]);
        cr_assert(result->place, "%s", cases[i][0]);
        cr_expect_str_eq(result->place->name, cases[i][1]);
        cr_expect_str_eq(result->precision, cases[i][2], "%s", cases[i][0]);
        bm_geocode_free(result);
    }
}

Test(geocode_phrases, one_place_in_doubt_leaves_the_whole_in_doubt)
{
    static const struct {
        const char *query;
        BmGeocodeStatus status;
    } cases[] = {
        { "Kabul and Zzzzyq", BM_GEOCODE_UNKNOWN },
        { "between Kabul and Zzzzyq", BM_GEOCODE_UNKNOWN },
        { "between Kabul and London", BM_GEOCODE_UNKNOWN }, /* 5,700 km */
        { "Victoria and Birmingham", BM_GEOCODE_AMBIGUOUS },
        { "between Kabul", BM_GEOCODE_UNKNOWN },
        { "between and and and", BM_GEOCODE_UNKNOWN },
        { " and ", BM_GEOCODE_UNKNOWN },
        { "provinces of ", BM_GEOCODE_UNKNOWN },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query);
        cr_expect_eq(result->status, cases[i].status, "%s", cases[i].query);
        cr_expect_null(result->place, "%s", cases[i].query);
        bm_geocode_free(result);
    }
}

Test(geocode_phrases, a_name_with_and_in_it_stays_one_place)
{
    static const char *const names[] = { "Trinidad and Tobago", "Bosnia and Herzegovina",
                                         "Antigua and Barbuda", "Jammu and Kashmir" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        BmGeocode *result = geocode(names[i]);
        cr_assert(result->place, "%s", names[i]);
        cr_expect_null(result->parts, "%s", names[i]);
        bm_geocode_free(result);
    }
}
