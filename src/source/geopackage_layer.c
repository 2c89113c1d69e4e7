/** @file
 * Opening GeoPackages, finding layers and their R-trees.
 */
#include "source/geopackage_layer.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "source/mapped_file.h"
#include "source/wkb.h"

/* Steps of SQLite's machine: what it may take over a file, and over each of its bytes. An honest
 * table needs fewer than one a byte. */
#define STEPS_ALLOWED 5000000
#define STEPS_A_BYTE 20
#define STEPS_BETWEEN 20000
/* Bytes of one value: larger than any country, small enough for memory. */
#define LARGEST_VALUE (256 << 20)
/* Features held against the R-tree. */
#define SAMPLES 8

static int count_steps(void *data)
{
    BmGeoPackage *package = data;
    package->steps -= STEPS_BETWEEN;
    return package->steps < 0;
}

/** What SQL of a stranger may not do; the file itself is open for reading only. */
static int authorise(void *data, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
    (void)a, (void)b, (void)c, (void)d;
    BmGeoPackage *package = data;
    package->recursing = package->recursing || action == SQLITE_RECURSIVE;
    return action == SQLITE_RECURSIVE || action == SQLITE_ATTACH || action == SQLITE_DETACH
               ? SQLITE_DENY
               : SQLITE_OK;
}

/** The bytes that SQLite's header (100 bytes, see its "Database File Format") says there are. */
static guint64 announced_bytes(const guint8 *header)
{
    guint64 page = (guint)header[16] << 8 | header[17];
    gboolean counted = memcmp(header + 24, header + 92, 4) == 0;
    return counted ? (page == 1 ? 65536 : page) * bm_big_endian_32(header + 28) : 0;
}

static gboolean check_start(const char *path, GError **error)
{
    static const char magic[16] = "SQLite format 3";
    const char *fault = NULL;
    GBytes *bytes = bm_map_file(path, error);
    if (!bytes)
        return FALSE;
    gsize length;
    const guint8 *start = g_bytes_get_data(bytes, &length);
    if (length < 100 || memcmp(start, magic, sizeof magic) != 0)
        fault = "it does not start as SQLite's files do; check the file";
    else if (announced_bytes(start) > length)
        fault = "it is cut short; get the file anew";
    g_bytes_unref(bytes);
    if (fault)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: is no whole GeoPackage: %s", path, fault);
    return !fault;
}

static void warn_of_log(const char *path, BmWarnings *warnings)
{
    struct stat status;
    char *log = g_strconcat(path, "-wal", NULL);
    if (stat(log, &status) == 0 && status.st_size > 0)
        bm_warnings_add(warnings,
                        "%s: another program has changes of it open, which are not read; close it "
                        "there",
                        path);
    g_free(log);
}

static void fence(BmGeoPackage *package)
{
    sqlite3 *database = package->database;
    struct stat status;
    package->steps = STEPS_ALLOWED;
    if (stat(package->path, &status) == 0)
        package->steps += (gint64)status.st_size * STEPS_A_BYTE;
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, NULL); /* "x" is no text */
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_set_authorizer(database, authorise, package);
    sqlite3_progress_handler(database, STEPS_BETWEEN, count_steps, package);
}

gboolean bm_geopackage_open(BmGeoPackage *package, const char *path, BmWarnings *warnings,
                            GError **error)
{
    *package = (BmGeoPackage){ .path = path };
    if (!check_start(path, error))
        return FALSE;
    /* immutable: nothing is written beside the file, and a folder that is read-only will do */
    char *escaped = g_uri_escape_string(path, "/", FALSE);
    char *uri = g_strdup_printf("file:%s?immutable=1", escaped);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    int result = sqlite3_open_v2(uri, &package->database, flags, NULL);
    g_free(uri);
    g_free(escaped);
    if (result != SQLITE_OK)
        return bm_geopackage_fail(package, "cannot be opened", error);
    warn_of_log(path, warnings);
    fence(package);
    return TRUE;
}

void bm_geopackage_clear(BmGeoPackage *package)
{
    sqlite3_close(package->database);
    package->database = NULL;
}

gboolean bm_geopackage_fail(const BmGeoPackage *package, const char *what, GError **error)
{
    const char *reason = sqlite3_errmsg(package->database);
    const char *mend = "get the file anew";
    if (package->recursing) {
        reason = "its own SQL recurses, which is refused";
        mend = "export the layer as a table";
    } else if (package->steps < 0) {
        reason = "its own SQL takes more steps than a file of its size may";
        mend = "export the layer as a table";
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s: %s; %s", package->path, what, reason,
                mend);
    return FALSE;
}

