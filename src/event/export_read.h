/** @file
 * Events from the export of a database, of any number of rows in bounded memory: only those
 * that pass the filter are kept.
 */
#ifndef BM_EVENT_EXPORT_READ_H
#define BM_EVENT_EXPORT_READ_H

#include "base/warnings.h"
#include "document/table.h"
#include "event/event.h"
#include "event/event_filter.h"

/** Rows of one table on their way to a list of events. */
typedef struct BmExportReader BmExportReader;

/**
 * Begins to add the wanted events of a table to `list`; all but `format` must outlive it. `format`
 * names a format (event/export_format.h). NULL with an error.
 */
BmExportReader *bm_export_reader_new(BmEventList *list, const char *format,
                                     const BmEventFilter *filter, BmWarnings *warnings,
                                     GError **error);
/**
 * Takes a row; a BmTableRowReader. A row that cannot be read (a date the calendar does not have,
 * coordinates off the Earth, at 0, 0 or exchanged) is a warning as FILE:LINE: column, and is left
 * out; a column that is missing is a warning at the first row.
 */
gboolean bm_export_reader_take(const BmTable *table, const BmTableRow *row, gpointer reader,
                               GError **error);
/** Ends the table and frees the reader; `file` is for messages. */
void bm_export_reader_finish(BmExportReader *reader, const char *file);

/** Adds the wanted events of a delimited file to `list`, by the three above. */
gboolean bm_events_read_export(BmEventList *list, const char *path, const char *format,
                               const BmEventFilter *filter, BmWarnings *warnings, GError **error);

/** The format that most of whose marks are among the columns' names, or NULL; static. */
const char *bm_export_recognise(char **columns);
/** The same of the first row of a file. */
const char *bm_events_recognise_export(const char *path);

#endif
