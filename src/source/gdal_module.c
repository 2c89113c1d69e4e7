/** @file
 * The module for all other formats: GDAL, fenced in. Loaded only when an input needs it.
 */
#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "base/error.h"
#include "source/module.h"
#include "source/shape_geometry.h"

/** Formats that are a file of data, and nothing that names other files, servers or programs. */
static const char *const drivers[] = { "GeoJSON",    "GeoJSONSeq", "TopoJSON", "GPKG",
                                       "FlatGeobuf", "KML",        "GPX",      "MapInfo File",
                                       "CSV",        "SQLite",     NULL };

/** What is open while one source is read. */
typedef struct {
    const char *path;
    const BmSourceQuery *query;
    BmWarnings *warnings;
    OGRLayerH layer;
    OGRCoordinateTransformationH transformation; /**< NULL: degrees on WGS84 already */
    GArray *columns;                             /**< of int: fields to read */
    int filter_column;
} Reader;

static const char *library_version(void)
{
    return GDALVersionInfo("--version");
}

/** Says what GDAL found wrong last. */
static void set_gdal_error(const char *path, const char *what, GError **error)
{
    char *reason = g_utf8_make_valid(CPLGetLastErrorMsg(), -1);
    g_strdelimit(reason, "\r\n", ' ');
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s%s%s", path, what, *reason ? ": " : "",
                reason);
    g_free(reason);
}

static void prepare_library(void)
{
    CPLSetConfigOption("GDAL_DRIVER_PATH", "disable");
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    GDALAllRegister();
}

static gboolean choose_layer(Reader *reader, GDALDatasetH data, GError **error)
{
    const char *name = reader->query->layer;
    reader->layer = name ? GDALDatasetGetLayerByName(data, name) : GDALDatasetGetLayer(data, 0);
    if (reader->layer)
        return TRUE;
    GString *names = g_string_new(NULL);
    for (int i = 0; i < GDALDatasetGetLayerCount(data); i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               OGR_L_GetName(GDALDatasetGetLayer(data, i)));
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no layer%s%s; its layers are: %s",
                reader->path, name ? " " : "", name ? name : "", names->len ? names->str : "none");
    g_string_free(names, TRUE);
    return FALSE;
}

/** Longitude first in all that comes out; nothing to do where it is so already. */
static gboolean choose_transformation(Reader *reader, GError **error)
{
    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(reader->layer);
    if (!own) {
        bm_warnings_add(reader->warnings,
                        "%s: has no coordinate system; the coordinates are taken for longitude and "
                        "latitude",
                        reader->path);
        return TRUE;
    }
    OGRSpatialReferenceH source = OSRClone(own), target = OSRNewSpatialReference(NULL);
    OSRSetWellKnownGeogCS(target, "WGS84");
    OSRSetAxisMappingStrategy(source, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(target, OAMS_TRADITIONAL_GIS_ORDER);
    gboolean same = OSRIsSame(source, target);
    if (!same)
        reader->transformation = OCTNewCoordinateTransformation(source, target);
    if (!same && !reader->transformation)
        set_gdal_error(reader->path, "cannot turn its coordinates into longitude and latitude",
                       error);
    OSRDestroySpatialReference(source);
    OSRDestroySpatialReference(target);
    return same || reader->transformation != NULL;
}

/** Chooses the columns to read; their names for the set. */
static char **choose_columns(Reader *reader)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(reader->layer);
    const char *const *only = reader->query->only_fields;
    GPtrArray *names = g_ptr_array_new();
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i));
        gboolean wanted = !only;
        for (guint k = 0; only && only[k]; k++)
            wanted = wanted || g_ascii_strcasecmp(only[k], name) == 0;
        if (!wanted)
            continue;
        g_array_append_val(reader->columns, i);
        g_ptr_array_add(names, g_utf8_make_valid(name, -1));
    }
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_free(names, FALSE);
}

