/** @file
 * Shapefiles: which records are wanted is found in the mapped bytes, by the .qix where there is a
 * sound one; only those are looked at further. Every number is checked before it is used.
 */
#include "source/shapefile.h"

#include <shapefil.h>

#include "base/error.h"
#include "source/attribute_table.h"
#include "source/bad_records.h"
#include "source/fields.h"
#include "source/mapped_file.h"
#include "source/prj.h"
#include "source/quadtree.h"
#include "source/shape_geometry.h"
#include "source/shape_window.h"
#include "source/shapefile_index.h"

/** Everything open while one shapefile is read. */
typedef struct {
    const char *path;
    const BmSourceQuery *query;
    BmWarnings *warnings;
    GBytes *shp;
    BmShapefileIndex index;
    BmAttributeTable table;
    BmReprojection *reprojection;
    const BmExtent *window; /**< in the units of the file; NULL: all records are wanted */
    BmExtent own_window;    /**< … of a file in another projection */
    const BmExtent *keep;   /**< to which large records are cut; NULL: they are read whole */
    BmExtent keep_box;
    int filter_column;
    GArray *columns; /**< of int: columns to read, in the set's order */
    BmBadRecords bad;
} Reader;

/** Tells of a bad record; FALSE where that is an error. */
static gboolean complain(Reader *reader, guint record, const char *fault, GError **error)
{
    char name[24];
    g_snprintf(name, sizeof name, "record %u", record);
    return bm_bad_records_add(&reader->bad, name, fault, error);
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
    if (!reader->window)
        return TRUE;
    BmExtent box;
    if (!bm_shape_box(content, length, &box))
        return length >= 4 && bm_little_endian_32(content) != SHPT_NULL;
    return reader->reprojection ? bm_extent_overlaps(reader->window, &box)
                                : bm_extent_meets_window(reader->window, &box);
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

/** Parses a record; what is wrong, or NULL. */
static const char *parse(const Reader *reader, const guint8 *content, guint32 length,
                         BmGeometry *geometry, guint *mends)
{
    const char *fault = bm_shape_check(content, length, reader->index.type);
    if (fault)
        return fault;
    fault = reader->keep && bm_shape_is_large(content)
                ? bm_shape_read_near(content, reader->keep, geometry, mends)
                : bm_shape_read(content, geometry, mends);
    if (!fault && reader->reprojection)
        bm_reprojection_apply(reader->reprojection, geometry->points, geometry->point_count);
    return fault ? fault : bm_shape_check_degrees(geometry);
}

/** Parses a wanted record and adds it; TRUE also where it was left out with a warning. */
static gboolean read_record(Reader *reader, guint record, const guint8 *content, guint32 length,
                            BmFeatureSet *set, GError **error)
{
    BmGeometry geometry = { .extent = BM_EXTENT_EMPTY };
    guint mends = 0;
    const char *fault = parse(reader, content, length, &geometry, &mends);
    const BmExtent *window = reader->query->window;
    gboolean checked = reader->reprojection || reader->keep; /* the record's box told too little */
    gboolean outside =
        !fault && window && checked && !bm_extent_meets_window(window, &geometry.extent);
    if (fault || outside) {
        bm_geometry_clear(&geometry);
        return outside || complain(reader, record, fault, error);
    }
    BmFeature *feature = g_new(BmFeature, 1);
    *feature = (BmFeature){ record, geometry, read_values(reader, record), mends, NULL };
    g_ptr_array_add(set->features, feature);
    return TRUE;
}

/** Bytes of a file's records looked at before their pages are let go. */
#define STRIDE (8u << 20)

/** Records that are only passed over are not kept in memory. */
static void forget_behind(const Reader *reader, gsize *told, gsize offset)
{
    if (offset < *told || offset - *told < STRIDE)
        return;
    bm_map_forget(reader->index.shp + *told, offset - *told);
    *told = offset;
}

/** The program's own sets are checked when they are made: a record that the filter leaves out need
 * not be looked at again. */
static gboolean is_passed_over(const Reader *reader, guint record)
{
    return reader->query->verified && reader->query->field &&
           !bm_attribute_table_matches(&reader->table, record, reader->filter_column,
                                       reader->query->values);
}

/** Whole files that are not large are fetched at once where all of their records are looked at. */
static void expect_all(const Reader *reader)
{
    const BmAttributeTable *table = &reader->table;
    gsize rows = (gsize)table->row_count * table->row_length;
    if (reader->query->field && rows <= STRIDE)
        bm_map_expect(table->rows, rows);
    if (!(reader->query->verified && reader->query->field) && reader->index.size <= STRIDE)
        bm_map_expect(reader->index.shp, reader->index.size);
}

/** Reads those of the records that are wanted; `numbers` (NULL: all) are the ones to look at. */
static gboolean read_records(Reader *reader, const GArray *numbers, BmFeatureSet *set,
                             GError **error)
{
    guint count = numbers ? numbers->len : reader->index.count;
    gsize told = 0;
    if (!numbers)
        expect_all(reader);
    for (guint i = 0; i < count; i++) {
        guint number = numbers ? g_array_index(numbers, guint, i) : i;
        if (is_passed_over(reader, number))
            continue;
        BmShapefileRecord record = bm_shapefile_index_record(&reader->index, number);
        const char *fault = fault_of_state(record.state);
        if (fault) {
            if (!complain(reader, number, fault, error))
                return FALSE;
            continue;
        }
        const guint8 *content = reader->index.shp + record.offset;
        if (is_wanted(reader, number, content, record.length) &&
            !read_record(reader, number, content, record.length, set, error))
            return FALSE;
        forget_behind(reader, &told, record.offset);
    }
    return bm_bad_records_finish(&reader->bad, reader->index.count, error);
}

/** Sets in the file's own units what of it is wanted. */
static void open_window(Reader *reader)
{
    const BmSourceQuery *query = reader->query;
    if (!query->window)
        return;
    if (!reader->reprojection) {
        reader->window = query->window;
        if (query->near_only && bm_window_keep(query->window, &reader->keep_box))
            reader->keep = &reader->keep_box;
    } else if (bm_reprojection_window(reader->reprojection, query->window, &reader->own_window)) {
        reader->window = &reader->own_window;
    }
}

/** Chooses the columns to read and returns their names. */
static char **choose_columns(Reader *reader)
{
    GPtrArray *names = g_ptr_array_new();
    reader->columns = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < (int)reader->table.columns->len; i++) {
        const char *name = g_array_index(reader->table.columns, BmColumn, i).name;
        if (!bm_source_wants_field(reader->query, name))
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
    GPtrArray *names = g_ptr_array_new(); /* borrowed */
    for (guint i = 0; i < reader->table.columns->len; i++)
        g_ptr_array_add(names, (char *)g_array_index(reader->table.columns, BmColumn, i).name);
    g_ptr_array_add(names, NULL);
    bm_source_lacks_field(reader->path, reader->query->field, (const char *const *)names->pdata,
                          error);
    g_ptr_array_unref(names);
    return FALSE;
}

static gboolean open_index(Reader *reader, GError **error)
{
    reader->shp = bm_map_file(reader->path, error);
    if (!reader->shp)
        return FALSE;
    char *shx_path;
    GBytes *shx = bm_map_file_beside(reader->path, "shx", &shx_path);
    gboolean done = bm_shapefile_index_init(&reader->index, reader->path, reader->shp, shx_path,
                                            shx, reader->warnings, error);
    if (shx)
        g_bytes_unref(shx);
    g_free(shx_path);
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

/** Tells where the table and the shapes do not go together. */
static void compare_counts(const Reader *reader)
{
    guint shapes = reader->index.count, rows = reader->table.row_count;
    if (rows == shapes || reader->table.columns->len == 0)
        return;
    if (rows < shapes)
        bm_warnings_add(reader->warnings,
                        "%s: has %u shapes, its .dbf %u records; from record %u on there are no "
                        "attributes",
                        reader->path, shapes, rows, rows);
    else
        bm_warnings_add(reader->warnings, "%s: has %u shapes, its .dbf %u records", reader->path,
                        shapes, rows);
}

static gboolean open_reader(Reader *reader, GError **error)
{
    if (!open_index(reader, error) || !bm_prj_open(reader->path, &reader->index.extent,
                                                   &reader->reprojection, reader->warnings, error))
        return FALSE;
    bm_attribute_table_init(&reader->table, reader->path, reader->warnings);
    compare_counts(reader);
    open_window(reader);
    return find_filter_column(reader, error);
}

static void close_reader(Reader *reader)
{
    if (reader->table.columns)
        bm_attribute_table_clear(&reader->table);
    if (reader->columns)
        g_array_unref(reader->columns);
    bm_reprojection_free(reader->reprojection);
    bm_shapefile_index_clear(&reader->index);
    if (reader->shp)
        g_bytes_unref(reader->shp);
}

BmFeatureSet *bm_shapefile_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                GError **error)
{
    Reader reader = { .path = path,
                      .query = query,
                      .warnings = warnings,
                      .bad = { path, warnings, query->strict, 0 } };
    BmFeatureSet *set = NULL;
    if (open_reader(&reader, error)) {
        GArray *numbers = reader.window ? bm_quadtree_search(path, &reader.index, reader.window,
                                                             !reader.reprojection, warnings)
                                        : NULL;
        set = bm_feature_set_new(path, choose_columns(&reader));
        if (!read_records(&reader, numbers, set, error)) {
            bm_feature_set_free(set);
            set = NULL;
        }
        if (numbers)
            g_array_unref(numbers);
    }
    close_reader(&reader);
    return set;
}
