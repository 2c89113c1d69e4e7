/** @file
 * Dates as the words of an event have them: ISO 8601, checked against the calendar.
 */
#ifndef BM_EVENT_EVENT_DATE_H
#define BM_EVENT_EVENT_DATE_H

#include <glib.h>

/**
 * TRUE where `text` is a date (2026-02-27, 2026-02, 2026), a local time (2026-02-27T04:30, with
 * seconds or without), a time with its offset (…Z, …+04:30), an interval of two of these
 * (a/b, a not after b), or the word "unknown". Otherwise *problem says what is wrong and how to
 * mend it, for g_free().
 */
gboolean bm_event_date_check(const char *text, char **problem);

/**
 * The days, counted as GDate's Julian days, on which a date as checked above begins and ends: a
 * month is its first to its last day. FALSE for "unknown" and for what is no date.
 */
gboolean bm_event_date_days(const char *text, guint32 *first, guint32 *last);

#endif
