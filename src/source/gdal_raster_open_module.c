/** @file
 * Opening a raster through GDAL: its grid, its place on the Earth, its bands.
 */
#include <cpl_error.h>
#include <gdal.h>
#include <gdal_utils.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "base/error.h"
#include "source/gdal_raster_reader.h"

/** Formats whose bytes are the grid itself. */
static const char *const drivers[] = { "GTiff",   "PNG",  "JPEG",    "JP2OpenJPEG", "WEBP",
                                       "AAIGrid", "GSBG", "GS7BG",   "GSAG",        "SRTMHGT",
                                       "DTED",    "EHdr", "USGSDEM", "netCDF",      NULL };

static gboolean fail(const BmRasterReader *reader, const char *what, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s", reader->path, what);
    return FALSE;
}

/** A netCDF file with several variables is a list of sources: the one asked for is opened. */
static gboolean open_variable(BmRasterReader *reader, const char *layer, GError **error)
{
    char **list = GDALGetMetadata(reader->source, "SUBDATASETS");
    GString *names = g_string_new(NULL);
    char *wanted = NULL;
    for (int i = 0; list && list[i]; i += 2) {
        const char *colon = strrchr(list[i], ':');
        if (!colon)
            continue;
        g_string_append_printf(names, "%s%s", names->len ? ", " : "", colon + 1);
        if (layer && !wanted && strcmp(colon + 1, layer) == 0)
            wanted = g_strdup(strchr(list[i], '=') + 1);
    }
    if (wanted && g_str_has_prefix(wanted, "NETCDF:")) {
        GDALClose(reader->source);
        reader->source = GDALOpenEx(wanted, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, NULL, NULL);
    } else {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: holds %s; name one behind it: %s|NAME",
                    reader->path, names->len ? names->str : "no grid", reader->path);
    }
    gboolean good = wanted && reader->source;
    if (wanted && !reader->source)
        bm_gdal_fail(reader->path, "cannot be opened", error);
    g_free(wanted);
    g_string_free(names, TRUE);
    return good;
}

/** Finds where the raster lies: FALSE where it does not say. */
static gboolean check_reference(BmRasterReader *reader, BmWarnings *warnings, GError **error)
{
    double transform[6];
    gboolean placed = GDALGetGeoTransform(reader->source, transform) == CE_None;
    gboolean points = GDALGetGCPCount(reader->source) > 0;
    if (!placed && !points)
        return fail(reader,
                    "is not georeferenced; give it a world file, or georeference it (in QGIS, or "
                    "with gdal_translate -a_srs -a_ullr)",
                    error);
    if (GDALGetSpatialRef(reader->source) || (points && GDALGetGCPSpatialRef(reader->source)))
        return TRUE;
    int width = GDALGetRasterXSize(reader->source), height = GDALGetRasterYSize(reader->source);
    double east = transform[0] + transform[1] * width, south = transform[3] + transform[5] * height;
    reader->assume_degrees = placed && fabs(transform[0]) <= 360 && fabs(east) <= 360.1 &&
                             fabs(transform[3]) <= 90.1 && fabs(south) <= 90.1;
    if (!reader->assume_degrees)
        return fail(reader, "does not say its coordinate system; add it with gdal_edit.py -a_srs",
                    error);
    bm_warnings_add(
        warnings, "%s: has no coordinate system; its corners are taken for longitude and latitude",
        reader->path);
    return TRUE;
}

/** Decides between heights and a picture. */
static gboolean check_bands(BmRasterReader *reader, GError **error)
{
    int count = GDALGetRasterCount(reader->source);
    GDALRasterBandH first = GDALGetRasterBand(reader->source, 1);
    GDALDataType type = GDALGetRasterDataType(first);
    if (GDALDataTypeIsComplex(type))
        return fail(reader, "has complex numbers; give heights or a picture", error);
    reader->is_relief = count == 1 && type != GDT_Byte;
    if (!reader->is_relief && type != GDT_Byte)
        return fail(reader,
                    "is a picture of more than 8 bits a band; convert it with gdal_translate -ot "
                    "Byte -scale",
                    error);
    if (reader->is_relief || !GDALGetRasterColorTable(first))
        return TRUE;
    char *words[] = { (char *)"-of", (char *)"VRT", (char *)"-expand", (char *)"rgba", NULL };
    GDALTranslateOptions *options = GDALTranslateOptionsNew(words, NULL);
    reader->view = GDALTranslate("", reader->source, options, NULL);
    GDALTranslateOptionsFree(options);
    return reader->view || bm_gdal_fail(reader->path, "its palette cannot be read", error);
}

/** TRUE where longitudes run on beyond 180, as from 0 to 360: the map asks for -180 to 180. */
static gboolean runs_beyond_180(const BmRasterReader *reader, double *transform)
{
    OGRSpatialReferenceH system = GDALGetSpatialRef(reader->source);
    return GDALGetGeoTransform(reader->source, transform) == CE_None &&
           (reader->assume_degrees || (system && OSRIsGeographic(system))) && transform[2] == 0 &&
           transform[4] == 0 &&
           transform[0] + transform[1] * GDALGetRasterXSize(reader->source) > 180.5;
}

/** A view that has the source twice, side by side, so that no map meets its edge. */
static gboolean open_turned(BmRasterReader *reader, GError **error)
{
    double transform[6];
    if (reader->view || !runs_beyond_180(reader, transform))
        return TRUE;
    char *words[] = { (char *)"-of", (char *)"VRT", NULL };
    GDALTranslateOptions *options = GDALTranslateOptionsNew(words, NULL);
    reader->turned = GDALTranslate("", reader->source, options, NULL);
    GDALTranslateOptionsFree(options);
    transform[0] -= 360;
    if (reader->turned && GDALSetGeoTransform(reader->turned, transform) == CE_None) {
        GDALDatasetH both[] = { reader->turned, reader->source };
        reader->view = GDALBuildVRT("", 2, both, NULL, NULL, NULL);
    }
    return reader->view || bm_gdal_fail(reader->path, "cannot be turned to -180 to 180", error);
}

gboolean bm_raster_open(BmRasterReader *reader, const char *layer, BmWarnings *warnings,
                        GError **error)
{
    CPLErrorReset();
    reader->source =
        GDALOpenEx(reader->path, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, NULL, NULL);
    if (!reader->source)
        return bm_gdal_fail(reader->path, "is in no format of rasters that is read", error);
    if (GDALGetRasterCount(reader->source) == 0 && !open_variable(reader, layer, error))
        return FALSE;
    if (GDALGetRasterCount(reader->source) == 0)
        return fail(reader, "holds no grid", error);
    return check_reference(reader, warnings, error) && check_bands(reader, error) &&
           open_turned(reader, error);
}
