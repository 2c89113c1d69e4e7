/** @file
 * Projections: the one fitted to an extent, and those a map file names.
 */
#include "geometry/projection.h"

#include <math.h>
#include <proj.h>
#include <string.h>

#include "base/error.h"
#include "geometry/course.h"
#include "geometry/projection_bow.h"
#include "geometry/projection_fit.h"
#include "geometry/projection_words.h"

struct BmProjection {
    PJ_CONTEXT *context;
    PJ *transform;
    char *definition;
    BmRegion domain;  /**< what can be drawn */
    gboolean radians; /**< what goes in */
    gboolean converge;
};

static double to_millimetre(double metres)
{
    return round(metres * 1000.0) / 1000.0;
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

/**
 * The words of a code of the database; what it defines may be no more than degrees, which are drawn
 * as they are. NULL where the database has no such code or it has no words.
 */
static char *words_of_code(PJ_CONTEXT *context, const char *code)
{
    PJ *found = proj_create(context, code);
    const char *words = found ? proj_as_proj_string(context, found, PJ_PROJ_5, NULL) : NULL;
    char *copy = words && strstr(words, "+proj=") ? g_strdup(words) : NULL;
    proj_destroy(found);
    return copy;
}

static PJ *open_code(PJ_CONTEXT *context, const char *code)
{
    PJ *found = proj_create_crs_to_crs(context, "OGC:CRS84", code, NULL);
    PJ *transform = found ? proj_normalize_for_visualization(context, found) : NULL;
    proj_destroy(found);
    return transform;
}

/** Makes the PROJ objects from `definition`: a code of the database, or words. */
static gboolean open_transform(BmProjection *projection, gboolean from_database)
{
    PJ_CONTEXT *context = projection->context = proj_context_create();
    proj_log_func(context, NULL, log_nothing);
    proj_context_set_enable_network(context, 0);
    char *words = from_database ? words_of_code(context, projection->definition)
                                : g_strdup(projection->definition);
    if (!from_database)
        proj_context_set_file_finder(context, find_no_file, NULL);
    else if (words && strstr(words, "+proj=longlat")) {
        from_database = FALSE;
        g_free(words);
        words = g_strdup("+proj=eqc +over +a=6378137 +rf=298.257223563");
    }
    if (words)
        projection->transform = from_database ? open_code(context, projection->definition)
                                              : proj_create(context, words);
    if (projection->transform)
        projection->domain = bm_projection_domain(words);
    g_free(words);
    return projection->transform != NULL;
}

static BmProjection *open_words(char *definition_take, const BmExtent *extent,
                                gboolean from_database, GError **error)
{
    BmProjection *projection = g_new0(BmProjection, 1);
    projection->definition = definition_take;
    if (!open_transform(projection, from_database)) {
        char *names = g_strjoinv(", ", (char **)bm_projection_names);
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "projection: PROJ does not accept '%s'; give auto, %s, +proj=… with numeric "
                    "keys, or EPSG:n",
                    definition_take, names);
        g_free(names);
        bm_projection_free(projection);
        return NULL;
    }
    projection->radians = proj_angular_input(projection->transform, PJ_FWD);
    /* not in the middle: along the Equator of a world map north is up all the same */
    double latitude = extent->south + (extent->north - extent->south) * 0.4;
    projection->converge = north_leans(projection, extent->west, latitude) ||
                           north_leans(projection, extent->east, latitude);
    return projection;
}

BmProjection *bm_projection_new_fitted(const BmExtent *extent, GError **error)
{
    if (!extent_is_sane(extent, error))
        return NULL;
    return open_words(bm_projection_fit(extent), extent, FALSE, error);
}

