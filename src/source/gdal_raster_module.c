/** @file
 * Rasters through GDAL: warped to the map's grid, heights shaded by gdaldem's algorithms.
 */
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <gdal_utils.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "base/error.h"
#include "source/gdal_module.h"

/** Formats whose bytes are the grid itself. */
static const char *const drivers[] = { "GTiff",   "PNG",  "JPEG",    "JP2OpenJPEG", "WEBP",
                                       "AAIGrid", "GSBG", "GS7BG",   "GSAG",        "SRTMHGT",
                                       "DTED",    "EHdr", "USGSDEM", "netCDF",      NULL };

/** The height that stands for none. */
#define NO_HEIGHT -99999.0

/* The ellipsoid in figures, as the map's projections have it, and its datum's name for GDAL. */
#define FIGURES "+a=6378137 +rf=298.257223563"
#define DATUM "+datum=WGS84"

typedef struct {
    const char *path;
    const BmRasterGrid *grid;
    const BmReliefQuery *relief;
    GDALDatasetH source; /**< as opened */
    GDALDatasetH view;   /**< of the source: a palette in colors, longitudes on either side of 0;
                            NULL: the source itself will do */
    GDALDatasetH turned; /**< the source a turn of the Earth to the west, a part of `view` */
    OGRSpatialReferenceH target;
    gboolean is_relief, assume_degrees;
} Reader;

static gboolean fail(const Reader *reader, const char *what, GError **error)
{
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s", reader->path, what);
    return FALSE;
}

/** A netCDF file with several variables is a list of sources: the one asked for is opened. */
static gboolean open_variable(Reader *reader, const char *layer, GError **error)
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
static gboolean check_reference(Reader *reader, BmWarnings *warnings, GError **error)
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
static gboolean check_bands(Reader *reader, GError **error)
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
static gboolean runs_beyond_180(const Reader *reader, double *transform)
{
    OGRSpatialReferenceH system = GDALGetSpatialRef(reader->source);
    return GDALGetGeoTransform(reader->source, transform) == CE_None &&
           (reader->assume_degrees || (system && OSRIsGeographic(system))) && transform[2] == 0 &&
           transform[4] == 0 &&
           transform[0] + transform[1] * GDALGetRasterXSize(reader->source) > 180.5;
}

/** A view that has the source twice, side by side, so that no map meets its edge. */
static gboolean open_turned(Reader *reader, GError **error)
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

static gboolean open_source(Reader *reader, const char *layer, BmWarnings *warnings, GError **error)
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

static gboolean open_target(Reader *reader, GError **error)
{
    char **parts = g_strsplit(reader->grid->projection, FIGURES, -1);
    char *words = g_strjoinv(DATUM, parts);
    reader->target = OSRNewSpatialReference(NULL);
    OGRErr result = g_str_has_prefix(words, "+") ? OSRImportFromProj4(reader->target, words)
                                                 : OSRSetFromUserInput(reader->target, words);
    OSRSetAxisMappingStrategy(reader->target, OAMS_TRADITIONAL_GIS_ORDER);
    g_free(words);
    g_strfreev(parts);
    return result == OGRERR_NONE ||
           bm_gdal_fail(reader->path, "cannot be warped to the map's projection", error);
}

/** An empty dataset in memory on the map's grid. */
static GDALDatasetH grid_new(const Reader *reader, int bands, GDALDataType type)
{
    const BmRasterGrid *grid = reader->grid;
    double transform[] = { grid->box.west,
                           (grid->box.east - grid->box.west) / grid->width,
                           0,
                           grid->box.north,
                           0,
                           (grid->box.south - grid->box.north) / grid->height };
    GDALDatasetH made = GDALCreate(GDALGetDriverByName("MEM"), "", (int)grid->width,
                                   (int)grid->height, bands, type, NULL);
    if (made) {
        GDALSetGeoTransform(made, transform);
        GDALSetSpatialRef(made, reader->target);
    }
    return made;
}

