/** @file
 * Paths: operations and their points, snapped to the scene's grid.
 */
#include "scene/scene.h"

#include "scene/snap.h"

/* Bézier handle length that draws a quarter circle within 0.03 %: 4 (√2 − 1) / 3. */
#define QUARTER_HANDLE 0.55228474983079

BmPath *bm_path_new(void)
{
    BmPath *path = g_new0(BmPath, 1);
    path->ops = g_byte_array_new();
    path->points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    return path;
}

void bm_path_free(BmPath *path)
{
    if (!path)
        return;
    g_byte_array_unref(path->ops);
    g_array_unref(path->points);
    g_free(path);
}

static void add_op(BmPath *path, BmPathOp op)
{
    guint8 byte = op;
    g_byte_array_append(path->ops, &byte, 1);
}

static void add_point(BmPath *path, double x, double y)
{
    BmPoint point = { bm_snap(x), bm_snap(y) };
    g_array_append_val(path->points, point);
}

void bm_path_move(BmPath *path, double x, double y)
{
    add_op(path, BM_PATH_MOVE);
    add_point(path, x, y);
}

void bm_path_line(BmPath *path, double x, double y)
{
    add_op(path, path->ops->len ? BM_PATH_LINE : BM_PATH_MOVE);
    add_point(path, x, y);
}

void bm_path_curve(BmPath *path, double x1, double y1, double x2, double y2, double x3, double y3)
{
    if (!path->ops->len)
        bm_path_move(path, x1, y1);
    add_op(path, BM_PATH_CURVE);
    add_point(path, x1, y1);
    add_point(path, x2, y2);
    add_point(path, x3, y3);
}

void bm_path_close(BmPath *path)
{
    if (path->ops->len)
        add_op(path, BM_PATH_CLOSE);
}

void bm_path_rectangle(BmPath *path, double x, double y, double width, double height)
{
    bm_path_move(path, x, y);
    bm_path_line(path, x + width, y);
    bm_path_line(path, x + width, y + height);
    bm_path_line(path, x, y + height);
    bm_path_close(path);
}

void bm_path_circle(BmPath *path, double x, double y, double radius)
{
    double h = radius * QUARTER_HANDLE, r = radius;
    bm_path_move(path, x + r, y);
    bm_path_curve(path, x + r, y + h, x + h, y + r, x, y + r);
    bm_path_curve(path, x - h, y + r, x - r, y + h, x - r, y);
    bm_path_curve(path, x - r, y - h, x - h, y - r, x, y - r);
    bm_path_curve(path, x + h, y - r, x + r, y - h, x + r, y);
    bm_path_close(path);
}

/* A move and the lines after it, of a part at once. */
static void add_points(BmPath *path, const BmPoint *points, guint count)
{
    guint ops = path->ops->len, first = path->points->len;
    g_byte_array_set_size(path->ops, ops + count);
    g_array_set_size(path->points, first + count);
    for (guint i = 0; i < count; i++) {
        path->ops->data[ops + i] = i == 0 ? BM_PATH_MOVE : BM_PATH_LINE;
        g_array_index(path->points, BmPoint, first + i) =
            (BmPoint){ bm_snap(points[i].x), bm_snap(points[i].y) };
    }
}

void bm_path_geometry(BmPath *path, const BmGeometry *geometry)
{
    if (geometry->kind != BM_GEOMETRY_LINE && geometry->kind != BM_GEOMETRY_POLYGON)
        return;
    gboolean closed = geometry->kind == BM_GEOMETRY_POLYGON;
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part], end = geometry->part_starts[part + 1];
        /* A ring repeats its first point; closing the path draws that side. */
        if (closed && end - first > 1)
            end--;
        add_points(path, geometry->points + first, end - first);
        if (closed && end > first)
            bm_path_close(path);
    }
}
