/** @file
 * Events from tables: columns as fields, claims beside them or in a second table.
 */
#include "base/error.h"
#include "event/event_table.h"

#include <criterion/criterion.h>
#include <string.h>

static gboolean read_tables(BmEventList *list, const char *events, const char *claims,
                            const char *const *mapping, BmWarnings *warnings, GError **error)
{
    BmTable *event_table = bm_table_parse("e.csv", events, strlen(events), 0, NULL, error);
    BmTable *claim_table =
        claims ? bm_table_parse("c.csv", claims, strlen(claims), 0, NULL, error) : NULL;
    gboolean good = bm_events_read_table(list, event_table, claim_table, mapping, warnings, error);
    bm_table_free(event_table);
    bm_table_free(claim_table);
    return good;
}

Test(event_table, a_row_is_an_event)
{
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    gboolean good = read_tables(
        list,
        "ID,Type,Latitude,longitude,Radius km,areas,claim1_by,claim1_what,claim1_min,claim12_by,"
        "claim12_words,source_title,placce,date\n"
        "a,clash,34.5,69.2,5,,A,killed,3,B,none,T,x,2026-02-27\n"
        "b,other,,,,\"X; Y |Z\",,,,,,,,\n",
        NULL, NULL, warnings, &error);
    cr_assert(good, "%s", error ? error->message : "");
    cr_assert_eq(list->events->len, 2);
    const BmEvent *first = bm_event_list_borrow(list, 0);
    cr_expect(first->has_position && first->latitude == 34.5 && first->longitude == 69.2);
    cr_expect_eq(first->radius_km, 5);
    cr_assert_eq(first->claims->len, 2);
    cr_expect_eq(((BmClaim *)first->claims->pdata[0])->minimum, 3);
    cr_expect_str_eq(((BmClaim *)first->claims->pdata[1])->by, "B");
    cr_expect_str_eq(((BmReportSource *)first->sources->pdata[0])->title, "T");
    cr_expect_eq(g_strv_length(bm_event_list_borrow(list, 1)->areas), 3);
    cr_expect_eq(bm_event_list_borrow(list, 1)->claims->len, 0);
    cr_assert_eq(bm_warnings_count(warnings), 1);
    cr_expect_str_eq(bm_warnings_borrow(warnings, 0),
                     "e.csv:1: the column \"placce\" is not read; did you mean \"place\"?");
    bm_event_list_free(list);
    bm_warnings_free(warnings);
}

Test(event_table, a_table_without_dates_is_said_once)
{
    static const struct {
        const char *heading;
        guint count;
    } tables[] = { { "type,place", 1 },
                   { "type,place,claim1_by,source_date", 1 },
                   { "type,place,Event Date", 0 } };
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        BmWarnings *warnings = bm_warnings_new();
        BmEventList *list = bm_event_list_new();
        char *text = g_strdup_printf("%s\nclash,K\nclash,L\n", tables[i].heading);
        cr_assert(read_tables(list, text, NULL, NULL, warnings, NULL), "%s", text);
        cr_assert_eq(bm_warnings_count(warnings), tables[i].count, "%s", text);
        if (tables[i].count)
            cr_expect(
                g_str_has_prefix(bm_warnings_borrow(warnings, 0), "e.csv:1: no column \"date\": "));
        bm_event_list_free(list);
        bm_warnings_free(warnings);
        g_free(text);
    }
}

Test(event_table, claims_of_a_second_table_keep_their_order)
{
    static const char *const mapping[] = { "place=Where", "type=What happened", NULL };
    BmEventList *list = bm_event_list_new();
    GError *error = NULL;
    gboolean good = read_tables(list, "id;Where;What happened\na;K;clash\nb;L;clash\n",
                                "id,by,what,min,words\nb,P,killed,36,\na,P,other,,x\n"
                                "b,P,killed,133,at least\n",
                                mapping, NULL, &error);
    cr_assert(good, "%s", error ? error->message : "");
    const GPtrArray *claims = bm_event_list_borrow(list, 1)->claims;
    cr_assert_eq(claims->len, 2);
    cr_expect_eq(((BmClaim *)claims->pdata[0])->minimum, 36);
    cr_expect_eq(((BmClaim *)claims->pdata[1])->minimum, 133);
    bm_event_list_free(list);
}

Test(event_table, refuses_what_is_wrong_and_says_where)
{
    static const char *const missing[] = { "place=Whre", NULL };
    static const struct {
        const char *events, *claims;
        const char *const *mapping;
        const char *start, *part;
    } bad[] = {
        { "id,type,place,date\n\na,clash,K,2026-02-31\n", NULL, NULL, "e.csv:3:", "calendar" },
        { "type,lat,lon\nclash,95,1\n", NULL, NULL, "e.csv:2:", "from -90 to 90" },
        { "type,place\nairstirke,K\n", NULL, NULL, "e.csv:2:", "\"airstrike\"" },
        { "type,place,lat,latitude\n", NULL, NULL, "e.csv:1:", "both mean \"lat\"" },
        { "type,Where\n", NULL, missing, "e.csv:1:", "did you mean \"Where\"" },
        { "id,type,place\na,clash,K\na,clash,K\n", NULL, NULL, "e.csv:3:", "used already" },
        { "id,type,place\na,clash,K\n", "id,by,words\nz,A,x\n", NULL, "c.csv:2:", "\"z\"" },
        { "id,type,place\na,clash,K\n", "by,words\nA,x\n", NULL, "c.csv:1:", "no column \"id\"" },
        { "id,type,place\na,clash,K\n", "id,by,what,min\na,A,killed,x\n", NULL,
          "c.csv:2:", "number" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        BmEventList *list = bm_event_list_new();
        GError *error = NULL;
        cr_assert_not(read_tables(list, bad[i].events, bad[i].claims, bad[i].mapping, NULL, &error),
                      "%u", i);
        cr_expect(g_str_has_prefix(error->message, bad[i].start), "%u: %s", i, error->message);
        cr_expect(strstr(error->message, bad[i].part), "%u: %s", i, error->message);
        g_error_free(error);
        bm_event_list_free(list);
    }
}
