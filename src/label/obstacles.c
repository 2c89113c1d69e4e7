/** @file
 * What labels keep clear of, found through a grid.
 */
#include "label/obstacles.h"

#include <math.h>

#include "label/box_grid.h"

/** A segment of a line to avoid or not to cross. */
typedef struct {
    BmPoint a, b;
    guint group; /**< index into the costs */
} Segment;

struct BmObstacles {
    BmExtent frame;
    GArray *blocks;      /**< of BmExtent */
    GArray *segments;    /**< of Segment */
    GArray *group_costs; /**< of double; infinite where no label may cross */
};

BmObstacles *bm_obstacles_new(const BmExtent *frame)
{
    BmObstacles *obstacles = g_new0(BmObstacles, 1);
    obstacles->frame = *frame;
    obstacles->blocks = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    obstacles->segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    obstacles->group_costs = g_array_new(FALSE, FALSE, sizeof(double));
    return obstacles;
}

void bm_obstacles_free(BmObstacles *obstacles)
{
    g_array_unref(obstacles->blocks);
    g_array_unref(obstacles->segments);
    g_array_unref(obstacles->group_costs);
    g_free(obstacles);
}

void bm_obstacles_add_box(BmObstacles *obstacles, const BmExtent *box)
{
    if (bm_extent_overlaps(box, &obstacles->frame))
        g_array_append_val(obstacles->blocks, *box);
}

static BmExtent segment_bounds(const Segment *segment)
{
    return (BmExtent){ MIN(segment->a.x, segment->b.x), MIN(segment->a.y, segment->b.y),
                       MAX(segment->a.x, segment->b.x), MAX(segment->a.y, segment->b.y) };
}

void bm_obstacles_add_lines(BmObstacles *obstacles, const BmGeometry *lines, double cost)
{
    g_array_append_val(obstacles->group_costs, cost);
    for (guint part = 0; part < lines->part_count; part++)
        for (guint i = lines->part_starts[part] + 1; i < lines->part_starts[part + 1]; i++) {
            Segment segment = { lines->points[i - 1], lines->points[i],
                                obstacles->group_costs->len - 1 };
            BmExtent bounds = segment_bounds(&segment);
            if (bm_extent_overlaps(&bounds, &obstacles->frame))
                g_array_append_val(obstacles->segments, segment);
        }
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
struct BmLabelJudge {
    const BmObstacles *obstacles;
    BmBoxGrid *blocks, *segments;
    GArray *found;    /**< of guint, reused */
    guint *last_seen; /**< of each group of lines: the candidate that crossed it last */
};

BmLabelJudge *bm_label_judge_new(const BmObstacles *obstacles)
{
    BmLabelJudge *judge = g_new(BmLabelJudge, 1);
    *judge = (BmLabelJudge){ .obstacles = obstacles,
                             .blocks = bm_box_grid_new(&obstacles->frame, BM_LABEL_CELL),
                             .segments = bm_box_grid_new(&obstacles->frame, BM_LABEL_CELL),
                             .found = g_array_new(FALSE, FALSE, sizeof(guint)),
                             .last_seen = g_new0(guint, obstacles->group_costs->len + 1) };
    for (guint i = 0; i < obstacles->blocks->len; i++)
        bm_box_grid_add(judge->blocks, &g_array_index(obstacles->blocks, BmExtent, i), i);
    for (guint i = 0; i < obstacles->segments->len; i++) {
        BmExtent bounds = segment_bounds(&g_array_index(obstacles->segments, Segment, i));
        bm_box_grid_add(judge->segments, &bounds, i);
    }
    return judge;
}

void bm_label_judge_free(BmLabelJudge *judge)
{
    bm_box_grid_free(judge->blocks);
    bm_box_grid_free(judge->segments);
    g_array_unref(judge->found);
    g_free(judge->last_seen);
    g_free(judge);
}

static gboolean is_blocked(BmLabelJudge *judge, const BmExtent *box)
{
    const BmExtent *frame = &judge->obstacles->frame;
    if (!(box->west >= frame->west && box->east <= frame->east && box->south >= frame->south &&
          box->north <= frame->north))
        return TRUE;
    g_array_set_size(judge->found, 0);
    bm_box_grid_query(judge->blocks, box, judge->found);
    for (guint i = 0; i < judge->found->len; i++) {
        guint block = g_array_index(judge->found, guint, i);
        if (bm_boxes_overlap(box, &g_array_index(judge->obstacles->blocks, BmExtent, block), 0))
            return TRUE;
    }
    return FALSE;
}

/** The cost of the lines that `box` crosses and its candidate did not cross before. */
static double crossing_cost(BmLabelJudge *judge, const BmExtent *box, guint candidate)
{
    double cost = 0;
    g_array_set_size(judge->found, 0);
    bm_box_grid_query(judge->segments, box, judge->found);
    for (guint i = 0; i < judge->found->len; i++) {
        const Segment *segment = &g_array_index(judge->obstacles->segments, Segment,
                                                g_array_index(judge->found, guint, i));
        if (judge->last_seen[segment->group] == candidate + 1 || !segment_crosses(segment, box))
            continue;
        judge->last_seen[segment->group] = candidate + 1;
        cost += g_array_index(judge->obstacles->group_costs, double, segment->group);
    }
    return cost;
}

double bm_label_judge_cost(BmLabelJudge *judge, double cost, const BmExtent *boxes, guint count,
                           guint candidate)
{
    for (guint i = 0; i < count; i++)
        if (is_blocked(judge, &boxes[i]))
            return INFINITY;
    for (guint i = 0; i < count; i++)
        cost += crossing_cost(judge, &boxes[i], candidate);
    return cost;
}
