/** @file
 * Features as rows of a table whose columns are all their properties.
 */
#include "event/geojson_read.h"

#include "event/event_fields.h"
#include "event/geometry_cells.h"
#include "event/lenient_rows.h"

#include <math.h>
#include <string.h>

typedef struct {
    BmLenientRows rows;
    BmTable table;       /**< the columns alone */
    GHashTable *columns; /**< a property's name to its column and one, borrowed */
    gboolean names_id;   /**< a property is the id; else the feature's own is */
} Collection;

static const char *type_of(const BmNode *node)
{
    const BmNode *type = bm_node_get(node, "type");
    return type && type->kind == BM_NODE_SCALAR ? type->text : "";
}

gboolean bm_events_is_geojson(const BmNode *root)
{
    const BmNode *features = bm_node_get(root, "features");
    return strcmp(type_of(root), "FeatureCollection") == 0
               ? features && features->kind == BM_NODE_LIST
               : strcmp(type_of(root), "Feature") == 0 && bm_node_get(root, "geometry");
}

/* An older GeoJSON may say another system of coordinates than the standard's. */
static gboolean check_system(const BmNode *root, GError **error)
{
    const BmNode *name = bm_node_get(bm_node_get(bm_node_get(root, "crs"), "properties"), "name");
    if (!name || !name->text || g_str_has_suffix(name->text, "CRS84") ||
        g_str_has_suffix(name->text, "EPSG::4326") || g_str_has_suffix(name->text, "EPSG:4326"))
        return TRUE;
    return bm_node_error(name, error,
                         "the coordinates are in %.80s; turn them into longitude and latitude "
                         "(ogr2ogr -t_srs EPSG:4326)",
                         name->text);
}

static gboolean is_plain(const BmNode *node)
{
    return !bm_node_is_empty(node) && node->kind == BM_NODE_SCALAR;
}

/* Every property that some feature has with a plain value is a column, in order of appearance. */
static void name_columns(Collection *collection, const BmNode *features)
{
    GPtrArray *names = g_ptr_array_new();
    g_ptr_array_add(names, g_strdup("")); /* for the feature's own id */
    for (guint i = 0; i < bm_node_count(features); i++) {
        const BmNode *properties = bm_node_get(bm_node_item(features, i), "properties");
        for (guint p = 0;
             properties && properties->kind == BM_NODE_MAPPING && p < bm_node_count(properties);
             p++) {
            const char *name = ((BmNode *)g_ptr_array_index(properties->keys, p))->text;
            if (!is_plain(bm_node_item(properties, p)) ||
                g_hash_table_contains(collection->columns, name))
                continue;
            g_hash_table_insert(collection->columns, (char *)name, GUINT_TO_POINTER(names->len));
            g_ptr_array_add(names, g_strdup(name));
            char *folded = bm_event_column_fold(name);
            collection->names_id |= g_strcmp0(bm_event_column_field(folded), "id") == 0;
            g_free(folded);
        }
    }
    if (!collection->names_id) {
        g_free(names->pdata[0]);
        names->pdata[0] = g_strdup("id");
    }
    bm_geometry_cells_name(names);
    collection->table.column_count = names->len;
    g_ptr_array_add(names, NULL);
    collection->table.columns = (char **)g_ptr_array_free(names, FALSE);
}

/** Adds the positions of nested coordinates; FALSE where one is none. */
static gboolean add_positions(const BmNode *coordinates, GArray *points)
{
    if (!coordinates || coordinates->kind != BM_NODE_LIST)
        return FALSE;
    const BmNode *first = bm_node_item(coordinates, 0);
    if (first && first->kind == BM_NODE_SCALAR) {
        const BmNode *second = bm_node_item(coordinates, 1);
        BmPoint point;
        if (!second || !second->text || !bm_parse_number(first->text, &point.x) ||
            !bm_parse_number(second->text, &point.y))
            return FALSE;
        g_array_append_val(points, point);
        return TRUE;
    }
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_node_count(coordinates); i++)
        good = add_positions(bm_node_item(coordinates, i), points);
    return good;
}

/** What is wrong with the coordinates, static; NULL: nothing. */
static const char *fault_of(const GArray *points)
{
    for (guint i = 0; i < points->len; i++) {
        BmPoint point = g_array_index(points, BmPoint, i);
        if (fabs(point.y) > 90 && fabs(point.y) <= 180 && fabs(point.x) <= 90)
            return "a latitude beyond 90, while the longitude is a latitude: they look exchanged";
        if (!(fabs(point.y) <= 90))
            return "a latitude is from -90 to 90";
        if (!(fabs(point.x) <= 180))
            return "a longitude is from -180 to 180";
        if (point.x == 0 && point.y == 0 && points->len == 1)
            return "0, 0 lies in the sea: no coordinates were known";
    }
    return NULL;
}

