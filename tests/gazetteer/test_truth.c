/** @file
 * Geocoding against tests/reference/toponyms.tsv, whose coordinates come from elsewhere
 * (tests/reference/SOURCE.md); beside it the plain look-up: exact name, most populous place.
 */
#include "document/table.h"
#include "gazetteer/geocode.h"
#include "geometry/clip.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/** A point is right if it lies as near as this to the one published. */
static const double RIGHT_KM = 10;
/** So near to its seat the inner point of a province may lie. */
static const double SEAT_KM = 100;
/** An answer is sure from this confidence on. */
static const double SURE = 0.9;

static BmTable *table;
static BmGazetteer *gazetteer;
static BmFeatureSet *provinces;

static void open_both(void)
{
    GError *error = NULL;
    table = bm_table_read(BM_SOURCE_DIR "/tests/reference/toponyms.tsv", NULL, &error);
    cr_assert_not_null(table, "%s", error ? error->message : "");
    gazetteer = bm_gazetteer_open_file(BM_BINARY_DIR "/gazetteer.sqlite", &error);
    cr_assert_not_null(gazetteer, "%s", error ? error->message : "");
    provinces = bm_source_read(BM_SOURCE_DIR "/shapes/provinces.shp", NULL, NULL, &error);
    cr_assert_not_null(provinces, "%s", error ? error->message : "");
}

static void close_both(void)
{
    bm_table_free(table);
    bm_gazetteer_free(gazetteer);
    bm_feature_set_free(provinces);
}

TestSuite(truth, .init = open_both, .fini = close_both);

static const char *cell(guint row, const char *column)
{
    return bm_table_row(table, row)->cells[bm_table_column(table, column)].text;
}

static gboolean has(guint row, const char *column, const char *value)
{
    return g_str_equal(cell(row, column), value);
}

static guint count_rows(const char *column, const char *value)
{
    guint count = 0;
    for (guint i = 0; i < bm_table_count(table); i++)
        count += has(i, column, value);
    return count;
}

static double kilometres(const BmPlace *place, double longitude, double latitude)
{
    double radian = G_PI / 180, x = sin((place->latitude - latitude) * radian / 2);
    double y = sin((place->longitude - longitude) * radian / 2);
    double half = x * x + cos(place->latitude * radian) * cos(latitude * radian) * y * y;
    return 2 * 6371 * asin(MIN(sqrt(half), 1));
}

static double kilometres_off(guint row, const BmPlace *place)
{
    double longitude = g_ascii_strtod(cell(row, "longitude"), NULL);
    return kilometres(place, longitude, g_ascii_strtod(cell(row, "latitude"), NULL));
}

/** By its ISO 3166-2 code; where our geodata has none, by the seat of the row, which lies in it. */
static gboolean is_the_province(guint row, const BmPlace *place, const char *area)
{
    const char *code = strrchr(place->id, ':');
    if (!g_str_equal(place->kind, "province") || !code)
        return FALSE;
    if (g_str_equal(code + 1, area))
        return TRUE;
    BmPoint seat = { g_ascii_strtod(cell(row, "longitude"), NULL),
                     g_ascii_strtod(cell(row, "latitude"), NULL) };
    int id = bm_feature_set_field(provinces, "id");
    for (guint i = 0; cell(row, "longitude")[0] && i < bm_feature_set_count(provinces); i++) {
        const BmFeature *province = bm_feature_set_borrow(provinces, i);
        if (g_str_equal(bm_feature_value(province, id), code + 1))
            return bm_polygon_contains(&province->geometry, seat) ||
                   kilometres(place, seat.x, seat.y) <= SEAT_KM; /* a seat on the border */
    }
    return FALSE;
}

/** TRUE for the very area, or a place near the coordinates of the row. */
static gboolean is_right(guint row, const BmPlace *place)
{
    const char *area = cell(row, "area");
    if (strlen(area) == 3)
        return g_str_equal(place->kind, "country") && g_str_equal(place->a3, area);
    if (area[0])
        return is_the_province(row, place, area);
    return kilometres_off(row, place) <= RIGHT_KM;
}

typedef enum { RIGHT, WRONG, AMBIGUOUS, UNKNOWN } Outcome;

/** An answer of ours: right, or in what way not. Where the row has no place, none is right. */
static Outcome judge(guint row, BmGeocodeStatus status, const BmPlace *place)
{
    gboolean placeless = has(row, "status", "ambiguous") || has(row, "status", "unknown");
    if (placeless && g_str_equal(bm_geocode_status_words[status], cell(row, "status")))
        return RIGHT;
    if (place)
        return !placeless && is_right(row, place) ? RIGHT : WRONG;
    return status == BM_GEOCODE_AMBIGUOUS ? AMBIGUOUS : UNKNOWN;
}

