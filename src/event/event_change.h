/** @file
 * What is new, changed and withdrawn since an earlier list of events.
 */
#ifndef BM_EVENT_EVENT_CHANGE_H
#define BM_EVENT_EVENT_CHANGE_H

#include "base/warnings.h"
#include "event/event.h"

/**
 * Marks every event of `list` against the `earlier` one: by its id, or, where neither file gives
 * ids, by type, date and place. An event that is only in the earlier list is withdrawn: it moves
 * over to the end of `list`. An event without an id that matches none is a warning.
 */
void bm_events_compare(BmEventList *list, BmEventList *earlier, BmWarnings *warnings);

/** TRUE where an event is still reported: it was not withdrawn. */
gboolean bm_event_stands(const BmEvent *event);

/** "new", "changed" or "withdrawn"; "" where nothing changed or nothing was compared; static. */
const char *bm_change_word(BmChange change);

#endif
