/** @file
 * What parties hold of a border's lines, in words and as JSON.
 */
#ifndef BM_CLI_BORDER_VIEWS_H
#define BM_CLI_BORDER_VIEWS_H

#include "source/shared_border.h"
#include "view/viewpoints.h"

#include <jansson.h>

/** Appends a paragraph on each disputed line: of the two neighbours, or of `all` parties. */
void bm_border_views_append(GString *out, const BmSharedBorder *border,
                            const BmViewpoints *viewpoints, const GPtrArray *parties, gboolean all);
/** The same as a list of objects. */
json_t *bm_border_views_json(const BmSharedBorder *border, const BmViewpoints *viewpoints,
                             const GPtrArray *parties, gboolean all);

#endif
