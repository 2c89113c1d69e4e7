/** @file
 * Dates in a text, resolved against the date of the report.
 */
#ifndef BM_EXTRACT_DATES_H
#define BM_EXTRACT_DATES_H

#include "extract/story.h"

typedef enum {
    BM_DATE_DAY,
    BM_DATE_SPAN,
    BM_DATE_WEEK,
    BM_DATE_MONTH,
    BM_DATE_YEAR
} BmDatePrecision;

typedef struct {
    guint first, end; /**< tokens, `end` exclusive */
    GDate from, to;   /**< the same but for a span, a week, a month, a year */
    BmDatePrecision precision;
    gboolean is_since; /**< "since Sunday": begins there and lasts until the report */
} BmDateExpression;

/** Sets the story's date (from `date`, ISO 8601, if not NULL; else from the page or the text) and
 *  the end of its dateline. */
void bm_dateline_find(BmStory *story, const char *date);
/** All dates of the text, in order; of BmDateExpression. */
GArray *bm_dates_find(const BmStory *story);
/** The index of the first date that ends behind token `at`. */
guint bm_dates_from(const BmStory *story, guint at);
/** TRUE where token `at` belongs to a date. */
gboolean bm_dates_cover(const BmStory *story, guint at);
/** ISO 8601 of an expression: 2026-02-27, 2026-02, 2026 or an interval; for g_free(). */
char *bm_date_text(const BmDateExpression *date);
/** "day", "week", "month" or "year"; static. */
const char *bm_date_precision_word(const BmDateExpression *date);

#endif
