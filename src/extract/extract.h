/** @file
 * A report to draft events.
 */
#ifndef BM_EXTRACT_EXTRACT_H
#define BM_EXTRACT_EXTRACT_H

#include "event/event.h"
#include "extract/names.h"
#include "extract/report.h"
#include "extract/rules.h"

/** Most claims of a report; what stands behind is not read, and a warning says so. */
#define BM_EXTRACT_MAX_CLAIMS 5000u

typedef struct {
    BmEventList *events; /**< a draft: `draft` is set */
    GPtrArray *aside;    /**< of char: sentences with event words that are no events, and why */
    gboolean in_doubt;   /**< a place is unknown or ambiguous */
} BmExtraction;

/**
 * Draws the events out of a report. `date` (ISO 8601, may be NULL) is the report's own, against
 * which weekdays are resolved; without one that of the page or of the text counts, and if there
 * is none a warning says so. For bm_extraction_free(); NULL where the gazetteer cannot be read.
 */
BmExtraction *bm_extract(const BmReport *report, const BmRules *rules, BmNames *names,
                         const char *date, BmWarnings *warnings, GError **error);
void bm_extraction_free(BmExtraction *extraction);

#endif
