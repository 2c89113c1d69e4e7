/** @file
 * A geometry as the cells of a row: where its point is, or for anything larger its middle and
 * the radius of the ring that holds it. Private to this folder.
 */
#ifndef BM_EVENT_GEOMETRY_CELLS_H
#define BM_EVENT_GEOMETRY_CELLS_H

#include "feature/feature.h"

/** longitude, latitude, radius_km: as tables name them. */
enum { BM_GEOMETRY_CELLS = 3 };

/**
 * Adds the three names to the NULL-terminated names of columns at the end of the array, so that
 * the geometry gives the place; unless the table has coordinates in columns of its own, which win:
 * then three nameless ones.
 */
void bm_geometry_cells_name(GPtrArray *names);

/**
 * The three texts of a geometry in degrees, "" where it has no point; a point has no radius. Each
 * for g_free().
 */
void bm_geometry_cells_fill(const BmGeometry *geometry, char *cells[BM_GEOMETRY_CELLS]);

#endif
