/** @file
 * The outline's pixels are marked in a mask; what has both ends and its middle there runs along it.
 */
#include "compose/sheet_edge.h"

#include <math.h>

#include "geometry/geos.h"

/* Pixels between the marks along the outline. */
#define STEP 0.5

struct BmSheetEdge {
    int width, height;
    guint8 *marked;
};

/* A pixel and its neighbours, so that whatever lies within one of the outline is found. */
static void mark(BmSheetEdge *edge, BmPoint at)
{
    int left = (int)floor(at.x) - 1, top = (int)floor(at.y) - 1;
    for (int y = MAX(top, 0); y <= MIN(top + 2, edge->height - 1); y++)
        for (int x = MAX(left, 0); x <= MIN(left + 2, edge->width - 1); x++)
            edge->marked[y * edge->width + x] = 1;
}

static gboolean is_marked(const BmSheetEdge *edge, BmPoint at)
{
    return at.x >= 0 && at.x < edge->width && at.y >= 0 && at.y < edge->height &&
           edge->marked[(int)at.y * edge->width + (int)at.x];
}

static BmPoint between(BmPoint a, BmPoint b, double share)
{
    return (BmPoint){ a.x + share * (b.x - a.x), a.y + share * (b.y - a.y) };
}

BmSheetEdge *bm_sheet_edge_new(const BmGeometry *outline, double width, double height)
{
    BmSheetEdge *edge = g_new0(BmSheetEdge, 1);
    edge->width = (int)ceil(width);
    edge->height = (int)ceil(height);
    edge->marked = g_malloc0((gsize)edge->width * (gsize)edge->height);
    for (guint part = 0; part < outline->part_count; part++)
        for (guint i = outline->part_starts[part] + 1; i < outline->part_starts[part + 1]; i++) {
            BmPoint a = outline->points[i - 1], b = outline->points[i];
            guint steps = 1 + (guint)(hypot(b.x - a.x, b.y - a.y) / STEP);
            for (guint j = 0; j <= steps; j++)
                mark(edge, between(a, b, (double)j / steps));
        }
    return edge;
}

void bm_sheet_edge_free(BmSheetEdge *edge)
{
    if (!edge)
        return;
    g_free(edge->marked);
    g_free(edge);
}

static gboolean runs_along(const BmSheetEdge *edge, BmPoint a, BmPoint b)
{
    return is_marked(edge, a) && is_marked(edge, b) && is_marked(edge, between(a, b, 0.5));
}

void bm_sheet_edge_coast(const BmSheetEdge *edge, const BmGeometry *rings, BmGeometry *coast)
{
    BmParts parts;
    bm_parts_init(&parts);
    for (guint part = 0; part < rings->part_count; part++) {
        gboolean drawing = FALSE;
        for (guint i = rings->part_starts[part] + 1; i < rings->part_starts[part + 1]; i++) {
            BmPoint a = rings->points[i - 1], b = rings->points[i];
            gboolean along = runs_along(edge, a, b);
            if (!along && !drawing) {
                bm_parts_begin(&parts);
                bm_parts_add(&parts, a);
            }
            if (!along)
                bm_parts_add(&parts, b);
            drawing = !along;
        }
    }
    bm_parts_finish(&parts, BM_GEOMETRY_LINE, coast);
}
