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
/** The latest such day up to a month after the report; FALSE where it has no date. */
gboolean bm_date_set_near(const BmStory *story, GDate *date, gint month, gint day);
void bm_date_set_span(BmDateExpression *date, const GDate *from, const GDate *to,
                      BmDatePrecision precision);
/** A small whole number at token `at` ("5", "5th"), or -1. */
gint bm_date_number(const BmStory *story, gint64 at);
/** "2026-02-26", "26.02.2026", "26/02/2026" at token `at`. */
gboolean bm_date_take_numbers(const BmStory *story, guint at, BmDateExpression *date);
/** The month that is named at token `at`, 1 to 12, or 0. */
gint bm_date_month(const BmStory *story, gint64 at);
/** TRUE where the token joins two days: "and", "to", a dash, a slash. */
gboolean bm_date_is_joint(const BmStory *story, gint64 at);
/** "14 March 2025", "March 14, 2025", "March 2025", "in March" at token `at`. */
gboolean bm_date_take_month(const BmStory *story, guint at, BmDateExpression *date);

#endif
