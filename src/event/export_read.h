/** @file
 * Events from the export of a database, of any number of rows in bounded memory: only those
 * that pass the filter are kept.
 */
#ifndef BM_EVENT_EXPORT_READ_H
#define BM_EVENT_EXPORT_READ_H

#include "base/warnings.h"
#include "event/event.h"
#include "event/event_filter.h"

/**
 * Adds the wanted events of a table to `list`. `format` names a format (event/export_format.h).
 * A row that cannot be read (a date the calendar does not have, coordinates off the Earth or at
 * 0, 0) is a warning as FILE:LINE: column, and is left out; a required column that is missing is
 * BM_ERROR_INPUT. Coordinates that lie in range only when exchanged are said to be so.
 */
gboolean bm_events_read_export(BmEventList *list, const char *path, const char *format,
                               const BmEventFilter *filter, BmWarnings *warnings, GError **error);

/** The format whose columns the first row of the table has, or NULL; static. */
const char *bm_events_recognise_export(const char *path);

#endif
