/** @file
 * Projections: the one fitted to an extent, and those a map file names.
 */
#include "geometry/projection.h"

#include <math.h>
#include <proj.h>
#include <string.h>

#include "base/error.h"
#include "geometry/projection_words.h"

#define WGS84 "+a=6378137 +rf=298.257223563"

struct BmProjection {
    PJ_CONTEXT *context;
    PJ *transform;
    char *definition;
    double middle;    /**< longitude in degrees that other longitudes are brought near to */
    gboolean unroll;  /**< cylinders and cones: a line may run on beyond the cut meridian */
    gboolean radians; /**< what goes in */
    gboolean converge;
};

/** Farther than this from the origin (metres) is no image: a pole on a cylinder or a cone. */
#define FARTHEST 1e8

static gboolean is_image(double x, double y)
{
    return fabs(x) < FARTHEST && fabs(y) < FARTHEST; /* not so for NaN */
}

static double to_millimetre(double metres)
{
    return round(metres * 1000.0) / 1000.0;
}

/** A number of a PROJ string, the same under every locale. */
static void append_number(GString *words, const char *key, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.9g", value);
    g_string_append_printf(words, " +%s=%s", key, number);
}

static char *conic_words(const BmExtent *extent)
{
    GString *words = g_string_new("+proj=lcc");
    double height = extent->north - extent->south;
    append_number(words, "lat_0", (extent->south + extent->north) / 2);
    append_number(words, "lon_0", (extent->west + extent->east) / 2);
    append_number(words, "lat_1", extent->south + height / 6);
    append_number(words, "lat_2", extent->north - height / 6);
    g_string_append(words, " +over " WGS84);
    return g_string_free(words, FALSE);
}

static char *mercator_words(const BmExtent *extent)
{
    GString *words = g_string_new("+proj=merc");
    append_number(words, "lon_0", (extent->west + extent->east) / 2);
    g_string_append(words, " +over " WGS84);
    return g_string_free(words, FALSE);
}

static char *polar_words(const BmExtent *extent)
{
    gboolean northern = extent->south + extent->north > 0;
    GString *words = g_string_new("+proj=stere");
    append_number(words, "lat_0", northern ? 90 : -90);
    append_number(words, "lat_ts", (extent->south + extent->north) / 2);
    append_number(words, "lon_0", (extent->west + extent->east) / 2);
    g_string_append(words, " " WGS84);
    return g_string_free(words, FALSE);
}

static char *fitted_words(const BmExtent *extent)
{
    if (extent->south < 0 && extent->north > 0)
        return mercator_words(extent);
    double farthest = MAX(fabs(extent->south), fabs(extent->north));
    if (farthest > 88 || fabs(extent->south + extent->north) / 2 > 75)
        return polar_words(extent);
    return conic_words(extent);
}

/** The direction of north on the page differs from straight up by more than a tenth of a degree. */
static gboolean north_leans(const BmProjection *projection, double longitude, double latitude)
{
    BmPoint foot, tip;
    if (!bm_projection_forward(projection, (BmPoint){ longitude, latitude - 0.01 }, &foot) ||
        !bm_projection_forward(projection, (BmPoint){ longitude, latitude + 0.01 }, &tip))
        return TRUE;
    return fabs(atan2(tip.x - foot.x, tip.y - foot.y)) > 0.1 * G_PI / 180;
}

static gboolean extent_is_sane(const BmExtent *extent, GError **error)
{
    if (isfinite(extent->west) && isfinite(extent->east) && extent->west < extent->east &&
        extent->east - extent->west <= 360 && extent->south < extent->north &&
        extent->south >= -90 && extent->north <= 90 && fabs(extent->west) <= 540)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "extent: west, south, east, north must be degrees with west < east and south < "
                "north within -90 to 90; correct the extent");
    return FALSE;
}

/**
 * A finder of no files: PROJ would spend 7 ms on opening a database that is not used. With NULL it
 * would look on by itself.
 */
static const char *find_no_file(PJ_CONTEXT *context, const char *name, void *data)
{
    (void)context;
    (void)name;
    (void)data;
    return "";
}

/** PROJ prints what it misses whatever its level of logging. */
static void log_nothing(void *data, int level, const char *message)
{
    (void)data;
    (void)level;
    (void)message;
}

