/** @file
 * Geocoding on the program's own gazetteer: where places are, and when not to answer.
 */
#include "gazetteer/geocode.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static BmGeocode *geocode(const char *query, const BmGeocodeHint *hint)
{
    GError *error = NULL;
    BmGazetteer *gazetteer = bm_gazetteer_open_file(BM_BINARY_DIR "/gazetteer.sqlite", &error);
    cr_assert_not_null(gazetteer, "%s", error ? error->message : "");
    BmGeocode *result = bm_geocode(gazetteer, query, hint, &error);
    cr_assert_not_null(result);
    bm_gazetteer_free(gazetteer);
    return result;
}

static double kilometres(const BmPlace *place, double longitude, double latitude)
{
    double north = (place->latitude - latitude) * 111.2;
    double east = (place->longitude - longitude) * 111.2 * cos(latitude * G_PI / 180);
    return hypot(north, east);
}

Test(geocode, places_are_where_others_publish_them)
{
    static const struct {
        const char *query, *kind, *a3;
        double longitude, latitude, within_km;
    } cases[] = {
        /* 34°31′31″N 69°10′42″E, 31°37′N 65°43′E: as encyclopaedias give the two cities */
        { "Kabul", "city", "AFG", 69.1783, 34.5253, 5 },
        { "Kandahar", "city", "AFG", 65.7167, 31.6167, 5 },
        /* 34°07′22″N 71°05′37″E: the gate on the road */
        { "Torkham", "crossing", "AFG|PAK", 71.0936, 34.1228, 5 },
        /* 34°00′52″N 71°34′03″E */
        { "Peshawar", "city", "PAK", 71.5675, 34.0144, 5 },
        /* Nobody publishes a province's pole: it lies near the seat, Gardez, 33°36′N 69°13′E */
        { "Paktia", "province", "AFG", 69.2167, 33.6, 15 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query, NULL);
        cr_assert_eq(result->status, BM_GEOCODE_FOUND, "%s", cases[i].query);
        double distance = kilometres(result->place, cases[i].longitude, cases[i].latitude);
        cr_expect_lt(distance, cases[i].within_km, "%s: %g km", cases[i].query, distance);
        cr_expect_str_eq(result->place->kind, cases[i].kind);
        cr_expect_str_eq(result->place->a3, cases[i].a3);
        cr_expect_str_not_empty(result->place->source);
        cr_expect(result->confidence > 0.5 && result->confidence <= 1);
        cr_expect_gt(result->why->len, 0u);
        bm_geocode_free(result);
    }
}

Test(geocode, spellings_and_scripts_name_one_place)
{
    static const char *const cases[][2] = {
        { "Qandahar", "Kandahar" },   { "Kandahār", "Kandahar" },   { "قندهار", "Kandahar" },
        { "کندهار", "Kandahar" },     { "کابل", "Kabul" },          { "كابل", "Kabul" },
        { "Paktya", "Paktia" },       { "پکتیا", "Paktia" },        { "ولایت پکتیا", "Paktia" },
        { "Turkham", "Torkham" },     { "تورخم", "Torkham" },       { "پشاور", "Peshawar" },
        { "پېښور", "Peshawar" },      { "Gardiz", "Gardez" },       { "  KABUL ", "Kabul" },
        { "Islamabad", "Islamabad" }, { "Jalalabad", "Jalalabad" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i][0], NULL);
        cr_expect_eq(result->status, BM_GEOCODE_FOUND, "%s", cases[i][0]);
        cr_expect(result->place && strcmp(result->place->name, cases[i][1]) == 0, "%s: %s",
                  cases[i][0], result->place ? result->place->name : "-");
        bm_geocode_free(result);
    }
}

