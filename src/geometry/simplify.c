/** @file
 * Taking points out of arcs, and making geometries of the arcs again.
 */
#include "geometry/simplify.h"

#include <math.h>
#include <string.h>

#include "geometry/geos.h"
#include "geometry/node_grid.h"
#include "geometry/ring.h"
#include "geometry/segment.h"
#include "geometry/topology.h"

/** A ring keeps at least this share of its area. */
#define LEAST_AREA 0.5
/** Data are dense where more than this share of segments is shorter than twice the tolerance. */
#define DENSE_SHARE 0.5

/** A point that waits to be taken out. */
typedef struct {
    double area;
    guint position; /**< in arc_nodes */
    guint version;  /**< of the position when this was queued */
} Waiting;

typedef struct {
    BmTopology *topology;
    double tolerance;
    guint *before, *after; /**< by position: the standing neighbours within the arc */
    guint *versions;       /**< by position; counts the changes of its triangle */
    BmNodeGrid grid;
    GArray *heap;         /**< of Waiting, the least area first */
    double *areas;        /**< by part: signed, of a ring as it is now; 0 of a line */
    double *old_areas;    /**< as it was */
    GHashTable *straight; /**< ends of arcs that are one segment, as lesser << 32 | greater */
} Simplifier;

static BmPoint point_at(const Simplifier *work, guint position)
{
    const BmTopology *topology = work->topology;
    return g_array_index(topology->points, BmPoint,
                         g_array_index(topology->arc_nodes, guint, position));
}

/** Signed: positive where a, b, c turn anticlockwise. */
static double triangle_area(BmPoint a, BmPoint b, BmPoint c)
{
    return ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
}

static gboolean comes_first(const Waiting *a, const Waiting *b)
{
    return a->area < b->area || (a->area == b->area && a->position < b->position);
}

static void heap_push(GArray *heap, Waiting item)
{
    g_array_append_val(heap, item);
    Waiting *items = (Waiting *)(void *)heap->data;
    guint at = heap->len - 1;
    for (; at > 0 && comes_first(&item, &items[(at - 1) / 2]); at = (at - 1) / 2)
        items[at] = items[(at - 1) / 2];
    items[at] = item;
}

static Waiting heap_pop(GArray *heap)
{
    Waiting *items = (Waiting *)(void *)heap->data;
    Waiting first = items[0], last = items[heap->len - 1];
    guint length = heap->len - 1, at = 0;
    g_array_set_size(heap, length);
    for (guint child = 1; child < length; child = 2 * at + 1) {
        if (child + 1 < length && comes_first(&items[child + 1], &items[child]))
            child++;
        if (!comes_first(&items[child], &last))
            break;
        items[at] = items[child];
        at = child;
    }
    if (length > 0)
        items[at] = last;
    return first;
}

/** Every point between two positions, also those taken out before, near their segment. */
static gboolean is_near(const Simplifier *work, const BmArc *arc, guint from, guint to)
{
    BmPoint a = point_at(work, from), c = point_at(work, to);
    guint end = arc->first + arc->count;
    for (guint i = from + 1 < end ? from + 1 : arc->first; i != to;
         i = i + 1 < end ? i + 1 : arc->first)
        if (!(bm_segment_square_distance(point_at(work, i), a, c) <=
              work->tolerance * work->tolerance))
            return FALSE;
    return TRUE;
}

/** How far from ever being a pair of points: the fewest that an arc keeps. */
static guint least_points(const Simplifier *work, const BmArc *arc)
{
    if (arc->closed)
        return 3;
    const guint *nodes = &g_array_index(work->topology->arc_nodes, guint, arc->first);
    return nodes[0] == nodes[arc->count - 1] ? 4 : 2;
}

static gint64 *ends_of(const Simplifier *work, const BmArc *arc)
{
    const guint *nodes = &g_array_index(work->topology->arc_nodes, guint, arc->first);
    guint a = nodes[0], b = nodes[arc->count - 1];
    gint64 key = (gint64)((guint64)MIN(a, b) << 32 | MAX(a, b));
    return g_memdup2(&key, sizeof key);
}

