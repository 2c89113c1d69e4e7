/** @file
 * Placing labels: each label has candidate positions; as many labels as possible get one
 * that conflicts with nothing, the important ones first, at the least cost.
 *
 * Everything is in page pixels, y downwards. The outcome depends on the input's order and
 * values alone. The method: candidates with costs, conflicts found through a grid, a greedy
 * start by priority, then ejection chains (after QGIS's PAL and Alvim and Taillard's POPMUSIC).
 */
#ifndef BM_LABEL_PLACEMENT_H
#define BM_LABEL_PLACEMENT_H

#include "feature/feature.h"

typedef struct BmPlacement BmPlacement;

/** Where a label went. */
typedef struct {
    gboolean placed;
    double x, y;    /**< top left corner of the text's box; of a line label's first box */
    guint position; /**< index of the candidate in the order given below */
    double
        line_start; /**< of a line label: pixels along the line handed in where the text begins */
    gboolean reversed; /**< of a line label: run the line backwards so that text reads upright */
} BmLabelSpot;

BmPlacement *bm_placement_new(const BmExtent *frame);
void bm_placement_free(BmPlacement *placement);

/** A box that no label may touch (a symbol, a panel): hard. */
void bm_placement_block_box(BmPlacement *placement, const BmExtent *box);
/** Lines, drawn `width` pixels broad, that a label should not cross or touch; `cost` per candidate
 *  that does (a border 8, a river 1). */
void bm_placement_avoid_lines(BmPlacement *placement, const BmGeometry *lines, double width,
                              double cost);
/** Lines that a label crosses only where it is required and has no other place: a hatch. */
void bm_placement_shun_lines(BmPlacement *placement, const BmGeometry *lines);
/** Lines that no label may cross: hard. */
void bm_placement_block_lines(BmPlacement *placement, const BmGeometry *lines);

/**
 * A label beside a point whose symbol has `radius`. Candidates in order: top right, right,
 * top, bottom right, left, top left, bottom left, bottom (a reading study puts top and right
 * nearly level); where all of them touch borders, more that slide or stand farther off. Returns the
 * label's number, counted from 0.
 */
guint bm_placement_add_point(BmPlacement *placement, BmPoint point, double radius, double width,
                             double height, double priority, gboolean required);
/** The same where the symbol is drawn only with its label: no other label lies on it. */
guint bm_placement_add_town(BmPlacement *placement, BmPoint point, double radius, double width,
                            double height, double priority, gboolean required);
/** A label inside an area, on its pole first, then on a lattice of points inside. */
guint bm_placement_add_area(BmPlacement *placement, const BmGeometry *area, double width,
                            double height, double priority, gboolean required);
/**
 * A label whose baseline runs `offset` pixels to a line's left (negative: right; 0: on it), where
 * the course is straightest, along its first part rather than a later one.
 */
guint bm_placement_add_line(BmPlacement *placement, const BmGeometry *line, double width,
                            double height, double offset, double priority, gboolean required);
/** A label whose candidates the caller names: boxes in the order of preference. */
guint bm_placement_add_boxes(BmPlacement *placement, const BmExtent *boxes, guint count,
                             double priority, gboolean required);

/** Lets a label stand as near as it can to a place (of its first box's upper left corner). */
void bm_placement_favour(BmPlacement *placement, guint label, BmPoint at);

void bm_placement_solve(BmPlacement *placement);
BmLabelSpot bm_placement_spot(const BmPlacement *placement, guint label);

#endif
