/** @file
 * A grid of cells over points.
 */
#include "geometry/node_grid.h"

#include <math.h>
#include <string.h>

/** Cells of one triangle's box, beyond which it is not looked into. */
#define MOST_CELLS 20000
#define MOST_COLUMNS 2048.0
#define CELLS_A_POINT 3.0

static guint cell_along(double value, double origin, double size, guint count)
{
    double cell = floor((value - origin) / size);
    return cell > 0 ? (guint)MIN(cell, count - 1.0) : 0;
}

static guint cell_of(const BmNodeGrid *grid, BmPoint point)
{
    return cell_along(point.y, grid->extent.south, grid->side, grid->rows) * grid->columns +
           cell_along(point.x, grid->extent.west, grid->side, grid->columns);
}

/** Square cells, some for every point: lines leave most of them empty. */
static void choose_cells(BmNodeGrid *grid, guint count)
{
    double across = grid->extent.east - grid->extent.west;
    double down = grid->extent.north - grid->extent.south;
    double side = sqrt(MAX(across * down, 0) / (CELLS_A_POINT * MAX(count, 1.0)));
    side = MAX(side, MAX(across, down) / MIN(MOST_COLUMNS, count + 1.0));
    grid->side = side > 0 && isfinite(side) ? side : 1;
    grid->columns = (guint)CLAMP(ceil(across / grid->side), 1, MOST_COLUMNS);
    grid->rows = (guint)CLAMP(ceil(down / grid->side), 1, MOST_COLUMNS);
}

void bm_node_grid_init(BmNodeGrid *grid, const BmPoint *points, guint count)
{
    *grid = (BmNodeGrid){ .extent = bm_extent_of_points(points, count) };
    choose_cells(grid, count);
    guint cells = grid->columns * grid->rows;
    grid->starts = g_new0(guint, cells + 1);
    grid->ends = g_new(guint, cells + 1);
    grid->where = g_new(guint, count + 1); /* first the cell, then the index */
    grid->numbers = g_new(guint, count + 1);
    grid->places = g_new(BmPoint, count + 1);
    for (guint i = 0; i < count; i++) {
        grid->where[i] = cell_of(grid, points[i]);
        grid->starts[grid->where[i] + 1]++;
    }
    for (guint i = 1; i <= cells; i++)
        grid->starts[i] += grid->starts[i - 1];
    memcpy(grid->ends, grid->starts, (cells + 1) * sizeof(guint));
    for (guint i = 0; i < count; i++) {
        guint index = grid->ends[grid->where[i]]++;
        grid->numbers[index] = i;
        grid->places[index] = points[i];
        grid->where[i] = index;
    }
}

void bm_node_grid_clear(BmNodeGrid *grid)
{
    g_free(grid->places);
    g_free(grid->numbers);
    g_free(grid->where);
    g_free(grid->starts);
    g_free(grid->ends);
}

void bm_node_grid_remove(BmNodeGrid *grid, const BmPoint *points, guint number)
{
    guint index = grid->where[number], last = --grid->ends[cell_of(grid, points[number])];
    grid->numbers[index] = grid->numbers[last];
    grid->places[index] = grid->places[last];
    grid->where[grid->numbers[index]] = index;
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

/** The question asked: is one of these points, but for the corners, in the triangle. */
typedef struct {
    guint numbers[3];
    BmPoint corners[3];
    BmExtent box;
    double doubt;
} Triangle;

static gboolean cell_meets(const BmNodeGrid *grid, guint cell, const Triangle *triangle)
{
    const BmExtent *box = &triangle->box;
    for (guint i = grid->starts[cell]; i < grid->ends[cell]; i++) {
        BmPoint p = grid->places[i];
        if (p.x < box->west || p.x > box->east || p.y < box->south || p.y > box->north)
            continue;
        guint number = grid->numbers[i];
        if (number != triangle->numbers[0] && number != triangle->numbers[1] &&
            number != triangle->numbers[2] &&
            holds(triangle->corners[0], triangle->corners[1], triangle->corners[2], p,
                  triangle->doubt))
            return TRUE;
    }
    return FALSE;
}

gboolean bm_node_grid_is_taken(const BmNodeGrid *grid, const BmPoint *points, guint a, guint b,
                               guint c)
{
    Triangle triangle = { { a, b, c }, { points[a], points[b], points[c] }, BM_EXTENT_EMPTY, 0 };
    BmExtent box = triangle.box = bm_extent_of_points(triangle.corners, 3);
    guint west = cell_along(box.west, grid->extent.west, grid->side, grid->columns);
    guint east = cell_along(box.east, grid->extent.west, grid->side, grid->columns);
    guint south = cell_along(box.south, grid->extent.south, grid->side, grid->rows);
    guint north = cell_along(box.north, grid->extent.south, grid->side, grid->rows);
    if ((guint64)(east - west + 1) * (north - south + 1) > MOST_CELLS)
        return TRUE;
    double size = MAX(box.east - box.west, box.north - box.south);
    triangle.doubt = 1e-14 * size * size;
    for (guint row = south; row <= north; row++)
        for (guint column = west; column <= east; column++)
            if (cell_meets(grid, row * grid->columns + column, &triangle))
                return TRUE;
    return FALSE;
}
