/** @file
 * Shapefiles: which records are wanted is found in the mapped bytes; shapelib parses those.
 */
#include "source/shapefile.h"

#include <math.h>

#include "base/error.h"
#include "source/attribute_table.h"
#include "source/mapped_file.h"
#include "source/prj.h"
#include "source/shape_geometry.h"
#include "source/shapefile_hooks.h"
#include "source/shapefile_index.h"

/** Bad records told one by one; the rest in one line. */
#define MOST_COMPLAINTS 5

/** Everything open while one shapefile is read. */
typedef struct {
    const char *path;
    const BmSourceQuery *query;
    BmWarnings *warnings;
    BmShapefileBytes bytes;
    BmShapefileIndex index;
    BmAttributeTable table;
    BmReprojection *reprojection;
    SHPHandle handle;
    int filter_column;
    GArray *columns; /**< of int: columns to read, in the set's order */
    guint complaints;
} Reader;

/** Tells of a bad record; FALSE where that is an error. */
static gboolean complain(Reader *reader, guint record, const char *fault, GError **error)
{
    if (reader->query->strict) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: record %u: %s", reader->path, record,
                    fault);
        return FALSE;
    }
    if (reader->complaints++ < MOST_COMPLAINTS)
        bm_warnings_add(reader->warnings, "%s: record %u: %s; it is left out", reader->path, record,
                        fault);
    return TRUE;
}

static const char *fault_of_state(BmRecordState state)
{
    switch (state) {
    case BM_RECORD_OUTSIDE:
        return "the .shx points outside the .shp";
    case BM_RECORD_DISAGREES:
        return "the .shp and the .shx give different lengths";
    case BM_RECORD_CUT:
        return "the .shp ends before the record does";
    case BM_RECORD_SOUND:
        break;
    }
    return NULL;
}

/** FALSE where the record's own box says that it lies outside the window. */
static gboolean is_in_window(const Reader *reader, const guint8 *content, guint32 length)
{
    const BmExtent *window = reader->query->window;
    if (!window || reader->reprojection)
        return TRUE;
    BmExtent box;
    if (!bm_shape_box(content, length, &box))
        return length >= 4 && bm_little_endian_32(content) != SHPT_NULL;
    return bm_extent_meets_window(window, &box);
}

static gboolean is_wanted(const Reader *reader, guint record, const guint8 *content, guint32 length)
{
    if (!is_in_window(reader, content, length) ||
        bm_attribute_table_is_deleted(&reader->table, record))
        return FALSE;
    return !reader->query->field ||
           bm_attribute_table_matches(&reader->table, record, reader->filter_column,
                                      reader->query->values);
}

static char **read_values(const Reader *reader, guint record)
{
    char **values = g_new(char *, reader->columns->len + 1);
    for (guint i = 0; i < reader->columns->len; i++)
        values[i] = bm_attribute_table_value(&reader->table, record,
                                             g_array_index(reader->columns, int, i));
    values[reader->columns->len] = NULL;
    return values;
}

/** Parses a wanted record and adds it; TRUE also where it was left out with a warning. */
static gboolean read_record(Reader *reader, guint record, const guint8 *content, guint32 length,
                            BmFeatureSet *set, GError **error)
{
    BmGeometry geometry = { .extent = BM_EXTENT_EMPTY };
    const char *fault = bm_shape_check(content, length, reader->index.type);
    if (!fault) {
        SHPObject *shape = SHPReadObject(reader->handle, (int)record);
        fault = shape ? bm_shape_convert(shape, &geometry) : "shapelib cannot read it";
        SHPDestroyObject(shape);
    }
    if (!fault && reader->reprojection)
        bm_reprojection_apply(reader->reprojection, geometry.points, geometry.point_count);
    if (!fault)
        fault = bm_shape_check_degrees(&geometry);
    const BmExtent *window = reader->query->window;
    gboolean outside =
        !fault && reader->reprojection && window && !bm_extent_meets_window(window, &geometry.extent);
    if (fault || outside) {
        bm_geometry_clear(&geometry);
        return outside || complain(reader, record, fault, error);
    }
    BmFeature *feature = g_new(BmFeature, 1);
    *feature = (BmFeature){ record, geometry, read_values(reader, record) };
    g_ptr_array_add(set->features, feature);
    return TRUE;
}

