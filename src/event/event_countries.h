/** @file
 * The country in which an event's coordinates lie, and coordinates that speak against it.
 */
#ifndef BM_EVENT_EVENT_COUNTRIES_H
#define BM_EVENT_EVENT_COUNTRIES_H

#include "base/warnings.h"
#include "event/event.h"

/**
 * Fills `lies_in` of each event of a list that has coordinates and names no country; on water it
 * stays empty. Warns of each event whose coordinates look exchanged: by the country that it
 * names, or, where it names none, by the land that it lies in and the countries of the others.
 * Without our data nothing is found: whoever draws will say that it is missing.
 */
void bm_events_find_countries(const BmEventList *list, BmWarnings *warnings);

#endif