static char *column_text(sqlite3_stmt *row, int column)
{
    return g_strdup((const char *)sqlite3_column_text(row, column));
}

/** The system's code where it is one that PROJ may be given, else its well-known text. */
static char *system_of(sqlite3_stmt *row)
{
    const char *organization = (const char *)sqlite3_column_text(row, 3);
    const char *definition = (const char *)sqlite3_column_text(row, 5);
    gint64 code = sqlite3_column_int64(row, 4);
    gboolean known = organization && (g_ascii_strcasecmp(organization, "EPSG") == 0 ||
                                      g_ascii_strcasecmp(organization, "ESRI") == 0);
    if (known && code > 0 && code < 1000000) {
        char *upper = g_ascii_strup(organization, -1);
        char *system = g_strdup_printf("%s:%d", upper, (int)code);
        g_free(upper);
        return system;
    }
    return definition && strchr(definition, '[') ? g_strdup(definition) : NULL;
}

static const char layers_sql[] =
    "SELECT c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id,"
    " s.definition, (SELECT type FROM sqlite_master m WHERE lower(m.name) = lower(c.table_name))"
    " FROM gpkg_contents c JOIN gpkg_geometry_columns g ON lower(g.table_name) = "
    "lower(c.table_name) LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
    " WHERE c.data_type = 'features' ORDER BY c.rowid";

static void take_layer(BmGeoPackageLayer *layer, sqlite3_stmt *row)
{
    const char *type = (const char *)sqlite3_column_text(row, 6);
    layer->table = column_text(row, 0);
    layer->column = column_text(row, 1);
    layer->srs_id = sqlite3_column_int(row, 2);
    layer->system = system_of(row);
    layer->is_view = g_strcmp0(type, "table") != 0;
}

static gboolean fail_unknown(const BmGeoPackage *package, const char *name, const char *names,
                             GError **error)
{
    if (!name || !*names)
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: has no layer of features; give a file that has one", package->path);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no layer %s; its layers are: %s",
                    package->path, name, names);
    return FALSE;
}

/** Walks all layers, takes the wanted one and lists all names. */
static gboolean find_layer(BmGeoPackageLayer *layer, BmGeoPackage *package, const char *name,
                           BmWarnings *warnings, GError **error)
{
    sqlite3_stmt *row = NULL;
    int result = sqlite3_prepare_v2(package->database, layers_sql, -1, &row, NULL);
    GString *names = g_string_new(NULL);
    guint count = 0;
    while (result == SQLITE_OK && (result = sqlite3_step(row)) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(row, 0);
        result = SQLITE_OK;
        if (!table || !sqlite3_column_text(row, 1))
            continue;
        g_string_append_printf(names, "%s%s", count++ ? ", " : "", table);
        if (!layer->table && (!name || g_ascii_strcasecmp(table, name) == 0))
            take_layer(layer, row);
    }
    gboolean good = result == SQLITE_DONE;
    if (!good)
        bm_geopackage_fail(package, "is no GeoPackage that can be read", error);
    else if (!layer->table)
        good = fail_unknown(package, name, names->str, error);
    else if (!name && count > 1)
        bm_warnings_add(warnings, "%s: has the layers %s; %s is taken: name another with |LAYER",
                        package->path, names->str, layer->table);
    sqlite3_finalize(row);
    g_string_free(names, TRUE);
    return good;
}

const char *bm_geopackage_geometry(const guint8 *blob, gsize length, BmGeometry *out,
                                   gint32 *srs_id, guint *mends)
{
    static const gsize envelopes[] = { 0, 32, 48, 48, 64 };
    enum { HEADER = 8, BIG = 0x01, EXTENDED = 0x20 };
    *out = (BmGeometry){ .extent = BM_EXTENT_EMPTY };
    if (length < HEADER || blob[0] != 'G' || blob[1] != 'P')
        return "its shape is not in the form of a GeoPackage";
    guint8 flags = blob[3];
    guint envelope = flags >> 1 & 7;
    if (blob[2] != 0 || (flags & EXTENDED) || envelope >= G_N_ELEMENTS(envelopes))
        return "its shape is in an extended form, which is not read";
    guint32 id = bm_little_endian_32(blob + 4);
    *srs_id = (gint32)(flags & BIG ? id : GUINT32_SWAP_LE_BE(id));
    if (length < HEADER + envelopes[envelope])
        return "its bytes end too early";
    gsize start = HEADER + envelopes[envelope];
    return bm_wkb_read(blob + start, length - start, out, mends);
}

