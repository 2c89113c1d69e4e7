/** @file
 * Reading events: a YAML list or mapping, or a CSV table, into one list.
 */
#ifndef BM_EVENT_EVENT_READ_H
#define BM_EVENT_EVENT_READ_H

#include "base/warnings.h"
#include "document/node.h"
#include "event/event.h"

/*
 * An events file is a list of events, or a mapping of these keys:
 *   events   the list
 *   draft    true: no person has reviewed it
 *   sources  a list of {title, publisher, date, url, licence}, or titles, for all events
 *   private  fields (of events; `claims.FIELD` of claims) that are cleared as they are read
 *   date     for events without one
 *   zone     for events without one
 */

/** TRUE where the root is a list, or a mapping whose only keys are an events file's. */
gboolean bm_events_is_events_document(const BmNode *root);

/** Adds the events of a YAML list, or of an events file's mapping, to `list`. */
gboolean bm_events_read_node(BmEventList *list, const BmNode *root, GError **error);

/**
 * Adds the events of a file to `list`; the ending decides (.yaml, .yml, .csv, .tsv).
 * CSV: a row is an event, columns named as the fields of an event; claims stand in
 * columns claim1_by … claimN_source or, where `claims_path` is not NULL, in a second
 * table keyed by id. See event/event_table.h.
 */
gboolean bm_events_read_file(BmEventList *list, const char *path, const char *claims_path,
                             BmWarnings *warnings, GError **error);

#endif
