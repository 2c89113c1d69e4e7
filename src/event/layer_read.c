/** @file
 * Records of geodata as rows of a table.
 */
#include "event/layer_read.h"

#include "base/file_name.h"
#include "event/geometry_cells.h"
#include "event/lenient_rows.h"
#include "source/source.h"

#include <string.h>

typedef struct {
    BmLenientRows rows;
    BmTable table;   /**< the columns alone */
    gboolean *dates; /**< which columns are dates */
    char *name;      /**< for messages */
} Layer;

gboolean bm_events_is_layer(const char *path)
{
    static const char *const endings[] = { ".shp", ".gpkg", ".fgb",  ".kml", ".kmz",      ".gpx",
                                           ".mif", ".zip",  ".xlsx", ".ods", ".geojsonl", NULL };
    if (bm_source_is_connection(path) || bm_source_layer_borrow(path))
        return TRUE;
    return bm_file_name_ends(path, endings);
}

static void name_columns(Layer *layer, const BmFeatureSet *set)
{
    GPtrArray *names = g_ptr_array_new();
    layer->dates = g_new0(gboolean, g_strv_length(set->fields) + 1);
    for (guint i = 0; set->fields[i]; i++) {
        char *folded = bm_event_column_fold(set->fields[i]);
        layer->dates[i] = strstr(folded, "date") != NULL;
        g_free(folded);
        g_ptr_array_add(names, g_strdup(set->fields[i]));
    }
    bm_geometry_cells_name(names);
    layer->table.column_count = names->len;
    g_ptr_array_add(names, NULL);
    layer->table.columns = (char **)g_ptr_array_free(names, FALSE);
    layer->table.file = layer->name;
    layer->table.header_line = 1;
}

/* Control characters in a field are spaces, as in a table. */
static char *clean(const char *text)
{
    char *copy = g_strdup(text);
    for (char *at = copy; *at; at++)
        if ((guchar)*at < 0x20)
            *at = ' ';
    return g_strstrip(copy);
}

/* "20260227" of a .dbf and "2026/02/27" of GDAL as ISO 8601's extended form. */
static char *clean_date(const char *text)
{
    char *date = clean(text);
    gsize length = strlen(date);
    gboolean bare = length == 8 && strspn(date, "0123456789") == 8;
    gboolean slashes = length >= 10 && date[4] == '/' && date[7] == '/';
    char *iso = NULL;
    if (bare)
        iso = g_strdup_printf("%.4s-%.2s-%.2s", date, date + 4, date + 6);
    else if (slashes)
        iso = g_strdup_printf("%.4s-%.2s-%s", date, date + 5, date + 8);
    if (!iso)
        return date;
    g_free(date);
    return iso;
}

static gboolean take(const BmFeatureSet *set, const BmFeature *feature, gpointer data,
                     GError **error)
{
    Layer *layer = data;
    if (!layer->table.columns)
        name_columns(layer, set);
    guint count = layer->table.column_count, fields = count - BM_GEOMETRY_CELLS;
    BmTableRow row = { feature->record, g_new0(BmTableCell, count + 1) };
    char *cells[BM_GEOMETRY_CELLS];
    bm_geometry_cells_fill(&feature->geometry, cells);
    for (guint i = 0; i < count; i++) {
        row.cells[i].text = i >= fields       ? cells[i - fields]
                            : layer->dates[i] ? clean_date(feature->values[i])
                                              : clean(feature->values[i]);
        row.cells[i].line = feature->record;
    }
    gboolean good = bm_lenient_rows_take(&layer->rows, &layer->table, &row, NULL, error);
    for (guint i = 0; i < count; i++)
        g_free(row.cells[i].text);
    g_free(row.cells);
    return good;
}

gboolean bm_events_read_layer(BmEventList *list, const char *path, const char *format,
                              const BmEventFilter *filter, BmWarnings *warnings, GError **error)
{
    Layer layer = { .name = bm_source_display_name(path) };
    layer.rows =
        (BmLenientRows){ .list = list, .format = format, .filter = filter, .warnings = warnings };
    gboolean good = bm_source_stream(path, take, &layer, warnings, error);
    bm_lenient_rows_finish(&layer.rows, layer.name);
    g_strfreev(layer.table.columns);
    g_free(layer.dates);
    g_free(layer.name);
    return good;
}
