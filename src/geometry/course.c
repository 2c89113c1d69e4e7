/** @file
 * Points on long edges, and vectors on the unit sphere.
 */
#include "geometry/course.h"

#include <math.h>

/** Degrees within which two latitudes or longitudes are the same. */
#define SAME 1e-9
/** Most points put on one edge. */
#define MOST_STEPS 1000

#define DEGREE (G_PI / 180)

BmVector bm_vector_of(BmPoint degrees)
{
    double across = cos(degrees.y * DEGREE);
    return (BmVector){ across * cos(degrees.x * DEGREE), across * sin(degrees.x * DEGREE),
                       sin(degrees.y * DEGREE) };
}

BmPoint bm_vector_position(BmVector vector)
{
    return (BmPoint){ atan2(vector.y, vector.x) / DEGREE,
                      atan2(vector.z, hypot(vector.x, vector.y)) / DEGREE };
}

double bm_vector_dot(BmVector a, BmVector b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

double bm_angle_between(BmPoint a, BmPoint b)
{
    BmVector u = bm_vector_of(a), v = bm_vector_of(b);
    BmVector cross = { u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x };
    return atan2(sqrt(bm_vector_dot(cross, cross)), bm_vector_dot(u, v)) / DEGREE;
}

/** Appends the points between `a` and `b` on their great circle, from a to b. */
static void add_great_circle(BmPoint a, BmPoint b, guint steps, GArray *out)
{
    BmVector u = bm_vector_of(a), v = bm_vector_of(b);
    double angle = bm_angle_between(a, b) * DEGREE, sine = sin(angle);
    if (!(sine > 1e-9)) /* opposite ends have no one way between them */
        return;
    for (guint i = 1; i < steps; i++) {
        double share = (double)i / steps;
        double p = sin((1 - share) * angle) / sine, q = sin(share * angle) / sine;
        BmPoint point = bm_vector_position(
            (BmVector){ p * u.x + q * v.x, p * u.y + q * v.y, p * u.z + q * v.z });
        double about = a.x + share * (b.x - a.x);
        point.x += 360 * round((about - point.x) / 360);
        g_array_append_val(out, point);
    }
}

static void add_parallel(BmPoint a, BmPoint b, guint steps, GArray *out)
{
    for (guint i = 1; i < steps; i++) {
        BmPoint point = { a.x + (b.x - a.x) * i / steps, a.y };
        g_array_append_val(out, point);
    }
}

static void reverse(GArray *points, guint from)
{
    for (guint i = from, j = points->len - 1; i < j && j < points->len; i++, j--) {
        BmPoint swap = g_array_index(points, BmPoint, i);
        g_array_index(points, BmPoint, i) = g_array_index(points, BmPoint, j);
        g_array_index(points, BmPoint, j) = swap;
    }
}

/** Always computed from the lesser end, so that neighbours have the same points. */
static void add_between(BmPoint a, BmPoint b, gboolean parallels, GArray *out)
{
    double dx = fabs(b.x - a.x), dy = fabs(b.y - a.y);
    gboolean along_parallel = dy < SAME, along_meridian = dx < SAME;
    if (along_meridian || (along_parallel && !parallels))
        return;
    guint steps = (guint)MIN(ceil(MAX(dx, dy) / BM_COURSE_STEP), MOST_STEPS);
    gboolean turned = a.x > b.x || (a.x == b.x && a.y > b.y);
    guint first = out->len;
    if (along_parallel)
        add_parallel(turned ? b : a, turned ? a : b, steps, out);
    else
        add_great_circle(turned ? b : a, turned ? a : b, steps, out);
    if (turned && out->len > first)
        reverse(out, first);
}

static gboolean is_long(BmPoint a, BmPoint b)
{
    return fabs(b.x - a.x) > BM_COURSE_STEP || fabs(b.y - a.y) > BM_COURSE_STEP;
}

void bm_course_follow(const BmPoint *points, guint count, gboolean parallels, GArray *out)
{
    /* most lines have no long edge: stretches without one are appended whole */
    guint first = 0;
    for (guint i = 1; i < count; i++) {
        if (!is_long(points[i - 1], points[i]))
            continue;
        g_array_append_vals(out, points + first, i - first);
        add_between(points[i - 1], points[i], parallels, out);
        first = i;
    }
    if (count > 0)
        g_array_append_vals(out, points + first, count - first);
}
