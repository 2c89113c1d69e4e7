/** @file
 * What the two ways to draw a series share. Private to this folder.
 */
#ifndef BM_COMPOSE_SERIES_PARTS_H
#define BM_COMPOSE_SERIES_PARTS_H

#include "compose/composition.h"
#include "compose/series.h"
#include "event/period.h"

struct BmSeries {
    const BmMap *map;
    BmFonts *fonts;
    BmWarnings *warnings;
    BmPeriods *periods;
    char *title;
    char **notes;         /**< the map's, and what of the events is in no period */
    BmSeriesFrame frame;  /**< owns what it points at */
    gboolean is_measured; /**< the frame knows key and box of the pages */
};

/** A map of one period's events: a shallow copy, which borrows of the series. */
typedef struct {
    BmMap map;
    BmEventList events;
    char *dek; /**< owned by whoever has the part */
} BmSeriesPart;

const BmPeriod *bm_series_period(const BmSeries *series, guint index);
/** Fills `part` in place, for it points into itself. */
void bm_series_part_init(BmSeriesPart *part, const BmSeries *series, guint index);
/** "3 events, 1 of them not on the map", or "no event reported"; for g_free(). */
char *bm_series_count_words(const BmPeriod *period, const BmLocatedEvents *events);

#endif
