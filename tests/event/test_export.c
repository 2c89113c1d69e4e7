/** @file
 * Exports of ACLED and UCDP GED, with made-up rows under the columns of their codebooks.
 */
#include "base/error.h"
#include "event/export_format.h"
#include "event/export_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define ACLED                                                                                      \
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,"      \
    "actor2,assoc_actor_2,country,admin1,location,latitude,longitude,geo_precision,source,"        \
    "notes,fatalities\n"
#define GED                                                                                        \
    "id,relid,type_of_violence,side_a,side_b,source_office,where_prec,where_coordinates,adm_1,"    \
    "latitude,longitude,country,date_prec,date_start,date_end,best,low,high\n"

static char *write_table(const char *text)
{
    char *path = NULL;
    int descriptor = g_file_open_tmp("export-XXXXXX.csv", &path, NULL);
    cr_assert_geq(descriptor, 0);
    close(descriptor);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static BmEventList *read_export(const char *text, const BmEventFilter *filter, BmWarnings *warnings)
{
    char *path = write_table(text);
    BmEventList *list = bm_event_list_new();
    const char *format = bm_events_recognise_export(path);
    cr_assert_not_null(format);
    GError *error = NULL;
    cr_assert(bm_events_read_export(list, path, format, filter, warnings, &error), "%s",
              error ? error->message : "");
    g_remove(path);
    g_free(path);
    return list;
}

Test(export, acled_keeps_codes_precision_and_the_lowest_count_as_its_own_claim)
{
    BmEventList *list = read_export(
        ACLED
        "A1,2026-02-27,1,Explosions/Remote violence,Air/drone strike,X,,Y,,Afghanistan,Paktia,"
        "Gardez,33.6,69.22,1,Paper,text,3\n"
        "A2,2026-02-25,2,Battles,Armed clash,X,,Y,,Afghanistan,Khost,Khost,33.3,69.9,2,P,,0\n"
        "A3,2026-02-25,3,Strategic developments,Agreement,X,,,,Afghanistan,Khost,Khost,33.3,"
        "69.9,3,P,,\n",
        NULL, NULL);
    cr_assert_eq(list->events->len, 3);
    const BmEvent *strike = bm_event_list_borrow(list, 0);
    cr_expect_eq(strike->type, BM_EVENT_AIRSTRIKE);
    cr_expect_str_eq(strike->source_type, "Explosions/Remote violence: Air/drone strike");
    cr_expect_eq(strike->precision, BM_PRECISION_PLACE);
    cr_expect_null(strike->actor, "ACLED's actors do not say who attacked");
    cr_assert_eq(strike->claims->len, 1);
    const BmClaim *claim = g_ptr_array_index(strike->claims, 0);
    cr_expect(claim->minimum == 3 && !claim->has_maximum && claim->what == BM_WHAT_KILLED);
    cr_expect_str_eq(claim->by, "ACLED");
    cr_expect_eq(claim->standing, BM_STANDING_DATABASE);
    cr_expect(strstr(claim->scope, "lowest report"));
    const BmEvent *clash = bm_event_list_borrow(list, 1);
    cr_expect(clash->type == BM_EVENT_CLASH && clash->precision == BM_PRECISION_NEAR);
    cr_expect_str_eq(clash->date_precision, "week");
    cr_expect_eq(clash->claims->len, 0);
    const BmEvent *other = bm_event_list_borrow(list, 2);
    cr_expect(other->type == BM_EVENT_OTHER && other->precision == BM_PRECISION_PROVINCE);
    bm_event_list_free(list);
}

Test(export, ged_keeps_intervals_ranges_and_what_cannot_be_placed)
{
    BmEventList *list = read_export(
        GED "1,G1,1,A,B,Wire,1,Town,P,33.6,69.2,Afghanistan,1,2023-01-05 00:00:00.000,"
            "2023-01-05 00:00:00.000,4,2,9\n"
            "2,G2,3,A,C,Wire,4,Prov,P,33.6,69.2,Afghanistan,4,2023-01-01 00:00:00.000,"
            "2023-01-31 00:00:00.000,1,1,1\n"
            "3,G3,2,A,B,Wire,5,Border,P,33.6,69.2,Afghanistan,2,2023-01-05,2023-01-07,1,0,1\n",
        NULL, NULL);
    cr_assert_eq(list->events->len, 3);
    const BmEvent *first = bm_event_list_borrow(list, 0);
    cr_expect_str_eq(first->date, "2023-01-05");
    const BmClaim *claim = g_ptr_array_index(first->claims, 0);
    cr_expect(claim->minimum == 2 && claim->maximum == 9);
    const BmEvent *second = bm_event_list_borrow(list, 1);
    cr_expect_str_eq(second->date, "2023-01-01/2023-01-31");
    cr_expect(second->precision == BM_PRECISION_PROVINCE && second->type == BM_EVENT_OTHER);
    const BmEvent *third = bm_event_list_borrow(list, 2);
    cr_expect(!third->placed && third->why);
    bm_event_list_free(list);
}

Test(export, leaves_out_rows_that_are_wrong_and_says_which)
{
    static const struct {
        const char *row, *warning;
    } bad[] = {
        { "A,2026-02-31,1,Battles,Armed clash,,,,,,,K,34,69,1,,,1\n",
          ":2: column \"event_date\": the calendar has no 2026-02-31" },
        { "A,2026-02-27,1,Battles,Armed clash,,,,,,,K,95,190,1,,,1\n",
          ":2: column \"latitude\": a latitude is from -90 to 90" },
        { "A,2026-02-27,1,Battles,Armed clash,,,,,,,K,112,34,1,,,1\n",
          ":2: column \"latitude\": beyond 90, while the longitude is a latitude" },
        { "A,2026-02-27,1,Battles,Armed clash,,,,,,,K,0,0.0,1,,,1\n",
          ":2: column \"latitude\": 0, 0 lies in the sea" },
        { "A,2026-02-27,1,Battles,Armed clash,,,,,,,K,x,1,1,,,1\n",
          ":2: column \"latitude\": not" },
        { "A,2026-02-27,1,Battles,Armed clash,,,,,,,K,1,nan,1,,,1\n", ":2: column \"longitude\"" },
    };
    static const char good[] = "B,2026-02-27,1,Battles,Armed clash,,,,,,,K,34,69,1,,,1\n";
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        BmWarnings *warnings = bm_warnings_new();
        char *text = g_strconcat(ACLED, bad[i].row, good, NULL);
        BmEventList *list = read_export(text, NULL, warnings);
        cr_expect_eq(list->events->len, 1, "%u", i);
        cr_assert_eq(bm_warnings_count(warnings), 1, "%u", i);
        cr_expect(strstr(bm_warnings_borrow(warnings, 0), bad[i].warning), "%u: %s", i,
                  bm_warnings_borrow(warnings, 0));
        bm_event_list_free(list);
        bm_warnings_free(warnings);
        g_free(text);
    }
}