/** Pixels of the source that one of the map's spans in the middle of the map; 1 where unknown. */
static double pixels_a_pixel(const Reader *reader, GDALDatasetH source, GDALDatasetH target)
{
    char **words = CSLSetNameValue(NULL, "SRC_SRS", reader->assume_degrees ? "EPSG:4326" : NULL);
    void *transformer = GDALCreateGenImgProjTransformer2(source, target, words);
    CSLDestroy(words);
    if (!transformer)
        return 1;
    double x[2] = { reader->grid->width / 2.0, reader->grid->width / 2.0 + 1 };
    double y[2] = { reader->grid->height / 2.0, reader->grid->height / 2.0 + 1 }, z[2] = { 0 };
    int good[2] = { 0 };
    GDALGenImgProjTransform(transformer, TRUE, 2, x, y, z, good);
    GDALDestroyGenImgProjTransformer(transformer);
    double span = good[0] && good[1] ? hypot(x[1] - x[0], y[1] - y[0]) / G_SQRT2 : 1;
    return isfinite(span) ? span : 1;
}

/** Warps into `target`. Coarse heights are bent smoothly, or their facets would be shaded. */
static gboolean warp(const Reader *reader, GDALDatasetH target, GError **error)
{
    GDALDatasetH source = reader->view ? reader->view : reader->source;
    gboolean shrinks = pixels_a_pixel(reader, source, target) > 2;
    const char *method = shrinks ? "average" : reader->is_relief ? "cubicspline" : "bilinear";
    char *words[] = { (char *)"-r", (char *)method, (char *)"-wm", (char *)"64",
                      (char *)"-q", NULL,           NULL,          NULL };
    if (reader->assume_degrees) {
        words[5] = (char *)"-s_srs";
        words[6] = (char *)"EPSG:4326";
    }
    GDALWarpAppOptions *options = GDALWarpAppOptionsNew(words, NULL);
    CPLErrorReset();
    gboolean good = GDALWarp(NULL, target, 1, &source, options, NULL) != NULL;
    GDALWarpAppOptionsFree(options);
    return good || bm_gdal_fail(reader->path, "cannot be warped to the map", error);
}

/** Copies a band into every `step`th byte. */
static gboolean copy_band(const Reader *reader, GDALDatasetH from, int band, guint8 *out, int step)
{
    int width = (int)reader->grid->width, height = (int)reader->grid->height;
    return GDALRasterIO(GDALGetRasterBand(from, band), GF_Read, 0, 0, width, height, out, width,
                        height, GDT_Byte, step, step * width) == CE_None;
}

static gsize pixel_count(const Reader *reader)
{
    return (gsize)reader->grid->width * reader->grid->height;
}

/** One of gdaldem's processes, its result in memory; NULL on failure. */
static GDALDatasetH process(const Reader *reader, GDALDatasetH heights, const char *mode,
                            const char *colors, const char *const *words, GError **error)
{
    GDALDEMProcessingOptions *options = GDALDEMProcessingOptionsNew((char **)words, NULL);
    CPLErrorReset();
    GDALDatasetH made = GDALDEMProcessing("", heights, mode, colors, options, NULL);
    GDALDEMProcessingOptionsFree(options);
    if (!made)
        bm_gdal_fail(reader->path, "its relief cannot be drawn", error);
    return made;
}

static gboolean shade(const Reader *reader, GDALDatasetH heights, BmRaster *out, GError **error)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.6g", reader->relief->exaggeration);
    const char *words[] = { "-of", "MEM", "-compute_edges", "-az", "315", "-alt",
                            "45",  "-z",  number,           NULL };
    GDALDatasetH made = process(reader, heights, "hillshade", NULL, words, error);
    if (!made)
        return FALSE;
    out->shade = g_malloc(pixel_count(reader));
    gboolean good = copy_band(reader, made, 1, out->shade, 1);
    GDALClose(made);
    return good || bm_gdal_fail(reader->path, "its relief cannot be drawn", error);
}

