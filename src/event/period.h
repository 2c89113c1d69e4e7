/** @file
 * The days, ISO weeks or months of a series of maps, and the events of each.
 */
#ifndef BM_EVENT_PERIOD_H
#define BM_EVENT_PERIOD_H

#include "event/event.h"
#include "event/event_filter.h"

typedef enum { BM_BY_NOTHING, BM_BY_DAY, BM_BY_WEEK, BM_BY_MONTH } BmBy;

/** "day", "week", "month", NULL: the words of a BmBy less one. */
extern const char *const bm_by_words[];

/** Most periods of a series. */
#define BM_PERIODS_MAX 400u

typedef struct {
    guint32 first, last; /**< Julian days as of GDate, both included */
    char *id;            /**< "2026-02-26", "2026-W09" (ISO 8601), "2026-02" */
    char *label;         /**< "Thu 26 Feb 2026", "Week 9, 23 Feb to 1 Mar 2026", "February 2026" */
    GPtrArray *events;   /**< borrowed BmEvent, in the order of the list */
} BmPeriod;

/** Periods one after the other without a gap, empty ones among them. */
typedef struct {
    GPtrArray *periods; /**< of BmPeriod, owned */
    guint outside; /**< events in no period: of unknown date, or of one coarser than a period */
} BmPeriods;

/**
 * Sorts the events of a list into periods, from the first that has one to the last; where the
 * filter asks for days with both ends, from its first to its last. An event stands in the period
 * in which it begins, unless its date is not known so exactly. For bm_periods_free(); NULL with
 * BM_ERROR_INPUT where no event has a date or there are too many periods.
 */
BmPeriods *bm_periods_new(const BmEventList *list, BmBy by, const BmEventFilter *filter,
                          GError **error);
void bm_periods_free(BmPeriods *periods);

#endif
