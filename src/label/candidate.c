/** @file
 * The list of candidates, and those around a point.
 */
#include "label/candidate.h"

BmLabelCandidates *bm_label_candidates_new(void)
{
    BmLabelCandidates *candidates = g_new0(BmLabelCandidates, 1);
    candidates->list = g_array_new(FALSE, FALSE, sizeof(BmLabelCandidate));
    candidates->boxes = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    return candidates;
}

void bm_label_candidates_free(BmLabelCandidates *candidates)
{
    if (!candidates)
        return;
    g_array_unref(candidates->list);
    g_array_unref(candidates->boxes);
    g_free(candidates);
}

const BmLabelCandidate *bm_label_candidate(const BmLabelCandidates *candidates, guint index)
{
    return &g_array_index(candidates->list, BmLabelCandidate, index);
}

const BmExtent *bm_label_candidate_boxes(const BmLabelCandidates *candidates, guint index)
{
    return &g_array_index(candidates->boxes, BmExtent,
                          bm_label_candidate(candidates, index)->first_box);
}

void bm_label_candidates_add(BmLabelCandidates *candidates, guint label, guint position,
                             double cost, const BmExtent *box)
{
    BmLabelCandidate candidate = { .label = label,
                                   .position = position,
                                   .cost = cost,
                                   .first_box = candidates->boxes->len,
                                   .box_count = 1 };
    g_array_append_val(candidates->boxes, *box);
    g_array_append_val(candidates->list, candidate);
}

/** Where the box stands: its left upper corner is point + radius * shift + size * share. */
typedef struct {
    double shift_x, shift_y, share_x, share_y, cost;
} Direction;

/* Radii of the symbol: a name so far from it still belongs to it. */
#define FAR_OFF 1.8

/* Right and top cost nearly nothing: a reading study found them level with top right. */
static const Direction directions[] = {
    { 1, 0, 0, -1, 0 },        /* top right */
    { 1, 0, 0, -0.5, 0.1 },    /* right */
    { 0, -1, -0.5, -1, 0.15 }, /* top */
    { 1, 0, 0, 0, 0.6 },       /* bottom right */
    { -1, 0, -1, -0.5, 0.8 },  /* left */
    { -1, 0, -1, -1, 0.9 },    /* top left */
    { -1, 0, -1, 0, 1.2 },     /* bottom left */
    { 0, 1, -0.5, 0, 1.5 },    /* bottom */
    /* spare: between top and its corners, where a line ends on the point */
    { 0, -1, -0.25, -1, 1.6 },
    { 0, -1, -0.75, -1, 1.7 },
    { 0, 1, -0.25, 0, 1.8 },
    { 0, 1, -0.75, 0, 1.9 },
    /* spare: farther off, clear of a line beside the point */
    { FAR_OFF, 0, 0, -1, 2.2 },
    { FAR_OFF, 0, 0, -0.5, 2.3 },
    { FAR_OFF, 0, 0, 0, 2.5 },
    { -FAR_OFF, 0, -1, -0.5, 2.6 },
    { -FAR_OFF, 0, -1, -1, 2.7 },
    { -FAR_OFF, 0, -1, 0, 2.8 },
};
enum { FIRST_SPARE = 8 };

/* The symbol's own box stands second: no other label may lie on it while this one has its place. */
static void hold_symbol(BmLabelCandidates *candidates, BmPoint point, double radius)
{
    BmExtent box = { point.x - radius, point.y - radius, point.x + radius, point.y + radius };
    g_array_append_val(candidates->boxes, box);
    BmLabelCandidate *last =
        &g_array_index(candidates->list, BmLabelCandidate, candidates->list->len - 1);
    last->box_count++;
    last->holds_symbol = TRUE;
}

void bm_label_candidates_add_point(BmLabelCandidates *candidates, guint label, BmPoint point,
                                   double radius, gboolean holds_symbol, double width,
                                   double height)
{
    for (guint i = 0; i < G_N_ELEMENTS(directions); i++) {
        const Direction *to = &directions[i];
        double x = point.x + radius * to->shift_x + width * to->share_x;
        double y = point.y + radius * to->shift_y + height * to->share_y;
        BmExtent box = { x, y, x + width, y + height };
        bm_label_candidates_add(candidates, label, i, to->cost, &box);
        g_array_index(candidates->list, BmLabelCandidate, candidates->list->len - 1).is_spare =
            i >= FIRST_SPARE;
        if (holds_symbol)
            hold_symbol(candidates, point, radius);
    }
}
