/** @file
 * Whose publication a report is: a ministry's statement, a monitor's bulletin, a charity's release.
 */
#ifndef BM_EXTRACT_MASTHEAD_H
#define BM_EXTRACT_MASTHEAD_H

#include "extract/speakers.h"

/**
 * Reads the first lines for the body that publishes the report, who then stands for all that nobody
 * else is said to say (`standing`); a newspaper and an agency are no such body.
 */
void bm_masthead_find(BmSpeakers *speakers);

#endif
