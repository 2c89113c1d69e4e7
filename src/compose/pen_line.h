/** @file
 * A line as a pen of some width can draw it.
 */
#ifndef BM_COMPOSE_PEN_LINE_H
#define BM_COMPOSE_PEN_LINE_H

#include "feature/feature.h"

/**
 * Makes a line (pixels) fit for a pen `width` pixels wide, in place: parts whose ends nearly meet
 * are joined, so that dashes run on, and necks narrower than the pen are cut off, since their two
 * sides would run into one blot.
 */
void bm_pen_line(BmGeometry *line, double width);

#endif