/** Makes the PROJ objects from `definition`: a code of the database, or words. */
static gboolean open_transform(BmProjection *projection, gboolean from_database)
{
    projection->context = proj_context_create();
    proj_log_func(projection->context, NULL, log_nothing);
    proj_context_set_enable_network(projection->context, 0);
    if (!from_database) {
        proj_context_set_file_finder(projection->context, find_no_file, NULL);
        projection->transform = proj_create(projection->context, projection->definition);
        return projection->transform != NULL;
    }
    PJ *found =
        proj_create_crs_to_crs(projection->context, "OGC:CRS84", projection->definition, NULL);
    if (!found)
        return FALSE;
    projection->transform = proj_normalize_for_visualization(projection->context, found);
    proj_destroy(found);
    return projection->transform != NULL;
}

static BmProjection *open_words(char *definition_take, const BmExtent *extent,
                                gboolean from_database, GError **error)
{
    BmProjection *projection = g_new0(BmProjection, 1);
    projection->definition = definition_take;
    projection->middle = (extent->west + extent->east) / 2;
    if (!open_transform(projection, from_database)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "projection: PROJ does not accept '%s'; give auto, mercator, lcc, +proj=… "
                    "with numeric keys, or EPSG:n",
                    definition_take);
        bm_projection_free(projection);
        return NULL;
    }
    projection->unroll = strstr(definition_take, "+over") != NULL;
    projection->radians = proj_angular_input(projection->transform, PJ_FWD);
    double latitude = (extent->south + extent->north) / 2;
    projection->converge = north_leans(projection, extent->west, latitude) ||
                           north_leans(projection, extent->east, latitude);
    return projection;
}

BmProjection *bm_projection_new_fitted(const BmExtent *extent, GError **error)
{
    if (!extent_is_sane(extent, error))
        return NULL;
    return open_words(fitted_words(extent), extent, FALSE, error);
}

BmProjection *bm_projection_new(const char *words, const BmExtent *extent, GError **error)
{
    if (!extent_is_sane(extent, error))
        return NULL;
    if (g_str_equal(words, "auto"))
        return open_words(fitted_words(extent), extent, FALSE, error);
    if (g_str_equal(words, "mercator"))
        return open_words(mercator_words(extent), extent, FALSE, error);
    if (g_str_equal(words, "lcc"))
        return open_words(conic_words(extent), extent, FALSE, error);
    if (bm_projection_words_are_code(words))
        return open_words(g_strdup(words), extent, TRUE, error);
    char *definition = bm_projection_words_check(words, error);
    return definition ? open_words(definition, extent, FALSE, error) : NULL;
}

void bm_projection_free(BmProjection *projection)
{
    if (!projection)
        return;
    proj_destroy(projection->transform);
    proj_context_destroy(projection->context);
    g_free(projection->definition);
    g_free(projection);
}

const char *bm_projection_definition(const BmProjection *projection)
{
    return projection->definition;
}

gboolean bm_projection_meridians_converge(const BmProjection *projection)
{
    return projection->converge;
}

/** The same meridian within half a turn of the middle. */
static double near_middle(const BmProjection *projection, double longitude)
{
    double away = longitude - projection->middle;
    return fabs(away) <= 180 ? longitude : projection->middle + remainder(away, 360);
}

gboolean bm_projection_forward(const BmProjection *projection, BmPoint degrees, BmPoint *metres)
{
    if (!isfinite(degrees.x) || !isfinite(degrees.y) || fabs(degrees.y) > 90)
        return FALSE;
    double unit = projection->radians ? G_PI / 180 : 1;
    PJ_COORD position =
        proj_coord(near_middle(projection, degrees.x) * unit, degrees.y * unit, 0, 0);
    proj_errno_reset(projection->transform);
    position = proj_trans(projection->transform, PJ_FWD, position);
    if (!is_image(position.xy.x, position.xy.y))
        return FALSE;
    *metres = (BmPoint){ to_millimetre(position.xy.x), to_millimetre(position.xy.y) };
    return TRUE;
}

gboolean bm_projection_inverse(const BmProjection *projection, BmPoint metres, BmPoint *degrees)
{
    if (!isfinite(metres.x) || !isfinite(metres.y))
        return FALSE;
    proj_errno_reset(projection->transform);
    PJ_COORD position =
        proj_trans(projection->transform, PJ_INV, proj_coord(metres.x, metres.y, 0, 0));
    if (!isfinite(position.xy.x) || !isfinite(position.xy.y))
        return FALSE;
    double unit = projection->radians ? 180 / G_PI : 1;
    *degrees = (BmPoint){ position.xy.x * unit, position.xy.y * unit };
    return TRUE;
}

