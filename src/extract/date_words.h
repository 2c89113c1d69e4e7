/** @file
 * Whole dates in words, for the files that read dates.
 */
#ifndef BM_EXTRACT_DATE_WORDS_H
#define BM_EXTRACT_DATE_WORDS_H

#include "extract/dates.h"

/** TRUE for a year that a report may speak of. */
gboolean bm_date_is_year(gint value);
/** Sets a day; FALSE where the calendar has none such. */
gboolean bm_date_set(GDate *date, gint year, gint month, gint day);
/** "2026-02-26" at token `at`. */
gboolean bm_date_take_iso(const BmStory *story, guint at, BmDateExpression *date);
/** "14 March 2025", "March 14, 2025", "March 2025", "in March" at token `at`. */
gboolean bm_date_take_month(const BmStory *story, guint at, BmDateExpression *date);

#endif
