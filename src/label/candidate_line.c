/** @file
 * Candidates along a line: stretches whose course turns little over the text's length.
 */
#include "label/candidate.h"

#include <math.h>

/** Stretches kept, the best of all and some of each part, whose side of a line may be the free one.
 */
enum { KEPT = 64, KEPT_OF_PART = 24, KEPT_IN_ALL = 96, MOST_STARTS = 2000 };

/** The course may turn this far (radians) from the direction of the stretch as a whole. */
static const double MOST_TURN = 0.6;

/** What a part costs more than the one before it. */
static const double LATER_PART = 0.5;

typedef struct {
    const BmGeometry *line;
    double *lengths; /**< along the line up to each point, the gaps between parts left out */
} Course;

typedef struct {
    double start, cost;
    gboolean reversed;
} Stretch;

static gint compare_stretches(gconstpointer a, gconstpointer b)
{
    const Stretch *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost > y->cost ? 1 : -1;
    return (x->start > y->start) - (x->start < y->start);
}

static Course course_measure(const BmGeometry *line)
{
    Course course = { line, g_new0(double, line->point_count + 1) };
    for (guint part = 0; part < line->part_count; part++)
        for (guint i = line->part_starts[part]; i < line->part_starts[part + 1]; i++) {
            gboolean first = i == line->part_starts[part];
            BmPoint a = line->points[first ? i : i - 1], b = line->points[i];
            course.lengths[i] = (i > 0 ? course.lengths[i - 1] : 0) + hypot(b.x - a.x, b.y - a.y);
        }
    return course;
}

/** The point `along` pixels from the beginning, looked for between points `first` and `end`. */
static BmPoint course_at(const Course *course, guint first, guint end, double along)
{
    guint low = first, high = end - 1;
    while (high - low > 1) {
        guint middle = (low + high) / 2;
        if (course->lengths[middle] <= along)
            low = middle;
        else
            high = middle;
    }
    double piece = course->lengths[high] - course->lengths[low];
    double share = piece > 0 ? CLAMP((along - course->lengths[low]) / piece, 0, 1) : 0;
    BmPoint a = course->line->points[low], b = course->line->points[high];
    return (BmPoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

static double angle_between(double a, double b)
{
    double turn = fabs(a - b);
    return turn > G_PI ? 2 * G_PI - turn : turn;
}

/** Rates the stretch from `start`; FALSE where it winds too much. */
static gboolean rate(const Course *course, guint first, guint end, double width, double height,
                     Stretch *stretch)
{
    BmPoint from = course_at(course, first, end, stretch->start);
    BmPoint to = course_at(course, first, end, stretch->start + width);
    double heading = atan2(to.y - from.y, to.x - from.x), most = 0;
    double step = MAX(height, width / 64);
    for (double along = 0; along + step <= width + 1e-9; along += step / 2) {
        BmPoint a = course_at(course, first, end, stretch->start + along);
        BmPoint b = course_at(course, first, end, stretch->start + along + step);
        most = MAX(most, angle_between(atan2(b.y - a.y, b.x - a.x), heading));
    }
    double begin = course->lengths[first], length = course->lengths[end - 1] - begin;
    double middle = fabs(stretch->start + width / 2 - begin - length / 2) / (length / 2);
    stretch->reversed = to.x < from.x;
    stretch->cost = 3 * most / MOST_TURN + fabs(sin(heading)) + middle;
    return most <= MOST_TURN && (from.x != to.x || from.y != to.y);
}

static void rate_part(const Course *course, guint part, double width, double height,
                      GArray *stretches)
{
    guint first = course->line->part_starts[part], end = course->line->part_starts[part + 1];
    double begin = course->lengths[first], room = course->lengths[end - 1] - begin - width;
    if (!(room >= 0) || !isfinite(room))
        return;
    double step = MAX(MAX(width / 12, height / 2), room / MOST_STARTS);
    guint starts = (guint)(room / step) + 1;
    for (guint i = 0; i < starts; i++) {
        /* Starts lie evenly about the middle, which is then one of them. */
        double slack = room - (starts - 1) * step;
        Stretch stretch = { .start = begin + slack / 2 + i * step };
        if (!rate(course, first, end, width, height, &stretch))
            continue;
        stretch.cost += LATER_PART * part;
        g_array_append_val(stretches, stretch);
    }
}

/** Covers the text with boxes as long as it is high, each the bounds of a turned square. */
static void add_stretch(BmLabelCandidates *candidates, guint label, guint position,
                        const Course *course, guint first, guint end, const Stretch *stretch,
                        double width, double height, double offset)
{
    guint count = (guint)CLAMP(ceil(width / height), 1, 256);
    BmLabelCandidate candidate = { .label = label,
                                   .position = position,
                                   .cost = stretch->cost,
                                   .first_box = candidates->boxes->len,
                                   .box_count = count,
                                   .line_start = stretch->start,
                                   .reversed = stretch->reversed };
    double step = width / count;
    /* the course is the text's baseline: the letters' middle lies above it */
    offset += (stretch->reversed ? -1 : 1) * height / 4;
    for (guint i = 0; i < count; i++) {
        BmPoint a = course_at(course, first, end, stretch->start + i * step);
        BmPoint b = course_at(course, first, end, stretch->start + (i + 1) * step);
        double length = hypot(b.x - a.x, b.y - a.y);
        double dx = length > 0 ? (b.x - a.x) / length : 1,
               dy = length > 0 ? (b.y - a.y) / length : 0;
        double x = (a.x + b.x) / 2 + dy * offset, y = (a.y + b.y) / 2 - dx * offset;
        double half_x = (fabs(dx) * step + fabs(dy) * height) / 2;
        double half_y = (fabs(dy) * step + fabs(dx) * height) / 2;
        BmExtent box = { x - half_x, y - half_y, x + half_x, y + half_y };
        g_array_append_val(candidates->boxes, box);
    }
    g_array_append_val(candidates->list, candidate);
}

static guint part_of(const Course *course, double start)
{
    const BmGeometry *line = course->line;
    guint part = 0;
    while (part + 1 < line->part_count && course->lengths[line->part_starts[part + 1]] <= start)
        part++;
    return part;
}

void bm_label_candidates_add_line(BmLabelCandidates *candidates, guint label,
                                  const BmGeometry *line, double width, double height,
                                  double offset)
{
    if (line->point_count < 2 || !(width > 0) || !(height > 0))
        return;
    Course course = course_measure(line);
    GArray *stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    for (guint part = 0; part < line->part_count; part++)
        if (line->part_starts[part + 1] - line->part_starts[part] >= 2)
            rate_part(&course, part, width, height, stretches);
    g_array_sort(stretches, compare_stretches);
    guint *of_part = g_new0(guint, line->part_count + 1), kept = 0;
    for (guint i = 0; i < stretches->len && kept < KEPT_IN_ALL; i++) {
        const Stretch *stretch = &g_array_index(stretches, Stretch, i);
        guint part = part_of(&course, stretch->start);
        if (of_part[part]++ >= KEPT_OF_PART && i >= KEPT)
            continue;
        add_stretch(candidates, label, kept++, &course, line->part_starts[part],
                    line->part_starts[part + 1], stretch, width, height, offset);
    }
    g_free(of_part);
    g_array_unref(stretches);
    g_free(course.lengths);
}
