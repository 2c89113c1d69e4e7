/** @file
 * Which projection suits which extent.
 */
#include "geometry/projection_fit.h"

#include <math.h>
#include <string.h>

#define WGS84 "+a=6378137 +rf=298.257223563"

/** Wider than this many degrees is the world, or a polar cap. */
#define WORLD_WIDTH 180.0
/** An extent that begins at this latitude and is wide is a cap around its pole. */
#define CAP_LATITUDE 30.0
/** Higher than this many degrees is too much for a cone or a cylinder. */
#define CONTINENT_HEIGHT 50.0
/** Mercator serves an extent astride the Equator up to this latitude. */
#define MERCATOR_LATITUDE 25.0
/** Narrower on the ground than this share of the height, and than these degrees: tall. */
#define TALL_SHAPE 0.5
#define TALL_WIDTH 12.0
/** The latitude at which a square of Mercator's world ends, as on web maps. */
#define MERCATOR_END 85.0511

/** A number of a PROJ string, the same under every locale. */
static void append_number(GString *words, const char *key, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.9g", value);
    g_string_append_printf(words, " +%s=%s", key, number);
}

static double middle_longitude(const BmExtent *extent)
{
    return remainder((extent->west + extent->east) / 2, 360);
}

static double middle_latitude(const BmExtent *extent)
{
    return (extent->south + extent->north) / 2;
}

static GString *begin(const char *name, const BmExtent *extent)
{
    GString *words = g_string_new("+proj=");
    g_string_append(words, name);
    append_number(words, "lon_0", middle_longitude(extent));
    return words;
}

/** Cylinders and cones: +over keeps a longitude at the sheet's edge on its side. */
static char *end_sheet(GString *words)
{
    g_string_append(words, " +over " WGS84);
    return g_string_free(words, FALSE);
}

static char *end_disc(GString *words)
{
    g_string_append(words, " " WGS84);
    return g_string_free(words, FALSE);
}

static GString *conic(const char *name, const BmExtent *extent)
{
    GString *words = begin(name, extent);
    double height = extent->north - extent->south;
    double lower = extent->south + height / 6, upper = extent->north - height / 6;
    /* parallels on both sides of the Equator are no cone */
    if (fabs(lower + upper) < 1)
        upper = lower = extent->north > -extent->south ? 1 : -1;
    append_number(words, "lat_0", middle_latitude(extent));
    append_number(words, "lat_1", lower);
    append_number(words, "lat_2", upper);
    return words;
}

/** Centred on the extent, or on the pole that it reaches. */
static GString *azimuthal(const char *name, const BmExtent *extent)
{
    GString *words = begin(name, extent);
    append_number(words, "lat_0", middle_latitude(extent));
    return words;
}

static GString *polar(const char *name, const BmExtent *extent)
{
    double middle = middle_latitude(extent);
    GString *words = begin(name, extent);
    append_number(words, "lat_0", middle > 0 ? 90 : -90);
    if (strcmp(name, "stere") == 0)
        append_number(words, "lat_ts", middle);
    return words;
}

static gboolean is_cap(const BmExtent *extent)
{
    double width = extent->east - extent->west;
    double nearest = MAX(extent->south, -extent->north); /* of its latitudes to the Equator */
    double farthest = MAX(extent->north, -extent->south);
    return fabs(middle_latitude(extent)) > 75 || (farthest > 88 && nearest > CAP_LATITUDE) ||
           (width > WORLD_WIDTH && nearest > CAP_LATITUDE);
}

static gboolean is_tall(const BmExtent *extent)
{
    double width = extent->east - extent->west, height = extent->north - extent->south;
    double ground = width * cos(middle_latitude(extent) * G_PI / 180);
    return width < TALL_WIDTH && ground < TALL_SHAPE * height;
}

char *bm_projection_fit(const BmExtent *extent)
{
    double width = extent->east - extent->west, height = extent->north - extent->south;
    double farthest = MAX(extent->north, -extent->south);
    if (is_cap(extent))
        return bm_projection_fit_named("stere", extent);
    if (width > WORLD_WIDTH)
        return bm_projection_fit_named("eqearth", extent);
    if (extent->south < 0 && extent->north > 0 && farthest <= MERCATOR_LATITUDE)
        return bm_projection_fit_named("mercator", extent);
    if (height > CONTINENT_HEIGHT || (extent->south < 0 && extent->north > 0))
        return bm_projection_fit_named("laea", extent);
    return bm_projection_fit_named(is_tall(extent) ? "tmerc" : "lcc", extent);
}

