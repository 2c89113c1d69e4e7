/** @file
 * One row of an export as an event. Private to this folder.
 */
#ifndef BM_EVENT_EXPORT_ROW_H
#define BM_EVENT_EXPORT_ROW_H

#include "event/event.h"
#include "event/export_columns.h"
#include "feature/feature.h"

/** What was read of a row before it was known to be wanted. */
typedef struct {
    char *date;    /**< ISO 8601 or "unknown"; owned */
    BmPoint point; /**< longitude, latitude in degrees */
    gboolean has_point;
    BmEventType type;
    const char *country; /**< alpha-3, borrowed; NULL: not known */
} BmExportRow;

/** The date of a row as ISO 8601, "unknown" where it has none; for g_free(). */
char *bm_export_row_date(const BmExportColumns *columns, const BmTableRow *row);
/** The index that the row's codes stand for, or `otherwise`. */
int bm_export_row_code(const BmTableRow *row, const GArray *columns, const BmExportCodes *codes,
                       int otherwise);
/** The event of a row, which takes the date. */
BmEvent *bm_export_row_event(const BmExportFormat *format, const BmExportColumns *columns,
                             const BmTable *table, const BmTableRow *row, BmExportRow *read);

#endif
