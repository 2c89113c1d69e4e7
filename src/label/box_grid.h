/** @file
 * A uniform grid over the frame that finds the items near a box.
 */
#ifndef BM_LABEL_BOX_GRID_H
#define BM_LABEL_BOX_GRID_H

#include "feature/feature.h"

typedef struct BmBoxGrid BmBoxGrid;

/** Pixels of a cell of labels: about the size of one. */
#define BM_LABEL_CELL 32.0

/** TRUE where boxes are nearer than `padding`; boxes that merely touch do not overlap. */
static inline gboolean bm_boxes_overlap(const BmExtent *a, const BmExtent *b, double padding)
{
    return a->west < b->east + padding && b->west < a->east + padding &&
           a->south < b->north + padding && b->south < a->north + padding;
}

BmBoxGrid *bm_box_grid_new(const BmExtent *frame, double cell);
void bm_box_grid_free(BmBoxGrid *grid);
/** Notes `item` in every cell that `box` touches; what lies outside the frame counts to its edge.
 */
void bm_box_grid_add(BmBoxGrid *grid, const BmExtent *box, guint item);
/** Appends the items (guint) of the cells that `box` touches; an item may come more than once. */
void bm_box_grid_query(const BmBoxGrid *grid, const BmExtent *box, GArray *items);

#endif