static gboolean tint(const Reader *reader, GDALDatasetH heights, BmRaster *out, GError **error)
{
    static const char file[] = "/vsimem/bordermap-tints.txt";
    static const char *const words[] = { "-of", "MEM", "-alpha", NULL };
    char *colors = g_strconcat(reader->relief->colors, "nv 0 0 0 0\n", NULL);
    VSILFILE *written = VSIFileFromMemBuffer(file, (GByte *)colors, strlen(colors), FALSE);
    VSIFCloseL(written);
    GDALDatasetH made = process(reader, heights, "color-relief", file, words, error);
    VSIUnlink(file);
    g_free(colors);
    if (!made)
        return FALSE;
    out->rgba = g_malloc(4 * pixel_count(reader));
    gboolean good = TRUE;
    for (int band = 1; good && band <= 4; band++)
        good = copy_band(reader, made, band, out->rgba + band - 1, 4);
    GDALClose(made);
    return good || bm_gdal_fail(reader->path, "its tints cannot be drawn", error);
}

static gboolean read_relief(const Reader *reader, BmRaster *out, GError **error)
{
    GDALDatasetH heights = grid_new(reader, 1, GDT_Float32);
    if (!heights)
        return bm_gdal_fail(reader->path, "there is no memory for its relief", error);
    GDALSetRasterNoDataValue(GDALGetRasterBand(heights, 1), NO_HEIGHT);
    GDALFillRaster(GDALGetRasterBand(heights, 1), NO_HEIGHT, 0);
    gboolean good = warp(reader, heights, error) && shade(reader, heights, out, error) &&
                    (!reader->relief->colors || tint(reader, heights, out, error));
    GDALClose(heights);
    return good;
}

/** Where red, green and blue come from: grey is all three. */
static gboolean read_picture(const Reader *reader, BmRaster *out, GError **error)
{
    GDALDatasetH source = reader->view ? reader->view : reader->source;
    int bands = GDALGetRasterCount(source);
    gboolean grey = bands < 3;
    int colors = grey ? 1 : 3;
    GDALDatasetH picture = grid_new(reader, colors + 1, GDT_Byte);
    if (!picture)
        return bm_gdal_fail(reader->path, "there is no memory for it", error);
    GDALSetRasterColorInterpretation(GDALGetRasterBand(picture, colors + 1), GCI_AlphaBand);
    gboolean good = warp(reader, picture, error);
    out->rgba = g_malloc(4 * pixel_count(reader));
    for (int i = 0; good && i < 4; i++)
        good = copy_band(reader, picture, i == 3 ? colors + 1 : grey ? 1 : i + 1, out->rgba + i, 4);
    GDALClose(picture);
    return good;
}

BmRaster *bm_gdal_read_raster(const char *path, const char *layer, const BmRasterGrid *grid,
                              const BmReliefQuery *relief, BmWarnings *warnings, GError **error)
{
    Reader reader = { .path = path, .grid = grid, .relief = relief };
    BmRaster *raster = g_new0(BmRaster, 1);
    raster->width = grid->width;
    raster->height = grid->height;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    bm_gdal_prepare();
    gboolean good = open_source(&reader, layer, warnings, error) && open_target(&reader, error) &&
                    (reader.is_relief ? read_relief(&reader, raster, error)
                                      : read_picture(&reader, raster, error));
    if (reader.target)
        OSRDestroySpatialReference(reader.target);
    if (reader.view)
        GDALClose(reader.view);
    if (reader.turned)
        GDALClose(reader.turned);
    if (reader.source)
        GDALClose(reader.source);
    CPLPopErrorHandler();
    if (good)
        return raster;
    bm_raster_free(raster);
    return NULL;
}
