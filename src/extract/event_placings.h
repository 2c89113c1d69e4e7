/** @file
 * How words place an event at a toponym, and how fine a toponym is.
 */
#ifndef BM_EXTRACT_EVENT_PLACINGS_H
#define BM_EXTRACT_EVENT_PLACINGS_H

#include "extract/story.h"

/** How the words place an event at a toponym. */
typedef enum {
    BM_PLACING_NONE,
    BM_PLACING_AT,
    BM_PLACING_NEAR,
    BM_PLACING_ALONG,
    BM_PLACING_FROM,
    BM_PLACING_TO
} BmPlacing;

/** "in", "near", "along" before the mention, also over "the town of"; a list has its first's. */
BmPlacing bm_event_placing(const BmStory *story, const BmMention *mention);
/** TRUE where the mention alone is a line, or begins one before a colon: it heads what follows. */
gboolean bm_event_is_heading(const BmStory *story, const BmMention *mention);
/** The place that heads the paragraph ("3. Khiam. …", a line over it), or NULL; borrowed. */
const BmMention *bm_event_heading(const BmStory *story, guint sentence);
/** TRUE for a quarter of a town ("the X neighbourhood"). */
gboolean bm_event_is_quarter(const BmMention *mention);
/** 0 for what is as fine as a town or a district, 1 for a province, 2 for a country and more. */
guint bm_mention_coarseness(const BmMention *mention);

#endif
