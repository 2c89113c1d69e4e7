/** @file
 * What a mark means, in the words of the key, and how a date is written on a map.
 */
#ifndef BM_COMPOSE_EVENT_WORDS_H
#define BM_COMPOSE_EVENT_WORDS_H

#include "compose/located_event.h"

/** "Airstrikes reported in this province, site unknown": what a group's mark means; for g_free().
 */
char *bm_event_group_meaning(const BmEventGroup *group);
/** What the symbol of one event of a group means; for g_free(). */
char *bm_event_meaning(const BmEventGroup *group, const BmEvent *event);
/** "Airstrike": one event's type as a heading; borrowed. */
const char *bm_event_type_heading(BmEventType type);

/** "27 Feb" of "2026-02-27" or of an interval's start; "" where the date is unknown. For g_free().
 */
char *bm_event_short_date(const BmEvent *event);

/**
 * The line below the name of a group's place: "2 events within 15 km", of a ring, and its days on
 * another, "2 events, 25 Feb" of an area, the days alone of a symbol, which bears its count itself.
 * Days beyond the second are told by the first and the last: "21 Feb – 27 Feb"; without
 * `with_days` none is. For g_free().
 */
char *bm_event_group_line(const BmEventGroup *group, gboolean with_days);

/** TRUE where the mark is drawn full: both sides report it, or a third party confirms it. */
gboolean bm_event_is_established(const BmEvent *event);

/** "Airstrike, Kandahar, 27 Feb: status confirmed, was reported": a line on what changed; for
 *  g_free(). */
char *bm_event_change_line(const BmEvent *event);

#endif