/** FALSE where another arc is the same one segment already. */
static gboolean become_straight(Simplifier *work, const BmArc *arc)
{
    gint64 *key = ends_of(work, arc);
    gboolean is_free = !g_hash_table_contains(work->straight, key);
    if (is_free)
        g_hash_table_add(work->straight, key);
    else
        g_free(key);
    return is_free;
}

/** The rings on both sides stay what they were, to half. */
static gboolean keep_their_areas(const Simplifier *work, const BmArc *arc, double triangle)
{
    for (guint i = 0; i < arc->user_count; i++) {
        double old = work->old_areas[arc->users[i]];
        double now = work->areas[arc->users[i]] + (arc->reversed[i] ? triangle : -triangle);
        if (old != 0 && !(now / old >= LEAST_AREA))
            return FALSE;
    }
    return TRUE;
}

static void queue(Simplifier *work, const BmArc *arc, guint position)
{
    if (!arc->closed && (position == arc->first || position == arc->first + arc->count - 1))
        return;
    double area =
        fabs(triangle_area(point_at(work, work->before[position]), point_at(work, position),
                           point_at(work, work->after[position])));
    Waiting item = { area, position, ++work->versions[position] };
    if (isfinite(area))
        heap_push(work->heap, item);
}

/** Takes a point out if nothing speaks against it. */
static gboolean take_out(Simplifier *work, const BmArc *arc, guint position, guint left)
{
    guint from = work->before[position], to = work->after[position];
    double triangle =
        triangle_area(point_at(work, from), point_at(work, position), point_at(work, to));
    const guint *nodes = (const guint *)(const void *)work->topology->arc_nodes->data;
    const BmPoint *points = (const BmPoint *)(const void *)work->topology->points->data;
    if (!is_near(work, arc, from, to) || !keep_their_areas(work, arc, triangle) ||
        bm_node_grid_is_taken(&work->grid, points, nodes[from], nodes[position], nodes[to]) ||
        (!arc->closed && left == 3 && !become_straight(work, arc)))
        return FALSE;
    for (guint i = 0; i < arc->user_count; i++)
        work->areas[arc->users[i]] += arc->reversed[i] ? triangle : -triangle;
    bm_node_grid_remove(&work->grid, points, nodes[position]);
    work->after[from] = to;
    work->before[to] = from;
    work->before[position] = work->after[position] = G_MAXUINT;
    work->versions[position]++;
    return TRUE;
}

static void simplify_arc(Simplifier *work, const BmArc *arc)
{
    guint first = arc->first, end = arc->first + arc->count;
    for (guint i = first; i < end; i++) {
        work->before[i] = i > first ? i - 1 : end - 1;
        work->after[i] = i + 1 < end ? i + 1 : first;
    }
    guint left = arc->count, least = least_points(work, arc);
    g_array_set_size(work->heap, 0);
    for (guint i = first; left > least && i < end; i++)
        queue(work, arc, i);
    while (work->heap->len > 0 && left > least) {
        Waiting next = heap_pop(work->heap);
        if (next.version != work->versions[next.position])
            continue;
        guint from = work->before[next.position], to = work->after[next.position];
        if (!take_out(work, arc, next.position, left))
            continue;
        left--;
        queue(work, arc, from);
        queue(work, arc, to);
    }
}

static void measure_areas(Simplifier *work, BmGeometry *const *geometries, guint count)
{
    guint number = 0;
    for (guint i = 0; i < count; i++) {
        const BmGeometry *geometry = geometries[i];
        for (guint part = 0; bm_has_arcs(geometry) && part < geometry->part_count;
             part++, number++) {
            guint first = geometry->part_starts[part];
            if (geometry->kind == BM_GEOMETRY_POLYGON)
                work->old_areas[number] = work->areas[number] =
                    bm_ring_area(geometry->points + first, geometry->part_starts[part + 1] - first);
        }
    }
}