static gboolean choose_filter(Reader *reader, GError **error)
{
    reader->filter_column = -1;
    if (!reader->query->field)
        return TRUE;
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(reader->layer);
    reader->filter_column = OGR_FD_GetFieldIndex(definition, reader->query->field);
    if (reader->filter_column >= 0)
        return TRUE;
    GString *names = g_string_new(NULL);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no field '%s'; its fields are: %s",
                reader->path, reader->query->field, names->len > 0 ? names->str : "none");
    g_string_free(names, TRUE);
    return FALSE;
}

/** Adds one part; a ring is closed, what is too short to be anything is dropped. */
static void add_part(OGRGeometryH part, BmGeometryKind kind, GArray *starts, GArray *points)
{
    guint start = points->len;
    int count = OGR_G_GetPointCount(part);
    for (int i = 0; i < count; i++) {
        BmPoint point = { OGR_G_GetX(part, i), OGR_G_GetY(part, i) };
        g_array_append_val(points, point);
    }
    const BmPoint *first = &g_array_index(points, BmPoint, start);
    if (kind == BM_GEOMETRY_POLYGON && count >= 3 &&
        (first->x != first[count - 1].x || first->y != first[count - 1].y)) {
        BmPoint closing = *first;
        g_array_append_val(points, closing);
    }
    guint least = kind == BM_GEOMETRY_POLYGON ? 4 : kind == BM_GEOMETRY_LINE ? 2 : 1;
    if (points->len - start < least)
        g_array_set_size(points, start);
    else
        g_array_append_val(starts, start);
}

static BmGeometryKind kind_of(OGRwkbGeometryType type)
{
    switch (OGR_GT_Flatten(type)) {
    case wkbPoint:
        return BM_GEOMETRY_POINT;
    case wkbLineString:
        return BM_GEOMETRY_LINE;
    case wkbPolygon:
        return BM_GEOMETRY_POLYGON;
    default:
        return BM_GEOMETRY_NONE;
    }
}

/** Adds all parts of a geometry; what is wrong, or NULL. */
static const char *add_geometry(OGRGeometryH geometry, BmGeometryKind *kind, GArray *starts,
                                GArray *points)
{
    BmGeometryKind own = kind_of(OGR_G_GetGeometryType(geometry));
    if (own == BM_GEOMETRY_NONE) {
        const char *fault = NULL;
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry) && !fault; i++)
            fault = add_geometry(OGR_G_GetGeometryRef(geometry, i), kind, starts, points);
        return fault;
    }
    if (*kind != BM_GEOMETRY_NONE && *kind != own)
        return "it mixes points, lines and areas";
    *kind = own;
    if (own != BM_GEOMETRY_POLYGON)
        add_part(geometry, own, starts, points);
    for (int i = 0; own == BM_GEOMETRY_POLYGON && i < OGR_G_GetGeometryCount(geometry); i++)
        add_part(OGR_G_GetGeometryRef(geometry, i), own, starts, points);
    return NULL;
}

static const char *convert(const Reader *reader, OGRGeometryH original, BmGeometry *out)
{
    *out = (BmGeometry){ .kind = BM_GEOMETRY_NONE, .extent = BM_EXTENT_EMPTY };
    if (!original || OGR_G_IsEmpty(original))
        return NULL;
    OGRGeometryH geometry = OGR_G_GetLinearGeometry(original, 0, NULL);
    if (!geometry)
        return "its shape cannot be read";
    const char *fault = NULL;
    if (reader->transformation && OGR_G_Transform(geometry, reader->transformation) != OGRERR_NONE)
        fault = "its coordinates have no longitude and latitude";
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(guint));
    GArray *points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    if (!fault)
        fault = add_geometry(geometry, &out->kind, starts, points);
    OGR_G_DestroyGeometry(geometry);
    out->part_count = starts->len;
    out->point_count = points->len;
    g_array_append_val(starts, points->len);
    out->part_starts = (guint *)(void *)g_array_free(starts, FALSE);
    out->points = (BmPoint *)(void *)g_array_free(points, FALSE);
    if (!fault && out->part_count == 0)
        fault = "no part of it has enough points";
    return fault ? fault : bm_shape_check_degrees(out);
}

