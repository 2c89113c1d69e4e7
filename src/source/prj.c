/** @file
 * Coordinate systems: degrees on WGS84 need no library; PROJ turns back all others.
 */
#include "source/prj.h"

#include <math.h>
#include <proj.h>
#include <string.h>

#include "base/error.h"
#include "geometry/projection_words.h"
#include "source/mapped_file.h"

#define MOST_BYTES 8192
#define MOST_DEPTH 16

struct BmReprojection {
    PJ_CONTEXT *context;
    PJ *transform;
};

static gboolean extent_fits_degrees(const BmExtent *extent)
{
    return extent->west >= -360 && extent->east <= 360 && extent->south >= -90.001 &&
           extent->north <= 90.001;
}

static gboolean is_wgs84_degrees(const char *text)
{
    gboolean geographic = g_str_has_prefix(text, "GEOGCS[") || g_str_has_prefix(text, "GEOGCRS[");
    gboolean datum = strstr(text, "WGS_1984") || strstr(text, "WGS 84") || strstr(text, "WGS84") ||
                     strstr(text, "World Geodetic System 1984");
    return geographic && datum && strstr(text, "Greenwich") && strstr(text, "0.017453292");
}

/** TRUE for well-known text that PROJ may be given: no depth without end, no PROJ words inside. */
static gboolean is_decent(const char *text)
{
    static const char *const starts[] = { "GEOGCS[",  "PROJCS[",   "GEOGCRS[",
                                          "PROJCRS[", "COMPD_CS[", NULL };
    guint depth = 0;
    gboolean begun = FALSE;
    for (guint i = 0; starts[i]; i++)
        begun = begun || g_str_has_prefix(text, starts[i]);
    for (const char *at = text; *at && begun; at++) {
        depth += *at == '[';
        depth -= *at == ']' && depth > 0;
        if (depth > MOST_DEPTH)
            return FALSE;
    }
    return begun && !strstr(text, "EXTENSION") && g_utf8_validate(text, -1, NULL);
}

BmReprojection *bm_reprojection_new(const char *system)
{
    gboolean code = bm_projection_words_are_code(system);
    if (!code && (strlen(system) >= MOST_BYTES || !is_decent(system)))
        return NULL;
    BmReprojection *opened = g_new0(BmReprojection, 1);
    opened->context = proj_context_create();
    proj_log_level(opened->context, PJ_LOG_NONE);
    proj_context_set_enable_network(opened->context, 0);
    PJ *source = code ? proj_create(opened->context, system)
                      : proj_create_from_wkt(opened->context, system, NULL, NULL, NULL);
    PJ *target = proj_create(opened->context, "OGC:CRS84");
    PJ *found = source && target
                    ? proj_create_crs_to_crs_from_pj(opened->context, source, target, NULL, NULL)
                    : NULL;
    if (found)
        opened->transform = proj_normalize_for_visualization(opened->context, found);
    proj_destroy(found);
    proj_destroy(target);
    proj_destroy(source);
    if (opened->transform)
        return opened;
    bm_reprojection_free(opened);
    return NULL;
}

