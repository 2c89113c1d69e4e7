/** @file
 * Events from tables: a row is read as the mapping of an events file would be, so that the
 * same checks hold and the same words are meant.
 */
#ifndef BM_EVENT_EVENT_TABLE_H
#define BM_EVENT_EVENT_TABLE_H

#include "document/table.h"
#include "event/event.h"

/** Most claims of a row in numbered columns. */
#define BM_EVENT_TABLE_MAX_CLAIMS 99

/**
 * Adds the rows of `events` to `list`. A column is a field of an event by its name, without
 * regard to case, spaces and hyphens as underscores; also latitude, longitude, lng and
 * event_type; `source_title` … `source_licence` make one source; claim1_by …
 * claim99_source make claims. Several areas in a cell are separated by ';' or '|'.
 *
 * `claims` (may be NULL) is a table of claims: a column `id` or `event` names the event, the
 * others are the fields of a claim. A claim of an unknown event is an error.
 *
 * `mapping` (may be NULL) is a NULL-terminated list of "field=column" that go before names.
 * A column that means nothing is a warning. Errors say FILE:LINE.
 */
gboolean bm_events_read_table(BmEventList *list, const BmTable *events, const BmTable *claims,
                              const char *const *mapping, BmWarnings *warnings, GError **error);

#endif
