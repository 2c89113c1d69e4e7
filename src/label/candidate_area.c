/** @file
 * Candidates inside an area. The area is cut into rows a third of the text's height apart;
 * each row knows the spans that lie inside, so that a box's share outside costs no more than
 * a look at three or four rows, however many vertices the area has.
 */
#include "label/candidate.h"

#include <math.h>

#include "geometry/clip.h"

enum { ROWS_PER_HEIGHT = 3, COLUMNS_PER_WIDTH = 6, KEPT = 40, MOST_ROWS = 4096 };

/** What a box wholly outside its area costs (as in QGIS), and one at the area's far end. */
static const double OUTSIDE_COST = 12, FAR_COST = 2;

/** A box of which more lies outside would name the neighbour. */
static const double MOST_OUTSIDE = 0.4;

typedef struct {
    double top, step;
    guint count;
    GArray **crossings; /**< for each row the x where an edge crosses it, ascending */
} Rows;

typedef struct {
    BmExtent box;
    double cost;
    guint order;
} Choice;

static gint compare_doubles(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static gint compare_choices(gconstpointer a, gconstpointer b)
{
    const Choice *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost > y->cost ? 1 : -1;
    return x->order > y->order ? 1 : -1;
}

static void add_edge(Rows *rows, BmPoint a, BmPoint b)
{
    if (a.y > b.y) {
        BmPoint swap = a;
        a = b;
        b = swap;
    }
    double first = ceil((a.y - rows->top) / rows->step);
    double last = (b.y - rows->top) / rows->step;
    for (double row = MAX(first, 0); row < last && row < rows->count; row++) {
        double y = rows->top + row * rows->step;
        double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
        g_array_append_val(rows->crossings[(guint)row], x);
    }
}

static gboolean rows_cut(const BmGeometry *area, const BmExtent *window, double height, Rows *rows)
{
    /* Half a pixel's fraction keeps rows off vertices at whole pixels. */
    rows->step = height / ROWS_PER_HEIGHT;
    rows->top = window->south + 0.0313;
    double count = floor((window->north - rows->top) / rows->step) + 1;
    if (!(rows->step > 0) || !(count >= 1) || count > MOST_ROWS)
        return FALSE;
    rows->count = (guint)count;
    rows->crossings = g_new(GArray *, rows->count);
    for (guint i = 0; i < rows->count; i++)
        rows->crossings[i] = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint part = 0; part < area->part_count; part++)
        for (guint i = area->part_starts[part] + 1; i < area->part_starts[part + 1]; i++)
            add_edge(rows, area->points[i - 1], area->points[i]);
    for (guint i = 0; i < rows->count; i++)
        g_array_sort(rows->crossings[i], compare_doubles);
    return TRUE;
}

static void rows_clear(Rows *rows)
{
    for (guint i = 0; i < rows->count; i++)
        g_array_unref(rows->crossings[i]);
    g_free(rows->crossings);
}

/** The length of [west, east] that lies inside the area on one row. */
static double length_inside(const GArray *crossings, double west, double east)
{
    double inside = 0;
    for (guint i = 0; i + 1 < crossings->len; i += 2) {
        double from = MAX(g_array_index(crossings, double, i), west);
        double to = MIN(g_array_index(crossings, double, i + 1), east);
        inside += MAX(to - from, 0);
    }
    return inside;
}

static double share_outside(const Rows *rows, const BmExtent *box)
{
    double first = ceil((box->south - rows->top) / rows->step);
    double last = floor((box->north - rows->top) / rows->step);
    double inside = 0, looked = 0;
    for (double row = first; row <= last; row++) {
        looked++;
        if (row >= 0 && row < rows->count)
            inside += length_inside(rows->crossings[(guint)row], box->west, box->east);
    }
    return looked > 0 ? 1 - inside / (looked * (box->east - box->west)) : 1;
}

static BmExtent box_around(BmPoint centre, double width, double height)
{
    return (BmExtent){ centre.x - width / 2, centre.y - height / 2, centre.x + width / 2,
                       centre.y + height / 2 };
}

