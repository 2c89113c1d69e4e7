/** @file
 * Which candidates exclude each other, and the choice of one for as many labels as possible.
 *
 * The method: the candidate with the fewest live conflicts first (FALP, Yamamoto, Câmara and
 * Lorena 2005), the weightiest labels before the others, then ejection with a tabu list (after
 * Alvim and Taillard 2009): an unplaced candidate throws out what it conflicts with. At last
 * labels that stand dear push out lighter ones.
 */
#ifndef BM_LABEL_CONFLICT_GRAPH_H
#define BM_LABEL_CONFLICT_GRAPH_H

#include <glib.h>

#define BM_NO_CANDIDATE G_MAXUINT

typedef struct {
    guint label_count;
    guint *label_starts; /**< label i has candidates [i] up to [i + 1] - 1 */
    guint64 *weights;    /**< of a label, what leaving it out costs; 1 to 2^31 */
    double *costs;       /**< of a candidate, beside which a conflict counts as 0.3 */
    double dear;         /**< a candidate of that cost is worth pushing lighter labels out for
                              another; INFINITY: none is */
    guint
        *conflict_starts; /**< candidate c conflicts with conflicts[starts[c]] … [starts[c+1]-1] */
    guint *conflicts;     /**< both ways; never within a label */
} BmConflictGraph;

/**
 * The candidate chosen for each label, or BM_NO_CANDIDATE, after at most `moves` ejections.
 * For g_free().
 */
guint *bm_conflict_graph_solve(const BmConflictGraph *graph, guint moves);

#endif
