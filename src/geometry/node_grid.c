/** @file
 * A grid of cells over points.
 */
#include "geometry/node_grid.h"

#include <math.h>

/** Cells of one triangle's box, beyond which it is not looked into. */
#define MOST_CELLS 20000
#define MOST_COLUMNS 4096.0

static guint cell_along(double value, double origin, double size, guint count)
{
    double cell = floor((value - origin) / size);
    return cell > 0 ? (guint)MIN(cell, count - 1.0) : 0;
}

static guint cell_of(const BmNodeGrid *grid, BmPoint point)
{
    return cell_along(point.y, grid->extent.south, grid->height, grid->rows) * grid->columns +
           cell_along(point.x, grid->extent.west, grid->width, grid->columns);
}

/** Cells nearly square, about one for every two points. */
static void choose_cells(BmNodeGrid *grid, guint count)
{
    double across = grid->extent.east - grid->extent.west;
    double down = grid->extent.north - grid->extent.south;
    double side = sqrt(MAX(across * down, 0) / MAX(count / 2.0, 1));
    side = MAX(side, MAX(across, down) / MOST_COLUMNS);
    side = side > 0 ? side : 1;
    grid->columns = (guint)CLAMP(ceil(across / side), 1, MOST_COLUMNS);
    grid->rows = (guint)CLAMP(ceil(down / side), 1, MOST_COLUMNS);
    grid->width = grid->height = side;
}

void bm_node_grid_init(BmNodeGrid *grid, const BmPoint *points, guint count)
{
    *grid = (BmNodeGrid){ .points = points, .extent = bm_extent_of_points(points, count) };
    grid->gone = g_new0(guint8, count + 1);
    choose_cells(grid, count);
    guint cells = grid->columns * grid->rows;
    grid->starts = g_new0(guint, cells + 2);
    grid->numbers = g_new(guint, count + 1);
    for (guint i = 0; i < count; i++)
        grid->starts[cell_of(grid, points[i]) + 2]++;
    for (guint i = 2; i < cells + 2; i++)
        grid->starts[i] += grid->starts[i - 1];
    for (guint i = 0; i < count; i++)
        grid->numbers[grid->starts[cell_of(grid, points[i]) + 1]++] = i;
}

void bm_node_grid_clear(BmNodeGrid *grid)
{
    g_free(grid->gone);
    g_free(grid->starts);
    g_free(grid->numbers);
}

static double cross(BmPoint o, BmPoint a, BmPoint b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/** Inside or on the edge, what cannot be told counting as inside. */
static gboolean holds(BmPoint a, BmPoint b, BmPoint c, BmPoint p, double doubt)
{
    double u = cross(a, b, p), v = cross(b, c, p), w = cross(c, a, p);
    return (u >= -doubt && v >= -doubt && w >= -doubt) || (u <= doubt && v <= doubt && w <= doubt);
}

gboolean bm_node_grid_is_taken(const BmNodeGrid *grid, guint a, guint b, guint c)
{
    BmPoint corners[] = { grid->points[a], grid->points[b], grid->points[c] };
    BmExtent box = bm_extent_of_points(corners, 3);
    guint west = cell_along(box.west, grid->extent.west, grid->width, grid->columns);
    guint east = cell_along(box.east, grid->extent.west, grid->width, grid->columns);
    guint south = cell_along(box.south, grid->extent.south, grid->height, grid->rows);
    guint north = cell_along(box.north, grid->extent.south, grid->height, grid->rows);
    if ((guint64)(east - west + 1) * (north - south + 1) > MOST_CELLS)
        return TRUE;
    double size = MAX(box.east - box.west, box.north - box.south), doubt = 1e-14 * size * size;
    for (guint row = south; row <= north; row++) {
        guint first = row * grid->columns + west, last = row * grid->columns + east;
        for (guint i = grid->starts[first]; i < grid->starts[last + 1]; i++) {
            guint number = grid->numbers[i];
            if (grid->gone[number] || number == a || number == b || number == c)
                continue;
            BmPoint p = grid->points[number];
            if (bm_extent_contains(&box, p) && holds(corners[0], corners[1], corners[2], p, doubt))
                return TRUE;
        }
    }
    return FALSE;
}