/** The standing points of an arc as a part runs through it, but for the last. */
static void append_arc(const Simplifier *work, const BmArcUse *use, BmParts *parts, BmPoint *last)
{
    const BmArc *arc = &g_array_index(work->topology->arcs, BmArc, use->arc);
    guint begin = use->reversed ? arc->first + arc->count - 1 : arc->first;
    guint end = use->reversed ? arc->first : arc->first + arc->count - 1;
    guint at = begin;
    while (arc->closed && work->after[at] == G_MAXUINT) /* where a ring began may be gone */
        at = use->reversed ? at - 1 : at + 1;
    begin = at;
    do {
        bm_parts_add(parts, point_at(work, at));
        at = use->reversed ? work->before[at] : work->after[at];
    } while (arc->closed ? at != begin : at != end);
    *last = point_at(work, at);
}

static void rebuild(const Simplifier *work, BmGeometry *geometry, guint *number)
{
    BmParts parts;
    bm_parts_init(&parts);
    for (guint part = 0; part < geometry->part_count; part++, (*number)++) {
        const BmArcPart *cut = &g_array_index(work->topology->parts, BmArcPart, *number);
        BmPoint last = { 0, 0 };
        bm_parts_begin(&parts);
        for (guint i = 0; i < cut->count; i++)
            append_arc(work, &g_array_index(work->topology->uses, BmArcUse, cut->first + i), &parts,
                       &last);
        if (cut->count > 0)
            bm_parts_add(&parts, last);
    }
    BmGeometryKind kind = geometry->kind;
    bm_geometry_clear(geometry);
    bm_parts_finish(&parts, kind, geometry);
}

static void work_init(Simplifier *work, BmGeometry *const *geometries, guint count)
{
    BmTopology *topology = work->topology =
        bm_topology_new((const BmGeometry *const *)geometries, count);
    guint positions = topology->arc_nodes->len;
    work->before = g_new(guint, positions + 1);
    work->after = g_new(guint, positions + 1);
    work->versions = g_new0(guint, positions + 1);
    work->heap = g_array_new(FALSE, FALSE, sizeof(Waiting));
    work->areas = g_new0(double, topology->parts->len + 1);
    work->old_areas = g_new0(double, topology->parts->len + 1);
    work->straight = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    bm_node_grid_init(&work->grid, (const BmPoint *)(const void *)topology->points->data,
                      topology->points->len);
    measure_areas(work, geometries, count);
    for (guint i = 0; i < topology->arcs->len; i++) {
        const BmArc *arc = &g_array_index(topology->arcs, BmArc, i);
        if (arc->count == 2 && !arc->closed)
            become_straight(work, arc);
    }
}

static void work_clear(Simplifier *work)
{
    bm_topology_free(work->topology);
    bm_node_grid_clear(&work->grid);
    g_hash_table_destroy(work->straight);
    g_array_unref(work->heap);
    g_free(work->before);
    g_free(work->after);
    g_free(work->versions);
    g_free(work->areas);
    g_free(work->old_areas);
}

void bm_simplify(BmGeometry *const *geometries, guint count, double tolerance)
{
    if (!(tolerance > 0))
        return;
    Simplifier work = { .tolerance = tolerance };
    work_init(&work, geometries, count);
    for (guint i = 0; i < work.topology->arcs->len; i++)
        simplify_arc(&work, &g_array_index(work.topology->arcs, BmArc, i));
    guint number = 0;
    for (guint i = 0; i < count; i++)
        if (bm_has_arcs(geometries[i]))
            rebuild(&work, geometries[i], &number);
    work_clear(&work);
}

gboolean bm_simplify_is_dense(const BmGeometry *const *geometries, guint count, double tolerance)
{
    guint64 segments = 0, dense = 0;
    for (guint i = 0; i < count; i++) {
        const BmGeometry *geometry = geometries[i];
        for (guint j = 1; bm_has_arcs(geometry) && j < geometry->point_count; j++) {
            BmPoint a = geometry->points[j - 1], b = geometry->points[j];
            segments++;
            dense += fabs(a.x - b.x) + fabs(a.y - b.y) < 2 * tolerance;
        }
    }
    return dense > DENSE_SHARE * segments;
}