Test(geocode, a_bare_name_of_city_and_province_answers_the_city_and_offers_the_province)
{
    static const char *const names[] = { "Kabul", "Kandahar", "Ghazni", "Farah", "Balkh", "Khost" };
    BmGeocodeHint coarse = { .coarse = TRUE };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        BmGeocode *result = geocode(names[i], NULL);
        cr_assert(result->place && result->candidates->len > 0, "%s", names[i]);
        cr_expect_str_eq(result->place->kind, "city");
        cr_expect_str_eq(result->precision, "place");
        const BmPlace *first = g_ptr_array_index(result->candidates, 0);
        cr_expect_str_eq(first->kind, "province");
        bm_geocode_free(result);
        result = geocode(names[i], &coarse);
        cr_assert(result->place, "%s", names[i]);
        cr_expect_str_eq(result->place->kind, "province");
        cr_expect_str_eq(result->precision, "province");
        bm_geocode_free(result);
    }
}

Test(geocode, words_and_hints_of_kind_decide)
{
    static const struct {
        const char *query, *kind, *country;
        const char *id, *precision;
    } cases[] = {
        { "Kandahar province", NULL, NULL, "ne:AF-KAN", "province" },
        { "Kandahar", "province", NULL, "ne:AF-KAN", "province" },
        { "city of Kabul", NULL, NULL, "gn:1138958", "place" },
        { "Khyber district", NULL, NULL, "hand:district-khyber", "district" },
        { "Khyber tribal district", NULL, NULL, "hand:district-khyber", "district" },
        { "Torkham border crossing", NULL, NULL, "hand:torkham", "place" },
        { "Chaman", "crossing", NULL, "hand:chaman-spin-boldak", "place" },
        { "Spin Boldak", "district", "AFG", "hand:district-spin-boldak", "district" },
        { "Torkham", NULL, "PAK", "hand:torkham", "place" },
        { "Hyderabad", NULL, "PAK", "gn:1176734", "place" },
        { "Hyderabad, India", NULL, NULL, "gn:1269843", "place" },
        { "Punjab", NULL, "PAK", "ne:PK-PB", "province" },
        { "Salt Lake City", NULL, NULL, "gn:5780993", "place" },
        { "Afghanistan", "country", NULL, "iso:AFG", "country" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocodeHint hint = { .kind = cases[i].kind, .country = cases[i].country };
        BmGeocode *result = geocode(cases[i].query, &hint);
        cr_expect(result->place && strcmp(result->place->id, cases[i].id) == 0, "%s: %s",
                  cases[i].query, result->place ? result->place->id : "-");
        cr_expect(result->precision && strcmp(result->precision, cases[i].precision) == 0, "%s",
                  cases[i].query);
        cr_expect(strcmp(cases[i].precision, "district") != 0 || result->radius_km > 0);
        bm_geocode_free(result);
    }
}

/* 38°43′N 9°08′W, 33°07′N 35°49′E: as encyclopaedias give the towns. */
Test(geocode, a_town_whose_name_is_a_spelling_of_its_areas_is_meant_before_it)
{
    static const struct {
        const char *query;
        double longitude, latitude;
    } cases[] = { { "Lisboa", -9.14, 38.72 }, { "Quneitra", 35.82, 33.12 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query, NULL);
        cr_assert(result->place && strcmp(result->place->kind, "city") == 0, "%s", cases[i].query);
        cr_expect_lt(kilometres(result->place, cases[i].longitude, cases[i].latitude), 5);
        cr_expect_str_eq(((BmPlace *)g_ptr_array_index(result->candidates, 0))->kind, "province");
        bm_geocode_free(result);
    }
}

Test(geocode, a_name_in_a_script_that_no_source_has_is_written_in_latin_letters)
{
    BmGeocode *result = geocode("Дельхи", NULL); /* libgweather's Russian for Delhi, 77.21 28.67 */
    cr_expect_eq(result->status, BM_GEOCODE_GUESS);
    cr_assert_not_null(result->place);
    cr_expect_lt(kilometres(result->place, 77.21, 28.67), 5);
    cr_expect_lt(result->confidence, 0.9);
    bm_geocode_free(result);
}

Test(geocode, a_tie_is_ambiguous)
{
    static const char *const names[] = { "Hyderabad", "Punjab", "Birmingham", "Victoria" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        BmGeocode *result = geocode(names[i], NULL);
        cr_expect_eq(result->status, BM_GEOCODE_AMBIGUOUS, "%s", names[i]);
        cr_expect_null(result->place);
        cr_expect_geq(result->candidates->len, 2u);
        bm_geocode_free(result);
    }
}

Test(geocode, an_unknown_name_gets_near_spellings_and_no_place)
{
    static const struct {
        const char *query, *nearest;
    } cases[] = { { "Kandahr", "Kandahar" },
                  { "Kabupl", "Kabul" },
                  { "Qqqxyzzy", NULL },
                  { "Zzzzyq", NULL }, /* sounds like "Zik" and "Zeek", as much else does */
                  { "Xyq", NULL },
                  { "", NULL },
                  { "-", NULL },
                  { ",", NULL },

                  { "province", NULL } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmGeocode *result = geocode(cases[i].query, NULL);
        cr_expect_eq(result->status, BM_GEOCODE_UNKNOWN, "%s", cases[i].query);
        cr_expect_null(result->place);
        if (cases[i].nearest)
            cr_expect(result->nearest &&
                          g_strv_contains((const char *const *)result->nearest, cases[i].nearest),
                      "%s", cases[i].query);
        bm_geocode_free(result);
    }
    char *long_name = g_strnfill(100000, 'k');
    BmGeocode *result = geocode(long_name, NULL);
    cr_expect_eq(result->status, BM_GEOCODE_UNKNOWN);
    bm_geocode_free(result);
    g_free(long_name);
}

Test(geocode, a_place_in_another_country_is_only_a_candidate)
{
    BmGeocodeHint hint = { .country = "PAK" };
    BmGeocode *result = geocode("Kandahar", &hint);
    cr_expect_eq(result->status, BM_GEOCODE_UNKNOWN);
    cr_expect_geq(result->candidates->len, 1u);
    bm_geocode_free(result);
}

Test(geocode, a_name_taken_by_its_sound_is_a_guess)
{
    BmGeocode *result = geocode("Paktiya Province of Afganistan", NULL);
    cr_expect_eq(result->status, BM_GEOCODE_UNKNOWN);
    bm_geocode_free(result);
    result = geocode("Parrachinnar", NULL);
    cr_expect_eq(result->status, BM_GEOCODE_GUESS);
    cr_expect(result->place && strcmp(result->place->name, "Parachinar") == 0);
    cr_expect_lt(result->confidence, 0.7);
    bm_geocode_free(result);
}

Test(geocode, what_is_not_utf8_is_an_error)
{
    GError *error = NULL;
    BmGazetteer *gazetteer = bm_gazetteer_open_file(BM_BINARY_DIR "/gazetteer.sqlite", &error);
    cr_assert_not_null(gazetteer);
    cr_expect_null(bm_geocode(gazetteer, "Kab\xff", NULL, &error));
    cr_assert_not_null(error);
    g_clear_error(&error);
    bm_gazetteer_free(gazetteer);
}

/* Hyderabad is in Sindh (Pakistan) and in Telangana (India), both of millions: GeoNames. */
Test(geocode, a_province_and_who_acted_settle_namesakes)
{
    static const char *const pakistani[] = { "the Pakistani army", NULL };
    static const struct {
        const char *query;
        BmGeocodeHint hint;
        const char *country;
    } cases[] = {
        { "Hyderabad", { .province = "Sindh" }, "PAK" },
        { "Hyderabad", { .province = "Telangana" }, "IND" },
        { "Hyderabad", { .actors = pakistani }, "PAK" },
        { "Kandahar", { .actors = pakistani }, "AFG" }, /* where they may well have acted */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        BmGeocode *result = geocode(cases[i].query, &cases[i].hint);
        cr_assert_not_null(result->place, "%zu", i);
        cr_expect_str_eq(result->place->a3, cases[i].country, "%zu: %s", i, result->place->a3);
        bm_geocode_free(result);
    }
}