Test(export, a_missing_column_is_told_with_what_follows)
{
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *list =
        read_export("event_id_cnty,event_date,event_type,sub_event_type,latitud,"
                    "longitude,time_precision,fatalities,location,country\n"
                    "A,2026-02-27,Battles,Armed clash,34,69,1,2,Khost,Afghanistan\n",
                    NULL, warnings);
    cr_assert_eq(list->events->len, 1);
    const BmEvent *event = bm_event_list_borrow(list, 0);
    cr_expect(event->placed && event->is_found_leniently && !event->has_position);
    cr_expect_str_eq(event->place, "Khost");
    cr_expect_str_eq(event->country, "AFG");
    cr_expect_eq(event->precision, BM_PRECISION_NEAR, "a precision that is not told is not exact");
    cr_expect_eq(event->claims->len, 1);
    cr_assert_eq(bm_warnings_count(warnings), 2);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0),
                     ":1: no column \"latitude\", which ACLED has (\"latitud\" is near); places "
                     "are looked up by their names"),
              "%s", bm_warnings_borrow(warnings, 0));
    cr_expect(strstr(bm_warnings_borrow(warnings, 1), ":1: no column \"geo_precision\""));
    bm_warnings_free(warnings);
    bm_event_list_free(list);
}

Test(export, a_table_of_another_kind_is_refused)
{
    char *path = write_table("a,b\n1,2\n");
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    cr_assert_not(bm_events_read_export(list, path, "acled", NULL, NULL, &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, ":1: none of the columns of ACLED"), "%s", error->message);
    g_error_free(error);
    bm_event_list_free(list);
    g_remove(path);
    g_free(path);
}

/* Kandahar lies at 31.61 N 65.71 E, Lagos at 6.45 N 3.39 E (GeoNames): both exchanged are in range.
 */
Test(export, exchanged_coordinates_in_range_are_known_by_the_country)
{
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *list = read_export(
        ACLED "A,2026-02-27,1,Battles,Armed clash,,,,,Afghanistan,,Kandahar,65.71,31.61,1,,,1\n"
              "B,2026-02-27,1,Battles,Armed clash,,,,,Afghanistan,,Kandahar,31.61,65.71,1,,,1\n"
              "C,2026-02-27,1,Battles,Armed clash,,,,,Nigeria,,Lagos,6.45,3.39,1,,,1\n"
              "D,2026-02-27,1,Battles,Armed clash,,,,,Nowhere,,Lagos,6.45,3.39,1,,,1\n",
        NULL, warnings);
    cr_assert_eq(list->events->len, 3);
    cr_expect_str_eq(bm_event_list_borrow(list, 0)->id, "B");
    cr_expect_str_eq(bm_event_list_borrow(list, 0)->country, "AFG");
    cr_assert_eq(bm_warnings_count(warnings), 1);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0),
                     ":2: column \"longitude\": longitude and latitude look exchanged"),
              "%s", bm_warnings_borrow(warnings, 0));
    bm_warnings_free(warnings);
    bm_event_list_free(list);
}

Test(export, only_what_the_filter_wants_is_kept)
{
    BmEventFilter filter = { 0 };
    cr_assert(bm_event_filter_set_dates(&filter, "2026-02-22/2026-02-27", NULL));
    cr_assert(bm_event_filter_set_types(&filter, "airstrike", NULL));
    bm_event_filter_set_parties(&filter, "party b");
    BmEventList *list =
        read_export(ACLED "A1,2026-02-27,1,E,Air/drone strike,Party A,,Party B,,,,K,34,69,1,,,1\n"
                          "A2,2026-02-28,1,E,Air/drone strike,Party A,,Party B,,,,K,34,69,1,,,1\n"
                          "A3,2026-02-27,1,E,Armed clash,Party A,,Party B,,,,K,34,69,1,,,1\n"
                          "A4,2026-02-27,1,E,Air/drone strike,Party A,,,,,,K,34,69,1,,,1\n",
                    &filter, NULL);
    cr_assert_eq(list->events->len, 1);
    cr_expect_str_eq(bm_event_list_borrow(list, 0)->id, "A1");
    bm_event_list_free(list);
    bm_event_filter_clear(&filter);
}

Test(export, every_format_of_ours_can_be_read)
{
    for (guint i = 0; bm_export_format_names[i]; i++) {
        GError *error = NULL;
        BmExportFormat *format = bm_export_format_open(bm_export_format_names[i], &error);
        cr_assert_not_null(format, "%s", error ? error->message : "");
        bm_export_format_free(format);
    }
}
