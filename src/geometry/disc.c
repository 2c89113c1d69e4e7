/** @file
 * Cutting to a disc. What leaves the disc is drawn back to its edge along the great circle through
 * the centre: a ring's turning about every point inside stays as it was, so that no question
 * arises of which way round the edge the cut pieces are joined. Only the antipode, from which
 * there is no one way back, must be asked for.
 */
#include "geometry/disc.h"

#include <math.h>

#include "geometry/antimeridian.h"
#include "geometry/clip.h"
#include "geometry/course.h"

/** Degrees of azimuth between points on the disc's edge. */
#define EDGE_STEP 2.0

#define DEGREE (G_PI / 180)

/** The disc with directions at its centre. */
typedef struct {
    BmVector centre, east, north;
    double cosine, sine; /**< of the radius */
    double longitude;    /**< of the centre */
} Disc;

/** A ring or line under way. */
typedef struct {
    const Disc *disc;
    BmParts *parts;
    guint first;    /**< of the part under way */
    double azimuth; /**< of the last point on the edge */
    double turned;  /**< degrees of azimuth in all, of a ring that stays outside */
} Walk;

static Disc disc_of(const BmRegion *region)
{
    double x = region->centre.x * DEGREE, y = region->centre.y * DEGREE;
    return (Disc){ .centre = bm_vector_of(region->centre),
                   .east = { -sin(x), cos(x), 0 },
                   .north = { -sin(y) * cos(x), -sin(y) * sin(x), cos(y) },
                   .cosine = cos(region->radius * DEGREE),
                   .sine = sin(region->radius * DEGREE),
                   .longitude = region->centre.x };
}

static double azimuth_of(const Disc *disc, BmVector p)
{
    return atan2(bm_vector_dot(disc->east, p), bm_vector_dot(disc->north, p)) / DEGREE;
}

/** Adds a point, its longitude near that of the point before. */
static void add(Walk *walk, BmPoint point)
{
    const GArray *points = walk->parts->points;
    double about = points->len > walk->first ? g_array_index(points, BmPoint, points->len - 1).x
                                             : walk->disc->longitude;
    point.x += 360 * round((about - point.x) / 360);
    bm_parts_add(walk->parts, point);
}

static void add_on_edge(Walk *walk, double azimuth)
{
    const Disc *disc = walk->disc;
    double e = disc->sine * sin(azimuth * DEGREE), n = disc->sine * cos(azimuth * DEGREE);
    BmVector c = disc->centre, east = disc->east, north = disc->north;
    add(walk, bm_vector_position((BmVector){ disc->cosine * c.x + e * east.x + n * north.x,
                                             disc->cosine * c.y + e * east.y + n * north.y,
                                             disc->cosine * c.z + e * east.z + n * north.z }));
    walk->azimuth = azimuth;
}

/** Follows the edge to a further azimuth, the short way. */
static void follow_edge(Walk *walk, double azimuth)
{
    double step = remainder(azimuth - walk->azimuth, 360);
    if (fabs(step) < EDGE_STEP)
        return;
    double from = walk->azimuth;
    int pieces = (int)ceil(fabs(step) / EDGE_STEP);
    for (int i = 1; i <= pieces; i++)
        add_on_edge(walk, from + step * i / pieces);
    walk->turned += step;
}

/** Where the way from a point inside to one outside meets the edge. */
static BmVector crossing(const Disc *disc, BmVector in, BmVector out)
{
    double from = bm_vector_dot(disc->centre, in), to = bm_vector_dot(disc->centre, out);
    double share = from > to ? (from - disc->cosine) / (from - to) : 0;
    return (BmVector){ in.x + share * (out.x - in.x), in.y + share * (out.y - in.y),
                       in.z + share * (out.z - in.z) };
}

static gboolean is_inside(const Disc *disc, BmVector p)
{
    return bm_vector_dot(disc->centre, p) >= disc->cosine;
}

