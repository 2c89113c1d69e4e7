/** @file
 * Reading the rows of a layer of a GeoPackage: those in the window by its R-tree.
 */
#include "source/geopackage.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "source/bad_records.h"
#include "source/fields.h"
#include "source/geopackage_layer.h"
#include "source/prj.h"
#include "source/shape_geometry.h"

/** Columns of the statement before those of the attributes: row number, shape. */
#define FIRST_ATTRIBUTE 2

typedef struct {
    const BmSourceQuery *query;
    BmWarnings *warnings;
    BmGeoPackage package;
    BmGeoPackageLayer layer;
    BmReprojection *reprojection; /**< NULL: degrees already */
    BmBadRecords bad;
    GPtrArray *names;   /**< of char: attributes read */
    int filter_column;  /**< of the statement; -1: none */
    guint attributes;   /**< of the statement that the set has */
    gboolean other_srs; /**< a shape's own number of its system was told to differ */
} Reader;

static gboolean is_wgs84(const char *system)
{
    return system && (strcmp(system, "EPSG:4326") == 0 || strcmp(system, "EPSG:4979") == 0);
}

static gboolean open_reprojection(Reader *reader, GError **error)
{
    const BmGeoPackageLayer *layer = &reader->layer;
    if (is_wgs84(layer->system))
        return TRUE;
    if (!layer->system) {
        bm_warnings_add(reader->warnings,
                        "%s: %s has no coordinate system; the coordinates are taken for longitude "
                        "and latitude",
                        reader->package.path, layer->table);
        return TRUE;
    }
    reader->reprojection = bm_reprojection_new(layer->system);
    if (reader->reprojection)
        return TRUE;
    gboolean code = !strchr(layer->system, '[');
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: PROJ cannot turn the coordinate system of %s (%s) into longitude and "
                "latitude; convert the layer to EPSG:4326",
                reader->package.path, layer->table, code ? layer->system : "well-known text");
    return FALSE;
}

/** The names of the layer's columns but the shape's, for g_ptr_array_unref(); NULL on failure. */
static GPtrArray *column_names(Reader *reader, GError **error)
{
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" LIMIT 0", reader->layer.table);
    GPtrArray *names = NULL;
    if (sqlite3_prepare_v2(reader->package.database, sql, -1, &row, NULL) != SQLITE_OK) {
        bm_geopackage_fail(&reader->package, "its layer cannot be read", error);
    } else {
        names = g_ptr_array_new_with_free_func(g_free);
        for (int i = 0; i < sqlite3_column_count(row); i++) {
            const char *name = sqlite3_column_name(row, i);
            if (name && g_ascii_strcasecmp(name, reader->layer.column) != 0)
                g_ptr_array_add(names, g_strdup(name));
        }
    }
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return names;
}

/** Chooses the attributes to read; the one to filter by comes last where it is not among them. */
static gboolean choose_columns(Reader *reader, GError **error)
{
    GPtrArray *all = column_names(reader, error);
    if (!all)
        return FALSE;
    const char *field = reader->query->field, *found = NULL;
    reader->filter_column = -1;
    for (guint i = 0; i < all->len; i++) {
        const char *name = all->pdata[i];
        gboolean filters = field && !found && g_ascii_strcasecmp(field, name) == 0;
        if (filters)
            found = name;
        if (!bm_source_wants_field(reader->query, name))
            continue;
        if (filters)
            reader->filter_column = FIRST_ATTRIBUTE + (int)reader->names->len;
        g_ptr_array_add(reader->names, g_strdup(name));
    }
    reader->attributes = reader->names->len;
    gboolean good = !field || found;
    if (found && reader->filter_column < 0) {
        reader->filter_column = FIRST_ATTRIBUTE + (int)reader->names->len;
        g_ptr_array_add(reader->names, g_strdup(found));
    }
    if (!good) {
        g_ptr_array_add(all, NULL);
        bm_source_lacks_field(reader->package.path, field, (const char *const *)all->pdata, error);
    }
    g_ptr_array_unref(all);
    return good;
}

