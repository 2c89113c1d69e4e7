/** @file
 * The columns of an export at hand, and what of them is missing. Private to this folder.
 */
#ifndef BM_EVENT_EXPORT_COLUMNS_H
#define BM_EVENT_EXPORT_COLUMNS_H

#include "document/table.h"
#include "event/export_format.h"

/** Indices of columns; those that the table has not are not in the lists. */
typedef struct {
    GArray *fields[BM_EXPORT_FIELD_COUNT];
    GArray *type, *precision, *date_precision, *parties;
    int min, max; /**< -1: none */
} BmExportColumns;

/**
 * Finds the columns of a format; for bm_export_columns_clear(). A column that is missing is a
 * warning that says what follows; BM_ERROR_INPUT where the table has none of those that matter.
 */
gboolean bm_export_columns_match(BmExportColumns *columns, const BmExportFormat *format,
                                 const BmTable *table, BmWarnings *warnings, GError **error);
void bm_export_columns_clear(BmExportColumns *columns);

/** The texts of some columns that are not empty, borrowed from the row; for g_free(). */
const char **bm_export_texts(const BmTableRow *row, const GArray *columns);
/** The same joined, for g_free(); NULL where all are empty. */
char *bm_export_joined(const BmTableRow *row, const GArray *columns, const char *separator);

#endif
