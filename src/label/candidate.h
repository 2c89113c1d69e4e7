/** @file
 * Candidate positions of labels, with what each costs before its neighbours are known.
 *
 * Page pixels, y downwards. A candidate covers one box, or a chain of boxes along a line.
 */
#ifndef BM_LABEL_CANDIDATE_H
#define BM_LABEL_CANDIDATE_H

#include "feature/feature.h"

typedef struct {
    guint label;     /**< number of the label that it is for */
    guint position;  /**< its place in the order of its label's candidates */
    double cost;     /**< 0 is best; the share outside an area costs up to 12 */
    guint first_box; /**< index into the boxes of BmLabelCandidates */
    guint box_count;
    double line_start; /**< of a line label */
    gboolean reversed;
    gboolean holds_symbol; /**< its last box is the symbol's, which stands where it must */
    gboolean is_spare;     /**< judged only where the label's places before it are all dear */
} BmLabelCandidate;

typedef struct {
    GArray *list;  /**< of BmLabelCandidate, those of a label together, labels in order */
    GArray *boxes; /**< of BmExtent; south is the upper, lesser y */
} BmLabelCandidates;

BmLabelCandidates *bm_label_candidates_new(void);
void bm_label_candidates_free(BmLabelCandidates *candidates);
const BmLabelCandidate *bm_label_candidate(const BmLabelCandidates *candidates, guint index);
const BmExtent *bm_label_candidate_boxes(const BmLabelCandidates *candidates, guint index);

/** Appends a candidate of one box. */
void bm_label_candidates_add(BmLabelCandidates *candidates, guint label, guint position,
                             double cost, const BmExtent *box);
/**
 * Eight boxes around a symbol of `radius`, in the order that placement.h states, and spare ones
 * that slide above and below it or stand farther off; `holds_symbol` where the symbol is drawn only
 * with the label, and keeps other labels off.
 */
void bm_label_candidates_add_point(BmLabelCandidates *candidates, guint label, BmPoint point,
                                   double radius, gboolean holds_symbol, double width,
                                   double height);
/** The pole of an area, then the best of a lattice of boxes whose centres are inside. */
void bm_label_candidates_add_area(BmLabelCandidates *candidates, guint label,
                                  const BmGeometry *area, const BmExtent *frame, double width,
                                  double height);
/** Stretches of a line that are straight enough to carry text, the best first. */
void bm_label_candidates_add_line(BmLabelCandidates *candidates, guint label,
                                  const BmGeometry *line, double width, double height,
                                  double offset);

#endif
