/** @file
 * Events from YAML: the words of design.md, and what is refused with its place.
 */
#include "base/error.h"
#include "event/event_date.h"
#include "event/event_read.h"

#include <criterion/criterion.h>
#include <string.h>

static BmEventList *read_text(const char *text, GError **error)
{
    BmDocument *document = bm_document_parse("e.yaml", text, strlen(text), error);
    if (!document)
        return NULL;
    BmEventList *list = bm_event_list_new();
    if (!bm_events_read_node(list, bm_document_root(document), error))
        g_clear_pointer(&list, bm_event_list_free);
    bm_document_free(document);
    return list;
}

static BmEventList *read_good(const char *text)
{
    GError *error = NULL;
    BmEventList *list = read_text(text, &error);
    cr_assert_not_null(list, "%s", error ? error->message : "");
    return list;
}

Test(event_read, reads_every_field)
{
    BmEventList *list = read_good(
        "draft: true\nzone: local\nsources: [A title, {title: t, publisher: p, date: 2026-02-26, "
        "url: u, licence: l}]\nevents:\n"
        "- {id: a, date: 2026-02-27T04:30+04:30, date_precision: minute, type: airstrike, "
        "source_type: Air/drone strike, place: Kabul, kind: province, country: afg, lon: 69.2, "
        "lat: -34.5, precision: near, radius_km: 5, side: PAK, actor: x, target: y, status: "
        "confirmed, confirmed_by: z, label: l, note: n, text: {sentence: s, toponym: Kabul, "
        "start: 3, end: 8}, doubt: [d, e], reviewed: {by: me, at: 2026-03-01}, sources: [s]}\n"
        "- {type: other, precision: region, areas: [A, B]}\n"
        "- {type: clash, precision: border, from: A, to: B, date: unknown}\n"
        "- {type: other, placed: no, why: unnamed}\n");
    cr_assert_eq(list->events->len, 4);
    cr_expect(list->draft);
    cr_assert_eq(list->sources->len, 2);
    cr_expect_str_eq(((BmReportSource *)list->sources->pdata[1])->publisher, "p");
    const BmEvent *event = bm_event_list_borrow(list, 0);
    cr_expect_eq(event->type, BM_EVENT_AIRSTRIKE);
    cr_expect_str_eq(event->country, "AFG");
    cr_expect(event->has_position && event->longitude == 69.2 && event->latitude == -34.5);
    cr_expect_eq(event->precision, BM_PRECISION_NEAR);
    cr_expect_eq(event->radius_km, 5);
    cr_expect_eq(event->status, BM_STATUS_CONFIRMED);
    cr_expect_str_eq(event->zone, "local");
    cr_expect_str_eq(event->doubt, "d; e");
    cr_expect_str_eq(event->reviewed, "me, 2026-03-01");
    cr_expect_eq(event->text_end - event->text_start, 5);
    cr_expect_eq(event->line, 5);
    cr_expect_str_eq(bm_event_list_borrow(list, 1)->areas[1], "B");
    cr_expect_str_eq(bm_event_list_borrow(list, 1)->id, "event-2");
    cr_expect_str_eq(bm_event_list_borrow(list, 2)->to, "B");
    cr_expect_not(bm_event_list_borrow(list, 3)->placed);
    bm_event_list_free(list);
}

/* One event each, as the flow mapping of line 1, and parts of the message. */
static const struct {
    const char *text, *start, *part;
} bad[] = {
    { "[{type: airstrike, place: K, date: 2026-02-31}]", "e.yaml:1:36:", "calendar has no" },
    { "[{type: airstrike, lon: 69, lat: 95}]", "e.yaml:1:34:", "from -90 to 90" },
    { "[{type: airstrike, lon: -181, lat: 5}]", "e.yaml:1:25:", "from -180 to 180" },
    { "[{type: airstrike, lon: 69}]", "e.yaml:1:25:", "without \"lat\"" },
    { "[{type: airstrike, lon: .nan, lat: 1}]", "e.yaml:1:25:", "must be a number" },
    { "[{type: airstirke, place: K}]", "e.yaml:1:9:", "did you mean \"airstrike\"" },
    { "[{type: xyzzy, place: K}]", "e.yaml:1:9:", "use one of: airstrike," },
    { "[{tpye: clash, place: K}]", "e.yaml:1:3:", "did you mean \"type\"" },
    { "[{place: K}]", "e.yaml:1:2:", "without a \"type\"" },
    { "[{type: clash}]", "e.yaml:1:2:", "without a place" },
    { "[{type: clash, placed: false}]", "e.yaml:1:2:", "without \"why\"" },
    { "[{type: clash, place: K, country: Pak.}]", "e.yaml:1:35:", "alpha-3" },
    { "[{type: clash, place: K, radius_km: -1}]", "e.yaml:1:37:", "from 0" },
    { "[{type: clash, place: K, precision: region}]", "e.yaml:1:2:", "areas" },
    { "[{type: clash, place: [K]}]", "e.yaml:1:23:", "single value" },
    { "[{id: a, type: clash, place: K}, {id: a, type: clash, place: K}]",
      "e.yaml:1:39:", "already" },
    { "[{type: clash, place: K, claims: [{words: x}]}]", "e.yaml:1:35:", "who makes it" },
    { "[{type: clash, place: K, claims: [{by: A, min: 5}]}]", "e.yaml:1:35:", "what is counted" },
    { "[{type: clash, place: K, claims: [{by: A, what: killed}]}]",
      "e.yaml:1:35:", "says nothing" },
    { "[{type: clash, place: K, claims: [{by: A, what: killed, min: -5}]}]",
      "e.yaml:1:62:", "whole" },
    { "[{type: clash, place: K, claims: [{by: A, what: killed, min: 1.5}]}]",
      "e.yaml:1:62:", "whole" },
    { "[{type: clash, place: K, claims: [{by: A, what: killed, min: 5, max: 2}]}]",
      "e.yaml:1:62:", "larger" },
    { "[{type: clash, place: K, claims: [{by: A, stanse: says}]}]", "e.yaml:1:43:", "\"stance\"" },
    { "[{type: clash, place: K, claims: [{by: A, stance: deny, what: killed}]}]",
      "e.yaml:1:51:", "\"denies\"" },
    { "[{type: clash, place: K, private: [plase]}]", "e.yaml:1:36:", "\"place\"" },
    { "{evnts: []}", "e.yaml:1:2:", "\"events\"" },
    { "{events: {a: b}}", "e.yaml:1:10:", "must be a list" },
    { "[text]", "e.yaml:1:2:", "must be a mapping" },
};

