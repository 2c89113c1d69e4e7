/** @file
 * The points that still stand, by where they are. For simplify.c.
 */
#ifndef BM_GEOMETRY_NODE_GRID_H
#define BM_GEOMETRY_NODE_GRID_H

#include "feature/feature.h"

typedef struct {
    const BmPoint *points; /**< borrowed */
    guint8 *gone;          /**< by point */
    BmExtent extent;
    guint columns, rows;
    double width, height; /**< of a cell */
    guint *starts;        /**< by cell, and one more */
    guint *numbers;       /**< of the points, cell by cell */
} BmNodeGrid;

void bm_node_grid_init(BmNodeGrid *grid, const BmPoint *points, guint count);
void bm_node_grid_clear(BmNodeGrid *grid);

/**
 * TRUE where a standing point other than the three corners (numbers of points) lies in the triangle
 * or on its edge, and where it is too large to be asked about.
 */
gboolean bm_node_grid_is_taken(const BmNodeGrid *grid, guint a, guint b, guint c);

#endif
