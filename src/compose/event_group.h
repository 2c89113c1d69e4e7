/** @file
 * The events of one place: they share one mark.
 */
#ifndef BM_COMPOSE_EVENT_GROUP_H
#define BM_COMPOSE_EVENT_GROUP_H

#include "event/event.h"
#include "feature/feature.h"
#include "gazetteer/gazetteer.h"

/** The events of one place. */
typedef struct {
    BmPlace *place;        /**< owned */
    BmPrecision precision; /**< of the most precise of them: it decides the mark */
    double radius_km;      /**< of `near` and of a district without an outline */
    GPtrArray *events;     /**< borrowed BmEvent, in order */
    guint number;          /**< the tag's number, from 1; 0 where the map needs none */
    BmGeometry area;       /**< degrees: the outline of an area, once it is read */
} BmEventGroup;

/** An empty group; copies the place. */
BmEventGroup *bm_event_group_new(const BmPlace *place, BmPrecision precision);
/** Frees a BmEventGroup; for containers. */
void bm_event_group_free(gpointer group);

/** Kilometres of the ring where the gazetteer and the event say none (ACLED's precision 2). */
#define BM_EVENT_RING_KM 25.0

/** TRUE where the group is drawn as an area: a province, a region, a country. */
gboolean bm_event_group_is_area(const BmEventGroup *group);
/** TRUE where it is drawn as a ring: near a place, or in a district without an outline. */
gboolean bm_event_group_is_ring(const BmEventGroup *group);
/** Kilometres of its ring. */
double bm_event_group_ring_km(const BmEventGroup *group);
/** TRUE where the group's mark stands for the event, no note of the event's own. */
gboolean bm_event_group_marks(const BmEventGroup *group, const BmEvent *event);
/** The event that gives the group its mark: the first of its precision. */
const BmEvent *bm_event_group_lead(const BmEventGroup *group);
/**
 * The events that the mark must show, one of each type: those of the group's precision; of an
 * area only those that no note of their own tells of. Borrowed events; for g_ptr_array_unref().
 */
GPtrArray *bm_event_group_leads(const BmEventGroup *group);

#endif
