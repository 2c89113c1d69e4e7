/** @file
 * Where in a sentence a thing happened: its toponyms, but for those of speakers and governments.
 */
#ifndef BM_EXTRACT_EVENT_PLACES_H
#define BM_EXTRACT_EVENT_PLACES_H

#include "extract/frames.h"
#include "extract/occurrences.h"

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
/** 0 for what is as fine as a town or a district, 1 for a province, 2 for a country and more. */
guint bm_mention_coarseness(const BmMention *mention);
/**
 * The places of what happened at token `at` of a sentence, the finest kind and the nearest, with
 * those it is listed with; of borrowed BmMention. Empty where none is named.
 */
GPtrArray *bm_event_places_find(const BmStory *story, guint sentence, guint at, BmEventType type,
                                const GArray *frames);

#endif
