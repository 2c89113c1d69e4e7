/** @file
 * Events from GeoJSON, with made-up features under the rules of RFC 7946.
 */
#include "base/error.h"
#include "event/geojson_read.h"

#include <criterion/criterion.h>
#include <string.h>

#define FEATURE(geometry, properties)                                                              \
    "{\"type\":\"Feature\",\"geometry\":" geometry ",\"properties\":" properties "}"
#define POINT(x, y) "{\"type\":\"Point\",\"coordinates\":[" #x "," #y "]}"
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "]}"

static BmEventList *read_text(const char *text, BmWarnings *warnings, GError **error)
{
    BmDocument *document = bm_document_parse("a.geojson", text, strlen(text), error);
    cr_assert_not_null(document);
    BmEventList *list = bm_event_list_new();
    if (!bm_events_read_geojson(list, bm_document_root(document), NULL, NULL, warnings, error))
        g_clear_pointer(&list, bm_event_list_free);
    bm_document_free(document);
    return list;
}

static BmEventList *read_well(const char *text, BmWarnings *warnings)
{
    GError *error = NULL;
    BmEventList *list = read_text(text, warnings, &error);
    cr_assert_not_null(list, "%s", error ? error->message : "");
    return list;
}

Test(geojson, a_feature_is_an_event_and_its_properties_the_fields)
{
    BmEventList *list = read_well(
        COLLECTION(FEATURE(
            POINT(69.17, 34.53),
            "{\"Event type\":\"clash\",\"place\":\"\\u06a9\\u0627\\u0628\\u0644 \\ud83d\\ude00\","
            "\"note\":null,\"claims\":[{\"by\":\"A\",\"what\":\"killed\",\"min\":3}],"
            "\"private\":[\"actor\"],\"actor\":\"B\",\"sources\":[\"Wire\"]}")),
        NULL);
    const BmEvent *event = bm_event_list_borrow(list, 0);
    cr_expect(event->type == BM_EVENT_CLASH && event->has_position);
    cr_expect(event->longitude == 69.17 && event->latitude == 34.53);
    cr_expect_str_eq(event->place, "کابل 😀");
    cr_expect_null(event->note);
    cr_expect_null(event->actor, "private");
    cr_assert_eq(event->claims->len, 1);
    cr_expect_eq(((BmClaim *)g_ptr_array_index(event->claims, 0))->minimum, 3);
    cr_expect_eq(event->sources->len, 1);
    bm_event_list_free(list);
}

Test(geojson, the_id_is_a_property_or_the_features_own)
{
    BmEventList *list = read_well("{\"type\":\"Feature\",\"id\":7,\"geometry\":" POINT(
                                      1, 2) ",\"properties\":{\"type\":\"clash\"}}",
                                  NULL);
    cr_expect_str_eq(bm_event_list_borrow(list, 0)->id, "7");
    bm_event_list_free(list);
}

/* A degree of latitude is 111.2 km on the sphere of the Earth's mean radius, 6371.0088 km. */
Test(geojson, an_area_is_a_ring_that_holds_it_and_no_point)
{
    BmEventList *list = read_well(
        COLLECTION(FEATURE("{\"type\":\"LineString\",\"coordinates\":[[10,-1,5],[10,1,5]]}",
                           "{\"type\":\"clash\"}")),
        NULL);
    const BmEvent *event = bm_event_list_borrow(list, 0);
    cr_expect(event->longitude == 10 && event->latitude == 0);
    cr_expect_eq(event->radius_km, 112);
    cr_expect_eq(event->precision, BM_PRECISION_NEAR);
    bm_event_list_free(list);
}

Test(geojson, a_feature_that_is_wrong_is_left_out_and_said_with_its_line)
{
    static const struct {
        const char *feature, *warning;
    } bad[] = {
        { FEATURE(POINT(69, 95), "{\"type\":\"clash\"}"), "a.geojson:2: geometry: a latitude" },
        { FEATURE(POINT(0, 0.0), "{\"type\":\"clash\"}"), "a.geojson:2: geometry: 0, 0 lies in" },
        { FEATURE(POINT(34, 169), "{\"type\":\"clash\"}"), "they look exchanged" },
        { FEATURE(POINT(x, 1), "{\"type\":\"clash\"}"), "coordinates that are no numbers" },
        { FEATURE(POINT(1, 1), "{\"type\":\"clas\"}"), "a.geojson:2" },
        { FEATURE(POINT(1, 1), "{\"type\":\"clash\",\"date\":\"2026-02-31\"}"),
          "a.geojson:2: the calendar has no 2026-02-31" },
        { FEATURE("null", "{\"type\":\"clash\"}"), "a.geojson:2: an event without a place" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *text = g_strdup_printf(COLLECTION("%s,%s"), bad[i].feature,
                                     FEATURE(POINT(1, 1), "{\"type\":\"clash\",\"id\":\"good\","
                                                          "\"date\":\"2026-02-27\"}"));
        BmWarnings *warnings = bm_warnings_new();
        BmEventList *list = read_well(text, warnings);
        cr_expect_eq(list->events->len, 1, "%u", i);
        cr_expect_str_eq(bm_event_list_borrow(list, 0)->id, "good");
        cr_assert_eq(bm_warnings_count(warnings), 1, "%u", i);
        cr_expect(strstr(bm_warnings_borrow(warnings, 0), bad[i].warning), "%u: %s", i,
                  bm_warnings_borrow(warnings, 0));
        bm_warnings_free(warnings);
        bm_event_list_free(list);
        g_free(text);
    }
}

Test(geojson, properties_of_an_export_are_read_as_one)
{
    BmEventList *list = read_well(
        COLLECTION(FEATURE(
            POINT(69.2, 34.5),
            "{\"event_id_cnty\":\"AFG1\",\"event_date\":\"2026-02-27\",\"time_precision\":1,"
            "\"event_type\":\"Battles\",\"sub_event_type\":\"Armed clash\",\"geo_precision\":2,"
            "\"fatalities\":4}")),
        NULL);
    const BmEvent *event = bm_event_list_borrow(list, 0);
    cr_expect_str_eq(event->id, "AFG1");
    cr_expect(event->precision == BM_PRECISION_NEAR && event->longitude == 69.2);
    cr_expect_str_eq(((BmClaim *)g_ptr_array_index(event->claims, 0))->by, "ACLED");
    bm_event_list_free(list);
}

Test(geojson, other_coordinates_and_other_json_are_refused)
{
    static const char *const bad[] = {
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
        "\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[]}",
        "{\"type\":\"Point\",\"coordinates\":[1,2]}",
        "[1,2]",
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        GError *error = NULL;
        cr_expect_null(read_text(bad[i], NULL, &error));
        cr_assert_not_null(error, "%u", i);
        cr_expect_eq(error->code, BM_ERROR_INPUT);
        g_error_free(error);
    }
}