static BmGeocode *geocode_row(guint row)
{
    GError *error = NULL;
    char **toponyms = g_strsplit(cell(row, "group"), ";", -1);
    BmGeocodeGroup *group = NULL;
    if (toponyms[0])
        group = bm_geocode_group_new(gazetteer, (const char *const *)toponyms, &error);
    cr_assert_null(error);
    BmGeocodeHint hint = { .country = has(row, "country", "") ? NULL : cell(row, "country"),
                           .group = group };
    BmGeocode *result = bm_geocode(gazetteer, cell(row, "toponym"), &hint, &error);
    cr_assert_not_null(result, "%s", error ? error->message : "");
    bm_geocode_group_free(group);
    g_strfreev(toponyms);
    return result;
}

/** The most populous place of exactly this name; countries before all others. */
static Outcome look_up_plainly(guint row)
{
    GPtrArray *places = bm_gazetteer_find(gazetteer, cell(row, "toponym"), NULL);
    const BmPlace *most = NULL;
    for (guint i = 0; i < places->len; i++) {
        const BmPlace *place = g_ptr_array_index(places, i);
        gboolean country = g_str_equal(place->kind, "country");
        if (!most || (country && !g_str_equal(most->kind, "country")) ||
            (!g_str_equal(most->kind, "country") && place->population > most->population))
            most = place;
    }
    Outcome outcome = judge(row, most ? BM_GEOCODE_FOUND : BM_GEOCODE_UNKNOWN, most);
    g_ptr_array_unref(places);
    return outcome;
}

static void print_miss(guint row, const BmGeocode *result)
{
    const BmPlace *place = result->place;
    printf("  %-10s %-24s %s %s: %s, confidence %g, %s %s\n", cell(row, "set"),
           cell(row, "toponym"), cell(row, "country"), cell(row, "group"),
           bm_geocode_status_words[result->status], place ? result->confidence : 0,
           place ? place->id : "-", place ? place->name : "");
}

static void print_counts(const char *who, const guint *counts, guint all)
{
    printf("%-14s right %u (%.1f %%), wrong %u, ambiguous %u, unknown %u of %u\n", who,
           counts[RIGHT], 100.0 * counts[RIGHT] / all, counts[WRONG], counts[AMBIGUOUS],
           counts[UNKNOWN], all);
}

Test(truth, the_table_holds_what_it_is_for)
{
    guint all = bm_table_count(table), doubly = 0, afghan = 0, pakistani = 0;
    for (guint i = 0; i < all; i++) {
        char **sources = g_strsplit(cell(i, "sources"), "; ", -1);
        guint count = 0;
        for (guint j = 0; sources[j]; j++)
            count += !g_str_has_prefix(sources[j], "name: ");
        doubly += cell(i, "longitude")[0] && !cell(i, "area")[0] && count > 1;
        afghan += has(i, "set", "province") && g_str_has_prefix(cell(i, "area"), "AF-");
        pakistani += has(i, "set", "province") && g_str_has_prefix(cell(i, "area"), "PK-");
        cr_expect(sources[0] != NULL, "%s has no source", cell(i, "toponym"));
        g_strfreev(sources);
    }
    cr_expect_geq(all, 400u);
    cr_expect_geq(doubly, 100u);
    cr_expect_eq(afghan, 34u);
    cr_expect_eq(pakistani, 7u);
    cr_expect_geq(count_rows("set", "ambiguous"), 80u);
    cr_expect_geq(count_rows("set", "disputed"), 40u);
    cr_expect_leq(count_rows("status", "ambiguous"), all / 10);
}

/* To be reached are 99 % right, 80 % of the table answered surely, at most 1 % of that wrong. */
Test(truth, toponyms_are_where_others_publish_them)
{
    guint all = bm_table_count(table), ours[4] = { 0 }, plain[4] = { 0 };
    guint sure = 0, surely_wrong = 0;
    for (guint i = 0; i < all; i++) {
        BmGeocode *result = geocode_row(i);
        Outcome outcome = judge(i, result->status, result->place);
        ours[outcome]++;
        plain[look_up_plainly(i)]++;
        sure += result->place && result->confidence >= SURE;
        surely_wrong += result->place && result->confidence >= SURE && outcome != RIGHT;
        if (outcome != RIGHT)
            print_miss(i, result);
        bm_geocode_free(result);
    }
    print_counts("bordermap", ours, all);
    print_counts("plain look-up", plain, all);
    printf("confidence of %g or more: %u (%.1f %% of the table), %u of them wrong (%.1f %%)\n",
           SURE, sure, 100.0 * sure / all, surely_wrong, 100.0 * surely_wrong / MAX(sure, 1));
    cr_expect_geq(ours[RIGHT], 0.99 * all);
    cr_expect_geq(sure, 0.8 * all);
    cr_expect_leq(surely_wrong, 0.01 * sure);
    cr_expect_lt(plain[RIGHT], ours[RIGHT]);
}
