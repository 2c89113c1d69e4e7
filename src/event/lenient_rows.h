/** @file
 * Rows of geodata as events: an export where the columns are those of one, else a field of an
 * event a column. A row that is wrong is left out with a warning, and the rest goes on. Private
 * to this folder.
 */
#ifndef BM_EVENT_LENIENT_ROWS_H
#define BM_EVENT_LENIENT_ROWS_H

#include "document/node.h"
#include "document/table.h"
#include "event/event_columns.h"
#include "event/event_filter.h"
#include "event/export_read.h"

typedef struct {
    BmEventList *list;
    const char *format; /**< of an export; NULL: told by the columns; "" for none */
    const BmEventFilter *filter;
    BmWarnings *warnings;
    BmWarningTally tally; /**< of rows that are left out */
    guint undated;        /**< left out by the dates asked for */
    BmExportReader *export;
    BmEventColumn *columns;
} BmLenientRows;

/**
 * Takes a row. `extras` (may be NULL) is a mapping of fields that no cell can hold, which win
 * over the cells. The first row decides what the table is.
 */
gboolean bm_lenient_rows_take(BmLenientRows *rows, const BmTable *table, const BmTableRow *row,
                              const BmNode *extras, GError **error);
/** Ends the table; `file` is for messages. */
void bm_lenient_rows_finish(BmLenientRows *rows, const char *file);

#endif