/** TRUE where a virtual table of that name is an R-tree. */
static gboolean is_rtree(const BmGeoPackage *package, const char *name)
{
    sqlite3_stmt *row = NULL;
    sqlite3_prepare_v2(package->database,
                       "SELECT 1 FROM sqlite_master WHERE lower(name) = lower(?) AND type = 'table'"
                       " AND upper(sql) LIKE 'CREATE VIRTUAL TABLE%USING RTREE%'",
                       -1, &row, NULL);
    sqlite3_bind_text(row, 1, name, -1, SQLITE_STATIC);
    gboolean found = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return found;
}

/** TRUE where the box that the R-tree has of the feature `row` (rowid, shape) holds it. */
static gboolean index_holds(sqlite3_stmt *row, sqlite3_stmt *lookup)
{
    gint32 ignored;
    guint mends;
    BmGeometry geometry;
    const guint8 *blob = sqlite3_column_blob(row, 1);
    gsize length = (gsize)sqlite3_column_bytes(row, 1);
    const char *fault = bm_geopackage_geometry(blob, length, &geometry, &ignored, &mends);
    bm_geometry_update_extent(&geometry);
    BmExtent box = geometry.extent;
    gboolean nothing = fault || geometry.point_count == 0 || !isfinite(box.west + box.north);
    bm_geometry_clear(&geometry);
    if (nothing)
        return TRUE;
    sqlite3_reset(lookup);
    sqlite3_bind_int64(lookup, 1, sqlite3_column_int64(row, 0));
    return sqlite3_step(lookup) == SQLITE_ROW && sqlite3_column_double(lookup, 0) <= box.west &&
           sqlite3_column_double(lookup, 1) >= box.east &&
           sqlite3_column_double(lookup, 2) <= box.south &&
           sqlite3_column_double(lookup, 3) >= box.north;
}

/** Holds features spread over the table, the last one among them, against the R-tree. */
static gboolean index_fits(const BmGeoPackage *package, const BmGeoPackageLayer *layer)
{
    sqlite3_stmt *row = NULL, *lookup = NULL;
    char *rows = sqlite3_mprintf("SELECT _rowid_, \"%w\" FROM \"%w\" WHERE _rowid_ >= (SELECT "
                                 "min(_rowid_) + (max(_rowid_) - min(_rowid_)) * ?1 / ?2 FROM "
                                 "\"%w\") ORDER BY _rowid_ LIMIT 1",
                                 layer->column, layer->table, layer->table);
    char *boxes =
        sqlite3_mprintf("SELECT minx, maxx, miny, maxy FROM \"%w\" WHERE id = ?", layer->index);
    gboolean fits = sqlite3_prepare_v2(package->database, rows, -1, &row, NULL) == SQLITE_OK &&
                    sqlite3_prepare_v2(package->database, boxes, -1, &lookup, NULL) == SQLITE_OK;
    for (int i = 0; fits && i < SAMPLES; i++) {
        sqlite3_reset(row);
        sqlite3_bind_int(row, 1, i);
        sqlite3_bind_int(row, 2, SAMPLES - 1);
        if (sqlite3_step(row) == SQLITE_ROW)
            fits = index_holds(row, lookup);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(lookup);
    sqlite3_free(rows);
    sqlite3_free(boxes);
    return fits;
}

gboolean bm_geopackage_layer_init(BmGeoPackageLayer *layer, BmGeoPackage *package, const char *name,
                                  BmWarnings *warnings, GError **error)
{
    *layer = (BmGeoPackageLayer){ 0 };
    if (!find_layer(layer, package, name, warnings, error))
        return FALSE;
    char *index = g_strdup_printf("rtree_%s_%s", layer->table, layer->column);
    if (layer->is_view || !is_rtree(package, index)) {
        g_free(index);
        return TRUE;
    }
    layer->index = index;
    if (index_fits(package, layer))
        return TRUE;
    bm_warnings_add(warnings, "%s: the R-tree of %s does not fit its features and is not used",
                    package->path, layer->table);
    g_clear_pointer(&layer->index, g_free);
    return TRUE;
}

void bm_geopackage_layer_clear(BmGeoPackageLayer *layer)
{
    g_free(layer->table);
    g_free(layer->column);
    g_free(layer->system);
    g_free(layer->index);
}
