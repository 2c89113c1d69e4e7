/** @file
 * What labels keep clear of: boxes, and lines that cost or forbid a crossing. Page pixels. Private
 * to this folder.
 */
#ifndef BM_LABEL_OBSTACLES_H
#define BM_LABEL_OBSTACLES_H

#include "feature/feature.h"

typedef struct BmObstacles BmObstacles;
/** Judges where labels may stand, once all obstacles are known. */
typedef struct BmLabelJudge BmLabelJudge;

/** What lies outside `frame` is in nobody's way. */
BmObstacles *bm_obstacles_new(const BmExtent *frame);
void bm_obstacles_free(BmObstacles *obstacles);
/** A box that no label may touch. */
void bm_obstacles_add_box(BmObstacles *obstacles, const BmExtent *box);
/** Lines that cost a candidate `cost` once, however often it comes within `reach` pixels of them;
 *  INFINITY forbids it. */
void bm_obstacles_add_lines(BmObstacles *obstacles, const BmGeometry *lines, double reach,
                            double cost);

/** Borrows the obstacles, which must not change any more. */
BmLabelJudge *bm_label_judge_new(const BmObstacles *obstacles);
void bm_label_judge_free(BmLabelJudge *judge);
/**
 * The full cost of a candidate of these boxes, which costs `cost` where nothing is in its way;
 * infinite where it may not stand, or leaves the frame. What lines the last box touches costs
 * nothing where it is the symbol's. Each candidate has a number of its own.
 */
double bm_label_judge_cost(BmLabelJudge *judge, double cost, const BmExtent *boxes, guint count,
                           gboolean holds_symbol, guint candidate);

#endif
