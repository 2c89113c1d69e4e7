/** @file
 * Which place an event is drawn at, and as what: never more exactly than it is known.
 */
#include "base/error.h"
#include "compose/event_words.h"
#include "document/node.h"
#include "event/event_read.h"
#include "source/source.h"

#include <criterion/criterion.h>
#include <string.h>

static const BmOwnAreas no_areas = { NULL, -1 };

static BmEventList *read_events(const char *yaml)
{
    BmDocument *document = bm_document_parse("events.yaml", yaml, strlen(yaml), NULL);
    BmEventList *list = bm_event_list_new();
    cr_assert(bm_events_read_node(list, bm_document_root(document), NULL), "%s", yaml);
    bm_document_free(document);
    return list;
}

static BmLocatedEvents *locate(BmEventList *list, gboolean skip, BmWarnings *warnings,
                               GError **error)
{
    BmGazetteer *gazetteer = bm_gazetteer_open(NULL);
    cr_assert_not_null(gazetteer);
    const BmEventFilter everything = { 0 };
    BmLocatedEvents *events =
        bm_locate_events(list, gazetteer, &no_areas, &everything, skip, warnings, error);
    bm_gazetteer_free(gazetteer);
    if (events && events->somewhere->len > 0) {
        const BmExtent window = { 60, 29, 75, 39 };
        BmSourceQuery query = { .window = &window };
        BmFeatureSet *provinces =
            bm_source_read(BM_SOURCE_DIR "/shapes/provinces.shp", &query, NULL, NULL);
        cr_assert_not_null(provinces);
        bm_locate_in_provinces(events, provinces);
        bm_feature_set_free(provinces);
    }
    return events;
}

