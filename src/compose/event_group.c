/** @file
 * The events of one place, and which of them its mark stands for.
 */
#include "compose/event_group.h"

#include "event/event_change.h"

BmEventGroup *bm_event_group_new(const BmPlace *place, BmPrecision precision)
{
    BmEventGroup *group = g_new0(BmEventGroup, 1);
    group->place = bm_place_copy(place);
    group->precision = precision;
    group->events = g_ptr_array_new();
    return group;
}

void bm_event_group_free(gpointer data)
{
    BmEventGroup *group = data;
    bm_place_free(group->place);
    g_ptr_array_unref(group->events);
    bm_geometry_clear(&group->area);
    g_free(group);
}

gboolean bm_event_group_is_area(const BmEventGroup *group)
{
    return group->precision == BM_PRECISION_PROVINCE || group->precision == BM_PRECISION_REGION;
}

gboolean bm_event_group_is_ring(const BmEventGroup *group)
{
    return group->precision == BM_PRECISION_NEAR || group->precision == BM_PRECISION_DISTRICT;
}

double bm_event_group_ring_km(const BmEventGroup *group)
{
    return group->radius_km > 0 ? group->radius_km : BM_EVENT_RING_KM;
}

gboolean bm_event_group_marks(const BmEventGroup *group, const BmEvent *event)
{
    gboolean area = bm_event_group_is_area(group), vague = area || bm_event_group_is_ring(group);
    /* beside what stands, what is withdrawn has a symbol of its own, or words */
    if (vague && !bm_event_stands(event) && bm_event_stands(bm_event_group_lead(group)))
        return FALSE;
    if (area)
        return !event->note;
    /* of a district known by a point alone the event says district, its ring is one of nearness */
    gboolean same = event->precision == group->precision ||
                    (bm_event_group_is_ring(group) && event->precision == BM_PRECISION_DISTRICT);
    return same || event->precision == BM_PRECISION_UNSTATED;
}

const BmEvent *bm_event_group_lead(const BmEventGroup *group)
{
    for (guint i = 0; i < group->events->len; i++) {
        const BmEvent *event = g_ptr_array_index(group->events, i);
        if (event->precision == group->precision && bm_event_stands(event))
            return event;
    }
    for (guint i = 0; i < group->events->len; i++)
        if (bm_event_stands(g_ptr_array_index(group->events, i)))
            return g_ptr_array_index(group->events, i);
    return g_ptr_array_index(group->events, 0);
}

static gboolean has_like(const GPtrArray *events, const BmEvent *event)
{
    for (guint i = 0; i < events->len; i++)
        if (((const BmEvent *)g_ptr_array_index(events, i))->type == event->type &&
            bm_event_stands(g_ptr_array_index(events, i)) == bm_event_stands(event))
            return TRUE;
    return FALSE;
}

GPtrArray *bm_event_group_leads(const BmEventGroup *group)
{
    GPtrArray *leads = g_ptr_array_new();
    g_ptr_array_add(leads, (gpointer)bm_event_group_lead(group));
    for (guint i = 0; i < group->events->len; i++) {
        const BmEvent *event = g_ptr_array_index(group->events, i);
        if (bm_event_group_marks(group, event) && !has_like(leads, event))
            g_ptr_array_add(leads, (gpointer)event);
    }
    return leads;
}
