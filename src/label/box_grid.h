/** @file
 * A uniform grid over the frame that finds the items near a box.
 */
#ifndef BM_LABEL_BOX_GRID_H
#define BM_LABEL_BOX_GRID_H

#include "feature/feature.h"

typedef struct BmBoxGrid BmBoxGrid;

BmBoxGrid *bm_box_grid_new(const BmExtent *frame, double cell);
void bm_box_grid_free(BmBoxGrid *grid);
/** Notes `item` in every cell that `box` touches; what lies outside the frame counts to its edge.
 */
void bm_box_grid_add(BmBoxGrid *grid, const BmExtent *box, guint item);
/** Appends the items (guint) of the cells that `box` touches; an item may come more than once. */
void bm_box_grid_query(const BmBoxGrid *grid, const BmExtent *box, GArray *items);

#endif
