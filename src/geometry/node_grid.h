/** @file
 * The points that still stand, by where they are. For simplify.c.
 */
#ifndef BM_GEOMETRY_NODE_GRID_H
#define BM_GEOMETRY_NODE_GRID_H

#include "feature/feature.h"

typedef struct {
    BmPoint *places; /**< of the points that stand, cell by cell */
    guint *numbers;  /**< theirs */
    guint *where;    /**< by number: its index among them */
    guint *starts;   /**< by cell, and one more */
    guint *ends;     /**< by cell: behind its last standing point */
    BmExtent extent;
    guint columns, rows;
    double side; /**< of a cell */
} BmNodeGrid;

void bm_node_grid_init(BmNodeGrid *grid, const BmPoint *points, guint count);
void bm_node_grid_clear(BmNodeGrid *grid);

/** Takes a point away. */
void bm_node_grid_remove(BmNodeGrid *grid, const BmPoint *points, guint number);

/**
 * TRUE where a standing point other than the three corners (numbers of points) lies in the triangle
 * or on its edge, and where it is too large to be asked about.
 */
gboolean bm_node_grid_is_taken(const BmNodeGrid *grid, const BmPoint *points, guint a, guint b,
                               guint c);

#endif
