/** @file
 * Points, and rings around what is more than a point.
 */
#include "event/geometry_cells.h"

#include "event/event_columns.h"
#include "geometry/antimeridian.h"
#include "geometry/great_circle.h"

#include <math.h>
#include <string.h>

void bm_geometry_cells_name(GPtrArray *names)
{
    static const char *const own[BM_GEOMETRY_CELLS] = { "longitude", "latitude", "radius_km" };
    gboolean has_own = FALSE;
    for (guint i = 0; i < names->len; i++) {
        char *folded = bm_event_column_fold(g_ptr_array_index(names, i));
        const char *field = bm_event_column_field(folded);
        has_own |= field && (strcmp(field, "lon") == 0 || strcmp(field, "radius_km") == 0);
        g_free(folded);
    }
    for (guint i = 0; i < BM_GEOMETRY_CELLS; i++)
        g_ptr_array_add(names, g_strdup(has_own ? "" : own[i]));
}

static char *number_text(double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(text, sizeof text, "%.7g", value));
}

void bm_geometry_cells_fill(const BmGeometry *geometry, char *cells[BM_GEOMETRY_CELLS])
{
    if (geometry->point_count == 0) {
        for (guint i = 0; i < BM_GEOMETRY_CELLS; i++)
            cells[i] = g_strdup("");
        return;
    }
    BmExtent span = bm_geometry_span(geometry);
    BmPoint middle = { (span.west + span.east) / 2, (span.south + span.north) / 2 };
    double radius = 0;
    for (guint i = 0; i < geometry->point_count; i++)
        radius = MAX(radius, bm_great_circle_km(middle, geometry->points[i]));
    cells[0] = number_text(middle.x > 180 ? middle.x - 360 : middle.x);
    cells[1] = number_text(middle.y);
    cells[2] = geometry->point_count > 1 ? number_text(ceil(radius)) : g_strdup("");
}