static void append_identifier(GString *sql, const char *name)
{
    char *quoted = sqlite3_mprintf("\"%w\"", name);
    g_string_append(sql, quoted);
    sqlite3_free(quoted);
}

/** Appends the rows of the R-tree that meet a box. */
static void append_box(GString *sql, const char *index, const BmExtent *box)
{
    const struct {
        const char *words;
        double value;
    } limits[] = { { " WHERE maxx >= ", box->west },
                   { " AND minx <= ", box->east },
                   { " AND maxy >= ", box->south },
                   { " AND miny <= ", box->north } };
    g_string_append(sql, "SELECT id FROM ");
    append_identifier(sql, index);
    for (guint i = 0; i < G_N_ELEMENTS(limits); i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(sql, limits[i].words);
        g_string_append(sql, g_ascii_dtostr(number, sizeof number, limits[i].value));
    }
}

/** Restricts the rows to those near the window; of degrees also a turn of the Earth to a side. */
static void append_window(const Reader *reader, GString *sql)
{
    const BmExtent *window = reader->query->window;
    BmExtent box;
    if (!window || !reader->layer.index)
        return;
    if (reader->reprojection && !bm_reprojection_window(reader->reprojection, window, &box))
        return;
    g_string_append(sql, " WHERE _rowid_ IN (");
    if (reader->reprojection)
        append_box(sql, reader->layer.index, &box);
    for (int turn = -1; turn <= 1 && !reader->reprojection; turn++) {
        box = *window;
        box.west += 360 * turn;
        box.east += 360 * turn;
        g_string_append(sql, turn > -1 ? " UNION " : "");
        append_box(sql, reader->layer.index, &box);
    }
    g_string_append_c(sql, ')');
}

static sqlite3_stmt *prepare_rows(Reader *reader, GError **error)
{
    GString *sql = g_string_new(reader->layer.is_view ? "SELECT NULL, " : "SELECT _rowid_, ");
    append_identifier(sql, reader->layer.column);
    for (guint i = 0; i < reader->names->len; i++) {
        g_string_append(sql, ", ");
        append_identifier(sql, reader->names->pdata[i]);
    }
    g_string_append(sql, " FROM ");
    append_identifier(sql, reader->layer.table);
    append_window(reader, sql);
    if (!reader->layer.is_view)
        g_string_append(sql, " ORDER BY _rowid_");
    sqlite3_stmt *row = NULL;
    if (sqlite3_prepare_v2(reader->package.database, sql->str, -1, &row, NULL) != SQLITE_OK)
        bm_geopackage_fail(&reader->package, "its layer cannot be read", error);
    g_string_free(sql, TRUE);
    return row;
}

/** A value as text, the same under every locale; for g_free(). */
static char *value_text(sqlite3_stmt *row, int column)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        return g_strdup_printf("%" G_GINT64_FORMAT, (gint64)sqlite3_column_int64(row, column));
    case SQLITE_FLOAT:
        return g_strdup(
            g_ascii_formatd(number, sizeof number, "%.15g", sqlite3_column_double(row, column)));
    case SQLITE_TEXT:
        return g_utf8_make_valid((const char *)sqlite3_column_text(row, column),
                                 sqlite3_column_bytes(row, column));
    default:
        return g_strdup("");
    }
}

static gboolean is_wanted(const Reader *reader, sqlite3_stmt *row)
{
    if (reader->filter_column < 0)
        return TRUE;
    char *text = value_text(row, reader->filter_column);
    gboolean wanted = g_strv_contains(reader->query->values, text);
    g_free(text);
    return wanted;
}

static void tell_of_srs(Reader *reader, gint32 srs_id)
{
    if (reader->other_srs || srs_id == reader->layer.srs_id)
        return;
    reader->other_srs = TRUE;
    bm_warnings_add(reader->warnings,
                    "%s: shapes of %s say that their coordinate system is %d, the layer that it is "
                    "%d, which is taken",
                    reader->package.path, reader->layer.table, srs_id, reader->layer.srs_id);
}

