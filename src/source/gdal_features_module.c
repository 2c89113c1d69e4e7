/** @file
 * Features through GDAL: one layer, its records in the window, in degrees.
 */
#include <cpl_error.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "base/error.h"
#include "source/bad_records.h"
#include "source/fields.h"
#include "source/gdal_module.h"
#include "source/osm_layers.h"
#include "source/shape_geometry.h"
#include "source/wkb.h"

/** Points along each side of a window that is turned into a source's own coordinates. */
#define STEPS_A_SIDE 21

/** What is open while one source is read. */
typedef struct {
    const char *name; /**< for messages */
    const BmSourceQuery *query;
    BmWarnings *warnings;
    BmGdalSource source;
    OGRLayerH layer;
    gboolean is_result;                          /**< of SQL, to be released */
    OGRCoordinateTransformationH transformation; /**< NULL: degrees on WGS84 already */
    GArray *columns;                             /**< of int: fields to read */
    int filter_column;
    BmBadRecords bad;
    guint count;         /**< records met */
    BmFeatureTaker take; /**< takes each record; NULL: the set keeps them */
    gpointer data;       /**< of `take` */
} Reader;

/** The window as a rectangle in degrees, for OGR_G_DestroyGeometry(); NULL where there is none. */
static OGRGeometryH window_shape(const BmExtent *window)
{
    if (!window || window->west < -180 || window->east > 180)
        return NULL; /* what lies beyond 180 is turned there after reading */
    OGRGeometryH ring = OGR_G_CreateGeometry(wkbLinearRing), shape;
    OGR_G_AddPoint_2D(ring, window->west, window->south);
    OGR_G_AddPoint_2D(ring, window->east, window->south);
    OGR_G_AddPoint_2D(ring, window->east, window->north);
    OGR_G_AddPoint_2D(ring, window->west, window->north);
    OGR_G_AddPoint_2D(ring, window->west, window->south);
    shape = OGR_G_CreateGeometry(wkbPolygon);
    OGR_G_AddGeometryDirectly(shape, ring);
    return shape;
}

/** A kind of an OpenStreetMap extract: GDAL reads the file once, keeping only what is asked. */
static gboolean choose_osm_layer(Reader *reader, GError **error)
{
    const char *name = reader->source.layer;
    const BmOsmLayer *kind = name ? bm_osm_layer_find(name) : NULL;
    if (!kind) {
        char *names = bm_osm_layer_names();
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s%s of OpenStreetMap; name one of: %s",
                    reader->name, name ? "there is no layer " : "which layer is not said",
                    name ? name : "", names);
        g_free(names);
        return FALSE;
    }
    char *sql = g_strdup_printf("SELECT osm_id, name, %s AS class FROM %s WHERE %s", kind->key,
                                kind->table, kind->where);
    OGRGeometryH window = window_shape(reader->query->window);
    reader->layer = GDALDatasetExecuteSQL(reader->source.dataset, sql, window, NULL);
    reader->is_result = reader->layer != NULL;
    if (window)
        OGR_G_DestroyGeometry(window);
    g_free(sql);
    return reader->layer || bm_gdal_fail(reader->name, "cannot be searched", error);
}

static char *layer_names(GDALDatasetH data)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < GDALDatasetGetLayerCount(data); i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
                               OGR_L_GetName(GDALDatasetGetLayer(data, i)));
    return g_string_free(names, FALSE);
}

static gboolean choose_layer(Reader *reader, GError **error)
{
    if (reader->source.is_osm)
        return choose_osm_layer(reader, error);
    GDALDatasetH data = reader->source.dataset;
    const char *name = reader->source.layer;
    reader->layer = name ? GDALDatasetGetLayerByName(data, name) : GDALDatasetGetLayer(data, 0);
    gboolean doubt = !name && GDALDatasetGetLayerCount(data) > 1;
    if (reader->layer && !doubt)
        return TRUE;
    char *names = layer_names(data);
    if (reader->layer)
        bm_warnings_add(reader->warnings,
                        "%s: has the layers %s; the first is taken: name another with |LAYER",
                        reader->name, names);
    else
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: has no layer%s%s; its layers are: %s",
                    reader->name, name ? " " : "", name ? name : "", *names ? names : "none");
    g_free(names);
    return reader->layer != NULL;
}