static gboolean without_prj(const char *path, const char *prj, const BmExtent *extent,
                            BmWarnings *warnings, GError **error)
{
    if (extent_fits_degrees(extent)) {
        bm_warnings_add(
            warnings, "%s: is missing; the coordinates are taken for longitude and latitude", prj);
        return TRUE;
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: coordinates are not degrees and %s is missing; add the .prj", path, prj);
    return FALSE;
}

/** TRUE where the numbers are plainly degrees: no map in metres is smaller than this. */
static gboolean are_degrees(const BmExtent *extent)
{
    return extent->west >= -180 && extent->east <= 180 && extent->south >= -90 &&
           extent->north <= 90 && extent->west < extent->east && extent->south < extent->north;
}

static void take_for_degrees(const char *prj, const char *why, BmWarnings *warnings)
{
    bm_warnings_add(warnings,
                    "%s: %s; the coordinates fit longitude and latitude and are taken for these; "
                    "correct the .prj",
                    prj, why);
}

/** Opens what the .prj says, against what the numbers say. */
static gboolean with_prj(const char *prj, const char *text, gboolean whole, const BmExtent *extent,
                         BmReprojection **out, BmWarnings *warnings, GError **error)
{
    if (is_wgs84_degrees(text)) {
        if (isfinite(extent->west) && isfinite(extent->east) && !extent_fits_degrees(extent))
            bm_warnings_add(warnings,
                            "%s: says longitude and latitude, the coordinates go from %.0f to %.0f;"
                            " correct the .prj",
                            prj, extent->west, extent->east);
        return TRUE;
    }
    gboolean projected = g_str_has_prefix(text, "PROJCS[") || g_str_has_prefix(text, "PROJCRS[");
    if (projected && are_degrees(extent)) {
        take_for_degrees(prj, "says a projection in metres", warnings);
        return TRUE;
    }
    *out = whole ? bm_reprojection_new(text) : NULL;
    if (*out)
        return TRUE;
    if (are_degrees(extent)) {
        take_for_degrees(prj, "PROJ does not know this coordinate system", warnings);
        return TRUE;
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s: PROJ cannot turn this coordinate system into longitude and latitude; "
                "convert the file to EPSG:4326",
                prj);
    return FALSE;
}

gboolean bm_prj_open(const char *path, const BmExtent *extent, BmReprojection **out,
                     BmWarnings *warnings, GError **error)
{
    *out = NULL;
    char *prj;
    GBytes *bytes = bm_map_file_beside(path, "prj", &prj);
    gsize length = 0;
    const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    char *text = g_strstrip(g_strndup(data ? data : "", MIN(length, MOST_BYTES)));
    gboolean done = *text ? with_prj(prj, text, length < MOST_BYTES, extent, out, warnings, error)
                          : without_prj(path, prj, extent, warnings, error);
    g_free(text);
    if (bytes)
        g_bytes_unref(bytes);
    g_free(prj);
    return done;
}

gboolean bm_reprojection_window(const BmReprojection *reprojection, const BmExtent *window,
                                BmExtent *out)
{
    /* PROJ follows the sides of the box at so many points each */
    const int densify = 21;
    proj_errno_reset(reprojection->transform);
    if (window->west < -180 || window->east > 180 || window->south < -89 || window->north > 89 ||
        !proj_trans_bounds(reprojection->context, reprojection->transform, PJ_INV, window->west,
                           window->south, window->east, window->north, &out->west, &out->south,
                           &out->east, &out->north, densify))
        return FALSE;
    double across = (out->east - out->west) / 20, along = (out->north - out->south) / 20;
    *out = (BmExtent){ out->west - across, out->south - along, out->east + across,
                       out->north + along };
    return isfinite(out->west) && isfinite(out->south) && isfinite(out->east) &&
           isfinite(out->north) && !bm_extent_is_empty(out);
}

void bm_reprojection_free(BmReprojection *reprojection)
{
    if (!reprojection)
        return;
    proj_destroy(reprojection->transform);
    proj_context_destroy(reprojection->context);
    g_free(reprojection);
}

void bm_reprojection_apply(const BmReprojection *reprojection, BmPoint *points, guint count)
{
    if (count == 0)
        return;
    proj_errno_reset(reprojection->transform);
    proj_trans_generic(reprojection->transform, PJ_FWD, &points[0].x, sizeof(BmPoint), count,
                       &points[0].y, sizeof(BmPoint), count, NULL, 0, 0, NULL, 0, 0);
    for (guint i = 0; i < count; i++) /* as exact as a map needs, the same on every machine */
        points[i] = (BmPoint){ round(points[i].x * 1e9) / 1e9, round(points[i].y * 1e9) / 1e9 };
}
