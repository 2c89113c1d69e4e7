/** @file
 * Which events of a large file are wanted: by day, type, party and area.
 */
#ifndef BM_EVENT_EVENT_FILTER_H
#define BM_EVENT_EVENT_FILTER_H

#include "event/event.h"
#include "feature/feature.h"

typedef struct {
    gboolean has_days;
    guint32 first_day, last_day; /**< as bm_event_date_days() counts them, both included */
    gboolean has_types;
    gboolean types[BM_EVENT_TYPE_COUNT];
    char **parties; /**< in folded case; NULL: any */
    gboolean has_window;
    BmExtent window; /**< degrees; west above east crosses the antimeridian */
} BmEventFilter;

void bm_event_filter_clear(BmEventFilter *filter);
/** TRUE where the filter asks for nothing. */
gboolean bm_event_filter_is_empty(const BmEventFilter *filter);

/* Readers of one condition each; BM_ERROR_USAGE names what is wrong. */
/** "2026-02-20/2026-02-27", one day, month or year; either end may be left out ("2026-02-20/"). */
gboolean bm_event_filter_set_dates(BmEventFilter *filter, const char *words, GError **error);
/** Types of events, separated by commas. */
gboolean bm_event_filter_set_types(BmEventFilter *filter, const char *words, GError **error);
/** Names of parties or parts of them, separated by semicolons. */
void bm_event_filter_set_parties(BmEventFilter *filter, const char *words);

/** TRUE where a date overlaps the days wanted; an unknown date does not. */
gboolean bm_event_filter_date(const BmEventFilter *filter, const char *date);
gboolean bm_event_filter_point(const BmEventFilter *filter, BmPoint degrees);
/** TRUE where one of the names holds one of the parties wanted, in any case. */
gboolean bm_event_filter_party(const BmEventFilter *filter, const char *const *names);
/**
 * TRUE where a read event passes. An event without coordinates passes by area: its place is
 * not found yet.
 */
gboolean bm_event_filter_event(const BmEventFilter *filter, const BmEvent *event);

#endif
