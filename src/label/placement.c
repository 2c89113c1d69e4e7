/** @file
 * The placement as its callers see it: obstacles and labels are gathered, and solved at once.
 */
#include "label/placement.h"

#include <math.h>

#include "label/box_grid.h"
#include "label/candidate.h"
#include "label/conflict_graph.h"
#include "label/obstacles.h"

/** Free pixels on every side of a label, so that two labels do not read as one. */
static const double LABEL_PADDING = 1;

/** A caller's box costs this more than the one before it. */
static const double BOX_ORDER_COST = 0.2;

/** What a place costs that is so many pixels from the favoured one, and at most. */
static const double ELSEWHERE_COST = 40, ELSEWHERE = 100;

/** Dearer than all that a label may cross for the sake of its place. */
static const double SHUN_COST = 1000;

/** A place that costs so much touches a border: where a label has no other its spare ones are
 * tried, and lighter labels make room. */
static const double DEAR = 8;

enum { MOVES = 2000, SCANS = 4000000 };

typedef struct {
    double priority;
    gboolean required;
    gboolean has_favoured;
    BmPoint favoured; /**< near which it had best stand */
} Label;

struct BmPlacement {
    BmExtent frame;
    BmObstacles *obstacles;
    GArray *labels; /**< of Label */
    BmLabelCandidates *candidates;
    GArray *spots; /**< of BmLabelSpot */
};

BmPlacement *bm_placement_new(const BmExtent *frame)
{
    BmPlacement *placement = g_new0(BmPlacement, 1);
    placement->frame = *frame;
    placement->obstacles = bm_obstacles_new(frame);
    placement->labels = g_array_new(FALSE, FALSE, sizeof(Label));
    placement->spots = g_array_new(FALSE, TRUE, sizeof(BmLabelSpot));
    placement->candidates = bm_label_candidates_new();
    return placement;
}

void bm_placement_free(BmPlacement *placement)
{
    if (!placement)
        return;
    bm_obstacles_free(placement->obstacles);
    g_array_unref(placement->labels);
    g_array_unref(placement->spots);
    bm_label_candidates_free(placement->candidates);
    g_free(placement);
}

void bm_placement_block_box(BmPlacement *placement, const BmExtent *box)
{
    bm_obstacles_add_box(placement->obstacles, box);
}

void bm_placement_avoid_lines(BmPlacement *placement, const BmGeometry *lines, double width,
                              double cost)
{
    bm_obstacles_add_lines(placement->obstacles, lines, width / 2, cost);
}

void bm_placement_shun_lines(BmPlacement *placement, const BmGeometry *lines)
{
    bm_obstacles_add_lines(placement->obstacles, lines, 0, SHUN_COST);
}

void bm_placement_block_lines(BmPlacement *placement, const BmGeometry *lines)
{
    bm_obstacles_add_lines(placement->obstacles, lines, 0, INFINITY);
}

static guint add_label(BmPlacement *placement, double priority, gboolean required)
{
    Label label = { .priority = priority, .required = required };
    g_array_append_val(placement->labels, label);
    return placement->labels->len - 1;
}

guint bm_placement_add_point(BmPlacement *placement, BmPoint point, double radius, double width,
                             double height, double priority, gboolean required)
{
    guint label = add_label(placement, priority, required);
    bm_label_candidates_add_point(placement->candidates, label, point, radius, FALSE, width,
                                  height);
    return label;
}

guint bm_placement_add_town(BmPlacement *placement, BmPoint point, double radius, double width,
                            double height, double priority, gboolean required)
{
    guint label = add_label(placement, priority, required);
    bm_label_candidates_add_point(placement->candidates, label, point, radius, TRUE, width, height);
    return label;
}

guint bm_placement_add_area(BmPlacement *placement, const BmGeometry *area, double width,
                            double height, double priority, gboolean required)
{
    guint label = add_label(placement, priority, required);
    bm_label_candidates_add_area(placement->candidates, label, area, &placement->frame, width,
                                 height);
    return label;
}

guint bm_placement_add_line(BmPlacement *placement, const BmGeometry *line, double width,
                            double height, double offset, double priority, gboolean required)
{
    guint label = add_label(placement, priority, required);
    bm_label_candidates_add_line(placement->candidates, label, line, width, height, offset);
    return label;
}

guint bm_placement_add_boxes(BmPlacement *placement, const BmExtent *boxes, guint count,
                             double priority, gboolean required)
{
    guint label = add_label(placement, priority, required);
    for (guint i = 0; i < count; i++)
        bm_label_candidates_add(placement->candidates, label, i, BOX_ORDER_COST * i, &boxes[i]);
    return label;
}

