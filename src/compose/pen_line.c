/** @file
 * Joining and generalising a line to the width of its pen.
 */
#include "compose/pen_line.h"

#include <math.h>

/* Ends of parts so many pen widths apart belong together. */
#define JOIN_WIDTHS 8.0
/* A neck is closed where its sides come so many pen widths near, if the way round it is longer
 * by so much and ends within so many widths. */
#define NECK_WIDTHS 2.4
#define DETOUR 3.0
#define LONGEST_NECK 24.0

static double apart(BmPoint a, BmPoint b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

/* The next part in the order of the source follows on where its first point is near. */
static void join_parts(BmGeometry *line, double reach)
{
    guint kept = 0;
    for (guint part = 0; part < line->part_count; part++) {
        guint start = line->part_starts[part];
        if (part > 0 && start > 0 && apart(line->points[start - 1], line->points[start]) <= reach)
            continue;
        line->part_starts[kept++] = start;
    }
    line->part_starts[kept] = line->point_count;
    line->part_count = kept;
}

/* The farthest later point, on a way of at most `longest` pixels, that lies across a neck. */
static guint across_neck(const BmGeometry *line, guint from, guint end, double neck, double longest)
{
    guint best = from + 1;
    double way = 0;
    for (guint i = from + 1; i < end && way <= longest; i++) {
        way += apart(line->points[i - 1], line->points[i]);
        double gap = apart(line->points[from], line->points[i]);
        if (gap <= neck && way > DETOUR * MAX(gap, 1))
            best = i;
    }
    return best;
}

void bm_pen_line(BmGeometry *line, double width)
{
    if (line->kind != BM_GEOMETRY_LINE || line->point_count == 0)
        return;
    join_parts(line, width * JOIN_WIDTHS);
    guint kept = 0;
    for (guint part = 0; part < line->part_count; part++) {
        guint start = line->part_starts[part], end = line->part_starts[part + 1];
        line->part_starts[part] = kept;
        for (guint i = start; i < end;
             i = across_neck(line, i, end, width * NECK_WIDTHS, width * LONGEST_NECK))
            line->points[kept++] = line->points[i];
    }
    line->point_count = kept;
    line->part_starts[line->part_count] = kept;
}
