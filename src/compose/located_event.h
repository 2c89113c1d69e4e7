/** @file
 * Events with the places that were found for them, grouped by place: several events at one
 * place share one mark.
 */
#ifndef BM_COMPOSE_LOCATED_EVENT_H
#define BM_COMPOSE_LOCATED_EVENT_H

#include "base/warnings.h"
#include "event/event_filter.h"
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

typedef struct {
    GPtrArray *groups;    /**< of BmEventGroup, in the order of the events */
    GHashTable *by_place; /**< of the place's id and whether it is an area, to its group */
    GPtrArray *somewhere; /**< borrowed BmEvent: known to the province that their coordinates lie
                             in; bm_locate_in_provinces() places them */
    GPtrArray *unmapped;  /**< borrowed BmEvent: known, but with no place to draw */
} BmLocatedEvents;

/** Areas of the author's own, which win over the gazetteer's by their names. */
typedef struct {
    const BmFeatureSet *set; /**< NULL: none */
    int name_field;
} BmOwnAreas;

/**
 * Finds every event's place. `gazetteer` may be NULL where no event needs it. With `skip_unknown`
 * an event whose place is unknown or ambiguous goes to `unmapped` with a warning; otherwise it is
 * BM_ERROR_INPUT. An event whose place lies outside the filter's area is left out.
 */
BmLocatedEvents *bm_locate_events(const BmEventList *list, BmGazetteer *gazetteer,
                                  const BmOwnAreas *own, const BmEventFilter *filter,
                                  gboolean skip_unknown, BmWarnings *warnings, GError **error);
/**
 * Places the events of `somewhere` in the provinces that hold their coordinates. `provinces` has
 * the fields id, name and a3; NULL: none are known, and a ring around the point stands in, as for
 * a point that lies in no province.
 */
void bm_locate_in_provinces(BmLocatedEvents *events, const BmFeatureSet *provinces);
void bm_located_events_free(BmLocatedEvents *events);

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
