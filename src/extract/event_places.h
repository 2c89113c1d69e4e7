/** @file
 * Where in a sentence a thing happened: its toponyms, but for those of speakers and governments.
 */
#ifndef BM_EXTRACT_EVENT_PLACES_H
#define BM_EXTRACT_EVENT_PLACES_H

#include "extract/event_placings.h"
#include "extract/frames.h"
#include "extract/occurrences.h"

/**
 * The places of what happened at token `at` of a sentence, the finest kind and the nearest, with
 * those it is listed with; of borrowed BmMention. Empty where none is named.
 */
GPtrArray *bm_event_places_find(const BmStory *story, guint sentence, guint at, BmEventType type,
                                const GArray *frames);

#endif