/** The full cost of a candidate, infinite where it may not stand. */
static double judge_candidate(const BmPlacement *placement, BmLabelJudge *judge, guint index)
{
    const BmLabelCandidate *candidate = bm_label_candidate(placement->candidates, index);
    const BmExtent *boxes = bm_label_candidate_boxes(placement->candidates, index);
    return bm_label_judge_cost(judge, candidate->cost, boxes, candidate->box_count,
                               candidate->holds_symbol, index);
}

static double elsewhere_cost(const BmPlacement *placement, guint index, BmPoint favoured)
{
    const BmExtent *box = bm_label_candidate_boxes(placement->candidates, index);
    double distance = hypot(box->west - favoured.x, box->south - favoured.y);
    return ELSEWHERE_COST * MIN(1, distance / ELSEWHERE);
}

/** The indices (guint) of the candidates that may stand, with their costs and labels' starts. */
static GArray *judge_all(const BmPlacement *placement, BmConflictGraph *graph)
{
    BmLabelJudge *judge = bm_label_judge_new(placement->obstacles);
    GArray *usable = g_array_new(FALSE, FALSE, sizeof(guint));
    guint total = placement->candidates->list->len, index = 0;
    graph->label_count = placement->labels->len;
    graph->label_starts = g_new0(guint, graph->label_count + 1);
    graph->costs = g_new0(double, total + 1);
    for (guint label = 0; label < graph->label_count; label++) {
        Label given = g_array_index(placement->labels, Label, label);
        double least = INFINITY;
        for (; index < total; index++) {
            const BmLabelCandidate *candidate = bm_label_candidate(placement->candidates, index);
            if (candidate->label != label)
                break;
            if (candidate->is_spare && least < DEAR)
                continue;
            double cost = judge_candidate(placement, judge, index);
            least = MIN(least, cost);
            if (!isfinite(cost) || (!given.required && cost >= SHUN_COST))
                continue;
            if (given.has_favoured)
                cost += elsewhere_cost(placement, index, given.favoured);
            graph->costs[usable->len] = cost;
            g_array_append_val(usable, index);
        }
        graph->label_starts[label + 1] = usable->len;
    }
    bm_label_judge_free(judge);
    return usable;
}

static gboolean candidates_overlap(const BmLabelCandidates *candidates, guint a, guint b)
{
    const BmExtent *boxes_a = bm_label_candidate_boxes(candidates, a);
    const BmExtent *boxes_b = bm_label_candidate_boxes(candidates, b);
    for (guint i = 0; i < bm_label_candidate(candidates, a)->box_count; i++)
        for (guint j = 0; j < bm_label_candidate(candidates, b)->box_count; j++)
            if (bm_boxes_overlap(&boxes_a[i], &boxes_b[j], LABEL_PADDING))
                return TRUE;
    return FALSE;
}

/** Appends the usable candidates that exclude the one at `index`, each once. */
static void find_conflicts(const BmPlacement *placement, const BmBoxGrid *grid,
                           const GArray *usable, guint index, GArray *found, guint *last_seen,
                           GArray *conflicts)
{
    guint candidate = g_array_index(usable, guint, index);
    const BmLabelCandidate *own = bm_label_candidate(placement->candidates, candidate);
    const BmExtent *boxes = bm_label_candidate_boxes(placement->candidates, candidate);
    g_array_set_size(found, 0);
    for (guint i = 0; i < own->box_count; i++) {
        BmExtent wide = { boxes[i].west - LABEL_PADDING, boxes[i].south - LABEL_PADDING,
                          boxes[i].east + LABEL_PADDING, boxes[i].north + LABEL_PADDING };
        bm_box_grid_query(grid, &wide, found);
    }
    for (guint i = 0; i < found->len; i++) {
        guint other = g_array_index(found, guint, i);
        if (last_seen[other] == index + 1)
            continue;
        last_seen[other] = index + 1;
        guint other_candidate = g_array_index(usable, guint, other);
        if (bm_label_candidate(placement->candidates, other_candidate)->label != own->label &&
            candidates_overlap(placement->candidates, candidate, other_candidate))
            g_array_append_val(conflicts, other);
    }
}

