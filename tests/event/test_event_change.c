/** @file
 * What is new, changed and withdrawn since an earlier list.
 */
#include "event/event_change.h"
#include "event/event_read.h"

#include <criterion/criterion.h>
#include <string.h>

static BmEventList *list_of(const char *yaml)
{
    GError *error = NULL;
    BmDocument *document = bm_document_parse("e.yaml", yaml, strlen(yaml), &error);
    BmEventList *list = bm_event_list_new();
    gboolean good = document && bm_events_read_node(list, bm_document_root(document), &error);
    cr_assert(good, "%s", error ? error->message : "");
    bm_document_free(document);
    return list;
}

static BmEventList *compare(const char *now, const char *before, BmWarnings *warnings)
{
    BmEventList *list = list_of(now), *earlier = list_of(before);
    bm_events_compare(list, earlier, warnings);
    bm_event_list_free(earlier);
    return list;
}

Test(event_change, events_are_matched_by_their_ids)
{
    BmEventList *list = compare("- { id: a, type: clash, place: Khost }\n"
                                "- { id: b, type: clash, place: Khost }\n"
                                "- { id: c, type: clash, place: Gardez }\n",
                                "- { id: c, type: clash, place: Khost }\n"
                                "- { id: d, type: clash, place: Khost }\n"
                                "- { id: a, type: clash, place: Khost }\n",
                                NULL);
    static const struct {
        const char *id, *changes;
        BmChange change;
    } wanted[] = {
        { "a", NULL, BM_CHANGE_NONE },
        { "b", NULL, BM_CHANGE_NEW },
        { "c", "place Gardez, was Khost", BM_CHANGE_CHANGED },
        { "d", NULL, BM_CHANGE_WITHDRAWN },
    };
    cr_assert_eq(list->events->len, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        const BmEvent *event = bm_event_list_borrow(list, i);
        cr_expect_str_eq(event->id, wanted[i].id);
        cr_expect_eq(event->change, wanted[i].change, "%s", wanted[i].id);
        cr_expect(g_strcmp0(event->changes, wanted[i].changes) == 0, "%s", event->changes);
        cr_expect_eq(bm_event_stands(event), wanted[i].change != BM_CHANGE_WITHDRAWN);
    }
    bm_event_list_free(list);
}

Test(event_change, what_changed_is_told_and_figures_are_neither_summed_nor_replaced)
{
    static const struct {
        const char *before, *now, *changes;
    } cases[] = {
        { "status: reported", "status: confirmed", "status confirmed, was reported" },
        { "date: 2026-02-26", "date: 2026-02-27", "date 2026-02-27, was 2026-02-26" },
        { "actor: X", "status: reported", "actor X no longer given" },
        { "note: one", "note: two", "wording" },
        { "claims: [{ by: A, what: killed, min: 36 }]",
          "claims: [{ by: A, what: killed, min: 36 }, { by: A, what: killed, min: 133, words: at "
          "least }]",
          "now claimed by A: at least 133 killed" },
        { "claims: [{ by: A, what: killed, min: 3 }]", "claims: []",
          "no longer claimed by A: 3 killed" },
        { "doubt: a", "doubt: b", NULL },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *before = g_strdup_printf("- { id: a, type: clash, place: K, %s }\n", cases[i].before);
        char *now = g_strdup_printf("- { id: a, type: clash, place: K, %s }\n", cases[i].now);
        BmEventList *list = compare(now, before, NULL);
        const BmEvent *event = bm_event_list_borrow(list, 0);
        cr_expect(g_strcmp0(event->changes, cases[i].changes) == 0, "%u: %s", i, event->changes);
        bm_event_list_free(list);
        g_free(now);
        g_free(before);
    }
}

Test(event_change, events_without_ids_are_matched_by_what_they_say)
{
    BmWarnings *warnings = bm_warnings_new();
    BmEventList *list = compare("- { type: clash, place: Gardez }\n"
                                "- { type: clash, place: Khost }\n"
                                "- { type: clash, place: Khost }\n",
                                "- { type: clash, place: Khost, status: claimed }\n"
                                "- { type: shelling, place: Khost }\n",
                                warnings);
    static const BmChange wanted[] = { BM_CHANGE_NEW, BM_CHANGE_CHANGED, BM_CHANGE_NEW,
                                       BM_CHANGE_WITHDRAWN };
    cr_assert_eq(list->events->len, G_N_ELEMENTS(wanted));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        cr_expect_eq(bm_event_list_borrow(list, i)->change, wanted[i], "%u", i);
    cr_assert_eq(bm_warnings_count(warnings), 1);
    cr_expect(strstr(bm_warnings_borrow(warnings, 0), "2 events without an id are taken as new"));
    bm_event_list_free(list);
    bm_warnings_free(warnings);
}

Test(event_change, a_private_field_is_no_change)
{
    BmEventList *list = compare("private: [actor]\nevents:\n- { id: a, type: clash, place: K, "
                                "actor: Secret }\n",
                                "private: [actor]\nevents:\n- { id: a, type: clash, place: K, "
                                "actor: Other }\n",
                                NULL);
    cr_expect_eq(bm_event_list_borrow(list, 0)->change, BM_CHANGE_NONE);
    bm_event_list_free(list);
}
