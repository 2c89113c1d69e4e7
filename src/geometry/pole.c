/** @file
 * The pole of inaccessibility, by squares that are halved where they may hold a better point
 * (Garcia-Castellanos and Lombardo 2007 pose the problem; the bound on a square, its centre's
 * distance and half its diagonal, is V. Agafonkin's, 2016).
 *
 * GEOS finds it too, but wants a valid polygon, and making an area's rings valid costs twenty
 * times as much as this.
 */
#include "geometry/clip.h"
#include "geometry/segment.h"

#include <math.h>

/** The pole is found to this share of the area's larger side. */
#define PRECISION (1 / 400.0)

/** A square that may hold the pole. */
typedef struct {
    BmPoint centre;
    double half;     /**< of its side */
    double distance; /**< of the centre from the edge, negative outside */
} Square;

static double distance_inside(const BmGeometry *area, BmPoint point)
{
    double least = G_MAXDOUBLE;
    for (guint part = 0; part < area->part_count; part++)
        for (guint i = area->part_starts[part] + 1; i < area->part_starts[part + 1]; i++) {
            double distance =
                bm_segment_square_distance(point, area->points[i - 1], area->points[i]);
            least = MIN(least, distance);
        }
    return bm_polygon_contains(area, point) ? sqrt(least) : -sqrt(least);
}

static void add_square(const BmGeometry *area, GArray *squares, double x, double y, double half,
                       Square *best)
{
    Square square = { .centre = { x, y }, .half = half };
    square.distance = distance_inside(area, square.centre);
    if (square.distance > best->distance)
        *best = square;
    g_array_append_val(squares, square);
}

/** Squares side by side over the area's box. */
static GArray *cover(const BmGeometry *area, Square *best)
{
    const BmExtent *box = &area->extent;
    double width = box->east - box->west, height = box->north - box->south;
    double side = MAX(MIN(width, height), MAX(width, height) / 64);
    GArray *squares = g_array_new(FALSE, FALSE, sizeof(Square));
    for (double y = box->south; y < box->north; y += side)
        for (double x = box->west; x < box->east; x += side)
            add_square(area, squares, x + side / 2, y + side / 2, side / 2, best);
    return squares;
}

/** The quarters of those squares that may hold a point better by `precision`. */
static GArray *quarter(const BmGeometry *area, const GArray *squares, double precision,
                       Square *best)
{
    GArray *quarters = g_array_new(FALSE, FALSE, sizeof(Square));
    for (guint i = 0; i < squares->len; i++) {
        const Square *whole = &g_array_index(squares, Square, i);
        if (whole->distance + whole->half * G_SQRT2 <= best->distance + precision)
            continue;
        double half = whole->half / 2;
        for (int corner = 0; corner < 4; corner++)
            add_square(area, quarters, whole->centre.x + (corner & 1 ? half : -half),
                       whole->centre.y + (corner & 2 ? half : -half), half, best);
    }
    return quarters;
}

gboolean bm_pole_of_inaccessibility(const BmGeometry *area, BmPoint *pole, double *distance)
{
    double size =
        MAX(area->extent.east - area->extent.west, area->extent.north - area->extent.south);
    if (area->kind != BM_GEOMETRY_POLYGON || !(size > 0) || !isfinite(size))
        return FALSE;
    Square best = { .distance = 0 };
    GArray *squares = cover(area, &best);
    while (squares->len > 0) {
        GArray *quarters = quarter(area, squares, size * PRECISION, &best);
        g_array_unref(squares);
        squares = quarters;
    }
    g_array_unref(squares);
    *pole = best.centre;
    *distance = best.distance;
    return best.distance > 0;
}
