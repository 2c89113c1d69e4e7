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

/* The farthest later point, on a way of at most `longest` pixels, that lies across a neck; `ways`
 * holds each point's way from the start. */
static guint across_neck(const BmGeometry *line, const double *ways, guint from, guint end,
                         double neck, double longest)
{
    guint best = from + 1;
    BmPoint a = line->points[from];
    for (guint i = from + 1; i < end && ways[i] - ways[from] <= longest; i++) {
        double dx = line->points[i].x - a.x, dy = line->points[i].y - a.y;
        double square = dx * dx + dy * dy, way = ways[i] - ways[from];
        if (square <= neck * neck && way * way > DETOUR * DETOUR * MAX(square, 1))
            best = i;
    }
    return best;
}

void bm_pen_line(BmGeometry *line, double width)
{
    if (line->kind != BM_GEOMETRY_LINE || line->point_count == 0)
        return;
    join_parts(line, width * JOIN_WIDTHS);
    double *ways = g_new0(double, line->point_count);
    for (guint i = 1; i < line->point_count; i++)
        ways[i] = ways[i - 1] + apart(line->points[i - 1], line->points[i]);
    guint kept = 0;
    for (guint part = 0; part < line->part_count; part++) {
        guint start = line->part_starts[part], end = line->part_starts[part + 1];
        line->part_starts[part] = kept;
        for (guint i = start; i < end;
             i = across_neck(line, ways, i, end, width * NECK_WIDTHS, width * LONGEST_NECK))
            line->points[kept++] = line->points[i];
    }
    line->point_count = kept;
    line->part_starts[line->part_count] = kept;
    g_free(ways);
}