const char *const bm_projection_names[] = { "mercator", "lcc",      "aea",   "laea", "tmerc",
                                            "stere",    "aeqd",     "ortho", "gnom", "eqearth",
                                            "robin",    "natearth", "moll",  "eqc",  NULL };

char *bm_projection_fit_named(const char *name, const BmExtent *extent)
{
    static const char *const cones[] = { "lcc", "aea", NULL };
    static const char *const discs[] = { "laea", "stere", "aeqd", "ortho", "gnom", NULL };
    if (strcmp(name, "mercator") == 0 || strcmp(name, "merc") == 0)
        return end_sheet(begin("merc", extent));
    if (g_strv_contains(cones, name))
        return end_sheet(conic(name, extent));
    if (g_strv_contains(discs, name))
        return end_disc(is_cap(extent) ? polar(name, extent) : azimuthal(name, extent));
    if (strcmp(name, "tmerc") == 0)
        return end_disc(azimuthal(name, extent));
    if (!g_strv_contains(bm_projection_names, name))
        return NULL;
    return end_sheet(begin(name, extent));
}

/** The number of "+key=", or `otherwise`. */
static double number_of(const char *words, const char *key, double otherwise)
{
    char *sought = g_strdup_printf("+%s=", key);
    const char *found = strstr(words, sought);
    double value = found ? g_ascii_strtod(found + strlen(sought), NULL) : otherwise;
    g_free(sought);
    return value;
}

static gboolean is_named(const char *words, const char *const *names)
{
    const char *found = strstr(words, "+proj=");
    if (!found)
        return FALSE;
    char *name = g_strndup(found + 6, strcspn(found + 6, " "));
    gboolean good = g_strv_contains(names, name);
    g_free(name);
    return good;
}

/** How far from its centre an azimuthal projection is worth drawing, in degrees. */
static double disc_radius(const char *words)
{
    if (strstr(words, "+proj=ortho"))
        return 89.9;
    if (strstr(words, "+proj=gnom"))
        return 75;
    if (strstr(words, "+proj=stere"))
        return 150;
    if (strstr(words, "+proj=nsper")) {
        double radius = number_of(words, "R", number_of(words, "a", 6378137));
        double height = MAX(number_of(words, "h", radius), 1);
        return acos(radius / (radius + height)) * 180 / G_PI - 0.1;
    }
    return 179.5;
}

static BmExtent sheet_box(const char *words, double middle)
{
    static const char *const mercators[] = { "merc", "webmerc", NULL };
    static const char *const conformal_cones[] = { "lcc", NULL };
    BmExtent box = { middle - 180, -90, middle + 180, 90 };
    if (is_named(words, mercators)) {
        box.south = -MERCATOR_END;
        box.north = MERCATOR_END;
    } else if (is_named(words, conformal_cones)) {
        double lean = number_of(words, "lat_1", 0) + number_of(words, "lat_2", 0);
        box.south = lean < 0 ? -90 : -80;
        box.north = lean < 0 ? 80 : 90;
    }
    return box;
}

BmRegion bm_projection_domain(const char *words)
{
    static const char *const azimuthals[] = { "laea",  "stere", "sterea", "aeqd",
                                              "ortho", "gnom",  "nsper",  NULL };
    static const char *const transverse[] = { "tmerc", "utm",  "cass", "somerc",
                                              "omerc", "poly", NULL };
    double middle = number_of(words, "lon_0", 0), latitude = number_of(words, "lat_0", 0);
    if (strstr(words, "+zone="))
        middle = 6 * number_of(words, "zone", 31) - 183;
    if (strstr(words, "+lonc="))
        middle = number_of(words, "lonc", 0);
    BmRegion domain = { .kind = BM_REGION_DISC, .centre = { middle, latitude } };
    domain.radius = disc_radius(words);
    if (is_named(words, azimuthals))
        return domain;
    domain.radius = 80;
    if (is_named(words, transverse))
        return domain;
    domain.kind = BM_REGION_BOX;
    domain.box = sheet_box(words, middle);
    return domain;
}
