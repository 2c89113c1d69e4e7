/** @file
 * The placement as its callers see it: obstacles and labels are gathered, and solved at once.
 */
#include "label/placement.h"

#include <math.h>

#include "label/box_grid.h"
#include "label/candidate.h"
#include "label/conflict_graph.h"

/** Free pixels on every side of a label, so that two labels do not read as one. */
static const double LABEL_PADDING = 1;

/** A caller's box costs this more than the one before it. */
static const double BOX_ORDER_COST = 0.2;

/** Pixels of the grid's cells: about the size of a label. */
static const double CELL = 32;

enum { MOVES = 2000, SCANS = 4000000 };

typedef struct {
    double priority;
    gboolean required;
} Label;

/** A segment of a line to avoid or not to cross. */
typedef struct {
    BmPoint a, b;
    guint group; /**< index into the costs */
} Segment;

struct BmPlacement {
    BmExtent frame;
    GArray *blocks;      /**< of BmExtent */
    GArray *segments;    /**< of Segment */
    GArray *group_costs; /**< of double; infinite where no label may cross */
    GArray *labels;      /**< of Label */
    BmLabelCandidates *candidates;
    GArray *spots; /**< of BmLabelSpot */
};

BmPlacement *bm_placement_new(const BmExtent *frame)
{
    BmPlacement *placement = g_new0(BmPlacement, 1);
    placement->frame = *frame;
    placement->blocks = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    placement->segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    placement->group_costs = g_array_new(FALSE, FALSE, sizeof(double));
    placement->labels = g_array_new(FALSE, FALSE, sizeof(Label));
    placement->spots = g_array_new(FALSE, TRUE, sizeof(BmLabelSpot));
    placement->candidates = bm_label_candidates_new();
    return placement;
}

void bm_placement_free(BmPlacement *placement)
{
    if (!placement)
        return;
    g_array_unref(placement->blocks);
    g_array_unref(placement->segments);
    g_array_unref(placement->group_costs);
    g_array_unref(placement->labels);
    g_array_unref(placement->spots);
    bm_label_candidates_free(placement->candidates);
    g_free(placement);
}

void bm_placement_block_box(BmPlacement *placement, const BmExtent *box)
{
    if (bm_extent_overlaps(box, &placement->frame))
        g_array_append_val(placement->blocks, *box);
}

static BmExtent segment_bounds(const Segment *segment)
{
    return (BmExtent){ MIN(segment->a.x, segment->b.x), MIN(segment->a.y, segment->b.y),
                       MAX(segment->a.x, segment->b.x), MAX(segment->a.y, segment->b.y) };
}

static void add_lines(BmPlacement *placement, const BmGeometry *lines, double cost)
{
    g_array_append_val(placement->group_costs, cost);
    for (guint part = 0; part < lines->part_count; part++)
        for (guint i = lines->part_starts[part] + 1; i < lines->part_starts[part + 1]; i++) {
            Segment segment = { lines->points[i - 1], lines->points[i],
                                placement->group_costs->len - 1 };
            BmExtent bounds = segment_bounds(&segment);
            if (bm_extent_overlaps(&bounds, &placement->frame))
                g_array_append_val(placement->segments, segment);
        }
}

void bm_placement_avoid_lines(BmPlacement *placement, const BmGeometry *lines, double cost)
{
    add_lines(placement, lines, cost);
}

void bm_placement_block_lines(BmPlacement *placement, const BmGeometry *lines)
{
    add_lines(placement, lines, INFINITY);
}

