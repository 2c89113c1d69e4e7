/** @file
 * Events with the places that were found for them, grouped by place: several events at one
 * place share one mark.
 */
#ifndef BM_COMPOSE_LOCATED_EVENT_H
#define BM_COMPOSE_LOCATED_EVENT_H

#include "base/warnings.h"
#include "compose/event_group.h"
#include "event/event_filter.h"
#include "gazetteer/gazetteer.h"

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

#endif