static void connect(const BmPlacement *placement, const GArray *usable, BmConflictGraph *graph)
{
    BmBoxGrid *grid = bm_box_grid_new(&placement->frame, BM_LABEL_CELL);
    for (guint i = 0; i < usable->len; i++) {
        guint candidate = g_array_index(usable, guint, i);
        const BmExtent *boxes = bm_label_candidate_boxes(placement->candidates, candidate);
        for (guint j = 0; j < bm_label_candidate(placement->candidates, candidate)->box_count; j++)
            bm_box_grid_add(grid, &boxes[j], i);
    }
    GArray *conflicts = g_array_new(FALSE, FALSE, sizeof(guint));
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    guint *last_seen = g_new0(guint, usable->len + 1);
    graph->conflict_starts = g_new0(guint, usable->len + 1);
    for (guint i = 0; i < usable->len; i++) {
        find_conflicts(placement, grid, usable, i, found, last_seen, conflicts);
        graph->conflict_starts[i + 1] = conflicts->len;
    }
    graph->conflicts = (guint *)(void *)g_array_free(conflicts, FALSE);
    g_array_unref(found);
    g_free(last_seen);
    bm_box_grid_free(grid);
}

/** Ten steps of priority double a label's weight; a required one outweighs all others. */
static guint64 weight_of(const Label *label)
{
    double priority = isfinite(label->priority) ? CLAMP(label->priority, 0, 150) : 0;
    guint64 weight = (guint64)(16 * exp2(priority / 10));
    return label->required ? weight + (1u << 30) : weight;
}

static void take_spot(BmPlacement *placement, guint label, guint candidate)
{
    const BmLabelCandidate *chosen = bm_label_candidate(placement->candidates, candidate);
    const BmExtent *boxes = bm_label_candidate_boxes(placement->candidates, candidate);
    g_array_index(placement->spots, BmLabelSpot, label) =
        (BmLabelSpot){ .placed = TRUE,
                       .x = boxes[0].west,
                       .y = boxes[0].south,
                       .position = chosen->position,
                       .line_start = chosen->line_start,
                       .reversed = chosen->reversed };
}

/* The candidate of one box that is nearest to the place is put on it: the lattice of an area's
 * candidates is not the same on another map of the same ground. */
static void meet(BmPlacement *placement, guint label, BmPoint at)
{
    BmExtent *nearest = NULL;
    double least = ELSEWHERE;
    for (guint i = 0; i < placement->candidates->list->len; i++) {
        const BmLabelCandidate *candidate = bm_label_candidate(placement->candidates, i);
        BmExtent *box =
            &g_array_index(placement->candidates->boxes, BmExtent, candidate->first_box);
        double distance = hypot(box->west - at.x, box->south - at.y);
        if (candidate->label != label || candidate->box_count != 1 || distance >= least)
            continue;
        least = distance;
        nearest = box;
    }
    if (nearest)
        *nearest = (BmExtent){ at.x, at.y, at.x + nearest->east - nearest->west,
                               at.y + nearest->north - nearest->south };
}

void bm_placement_favour(BmPlacement *placement, guint label, BmPoint at)
{
    if (label >= placement->labels->len)
        return;
    Label *favoured = &g_array_index(placement->labels, Label, label);
    favoured->has_favoured = TRUE;
    favoured->favoured = at;
    meet(placement, label, at);
}

void bm_placement_solve(BmPlacement *placement)
{
    BmConflictGraph graph = { .dear = DEAR };
    GArray *usable = judge_all(placement, &graph);
    connect(placement, usable, &graph);
    graph.weights = g_new0(guint64, graph.label_count + 1);
    for (guint i = 0; i < graph.label_count; i++)
        graph.weights[i] = weight_of(&g_array_index(placement->labels, Label, i));
    guint moves = MIN(MOVES, SCANS / (usable->len + graph.label_count + 1));
    guint *chosen = bm_conflict_graph_solve(&graph, moves);
    g_array_set_size(placement->spots, 0);
    g_array_set_size(placement->spots, graph.label_count);
    for (guint i = 0; i < graph.label_count; i++)
        if (chosen[i] != BM_NO_CANDIDATE)
            take_spot(placement, i, g_array_index(usable, guint, chosen[i]));
    g_free(chosen);
    g_free(graph.label_starts);
    g_free(graph.weights);
    g_free(graph.costs);
    g_free(graph.conflict_starts);
    g_free(graph.conflicts);
    g_array_unref(usable);
}

BmLabelSpot bm_placement_spot(const BmPlacement *placement, guint label)
{
    if (label >= placement->spots->len)
        return (BmLabelSpot){ 0 };
    return g_array_index(placement->spots, BmLabelSpot, label);
}