/* The precision that one event ends up with, and the meaning that the key gives its mark. */
Test(located_event, a_place_is_drawn_as_exactly_as_it_is_known)
{
    static const struct {
        const char *event;
        BmPrecision precision;
        const char *meaning;
    } cases[] = {
        /* a name of both a city and a province, without a word of kind, is the province */
        { "place: Kabul, country: AFG, type: airstrike", BM_PRECISION_PROVINCE,
          "Airstrikes reported in this province, site unknown" },
        { "place: Paktia, type: airstrike, status: claimed", BM_PRECISION_PROVINCE,
          "Airstrikes claimed by one side in this province, site unknown" },
        /* the author's wish for a point does not make a point of a province */
        { "place: Paktia province, type: airstrike, precision: point", BM_PRECISION_PROVINCE,
          "Airstrikes reported in this province, site unknown" },
        { "place: Kabul, kind: city, country: AFG, type: explosion", BM_PRECISION_PLACE,
          "Explosions, reported" },
        { "place: Torkham, type: clash, status: both_sides_report", BM_PRECISION_PLACE,
          "Crossing where both sides reported exchanges of fire" },
        { "place: Torkham, type: shelling, precision: near", BM_PRECISION_NEAR,
          "Shelling reported somewhere within this ring" },
        { "lon: 69.2, lat: 34.5, type: protest", BM_PRECISION_POINT, "Protests, reported" },
        /* a province's coordinates stand for the province, not for a point */
        { "lon: 69.2, lat: 34.5, type: protest, precision: province", BM_PRECISION_PROVINCE,
          "Protests reported in this province, site unknown" },
        { "lon: 63, lat: 24, type: protest, precision: province", BM_PRECISION_NEAR,
          "Protests reported somewhere within this ring" },
        { "lon: 69.2, lat: 34.5, type: protest, precision: district", BM_PRECISION_NEAR,
          "Protests reported somewhere within this ring" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *yaml = g_strdup_printf("- { date: 2026-02-27, %s }\n", cases[i].event);
        BmEventList *list = read_events(yaml);
        GError *error = NULL;
        BmLocatedEvents *events = locate(list, FALSE, NULL, &error);
        cr_assert_not_null(events, "%s: %s", yaml, error ? error->message : "");
        cr_assert_eq(events->groups->len, 1u, "%s", yaml);
        const BmEventGroup *group = g_ptr_array_index(events->groups, 0);
        cr_expect_eq(group->precision, cases[i].precision, "%s: %d", yaml, group->precision);
        char *meaning = bm_event_group_meaning(group);
        cr_expect_str_eq(meaning, cases[i].meaning);
        g_free(meaning);
        bm_located_events_free(events);
        bm_event_list_free(list);
        g_free(yaml);
    }
}

Test(located_event, events_of_one_place_share_a_mark)
{
    BmEventList *list =
        read_events("- { place: Torkham, type: clash, date: 2026-02-27 }\n"
                    "- { place: Torkham, type: evacuation, precision: near, date: 2026-02-27 }\n"
                    "- { place: Kabul province, type: airstrike, date: 2026-02-27 }\n"
                    "- { place: Kandahar province, type: airstrike, date: 2026-02-27 }\n");
    BmLocatedEvents *events = locate(list, FALSE, NULL, NULL);
    cr_assert_eq(events->groups->len, 3u);
    const BmEventGroup *torkham = g_ptr_array_index(events->groups, 0);
    const BmEventGroup *kandahar = g_ptr_array_index(events->groups, 2);
    cr_expect_eq(torkham->events->len, 2u);
    cr_expect_eq(torkham->precision, BM_PRECISION_PLACE);
    cr_expect_eq(torkham->number, 0u);
    cr_expect_eq(kandahar->number, 2u);
    bm_located_events_free(events);
    bm_event_list_free(list);
}

Test(located_event, joined_names_are_drawn_each_and_a_border_is_listed)
{
    BmEventList *list =
        read_events("- {place: Kandahar and Paktia provinces, country: AFG, type: airstrike}\n"
                    "- {place: along the Durand Line, type: clash}\n");
    BmWarnings *warnings = bm_warnings_new();
    BmLocatedEvents *events = locate(list, FALSE, warnings, NULL);
    cr_assert_not_null(events);
    cr_assert_eq(events->groups->len, 2u);
    for (guint i = 0; i < 2; i++) {
        const BmEventGroup *group = g_ptr_array_index(events->groups, i);
        cr_expect_str_eq(group->place->name, i == 0 ? "Kandahar" : "Paktia");
        cr_expect_eq(group->precision, BM_PRECISION_PROVINCE);
    }
    cr_expect_eq(events->unmapped->len, 1u);
    bm_located_events_free(events);
    bm_warnings_free(warnings);
    bm_event_list_free(list);
}

Test(located_event, what_has_no_place_is_listed_not_drawn)
{
    BmEventList *list =
        read_events("- { placed: false, why: w, type: ground_attack, date: 2026-02-26 }\n"
                    "- { place: Afghanistan, type: other, date: 2026-02-26 }\n");
    BmLocatedEvents *events = locate(list, FALSE, NULL, NULL);
    cr_expect_eq(events->groups->len, 0u);
    cr_expect_eq(events->unmapped->len, 2u);
    bm_located_events_free(events);
    bm_event_list_free(list);
}

Test(located_event, an_unknown_place_is_an_error_unless_skipped)
{
    BmEventList *list =
        read_events("- { id: a, place: Qwrtzabad, type: clash, date: 2026-02-27 }\n");
    GError *error = NULL;
    cr_assert_null(locate(list, FALSE, NULL, &error));
    cr_expect_eq(error->code, BM_ERROR_INPUT);
    cr_expect(strstr(error->message, "Qwrtzabad") && strstr(error->message, "events.yaml:1"), "%s",
              error->message);
    g_clear_error(&error);
    BmWarnings *warnings = bm_warnings_new();
    BmLocatedEvents *events = locate(list, TRUE, warnings, NULL);
    cr_expect_eq(events->unmapped->len, 1u);
    cr_expect_eq(bm_warnings_count(warnings), 1u);
    bm_located_events_free(events);
    bm_warnings_free(warnings);
    bm_event_list_free(list);
}

Test(located_event, a_date_is_short_on_a_map)
{
    static const struct {
        const char *date, *words;
    } cases[] = { { "2026-02-27", "27 Feb" },
                  { "2026-12-01T10:00Z", "1 Dec" },
                  { "2026-02-22/2026-02-27", "22 Feb" },
                  { "unknown", "" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmEvent *event = bm_event_new();
        event->date = g_strdup(cases[i].date);
        char *words = bm_event_short_date(event);
        cr_expect_str_eq(words, cases[i].words);
        g_free(words);
        bm_event_free(event);
    }
}

/* The line below the name: how many events, within how far, on which days. */
Test(located_event, a_mark_says_how_many_events_and_days_it_stands_for)
{
    static const struct {
        const char *events, *line;
    } cases[] = {
        { "- { place: Peshawar, type: clash, precision: near, date: 2026-02-27 }\n",
          "within 25 km\n27 Feb" },
        { "- { place: Peshawar, type: clash, precision: near, radius_km: 40, date: unknown }\n",
          "within 40 km" },
        { "- { place: Achin district, type: clash, date: 2026-02-27 }\n"
          "- { place: Achin district, type: shelling, date: 2026-02-26 }\n",
          "2 events within 15 km\n26 Feb, 27 Feb" },
        { "- { place: Kunar province, type: airstrike, date: 2026-02-25 }\n"
          "- { place: Kunar province, type: airstrike, date: 2026-02-27 }\n"
          "- { place: Kunar province, type: airstrike, date: 2026-02-26 }\n",
          "3 events, 25 Feb – 27 Feb" },
        /* a symbol bears its count itself; a note tells of its event */
        { "- { place: Gardez, kind: city, type: clash, date: 2026-02-27 }\n"
          "- { place: Gardez, kind: city, type: clash, date: 2026-02-27 }\n",
          "27 Feb" },
        { "- { place: Kunar province, type: airstrike, date: 2026-02-27 }\n"
          "- { place: Kunar province, type: airstrike, note: n, date: 2026-02-27 }\n",
          "27 Feb" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmEventList *list = read_events(cases[i].events);
        BmLocatedEvents *events = locate(list, FALSE, NULL, NULL);
        cr_assert(events && events->groups->len == 1, "%s", cases[i].events);
        char *line = bm_event_group_line(g_ptr_array_index(events->groups, 0), TRUE);
        cr_expect_str_eq(line, cases[i].line);
        g_free(line);
        bm_located_events_free(events);
        bm_event_list_free(list);
    }
}

Test(located_event, one_ring_means_all_that_happened_in_it)
{
    BmEventList *list =
        read_events("- { place: Achin district, type: clash, date: 2026-02-27 }\n"
                    "- { place: Achin district, type: shelling, date: 2026-02-26 }\n");
    BmLocatedEvents *events = locate(list, FALSE, NULL, NULL);
    char *meaning = bm_event_group_meaning(g_ptr_array_index(events->groups, 0));
    cr_expect_str_eq(meaning, "Exchanges of fire reported; shelling reported somewhere within this "
                              "ring");
    g_free(meaning);
    bm_located_events_free(events);
    bm_event_list_free(list);
}
