/** @file
 * What bordermap border prints.
 */
#ifndef BM_CLI_BORDER_REPORT_H
#define BM_CLI_BORDER_REPORT_H

#include "source/shared_border.h"
#include "view/viewpoints.h"

#include <jansson.h>

/** The report as text, for g_free(). `all`: every party's view of a line, not the neighbours'
 * alone. */
char *bm_border_text(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                     const GPtrArray *parties, gboolean all);
/** The report as JSON, for free(). */
char *bm_border_json(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                     const GPtrArray *parties, gboolean all);

/** To a tenth, as it is printed. */
json_t *bm_json_tenth(double value);

#endif
