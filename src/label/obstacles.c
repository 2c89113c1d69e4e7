/** @file
 * What labels keep clear of, found through a grid.
 */
#include "label/obstacles.h"

#include <math.h>

#include "label/box_grid.h"

/** A segment of a line to avoid or not to cross. */
typedef struct {
    BmPoint a, b;
    guint group; /**< index into the groups */
} Segment;

/** Lines that cost alike. */
typedef struct {
    double reach; /**< pixels from the line within which it is touched */
    double cost;  /**< infinite where no label may */
} Group;

struct BmObstacles {
    BmExtent frame;
    GArray *blocks;   /**< of BmExtent */
    GArray *segments; /**< of Segment */
    GArray *groups;   /**< of Group */
};

BmObstacles *bm_obstacles_new(const BmExtent *frame)
{
    BmObstacles *obstacles = g_new0(BmObstacles, 1);
    obstacles->frame = *frame;
    obstacles->blocks = g_array_new(FALSE, FALSE, sizeof(BmExtent));
    obstacles->segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    obstacles->groups = g_array_new(FALSE, FALSE, sizeof(Group));
    return obstacles;
}

void bm_obstacles_free(BmObstacles *obstacles)
{
    g_array_unref(obstacles->blocks);
    g_array_unref(obstacles->segments);
    g_array_unref(obstacles->groups);
    g_free(obstacles);
}

void bm_obstacles_add_box(BmObstacles *obstacles, const BmExtent *box)
{
    if (bm_extent_overlaps(box, &obstacles->frame))
        g_array_append_val(obstacles->blocks, *box);
}

static double reach_of(const BmObstacles *obstacles, const Segment *segment)
{
    return g_array_index(obstacles->groups, Group, segment->group).reach;
}

static BmExtent segment_bounds(const BmObstacles *obstacles, const Segment *segment)
{
    double reach = reach_of(obstacles, segment);
    return (BmExtent){ MIN(segment->a.x, segment->b.x) - reach,
                       MIN(segment->a.y, segment->b.y) - reach,
                       MAX(segment->a.x, segment->b.x) + reach,
                       MAX(segment->a.y, segment->b.y) + reach };
}

void bm_obstacles_add_lines(BmObstacles *obstacles, const BmGeometry *lines, double reach,
                            double cost)
{
    Group group = { reach, cost };
    g_array_append_val(obstacles->groups, group);
    for (guint part = 0; part < lines->part_count; part++)
        for (guint i = lines->part_starts[part] + 1; i < lines->part_starts[part + 1]; i++) {
            Segment segment = { lines->points[i - 1], lines->points[i],
                                obstacles->groups->len - 1 };
            BmExtent bounds = segment_bounds(obstacles, &segment);
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

static gboolean segment_touches(const Segment *segment, const BmExtent *box, double reach)
{
    double from = 0, to = 1;
    return cut(segment->a.x, segment->b.x - segment->a.x, box->west - reach, box->east + reach,
               &from, &to) &&
           cut(segment->a.y, segment->b.y - segment->a.y, box->south - reach, box->north + reach,
               &from, &to);
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
                             .last_seen = g_new0(guint, obstacles->groups->len + 1) };
    for (guint i = 0; i < obstacles->blocks->len; i++)
        bm_box_grid_add(judge->blocks, &g_array_index(obstacles->blocks, BmExtent, i), i);
    for (guint i = 0; i < obstacles->segments->len; i++) {
        BmExtent bounds =
            segment_bounds(obstacles, &g_array_index(obstacles->segments, Segment, i));
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

/** The cost of the lines that `box` touches and its candidate did not touch before. */
static double crossing_cost(BmLabelJudge *judge, const BmExtent *box, guint candidate)
{
    double cost = 0;
    g_array_set_size(judge->found, 0);
    bm_box_grid_query(judge->segments, box, judge->found);
    for (guint i = 0; i < judge->found->len; i++) {
        const Segment *segment = &g_array_index(judge->obstacles->segments, Segment,
                                                g_array_index(judge->found, guint, i));
        if (judge->last_seen[segment->group] == candidate + 1 ||
            !segment_touches(segment, box, reach_of(judge->obstacles, segment)))
            continue;
        judge->last_seen[segment->group] = candidate + 1;
        cost += g_array_index(judge->obstacles->groups, Group, segment->group).cost;
    }
    return cost;
}

double bm_label_judge_cost(BmLabelJudge *judge, double cost, const BmExtent *boxes, guint count,
                           gboolean holds_symbol, guint candidate)
{
    for (guint i = 0; i < count; i++)
        if (is_blocked(judge, &boxes[i]))
            return INFINITY;
    for (guint i = 0; i < (holds_symbol ? count - 1 : count); i++)
        cost += crossing_cost(judge, &boxes[i], candidate);
    return cost;
}
