/** @file
 * The places that sentences without one take over from those before.
 */
#ifndef BM_EXTRACT_CARRIED_PLACES_H
#define BM_EXTRACT_CARRIED_PLACES_H

#include "extract/event_places.h"

/** The place that the paragraph spoke of last before `sentence`, or its heading; NULL; borrowed. */
const BmMention *bm_place_of_paragraph(const BmStory *story, guint sentence, const GArray *frames);
/** The place of the local office that speaks ("officials in X have registered"); NULL; borrowed. */
const BmMention *bm_place_of_office(const BmStory *story, guint sentence, const GArray *frames);

#endif
