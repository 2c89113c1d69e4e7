/** @file
 * Smoothing a line for text to run along.
 */
#include "compose/label_course.h"

#include <math.h>
#include <string.h>

#define STEP BM_LABEL_COURSE_STEP

/* The longest run of points inside the frame, over all parts. */
static void longest_run(const BmGeometry *line, const BmExtent *frame, guint *from, guint *count)
{
    *from = *count = 0;
    double best = 0;
    for (guint part = 0; part < line->part_count; part++) {
        guint start = line->part_starts[part], end = line->part_starts[part + 1], run = start;
        double length = 0;
        for (guint i = start; i < end; i++) {
            if (!bm_extent_contains(frame, line->points[i])) {
                run = i + 1;
                length = 0;
                continue;
            }
            if (i > run)
                length += hypot(line->points[i].x - line->points[i - 1].x,
                                line->points[i].y - line->points[i - 1].y);
            if (length > best) {
                best = length;
                *from = run;
                *count = i - run + 1;
            }
        }
    }
}

static GArray *resample(const BmPoint *points, guint count)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    double rest = 0;
    for (guint i = 0; i + 1 < count; i++) {
        double dx = points[i + 1].x - points[i].x, dy = points[i + 1].y - points[i].y;
        double length = hypot(dx, dy);
        for (; rest < length; rest += STEP) {
            BmPoint point = { points[i].x + dx * rest / length, points[i].y + dy * rest / length };
            g_array_append_val(out, point);
        }
        rest -= length;
    }
    return out;
}

static void smooth(const GArray *in, double sigma, BmPoint *out)
{
    int reach = (int)ceil(3 * sigma / STEP), count = (int)in->len;
    for (int i = 0; i < count; i++) {
        /* the window shrinks towards the ends, so that the course keeps to the line there */
        int half = MIN(reach, MIN(i, count - 1 - i));
        double weight = 0, x = 0, y = 0;
        for (int j = i - half; j <= i + half; j++) {
            double distance = (j - i) * STEP / MAX(sigma, 1e-6);
            double w = exp(-distance * distance / 2);
            const BmPoint *point = &g_array_index(in, BmPoint, j);
            weight += w;
            x += w * point->x;
            y += w * point->y;
        }
        out[i] = (BmPoint){ x / weight, y / weight };
    }
}

static void shift(BmPoint *points, guint count, double offset)
{
    BmPoint *original = g_memdup2(points, count * sizeof *points);
    for (guint i = 0; i < count; i++) {
        BmPoint before = original[i > 2 ? i - 3 : 0], after = original[MIN(i + 3, count - 1)];
        double dx = after.x - before.x, dy = after.y - before.y, length = hypot(dx, dy);
        if (length > 0) {
            points[i].x += offset * dy / length;
            points[i].y -= offset * dx / length;
        }
    }
    g_free(original);
}

void bm_label_course(const BmGeometry *line, const BmExtent *frame, double sigma, double offset,
                     BmGeometry *out)
{
    memset(out, 0, sizeof *out);
    guint from, count;
    longest_run(line, frame, &from, &count);
    if (count < 2)
        return;
    GArray *even = resample(line->points + from, count);
    if (even->len < 8) {
        g_array_unref(even);
        return;
    }
    out->kind = BM_GEOMETRY_LINE;
    out->point_count = even->len;
    out->points = g_new(BmPoint, even->len);
    out->part_count = 1;
    out->part_starts = g_new0(guint, 2);
    out->part_starts[1] = even->len;
    smooth(even, sigma, out->points);
    bm_label_course_shift(out, offset);
    g_array_unref(even);
}

void bm_label_course_shift(BmGeometry *course, double offset)
{
    shift(course->points, course->point_count, offset);
    bm_geometry_update_extent(course);
}
