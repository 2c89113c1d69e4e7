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
#include "source/gdal_raster_reader.h"

/** The height that stands for none. */
#define NO_HEIGHT -99999.0

/* The ellipsoid in figures, as the map's projections have it, and its datum's name for GDAL. */
#define FIGURES "+a=6378137 +rf=298.257223563"
#define DATUM "+datum=WGS84"

static gboolean open_target(BmRasterReader *reader, GError **error)
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
static GDALDatasetH grid_new(const BmRasterReader *reader, int bands, GDALDataType type)
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
static double pixels_a_pixel(const BmRasterReader *reader, GDALDatasetH source, GDALDatasetH target)
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
static gboolean warp(const BmRasterReader *reader, GDALDatasetH target, GError **error)
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
static gboolean copy_band(const BmRasterReader *reader, GDALDatasetH from, int band, guint8 *out,
                          int step)
{
    int width = (int)reader->grid->width, height = (int)reader->grid->height;
    return GDALRasterIO(GDALGetRasterBand(from, band), GF_Read, 0, 0, width, height, out, width,
                        height, GDT_Byte, step, step * width) == CE_None;
}

static gsize pixel_count(const BmRasterReader *reader)
{
    return (gsize)reader->grid->width * reader->grid->height;
}

/** One of gdaldem's processes, its result in memory; NULL on failure. */
static GDALDatasetH process(const BmRasterReader *reader, GDALDatasetH heights, const char *mode,
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

static gboolean shade(const BmRasterReader *reader, GDALDatasetH heights, BmRaster *out,
                      GError **error)
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

static gboolean tint(const BmRasterReader *reader, GDALDatasetH heights, BmRaster *out,
                     GError **error)
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

static gboolean read_relief(const BmRasterReader *reader, BmRaster *out, GError **error)
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
static gboolean read_picture(const BmRasterReader *reader, BmRaster *out, GError **error)
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
    BmRasterReader reader = { .path = path, .grid = grid, .relief = relief };
    BmRaster *raster = g_new0(BmRaster, 1);
    raster->width = grid->width;
    raster->height = grid->height;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    bm_gdal_prepare();
    gboolean good = bm_raster_open(&reader, layer, warnings, error) &&
                    open_target(&reader, error) &&
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