static void add_lattice(const Rows *rows, const BmExtent *window, BmPoint pole, double width,
                        double height, GArray *choices)
{
    double step = MAX(width / COLUMNS_PER_WIDTH, height / 2);
    double reach = hypot(window->east - window->west, window->north - window->south);
    for (guint row = 0; row < rows->count; row++) {
        double y = rows->top + row * rows->step;
        for (double x = window->west + step / 2; x < window->east; x += step) {
            if (length_inside(rows->crossings[row], x - 0.01, x + 0.01) <= 0.01)
                continue;
            Choice choice = { .box = box_around((BmPoint){ x, y }, width, height),
                              .order = choices->len };
            double outside = share_outside(rows, &choice.box);
            if (outside > MOST_OUTSIDE)
                continue;
            choice.cost =
                OUTSIDE_COST * outside + 0.05 + FAR_COST * hypot(x - pole.x, y - pole.y) / reach;
            g_array_append_val(choices, choice);
        }
    }
}

static BmExtent overlap(const BmExtent *a, const BmExtent *b)
{
    return (BmExtent){ MAX(a->west, b->west), MAX(a->south, b->south), MIN(a->east, b->east),
                       MIN(a->north, b->north) };
}

/**
 * The pole of the area with vertices nearer than `spacing` to the last left out: a label's height
 * decides what matters, and the search for the pole takes time with every vertex.
 */
static gboolean find_pole(const BmGeometry *area, double spacing, BmPoint *pole)
{
    BmGeometry thin = { .kind = area->kind, .extent = area->extent };
    thin.points = g_new(BmPoint, area->point_count + 1);
    thin.part_starts = g_new0(guint, area->part_count + 1);
    for (guint part = 0; part < area->part_count; part++) {
        guint start = thin.point_count, end = area->part_starts[part + 1];
        for (guint i = area->part_starts[part]; i < end; i++) {
            BmPoint point = area->points[i];
            BmPoint last = thin.point_count > start ? thin.points[thin.point_count - 1] : point;
            gboolean needed = thin.point_count == start || i + 1 == end;
            if (needed || hypot(point.x - last.x, point.y - last.y) >= spacing)
                thin.points[thin.point_count++] = point;
        }
        if (thin.point_count - start < 4)
            thin.point_count = start; /* a ring too small for any label */
        else
            thin.part_starts[++thin.part_count] = thin.point_count;
    }
    double distance;
    gboolean found = bm_pole_of_inaccessibility(&thin, pole, &distance) ||
                     bm_pole_of_inaccessibility(area, pole, &distance);
    g_free(thin.points);
    g_free(thin.part_starts);
    return found;
}

/** The best choices crowd around the pole, where one obstacle could block them all: of a crowd
 *  only the best is kept. The kept ones stand at the array's beginning. */
static gboolean is_near_kept(const GArray *choices, guint kept, const Choice *choice, double width,
                             double height)
{
    for (guint i = 0; i < kept; i++) {
        const Choice *other = &g_array_index(choices, Choice, i);
        if (fabs(other->box.west - choice->box.west) < width / 3 &&
            fabs(other->box.south - choice->box.south) < height)
            return TRUE;
    }
    return FALSE;
}

void bm_label_candidates_add_area(BmLabelCandidates *candidates, guint label,
                                  const BmGeometry *area, const BmExtent *frame, double width,
                                  double height)
{
    BmPoint pole;
    BmExtent window = overlap(&area->extent, frame);
    Rows rows = { 0 };
    if (bm_extent_is_empty(&window) || !(width > 0) || !(height > 0) ||
        !find_pole(area, height / 2, &pole) || !rows_cut(area, &window, height, &rows))
        return;
    GArray *choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    add_lattice(&rows, &window, pole, width, height, choices);
    g_array_sort(choices, compare_choices);
    BmExtent box = box_around(pole, width, height);
    bm_label_candidates_add(candidates, label, 0, OUTSIDE_COST * share_outside(&rows, &box), &box);
    guint kept = 0;
    for (guint i = 0; i < choices->len && kept < KEPT; i++) {
        Choice choice = g_array_index(choices, Choice, i);
        if (is_near_kept(choices, kept, &choice, width, height))
            continue;
        g_array_index(choices, Choice, kept++) = choice;
        bm_label_candidates_add(candidates, label, kept, choice.cost, &choice.box);
    }
    g_array_unref(choices);
    rows_clear(&rows);
}
