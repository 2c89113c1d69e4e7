/** @file
 * Texts of events that a report or a table wrote, made such that our fonts can draw them.
 */
#ifndef BM_COMPOSE_EVENT_GLYPHS_H
#define BM_COMPOSE_EVENT_GLYPHS_H

#include "base/warnings.h"
#include "event/event.h"
#include "text/text.h"

/**
 * Leaves out of the events' texts, and those of their claims and sources, the pictographs that no
 * font has (a text of nothing else becomes "?"), with a warning for each event. Letters stay, and
 * fail where they are drawn: without them words would say something else. What the author of a map
 * wrote himself is not touched.
 */
void bm_events_leave_pictographs(BmEventList *events, const BmFonts *fonts, BmWarnings *warnings);

#endif