BmProjection *bm_projection_new(const char *words, const BmExtent *extent, GError **error)
{
    if (g_str_equal(words, "auto"))
        return bm_projection_new_fitted(extent, error);
    if (!extent_is_sane(extent, error))
        return NULL;
    char *fitted = bm_projection_fit_named(words, extent);
    if (fitted)
        return open_words(fitted, extent, FALSE, error);
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

const BmRegion *bm_projection_domain_borrow(const BmProjection *projection)
{
    return &projection->domain;
}

gboolean bm_projection_forward(const BmProjection *projection, BmPoint degrees, BmPoint *metres)
{
    if (!isfinite(degrees.x) || !isfinite(degrees.y) || fabs(degrees.y) > 90)
        return FALSE;
    double unit = projection->radians ? G_PI / 180 : 1;
    PJ_COORD position = proj_coord(bm_region_longitude(&projection->domain, degrees.x) * unit,
                                   degrees.y * unit, 0, 0);
    proj_errno_reset(projection->transform);
    position = proj_trans(projection->transform, PJ_FWD, position);
    if (!bm_projection_is_image(position.xy.x, position.xy.y))
        return FALSE;
    *metres = (BmPoint){ to_millimetre(position.xy.x), to_millimetre(position.xy.y) };
    return TRUE;
}

/** Metres by which the image of an inverse may miss: what lies outside a world's outline misses. */
#define MISS 100.0

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
    BmPoint found = { position.xy.x * unit, position.xy.y * unit }, image;
    if (!bm_projection_forward(projection, found, &image) ||
        !(hypot(image.x - metres.x, image.y - metres.y) < MISS))
        return FALSE;
    *degrees = (BmPoint){ bm_region_longitude(&projection->domain, found.x), found.y };
    return TRUE;
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
            if (bm_projection_is_image(point.x, point.y))
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

/** All points at once; those without an image become infinite. */
static void project_points(const BmProjection *projection, BmPoint *points, guint count)
{
    double unit = projection->radians ? G_PI / 180 : 1;
    for (guint i = 0; i < count; i++)
        points[i] = (BmPoint){ points[i].x * unit, points[i].y * unit };
    proj_errno_reset(projection->transform);
    proj_trans_generic(projection->transform, PJ_FWD, &points[0].x, sizeof(BmPoint), count,
                       &points[0].y, sizeof(BmPoint), count, NULL, 0, 0, NULL, 0, 0);
}

void bm_projection_project(const BmProjection *projection, const BmRegion *region,
                           const BmGeometry *geometry, double tolerance, BmGeometry *out)
{
    BmGeometry cut;
    bm_region_cut(region ? region : &projection->domain, geometry, &cut);
    *out = bm_geometry_copy(&cut);
    if (cut.point_count > 0) {
        project_points(projection, out->points, out->point_count);
        if (tolerance > 0)
            bm_projection_follow_bows(projection, &cut, tolerance, out);
        keep_images(out);
    }
    bm_geometry_clear(&cut);
    bm_geometry_update_extent(out);
}

/** A box around the middle or the pole of a disc holds more than its edges say. */
BmExtent bm_projection_extent(const BmProjection *projection, const BmExtent *degrees)
{
    enum { STEPS = 32 };
    const BmRegion *domain = &projection->domain;
    gboolean sheet = domain->kind == BM_REGION_BOX;
    double south = sheet ? MAX(degrees->south, domain->box.south) : degrees->south;
    double north = sheet ? MIN(degrees->north, domain->box.north) : degrees->north;
    BmExtent extent = BM_EXTENT_EMPTY;
    for (int row = 0; row <= STEPS; row++) {
        gboolean edge = row == 0 || row == STEPS;
        double latitude = south + (north - south) * row / STEPS;
        /* Inside rows serve a pole in the box; their every fourth point is enough. */
        for (int column = 0; column <= STEPS; column += edge || row % 4 == 0 ? 1 : STEPS) {
            double longitude = degrees->west + (degrees->east - degrees->west) * column / STEPS;
            BmPoint point = { longitude, latitude }, image;
            if (!sheet && bm_angle_between(domain->centre, point) > domain->radius)
                continue;
            if (bm_projection_forward(projection, point, &image))
                bm_extent_add(&extent, image);
        }
    }
    return extent;
}
