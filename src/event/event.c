/** @file
 * The words of events, and the making and freeing of their parts.
 */
#include "event/event.h"

#include "event/event_fields.h"

const char *const bm_event_type_words[] = {
    "airstrike",
    "explosion",
    "missile",
    "shelling",
    "ground_attack",
    "clash",
    "captured_post",
    "destroyed_post",
    "evacuation",
    "displacement",
    "protest",
    "other",
    NULL,
};

const char *const bm_precision_words[] = {
    "unstated", "point",  "place",  "near",    "district",
    "province", "region", "border", "country", NULL,
};

const char *const bm_event_status_words[] = {
    "reported", "claimed", "both_sides_report", "confirmed", "disputed", "denied", NULL,
};

const char *const bm_stance_words[] = {
    "says", "denies", "dismisses", "gives_no_figure", NULL,
};

const char *const bm_standing_words[] = { "party", "independent", "database", NULL };

const char *const bm_claim_what_words[] = {
    "killed",
    "wounded",
    "captured",
    "posts_captured",
    "posts_destroyed",
    "bases_destroyed",
    "homes_destroyed",
    "displaced",
    "explosions",
    "other",
    NULL,
};

G_STATIC_ASSERT(G_N_ELEMENTS(bm_event_type_words) == BM_EVENT_TYPE_COUNT + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(bm_precision_words) == BM_PRECISION_COUNT + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(bm_event_status_words) == BM_STATUS_COUNT + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(bm_stance_words) == BM_STANCE_COUNT + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(bm_claim_what_words) == BM_WHAT_COUNT + 1);

BmReportSource *bm_report_source_new(void)
{
    return g_new0(BmReportSource, 1);
}

void bm_report_source_free(BmReportSource *source)
{
    if (!source)
        return;
    g_free(source->title);
    g_free(source->publisher);
    g_free(source->date);
    g_free(source->url);
    g_free(source->licence);
    g_free(source);
}

BmClaim *bm_claim_new(void)
{
    BmClaim *claim = g_new0(BmClaim, 1);
    claim->stance = BM_STANCE_SAYS;
    claim->what = BM_WHAT_OTHER;
    return claim;
}

void bm_claim_free(BmClaim *claim)
{
    if (!claim)
        return;
    bm_texts_clear(claim, bm_claim_texts);
    g_free(claim);
}

BmEvent *bm_event_new(void)
{
    BmEvent *event = g_new0(BmEvent, 1);
    event->type = BM_EVENT_OTHER;
    event->placed = TRUE;
    event->claims = g_ptr_array_new_with_free_func((GDestroyNotify)bm_claim_free);
    event->sources = g_ptr_array_new_with_free_func((GDestroyNotify)bm_report_source_free);
    return event;
}

void bm_event_free(BmEvent *event)
{
    if (!event)
        return;
    bm_texts_clear(event, bm_event_texts);
    g_free(event->text_sentence);
    g_free(event->text_toponym);
    g_free(event->text_geocode);
    g_free(event->changes);
    g_free(event->file);
    g_strfreev(event->areas);
    g_ptr_array_unref(event->claims);
    g_ptr_array_unref(event->sources);
    g_free(event);
}

BmEventList *bm_event_list_new(void)
{
    BmEventList *list = g_new0(BmEventList, 1);
    list->events = g_ptr_array_new_with_free_func((GDestroyNotify)bm_event_free);
    list->sources = g_ptr_array_new_with_free_func((GDestroyNotify)bm_report_source_free);
    list->ids = g_hash_table_new(g_str_hash, g_str_equal);
    return list;
}

void bm_event_list_free(BmEventList *list)
{
    if (!list)
        return;
    g_hash_table_destroy(list->ids);
    g_ptr_array_unref(list->events);
    g_ptr_array_unref(list->sources);
    g_free(list);
}

const BmEvent *bm_event_list_borrow(const BmEventList *list, guint index)
{
    return index < list->events->len ? g_ptr_array_index(list->events, index) : NULL;
}