static char *field_text(OGRFeatureH record, int column)
{
    return g_utf8_make_valid(
        OGR_F_IsFieldSetAndNotNull(record, column) ? OGR_F_GetFieldAsString(record, column) : "",
        -1);
}

static gboolean is_wanted(const Reader *reader, OGRFeatureH record)
{
    if (reader->filter_column < 0)
        return TRUE;
    char *text = field_text(record, reader->filter_column);
    gboolean wanted = g_strv_contains(reader->query->values, text);
    g_free(text);
    return wanted;
}

static char **read_values(const Reader *reader, OGRFeatureH record)
{
    char **values = g_new0(char *, reader->columns->len + 1);
    for (guint i = 0; i < reader->columns->len; i++)
        values[i] = field_text(record, g_array_index(reader->columns, int, i));
    return values;
}

/** Adds a record; TRUE also where it was left out with a warning. */
static gboolean read_record(const Reader *reader, OGRFeatureH record, guint number,
                            BmFeatureSet *set, GError **error)
{
    if (!is_wanted(reader, record))
        return TRUE;
    BmGeometry geometry;
    const char *fault = convert(reader, OGR_F_GetGeometryRef(record), &geometry);
    const BmExtent *window = reader->query->window;
    if (fault || (window && !bm_extent_overlaps(window, &geometry.extent))) {
        bm_geometry_clear(&geometry);
        if (fault && reader->query->strict) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: record %u: %s", reader->path, number,
                        fault);
            return FALSE;
        }
        if (fault)
            bm_warnings_add(reader->warnings, "%s: record %u: %s; it is left out", reader->path,
                            number, fault);
        return TRUE;
    }
    BmFeature *feature = g_new(BmFeature, 1);
    *feature = (BmFeature){ number, geometry, read_values(reader, record) };
    g_ptr_array_add(set->features, feature);
    return TRUE;
}

static BmFeatureSet *read_layer(Reader *reader, GDALDatasetH data, GError **error)
{
    if (!choose_layer(reader, data, error) || !choose_filter(reader, error) ||
        !choose_transformation(reader, error))
        return NULL;
    BmFeatureSet *set = bm_feature_set_new(reader->path, choose_columns(reader));
    OGR_L_ResetReading(reader->layer);
    gboolean good = TRUE;
    CPLErrorReset();
    OGRFeatureH record;
    for (guint number = 0; good && (record = OGR_L_GetNextFeature(reader->layer)); number++) {
        good = read_record(reader, record, number, set, error);
        OGR_F_Destroy(record);
    }
    if (good && CPLGetLastErrorType() >= CE_Failure) {
        set_gdal_error(reader->path, "cannot be read to its end", error);
        good = FALSE;
    }
    if (good)
        return set;
    bm_feature_set_free(set);
    return NULL;
}

static BmFeatureSet *read_source(const char *path, const BmSourceQuery *query, BmWarnings *warnings,
                                 GError **error)
{
    static const char *const no_siblings[] = { NULL };
    CPLPushErrorHandler(CPLQuietErrorHandler);
    prepare_library();
    CPLErrorReset();
    GDALDatasetH data =
        GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, no_siblings);
    BmFeatureSet *set = NULL;
    if (data) {
        Reader reader = { .path = path, .query = query, .warnings = warnings };
        reader.columns = g_array_new(FALSE, FALSE, sizeof(int));
        set = read_layer(&reader, data, error);
        g_array_unref(reader.columns);
        if (reader.transformation)
            OCTDestroyCoordinateTransformation(reader.transformation);
        GDALClose(data);
    } else {
        set_gdal_error(path, "is in no format that is read", error);
    }
    CPLPopErrorHandler();
    return set;
}

extern const BmSourceModule bm_source_module;
const BmSourceModule bm_source_module = { BM_SOURCE_MODULE_VERSION, library_version, read_source };