static guint add_label(BmPlacement *placement, double priority, gboolean required)
{
    Label label = { priority, required };
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

static gboolean boxes_overlap(const BmExtent *a, const BmExtent *b, double padding)
{
    return a->west < b->east + padding && b->west < a->east + padding &&
           a->south < b->north + padding && b->south < a->north + padding;
}

/** Cuts [from, to], a share of a segment, to where `start + share * step` is within low..high. */
static gboolean cut(double start, double step, double low, double high, double *from, double *to)
{
    if (step == 0)
        return start > low && start < high;
    double first = (low - start) / step, last = (high - start) / step;
    *from = MAX(*from, MIN(first, last));
    *to = MIN(*to, MAX(first, last));
    return *from < *to;
}

static gboolean segment_crosses(const Segment *segment, const BmExtent *box)
{
    double from = 0, to = 1;
    return cut(segment->a.x, segment->b.x - segment->a.x, box->west, box->east, &from, &to) &&
           cut(segment->a.y, segment->b.y - segment->a.y, box->south, box->north, &from, &to);
}

/** What is needed while judging candidates against obstacles. */
typedef struct {
    const BmPlacement *placement;
    BmBoxGrid *blocks, *segments;
    GArray *found;    /**< of guint, reused */
    guint *last_seen; /**< of each group of lines: the candidate that crossed it last */
} Judge;

static void judge_init(Judge *judge, const BmPlacement *placement)
{
    *judge = (Judge){ .placement = placement,
                      .blocks = bm_box_grid_new(&placement->frame, CELL),
                      .segments = bm_box_grid_new(&placement->frame, CELL),
                      .found = g_array_new(FALSE, FALSE, sizeof(guint)),
                      .last_seen = g_new0(guint, placement->group_costs->len + 1) };
    for (guint i = 0; i < placement->blocks->len; i++)
        bm_box_grid_add(judge->blocks, &g_array_index(placement->blocks, BmExtent, i), i);
    for (guint i = 0; i < placement->segments->len; i++) {
        BmExtent bounds = segment_bounds(&g_array_index(placement->segments, Segment, i));
        bm_box_grid_add(judge->segments, &bounds, i);
    }
}

static void judge_clear(Judge *judge)
{
    bm_box_grid_free(judge->blocks);
    bm_box_grid_free(judge->segments);
    g_array_unref(judge->found);
    g_free(judge->last_seen);
}

static gboolean is_blocked(Judge *judge, const BmExtent *box)
{
    const BmExtent *frame = &judge->placement->frame;
    if (!(box->west >= frame->west && box->east <= frame->east && box->south >= frame->south &&
          box->north <= frame->north))
        return TRUE;
    g_array_set_size(judge->found, 0);
    bm_box_grid_query(judge->blocks, box, judge->found);
    for (guint i = 0; i < judge->found->len; i++) {
        guint block = g_array_index(judge->found, guint, i);
        if (boxes_overlap(box, &g_array_index(judge->placement->blocks, BmExtent, block), 0))
            return TRUE;
    }
    return FALSE;
}

/** The cost of the lines that `box` crosses and its candidate did not cross before. */
static double crossing_cost(Judge *judge, const BmExtent *box, guint candidate)
{
    double cost = 0;
    g_array_set_size(judge->found, 0);
    bm_box_grid_query(judge->segments, box, judge->found);
    for (guint i = 0; i < judge->found->len; i++) {
        const Segment *segment = &g_array_index(judge->placement->segments, Segment,
                                                g_array_index(judge->found, guint, i));
        if (judge->last_seen[segment->group] == candidate + 1 || !segment_crosses(segment, box))
            continue;
        judge->last_seen[segment->group] = candidate + 1;
        cost += g_array_index(judge->placement->group_costs, double, segment->group);
    }
    return cost;
}

/** The full cost of a candidate, infinite where it may not stand. */
static double judge_candidate(Judge *judge, guint index)
{
    const BmLabelCandidate *candidate = bm_label_candidate(judge->placement->candidates, index);
    const BmExtent *boxes = bm_label_candidate_boxes(judge->placement->candidates, index);
    double cost = candidate->cost;
    for (guint i = 0; i < candidate->box_count; i++)
        if (is_blocked(judge, &boxes[i]))
            return INFINITY;
    for (guint i = 0; i < candidate->box_count; i++)
        cost += crossing_cost(judge, &boxes[i], index);
    return cost;
}

/** The indices (guint) of the candidates that may stand, with their costs and labels' starts. */
static GArray *judge_all(const BmPlacement *placement, BmConflictGraph *graph)
{
    Judge judge;
    judge_init(&judge, placement);
    GArray *usable = g_array_new(FALSE, FALSE, sizeof(guint));
    guint total = placement->candidates->list->len, index = 0;
    graph->label_count = placement->labels->len;
    graph->label_starts = g_new0(guint, graph->label_count + 1);
    graph->costs = g_new0(double, total + 1);
    for (guint label = 0; label < graph->label_count; label++) {
        for (; index < total; index++) {
            if (bm_label_candidate(placement->candidates, index)->label != label)
                break;
            double cost = judge_candidate(&judge, index);
            if (!isfinite(cost))
                continue;
            graph->costs[usable->len] = cost;
            g_array_append_val(usable, index);
        }
        graph->label_starts[label + 1] = usable->len;
    }
    judge_clear(&judge);
    return usable;
}

static gboolean candidates_overlap(const BmLabelCandidates *candidates, guint a, guint b)
{
    const BmExtent *boxes_a = bm_label_candidate_boxes(candidates, a);
    const BmExtent *boxes_b = bm_label_candidate_boxes(candidates, b);
    for (guint i = 0; i < bm_label_candidate(candidates, a)->box_count; i++)
        for (guint j = 0; j < bm_label_candidate(candidates, b)->box_count; j++)
            if (boxes_overlap(&boxes_a[i], &boxes_b[j], LABEL_PADDING))
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
    BmBoxGrid *grid = bm_box_grid_new(&placement->frame, CELL);
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

void bm_placement_solve(BmPlacement *placement)
{
    BmConflictGraph graph = { 0 };
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
