/** @file
 * The grid: an array of items for each cell, made when first needed.
 */
#include "label/box_grid.h"

#include <math.h>

enum { MOST_CELLS_A_SIDE = 256 };

struct BmBoxGrid {
    double west, south, cell_x, cell_y;
    guint columns, rows;
    GArray **cells;
};

typedef struct {
    guint left, right, top, bottom; /**< inclusive */
} CellRange;

BmBoxGrid *bm_box_grid_new(const BmExtent *frame, double cell)
{
    BmBoxGrid *grid = g_new0(BmBoxGrid, 1);
    double width = MAX(frame->east - frame->west, 1), height = MAX(frame->north - frame->south, 1);
    grid->west = frame->west;
    grid->south = frame->south;
    grid->columns = (guint)CLAMP(width / cell, 1, MOST_CELLS_A_SIDE);
    grid->rows = (guint)CLAMP(height / cell, 1, MOST_CELLS_A_SIDE);
    grid->cell_x = width / grid->columns;
    grid->cell_y = height / grid->rows;
    grid->cells = g_new0(GArray *, grid->columns * grid->rows);
    return grid;
}

void bm_box_grid_free(BmBoxGrid *grid)
{
    if (!grid)
        return;
    for (guint i = 0; i < grid->columns * grid->rows; i++)
        if (grid->cells[i])
            g_array_unref(grid->cells[i]);
    g_free(grid->cells);
    g_free(grid);
}

static CellRange cells_of(const BmBoxGrid *grid, const BmExtent *box)
{
    double columns = grid->columns - 1, rows = grid->rows - 1;
    return (CellRange){ (guint)CLAMP((box->west - grid->west) / grid->cell_x, 0, columns),
                        (guint)CLAMP((box->east - grid->west) / grid->cell_x, 0, columns),
                        (guint)CLAMP((box->south - grid->south) / grid->cell_y, 0, rows),
                        (guint)CLAMP((box->north - grid->south) / grid->cell_y, 0, rows) };
}

void bm_box_grid_add(BmBoxGrid *grid, const BmExtent *box, guint item)
{
    CellRange range = cells_of(grid, box);
    for (guint row = range.top; row <= range.bottom; row++)
        for (guint column = range.left; column <= range.right; column++) {
            GArray **cell = &grid->cells[row * grid->columns + column];
            if (!*cell)
                *cell = g_array_new(FALSE, FALSE, sizeof(guint));
            g_array_append_val(*cell, item);
        }
}

void bm_box_grid_query(const BmBoxGrid *grid, const BmExtent *box, GArray *items)
{
    CellRange range = cells_of(grid, box);
    for (guint row = range.top; row <= range.bottom; row++)
        for (guint column = range.left; column <= range.right; column++) {
            const GArray *cell = grid->cells[row * grid->columns + column];
            if (cell)
                g_array_append_vals(items, cell->data, cell->len);
        }
}