static gboolean read_records(Reader *reader, BmFeatureSet *set, GError **error)
{
    const guint8 *shp = g_bytes_get_data(reader->bytes.shp, NULL);
    for (guint i = 0; i < reader->index.records->len; i++) {
        const BmShapefileRecord *record =
            &g_array_index(reader->index.records, BmShapefileRecord, i);
        const char *fault = fault_of_state(record->state);
        if (fault) {
            if (!complain(reader, i, fault, error))
                return FALSE;
            continue;
        }
        const guint8 *content = shp + record->offset;
        if (is_wanted(reader, i, content, record->length) &&
            !read_record(reader, i, content, record->length, set, error))
            return FALSE;
    }
    if (reader->complaints > MOST_COMPLAINTS)
        bm_warnings_add(reader->warnings, "%s: %u more bad records are left out", reader->path,
                        reader->complaints - MOST_COMPLAINTS);
    if (reader->complaints == 0 || reader->complaints < reader->index.records->len)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: none of its %u records can be read; get the file anew", reader->path,
                reader->index.records->len);
    return FALSE;
}

/** Chooses the columns to read and returns their names. */
static char **choose_columns(Reader *reader)
{
    const char *const *only = reader->query->only_fields;
    GPtrArray *names = g_ptr_array_new();
    reader->columns = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < (int)reader->table.columns->len; i++) {
        const char *name = g_array_index(reader->table.columns, BmColumn, i).name;
        gboolean wanted = !only;
        for (guint k = 0; only && only[k]; k++)
            wanted = wanted || g_ascii_strcasecmp(only[k], name) == 0;
        if (!wanted)
            continue;
        g_array_append_val(reader->columns, i);
        g_ptr_array_add(names, g_strdup(name));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

static gboolean find_filter_column(Reader *reader, GError **error)
{
    reader->filter_column = -1;
    if (!reader->query->field)
        return TRUE;
    reader->filter_column = bm_attribute_table_column(&reader->table, reader->query->field);
    if (reader->filter_column >= 0)
        return TRUE;
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < reader->table.columns->len; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               g_array_index(reader->table.columns, BmColumn, i).name);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no field '%s'; its fields are: %s",
                reader->path, reader->query->field, names->len > 0 ? names->str : "none");
    g_string_free(names, TRUE);
    return FALSE;
}

static gboolean open_index(Reader *reader, GError **error)
{
    reader->bytes.shp = bm_map_file(reader->path, error);
    if (!reader->bytes.shp)
        return FALSE;
    char *shx_path;
    GBytes *shx = bm_map_file_beside(reader->path, "shx", &shx_path);
    gboolean done = bm_shapefile_index_init(&reader->index, reader->path, reader->bytes.shp,
                                            shx_path, shx, reader->warnings, error);
    if (shx)
        g_bytes_unref(shx);
    g_free(shx_path);
    reader->bytes.shx = reader->index.clean_index;
    if (!done)
        return FALSE;
    if (!bm_shape_type_is_known(reader->index.type)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: shapes of type %u are not read; convert them to points, lines or polygons",
                    reader->path, reader->index.type);
        return FALSE;
    }
    return TRUE;
}

static gboolean open_reader(Reader *reader, GError **error)
{
    if (!open_index(reader, error) || !bm_prj_open(reader->path, &reader->index.extent,
                                                   &reader->reprojection, reader->warnings, error))
        return FALSE;
    bm_attribute_table_init(&reader->table, reader->path, reader->warnings);
    if (reader->table.row_count != reader->index.records->len && reader->table.columns->len > 0)
        bm_warnings_add(reader->warnings, "%s: has %u shapes, its .dbf %u records", reader->path,
                        reader->index.records->len, reader->table.row_count);
    reader->handle = bm_shapefile_open(&reader->bytes);
    if (reader->handle)
        return find_filter_column(reader, error);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: shapelib cannot open it", reader->path);
    return FALSE;
}

static void close_reader(Reader *reader)
{
    if (reader->handle)
        SHPClose(reader->handle);
    if (reader->table.columns)
        bm_attribute_table_clear(&reader->table);
    if (reader->columns)
        g_array_unref(reader->columns);
    bm_reprojection_free(reader->reprojection);
    bm_shapefile_index_clear(&reader->index);
    if (reader->bytes.shp)
        g_bytes_unref(reader->bytes.shp);
}

BmFeatureSet *bm_shapefile_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                GError **error)
{
    Reader reader = { .path = path, .query = query, .warnings = warnings };
    BmFeatureSet *set = NULL;
    if (open_reader(&reader, error)) {
        set = bm_feature_set_new(path, choose_columns(&reader));
        if (!read_records(&reader, set, error)) {
            bm_feature_set_free(set);
            set = NULL;
        }
    }
    close_reader(&reader);
    return set;
}