/** The three cells of a feature's geometry; a fault leaves the feature out with a warning. */
static gboolean fill_geometry(Collection *collection, const BmNode *feature,
                              char *cells[BM_GEOMETRY_CELLS])
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    const BmNode *node = bm_node_get(feature, "geometry");
    const char *fault = NULL;
    if (!bm_node_is_empty(node) && !add_positions(bm_node_get(node, "coordinates"), points))
        fault = "coordinates that are no numbers";
    if (!fault)
        fault = fault_of(points);
    if (fault)
        bm_warnings_tally(collection->rows.warnings, &collection->rows.tally,
                          "%s:%u: geometry: %s; the feature is left out", feature->file, node->line,
                          fault);
    BmGeometry geometry = { .kind = BM_GEOMETRY_POINT, .points = (BmPoint *)(void *)points->data };
    guint starts[] = { 0, points->len };
    geometry.point_count = points->len;
    geometry.part_count = points->len > 0;
    geometry.part_starts = starts;
    bm_geometry_update_extent(&geometry);
    if (!fault)
        bm_geometry_cells_fill(&geometry, cells);
    g_array_unref(points);
    return !fault;
}

static void set_cell(BmTableRow *row, guint column, const BmNode *value)
{
    g_free(row->cells[column].text);
    row->cells[column].text = g_strdup(value->text);
    row->cells[column].line = value->line;
}

/* A list or a mapping is a value that no cell can hold. */
static void take_property(Collection *collection, BmTableRow *row, const BmNode *properties,
                          guint index, BmNode *extras)
{
    const char *name = ((BmNode *)g_ptr_array_index(properties->keys, index))->text;
    const BmNode *value = bm_node_item(properties, index);
    guint column = GPOINTER_TO_UINT(g_hash_table_lookup(collection->columns, name));
    if (is_plain(value) && column > 0) {
        set_cell(row, column, value);
    } else if (value->kind != BM_NODE_SCALAR) {
        char *folded = bm_event_column_fold(name);
        const char *key = bm_event_key_find(bm_event_keys, folded);
        if (key)
            bm_node_add_take(extras, key, bm_node_copy(value, value->file));
        g_free(folded);
    }
}

static gboolean take_feature(Collection *collection, const BmNode *feature, GError **error)
{
    guint count = collection->table.column_count;
    char *cells[BM_GEOMETRY_CELLS];
    if (!fill_geometry(collection, feature, cells))
        return TRUE;
    BmTableRow row = { feature->line, g_new0(BmTableCell, count + 1) };
    for (guint i = 0; i < count; i++) {
        guint fields = count - BM_GEOMETRY_CELLS;
        row.cells[i].text = i < fields ? g_strdup("") : cells[i - fields];
        row.cells[i].line = feature->line;
    }
    const BmNode *properties = bm_node_get(feature, "properties");
    BmNode *extras = bm_node_new(BM_NODE_MAPPING, feature->file, feature->line, 0);
    for (guint p = 0;
         properties && properties->kind == BM_NODE_MAPPING && p < bm_node_count(properties); p++)
        take_property(collection, &row, properties, p, extras);
    const BmNode *id = bm_node_get(feature, "id");
    if (!collection->names_id && is_plain(id))
        set_cell(&row, 0, id);
    gboolean good =
        bm_lenient_rows_take(&collection->rows, &collection->table, &row, extras, error);
    bm_node_free(extras);
    for (guint i = 0; i < count; i++)
        g_free(row.cells[i].text);
    g_free(row.cells);
    return good;
}

gboolean bm_events_read_geojson(BmEventList *list, const BmNode *root, const char *format,
                                const BmEventFilter *filter, BmWarnings *warnings, GError **error)
{
    if (!bm_events_is_geojson(root))
        return bm_node_error(root, error,
                             "no GeoJSON: its root must be a FeatureCollection or a Feature");
    if (!check_system(root, error))
        return FALSE;
    Collection collection = { .columns = g_hash_table_new(g_str_hash, g_str_equal) };
    collection.rows =
        (BmLenientRows){ .list = list, .format = format, .filter = filter, .warnings = warnings };
    collection.table.file = (char *)root->file;
    collection.table.header_line = root->line;
    BmNode *one = bm_node_new(BM_NODE_LIST, root->file, root->line, 0);
    const BmNode *features = bm_node_get(root, "features");
    if (!features)
        g_ptr_array_add(one->items, (gpointer)root);
    features = features ? features : one;
    name_columns(&collection, features);
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_node_count(features); i++)
        good = take_feature(&collection, bm_node_item(features, i), error);
    bm_lenient_rows_finish(&collection.rows, root->file);
    if (one->items->len > 0)
        g_ptr_array_steal_index(one->items, 0);
    bm_node_free(one);
    g_hash_table_destroy(collection.columns);
    g_strfreev(collection.table.columns);
    return good;
}