/** Even-odd in the plane of longitude and latitude, at every turn. */
static gboolean ring_holds(const GArray *ring, double turn, BmPoint point)
{
    const BmPoint *points = (const BmPoint *)(const void *)ring->data;
    if (turn != 0 && fabs(point.y) > 90 - 1e-9)
        return bm_antimeridian_is_northern(points, ring->len, turn) == (point.y > 0);
    GArray *closed = g_array_sized_new(FALSE, FALSE, sizeof(BmPoint), ring->len + 5);
    g_array_append_vals(closed, points, ring->len);
    if (turn != 0)
        bm_antimeridian_close_at_pole(closed, turn, point.x - 180);
    guint starts[] = { 0, closed->len };
    BmGeometry area = { .kind = BM_GEOMETRY_POLYGON,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = closed->len,
                        .points = (BmPoint *)(void *)closed->data };
    bm_geometry_update_extent(&area);
    gboolean inside = FALSE;
    double x = point.x + 360 * ceil((area.extent.west - point.x) / 360);
    for (; x <= area.extent.east; x += 360)
        inside ^= bm_polygon_contains(&area, (BmPoint){ x, point.y });
    g_array_unref(closed);
    return inside;
}

static BmPoint antipode(const BmRegion *region)
{
    return (BmPoint){ region->centre.x + 180, -region->centre.y };
}

gboolean bm_disc_ring(const BmRegion *region, const GArray *ring, double turn, BmParts *parts)
{
    Disc disc = disc_of(region);
    Walk walk = { .disc = &disc, .parts = parts, .first = parts->points->len };
    BmPoint last = g_array_index(ring, BmPoint, 0);
    BmVector p = bm_vector_of(last);
    gboolean in = is_inside(&disc, p), any = in;
    bm_parts_begin(parts);
    if (in)
        add(&walk, last);
    else
        add_on_edge(&walk, azimuth_of(&disc, p));
    for (guint i = 1; i < ring->len; i++) {
        BmPoint point = g_array_index(ring, BmPoint, i);
        BmVector q = bm_vector_of(point);
        gboolean next_in = is_inside(&disc, q);
        if (in != next_in) {
            BmVector edge = in ? crossing(&disc, p, q) : crossing(&disc, q, p);
            if (next_in)
                follow_edge(&walk, azimuth_of(&disc, edge));
            add_on_edge(&walk, azimuth_of(&disc, edge));
        }
        if (next_in)
            add(&walk, point);
        else
            follow_edge(&walk, azimuth_of(&disc, q));
        any |= next_in;
        p = q;
        in = next_in;
    }
    gboolean around = ring_holds(ring, turn, antipode(region));
    if (!any) {
        g_array_set_size(parts->points, walk.first);
        g_array_set_size(parts->starts, parts->starts->len - 1);
        return around ^ (llround(walk.turned / 360) % 2 != 0);
    }
    BmPoint first = g_array_index(parts->points, BmPoint, walk.first);
    add(&walk, first);
    return around;
}

void bm_disc_line(const BmRegion *region, const GArray *line, BmParts *parts)
{
    Disc disc = disc_of(region);
    Walk walk = { .disc = &disc, .parts = parts, .first = parts->points->len };
    BmVector p = { 0, 0, 0 };
    gboolean in = FALSE;
    for (guint i = 0; i < line->len; i++) {
        BmPoint point = g_array_index(line, BmPoint, i);
        BmVector q = bm_vector_of(point);
        gboolean next_in = is_inside(&disc, q);
        if (next_in && !in) {
            walk.first = parts->points->len;
            bm_parts_begin(parts);
            if (i > 0)
                add(&walk, bm_vector_position(crossing(&disc, q, p)));
        }
        if (next_in)
            add(&walk, point);
        else if (in)
            add(&walk, bm_vector_position(crossing(&disc, p, q)));
        p = q;
        in = next_in;
    }
}

void bm_disc_outline(const BmRegion *region, BmParts *parts)
{
    Disc disc = disc_of(region);
    Walk walk = { .disc = &disc, .parts = parts, .first = parts->points->len };
    bm_parts_begin(parts);
    for (int azimuth = 0; azimuth <= 360; azimuth += (int)EDGE_STEP)
        add_on_edge(&walk, azimuth % 360);
}