/** Longitude first in all that comes out; nothing to do where it is so already. */
static gboolean choose_transformation(Reader *reader, GError **error)
{
    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(reader->layer);
    if (!own && OGR_L_GetGeomType(reader->layer) == wkbNone)
        return TRUE; /* a sheet */
    if (!own) {
        bm_warnings_add(reader->warnings,
                        "%s: has no coordinate system; the coordinates are taken for longitude and "
                        "latitude",
                        reader->name);
        return TRUE;
    }
    OGRSpatialReferenceH source = OSRClone(own), target = OSRNewSpatialReference(NULL);
    OSRSetWellKnownGeogCS(target, "WGS84");
    OSRSetAxisMappingStrategy(source, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(target, OAMS_TRADITIONAL_GIS_ORDER);
    gboolean same = OSRIsSame(source, target);
    if (!same)
        reader->transformation = OCTNewCoordinateTransformation(source, target);
    OSRDestroySpatialReference(source);
    OSRDestroySpatialReference(target);
    return same || reader->transformation ||
           bm_gdal_fail(reader->name, "cannot turn its coordinates into longitude and latitude",
                        error);
}

/** Lets the source's own index find what is in the window, where it has one and its numbers are
 * those of the window. */
static void restrict_to_window(Reader *reader)
{
    const BmExtent *window = reader->query->window;
    OGREnvelope own;
    if (!window || window->west < -180 || window->east > 180 ||
        !OGR_L_TestCapability(reader->layer, OLCFastSpatialFilter))
        return;
    BmExtent box = *window;
    if (reader->transformation) {
        OGRCoordinateTransformationH back = OCTGetInverse(reader->transformation);
        gboolean good = back && OCTTransformBounds(back, window->west, window->south, window->east,
                                                   window->north, &box.west, &box.south, &box.east,
                                                   &box.north, STEPS_A_SIDE);
        OCTDestroyCoordinateTransformation(back);
        if (!good || !isfinite(box.west + box.east + box.south + box.north))
            return;
    } else if (OGR_L_GetExtent(reader->layer, &own, FALSE) == OGRERR_NONE &&
               (own.MinX < -180 || own.MaxX > 180)) {
        return; /* degrees that run on beyond 180 are turned to the window, not found in it */
    }
    OGR_L_SetSpatialFilterRect(reader->layer, box.west, box.south, box.east, box.north);
}

/** Chooses the columns to read; their names for the set. */
static char **choose_columns(Reader *reader)
{
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(reader->layer);
    GPtrArray *names = g_ptr_array_new();
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i));
        if (!bm_source_wants_field(reader->query, name))
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
    GPtrArray *names = g_ptr_array_new(); /* borrowed */
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); i++)
        g_ptr_array_add(names, (char *)OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i)));
    g_ptr_array_add(names, NULL);
    bm_source_lacks_field(reader->name, reader->query->field, (const char *const *)names->pdata,
                          error);
    g_ptr_array_unref(names);
    return FALSE;
}

static const char *convert(const Reader *reader, OGRGeometryH original, BmGeometry *out,
                           guint *mends)
{
    *out = (BmGeometry){ .kind = BM_GEOMETRY_NONE, .extent = BM_EXTENT_EMPTY };
    if (!original || OGR_G_IsEmpty(original))
        return NULL;
    OGRGeometryH geometry = OGR_G_GetLinearGeometry(original, 0, NULL);
    if (!geometry)
        return "its shape cannot be read";
    OGR_G_FlattenTo2D(geometry);
    const char *fault = NULL;
    if (reader->transformation && OGR_G_Transform(geometry, reader->transformation) != OGRERR_NONE)
        fault = "its coordinates have no longitude and latitude";
    gsize size = (gsize)OGR_G_WkbSize(geometry);
    guint8 *bytes = g_malloc(size);
    if (!fault && OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes) == OGRERR_NONE)
        fault = bm_wkb_read(bytes, size, out, mends);
    g_free(bytes);
    OGR_G_DestroyGeometry(geometry);
    if (!fault && out->part_count == 0)
        fault = "no part of it has enough points";
    return fault ? fault : bm_shape_check_degrees(out);
}

static gboolean is_wanted(const Reader *reader, OGRFeatureH record)
{
    if (reader->filter_column < 0)
        return TRUE;
    char *text = bm_gdal_field_text(record, reader->filter_column);
    gboolean wanted = g_strv_contains(reader->query->values, text);
    g_free(text);
    return wanted;
}

