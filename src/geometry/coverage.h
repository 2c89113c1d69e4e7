/** @file
 * How much of each pixel an area covers.
 */
#ifndef BM_GEOMETRY_COVERAGE_H
#define BM_GEOMETRY_COVERAGE_H

#include "feature/feature.h"

/**
 * Adds to `mask`, of `width` × `height` bytes over `box` (rows from its south on), the share of
 * each pixel that lies in the polygon `area` (even-odd), 255 being all of it; what exceeds that
 * stays 255, so that neighbours of a common edge leave no seam. Each row is cut along 4 lines.
 */
void bm_coverage_add(const BmGeometry *area, const BmExtent *box, guint width, guint height,
                     guint8 *mask);

#endif