Test(event_read, refuses_what_is_wrong_and_says_where)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        GError *error = NULL;
        cr_assert_null(read_text(bad[i].text, &error), "accepted %u: %s", i, bad[i].text);
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
        cr_expect(g_str_has_prefix(error->message, bad[i].start), "%u: %s", i, error->message);
        cr_expect(strstr(error->message, bad[i].part), "%u: %s", i, error->message);
        g_error_free(error);
    }
}

Test(event_read, dates_are_of_the_calendar)
{
    /* ISO 8601-1:2019; 2024 is a leap year, 1900 is none. */
    static const struct {
        const char *text;
        gboolean good;
    } dates[] = {
        { "2026-02-27", TRUE },
        { "2026-02", TRUE },
        { "2026", TRUE },
        { "unknown", TRUE },
        { "2024-02-29", TRUE },
        { "2026-02-27T04:30", TRUE },
        { "2026-02-27T24:00", TRUE },
        { "2026-02-27T04:30:15.5Z", TRUE },
        { "2026-02-27T04:30+0430", TRUE },
        { "2026-02-26T20:00/2026-02-27T00:00", TRUE },
        { "2026-02-26/2026-02-26", TRUE },
        { "2026-02-27T01:00+05:00/2026-02-26T21:00Z", TRUE },
        { "2026-02-29", FALSE },
        { "1900-02-29", FALSE },
        { "2026-02-31", FALSE },
        { "2026-13-01", FALSE },
        { "2026-00-10", FALSE },
        { "0000-01-01", FALSE },
        { "26-02-27", FALSE },
        { "27.02.2026", FALSE },
        { "2026-02-27 04:30", FALSE },
        { "2026-02-27T25:00", FALSE },
        { "2026-02-27T24:30", FALSE },
        { "2026-02-27T04:60", FALSE },
        { "2026-02-27T04:30+15:00", FALSE },
        { "2026-02-27T", FALSE },
        { "2026-02-27/2026-02-26", FALSE },
        { "2026-02-27/", FALSE },
        { "/", FALSE },
        { "", FALSE },
        { "yesterday", FALSE },
        { "2026-02-2７", FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
        char *problem = NULL;
        cr_expect_eq(bm_event_date_check(dates[i].text, &problem), dates[i].good, "%s",
                     dates[i].text);
        cr_expect_eq(problem == NULL, dates[i].good, "%s", dates[i].text);
        g_free(problem);
    }
}

Test(event_read, private_fields_are_gone)
{
    BmEventList *list = read_good(
        "private: [claims.speaker, note]\nevents:\n"
        "- {id: s, type: evacuation, place: Camp, note: n, private: [id, place], claims: [{by: A, "
        "speaker: S, what: killed, min: 1}]}\n"
        "- {type: clash, place: K, lon: 1, lat: 2, private: [lon, claims.min], claims: [{by: A, "
        "what: killed, min: 1}]}\n");
    const BmEvent *first = bm_event_list_borrow(list, 0);
    cr_expect_str_eq(first->id, "event-1");
    cr_expect_null(first->place);
    cr_expect_null(first->note);
    cr_expect_not(first->placed);
    cr_expect_str_eq(first->why, "place withheld");
    cr_expect_null(((BmClaim *)first->claims->pdata[0])->speaker);
    const BmEvent *second = bm_event_list_borrow(list, 1);
    cr_expect(second->placed && !second->has_position && second->longitude == 0);
    const BmClaim *claim = second->claims->pdata[0];
    cr_expect(!claim->has_minimum && claim->minimum == 0);
    bm_event_list_free(list);
}

Test(event_read, knows_an_events_document_from_a_map)
{
    static const struct {
        const char *text;
        gboolean events;
    } cases[] = {
        { "[{type: clash}]", TRUE },       { "events: [{type: clash}]\ndraft: yes", TRUE },
        { "title: x\nevents: []", FALSE }, { "events: [a.yaml]", FALSE },
        { "events: a.yaml", FALSE },       { "just text", FALSE },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmDocument *document = bm_document_parse("f", cases[i].text, strlen(cases[i].text), NULL);
        cr_expect_eq(bm_events_is_events_document(bm_document_root(document)), cases[i].events,
                     "%s", cases[i].text);
        bm_document_free(document);
    }
}

Test(event_read, refuses_a_file_of_unknown_ending)
{
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    const BmEventInput input = { .path = "events.docx" };
    cr_expect_not(bm_events_read_file(list, &input, NULL, &error));
    cr_expect(strstr(error->message, ".yaml"), "%s", error->message);
    g_error_free(error);
    bm_event_list_free(list);
}