/**
 * Copies one part in PROJ's unit. Its first point is brought near the middle; the others follow
 * without a jump, so that a ring across the antimeridian stays whole. An edge of a whole turn
 * (from 180 to -180) is an edge of the sheet, not a jump.
 */
static void unroll_part(const BmProjection *projection, const BmPoint *from, guint count,
                        BmPoint *to)
{
    double unit = projection->radians ? G_PI / 180 : 1;
    double turn = 0;
    for (guint i = 0; i < count; i++) {
        double step = i > 0 ? from[i].x - from[i - 1].x : 0;
        if (i == 0)
            turn = near_middle(projection, from[0].x) - from[0].x;
        else if (fabs(step) > 180 && fabs(step) < 359.999999 && projection->unroll)
            turn -= step > 0 ? 360 : -360;
        to[i] = (BmPoint){ (from[i].x + turn) * unit, from[i].y * unit };
    }
}

/** Keeps the points of the parts that have an image, and the parts that are still something. */
static void keep_images(BmGeometry *geometry)
{
    guint least = geometry->kind == BM_GEOMETRY_POLYGON ? 4
                  : geometry->kind == BM_GEOMETRY_LINE  ? 2
                                                        : 1;
    guint parts = 0, kept = 0;
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = kept, end = geometry->part_starts[part + 1];
        for (guint i = geometry->part_starts[part]; i < end; i++) {
            BmPoint point = geometry->points[i];
            if (is_image(point.x, point.y))
                geometry->points[kept++] =
                    (BmPoint){ to_millimetre(point.x), to_millimetre(point.y) };
        }
        BmPoint *ring = geometry->points + first;
        gboolean open = kept - first > 2 && geometry->kind == BM_GEOMETRY_POLYGON &&
                        (ring[0].x != geometry->points[kept - 1].x ||
                         ring[0].y != geometry->points[kept - 1].y);
        /* A ring that lost a point has room for the one that closes it. */
        if (open && kept < end)
            geometry->points[kept++] = ring[0];
        else if (open)
            geometry->points[kept - 1] = ring[0];
        if (kept - first < least)
            kept = first;
        else
            geometry->part_starts[parts++] = first;
    }
    geometry->part_starts[parts] = kept;
    geometry->part_count = parts;
    geometry->point_count = kept;
}

void bm_projection_project(const BmProjection *projection, const BmGeometry *geometry,
                           BmGeometry *out)
{
    *out = (BmGeometry){ .kind = geometry->kind, .extent = BM_EXTENT_EMPTY };
    if (geometry->part_count == 0)
        return;
    out->part_count = geometry->part_count;
    out->part_starts =
        g_memdup2(geometry->part_starts, (gsize)(geometry->part_count + 1) * sizeof(guint));
    out->point_count = geometry->point_count;
    out->points = g_new(BmPoint, geometry->point_count);
    for (guint part = 0; part < geometry->part_count; part++) {
        guint first = geometry->part_starts[part];
        unroll_part(projection, geometry->points + first, geometry->part_starts[part + 1] - first,
                    out->points + first);
    }
    proj_errno_reset(projection->transform);
    proj_trans_generic(projection->transform, PJ_FWD, &out->points[0].x, sizeof(BmPoint),
                       out->point_count, &out->points[0].y, sizeof(BmPoint), out->point_count, NULL,
                       0, 0, NULL, 0, 0);
    keep_images(out);
    bm_geometry_update_extent(out);
}

BmExtent bm_projection_extent(const BmProjection *projection, const BmExtent *degrees)
{
    enum { STEPS = 32 };
    BmExtent extent = BM_EXTENT_EMPTY;
    for (int row = 0; row <= STEPS; row++) {
        gboolean edge = row == 0 || row == STEPS;
        double latitude = degrees->south + (degrees->north - degrees->south) * row / STEPS;
        /* Inside rows serve a pole in the box; their every fourth point is enough. */
        for (int column = 0; column <= STEPS; column += edge || row % 4 == 0 ? 1 : STEPS) {
            double longitude = degrees->west + (degrees->east - degrees->west) * column / STEPS;
            BmPoint image;
            if (bm_projection_forward(projection, (BmPoint){ longitude, latitude }, &image))
                bm_extent_add(&extent, image);
        }
    }
    return extent;
}