static char **read_values(const Reader *reader, OGRFeatureH record)
{
    char **values = g_new0(char *, reader->columns->len + 1);
    for (guint i = 0; i < reader->columns->len; i++)
        values[i] = bm_gdal_field_text(record, g_array_index(reader->columns, int, i));
    return values;
}

/** Adds a record; TRUE also where it was left out with a warning. */
static gboolean read_record(Reader *reader, OGRFeatureH record, BmFeatureSet *set, GError **error)
{
    GIntBig id = OGR_F_GetFID(record);
    guint number = id >= 0 && id <= G_MAXUINT ? (guint)id : reader->count;
    reader->count++;
    if (!is_wanted(reader, record))
        return TRUE;
    BmGeometry geometry;
    guint mends = 0;
    const char *fault = convert(reader, OGR_F_GetGeometryRef(record), &geometry, &mends);
    const BmExtent *window = reader->query->window;
    if (fault || (window && !bm_extent_meets_window(window, &geometry.extent))) {
        char *name = g_strdup_printf("record %u", number);
        bm_geometry_clear(&geometry);
        gboolean good = !fault || bm_bad_records_add(&reader->bad, name, fault, error);
        g_free(name);
        return good;
    }
    BmFeature *feature = g_new(BmFeature, 1);
    *feature = (BmFeature){ number, geometry, read_values(reader, record), mends, NULL };
    g_ptr_array_add(set->features, feature);
    if (!reader->take)
        return TRUE;
    gboolean good = reader->take(set, feature, reader->data, error);
    g_ptr_array_set_size(set->features, 0);
    return good;
}

static int compare_records(gconstpointer a, gconstpointer b)
{
    const BmFeature *left = *(BmFeature *const *)a, *right = *(BmFeature *const *)b;
    return (left->record > right->record) - (left->record < right->record);
}

static gboolean read_records(Reader *reader, BmFeatureSet *set, GError **error)
{
    gboolean good = TRUE;
    OGRFeatureH record;
    OGR_L_ResetReading(reader->layer);
    CPLErrorReset();
    while (good && (record = OGR_L_GetNextFeature(reader->layer))) {
        good = read_record(reader, record, set, error);
        OGR_F_Destroy(record);
    }
    if (good && CPLGetLastErrorType() >= CE_Failure)
        good = bm_gdal_fail(reader->name, "cannot be read to its end", error);
    if (reader->source.is_base && !reader->take)
        g_ptr_array_sort(set->features, compare_records);
    return good && bm_bad_records_finish(&reader->bad, reader->count, error);
}

static BmFeatureSet *read_layer(Reader *reader, GError **error)
{
    if (!choose_layer(reader, error) || !choose_filter(reader, error) ||
        !choose_transformation(reader, error))
        return NULL;
    restrict_to_window(reader);
    BmFeatureSet *set = bm_feature_set_new(reader->name, choose_columns(reader));
    if (read_records(reader, set, error))
        return set;
    bm_feature_set_free(set);
    return NULL;
}

static BmFeatureSet *read_source(const char *path, const BmSourceQuery *query, BmFeatureTaker take,
                                 gpointer data, BmWarnings *warnings, GError **error)
{
    char *name = bm_source_display_name(path);
    Reader reader = { .name = name, .query = query, .warnings = warnings };
    reader.take = take;
    reader.data = data;
    reader.bad = (BmBadRecords){ name, warnings, query->strict, 0 };
    reader.columns = g_array_new(FALSE, FALSE, sizeof(int));
    BmFeatureSet *set = NULL;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    bm_gdal_prepare();
    if (bm_gdal_open(&reader.source, path, name, query->layer, warnings, error))
        set = read_layer(&reader, error);
    if (reader.is_result)
        GDALDatasetReleaseResultSet(reader.source.dataset, reader.layer);
    if (reader.transformation)
        OCTDestroyCoordinateTransformation(reader.transformation);
    bm_gdal_close(&reader.source);
    CPLPopErrorHandler();
    g_array_unref(reader.columns);
    g_free(name);
    return set;
}

BmFeatureSet *bm_gdal_read_features(const char *path, const BmSourceQuery *query,
                                    BmWarnings *warnings, GError **error)
{
    return read_source(path, query, NULL, NULL, warnings, error);
}

gboolean bm_gdal_stream_features(const char *path, const BmSourceQuery *query, BmFeatureTaker take,
                                 gpointer data, BmWarnings *warnings, GError **error)
{
    BmFeatureSet *set = read_source(path, query, take, data, warnings, error);
    bm_feature_set_free(set);
    return set != NULL;
}