static const char *convert(Reader *reader, sqlite3_stmt *row, BmGeometry *out, guint *mends)
{
    *out = (BmGeometry){ .extent = BM_EXTENT_EMPTY };
    if (sqlite3_column_type(row, 1) == SQLITE_NULL)
        return NULL;
    gint32 srs_id = reader->layer.srs_id;
    const guint8 *blob = sqlite3_column_blob(row, 1);
    const char *fault =
        bm_geopackage_geometry(blob, (gsize)sqlite3_column_bytes(row, 1), out, &srs_id, mends);
    if (fault)
        return fault;
    tell_of_srs(reader, srs_id);
    if (reader->reprojection)
        bm_reprojection_apply(reader->reprojection, out->points, out->point_count);
    return bm_shape_check_degrees(out);
}

/** Adds a row; TRUE also where it was left out with a warning. */
static gboolean read_row(Reader *reader, sqlite3_stmt *row, guint number, BmFeatureSet *set,
                         GError **error)
{
    const BmExtent *window = reader->query->window;
    if (!is_wanted(reader, row))
        return TRUE;
    guint record = reader->layer.is_view ? number : (guint)sqlite3_column_int64(row, 0);
    BmGeometry geometry;
    guint mends = 0;
    const char *fault = convert(reader, row, &geometry, &mends);
    if (fault || (window && !bm_extent_meets_window(window, &geometry.extent))) {
        char *name = g_strdup_printf("%s: row %u", reader->layer.table, record);
        gboolean good = !fault || bm_bad_records_add(&reader->bad, name, fault, error);
        g_free(name);
        bm_geometry_clear(&geometry);
        return good;
    }
    char **values = g_new0(char *, reader->attributes + 1);
    for (guint i = 0; i < reader->attributes; i++)
        values[i] = value_text(row, FIRST_ATTRIBUTE + (int)i);
    BmFeature *feature = g_new(BmFeature, 1);
    *feature = (BmFeature){ record, geometry, values, mends, NULL };
    g_ptr_array_add(set->features, feature);
    return TRUE;
}

static gboolean read_rows(Reader *reader, BmFeatureSet *set, GError **error)
{
    sqlite3_stmt *row = prepare_rows(reader, error);
    if (!row)
        return FALSE;
    gboolean good = TRUE;
    int result = SQLITE_ROW;
    guint count = 0;
    while (good && (result = sqlite3_step(row)) == SQLITE_ROW)
        good = read_row(reader, row, count++, set, error);
    if (good && result != SQLITE_DONE)
        good = bm_geopackage_fail(&reader->package, "cannot be read to its end", error);
    sqlite3_finalize(row);
    return good && bm_bad_records_finish(&reader->bad, count, error);
}

/** The set without features, its fields named; NULL on failure. */
static BmFeatureSet *open_set(Reader *reader, GError **error)
{
    if (!bm_geopackage_layer_init(&reader->layer, &reader->package, reader->query->layer,
                                  reader->warnings, error) ||
        !open_reprojection(reader, error) || !choose_columns(reader, error))
        return NULL;
    char **fields = g_new0(char *, reader->attributes + 1);
    for (guint i = 0; i < reader->attributes; i++)
        fields[i] = g_utf8_make_valid(reader->names->pdata[i], -1);
    return bm_feature_set_new(reader->package.path, fields);
}

BmFeatureSet *bm_geopackage_read(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                 GError **error)
{
    Reader reader = { .query = query, .warnings = warnings };
    reader.bad = (BmBadRecords){ path, warnings, query->strict, 0 };
    reader.names = g_ptr_array_new_with_free_func(g_free);
    BmFeatureSet *set = NULL;
    if (bm_geopackage_open(&reader.package, path, warnings, error))
        set = open_set(&reader, error);
    if (set && !read_rows(&reader, set, error))
        g_clear_pointer(&set, bm_feature_set_free);
    bm_reprojection_free(reader.reprojection);
    bm_geopackage_layer_clear(&reader.layer);
    bm_geopackage_clear(&reader.package);
    g_ptr_array_unref(reader.names);
    return set;
}
