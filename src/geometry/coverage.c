/** @file
 * Scan conversion: where each line through the pixels crosses the area's edges.
 */
#include "geometry/coverage.h"

#include <math.h>

#define LINES 4

/* A crossing of an edge with a line, in pixels. */
typedef struct {
    int line;
    double x;
} Crossing;

static int compare_crossings(gconstpointer a, gconstpointer b)
{
    const Crossing *left = a, *right = b;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return (left->x > right->x) - (left->x < right->x);
}

/* The lines lie in the middle of each row's four strips; `a`, `b` are in pixels. */
static void cross(BmPoint a, BmPoint b, int lines, GArray *crossings)
{
    if (a.y > b.y) {
        BmPoint swap = a;
        a = b;
        b = swap;
    }
    double first = ceil(a.y * LINES - 0.5), last = ceil(b.y * LINES - 0.5);
    for (int line = (int)CLAMP(first, 0, lines); line < (int)CLAMP(last, 0, lines); line++) {
        double y = (line + 0.5) / LINES;
        Crossing crossing = { line, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) };
        g_array_append_val(crossings, crossing);
    }
}

/* Adds a stretch of a line to a row. */
static void cover(double from, double to, guint width, guint8 *row)
{
    from = CLAMP(from, 0, width);
    to = CLAMP(to, 0, width);
    for (guint x = (guint)from; x < width && x < to; x++) {
        double share = MIN(to, x + 1.0) - MAX(from, (double)x);
        row[x] = (guint8)MIN(255, row[x] + (int)lrint(share * 255.9 / LINES));
    }
}

void bm_coverage_add(const BmGeometry *area, const BmExtent *box, guint width, guint height,
                     guint8 *mask)
{
    double across = width / (box->east - box->west), down = height / (box->north - box->south);
    GArray *crossings = g_array_new(FALSE, FALSE, sizeof(Crossing));
    for (guint part = 0; part < area->part_count; part++) {
        for (guint i = area->part_starts[part]; i + 1 < area->part_starts[part + 1]; i++) {
            const BmPoint *p = &area->points[i];
            BmPoint a = { (p[0].x - box->west) * across, (p[0].y - box->south) * down };
            BmPoint b = { (p[1].x - box->west) * across, (p[1].y - box->south) * down };
            cross(a, b, (int)height * LINES, crossings);
        }
    }
    g_array_sort(crossings, compare_crossings);
    for (guint i = 0; i + 1 < crossings->len; i++) {
        const Crossing *from = &g_array_index(crossings, Crossing, i), *to = from + 1;
        if (from->line != to->line)
            continue;
        cover(from->x, to->x, width, mask + (gsize)(from->line / LINES) * width);
        i++;
    }
    g_array_unref(crossings);
}
