/** @file
 * The border of two areas: the edges that their rings have in common.
 */
#include "geometry/border.h"

#include <geodesic.h>
#include <math.h>

#include "geometry/geos.h"

/** Coordinates are the same where they agree to this part of a degree. */
#define UNITS_PER_DEGREE 1e9
#define NO_NODE G_MAXUINT

/** A vertex by its rounded coordinates: the key, and what the walk needs. */
typedef struct {
    gint64 x, y;
} Key;

/** An edge between two nodes, in the direction of the ring of the first area. */
typedef struct {
    guint from, to;
    gboolean shared, taken;
} Edge;

/** All edges of the first areas: nodes numbered as they come, edges found by their ends. */
typedef struct {
    GHashTable *numbers; /**< Key to node + 1; keys owned */
    GArray *points;      /**< of BmPoint, by node */
    GHashTable *index;   /**< Edge (unordered ends), borrowed of `edges` */
    GPtrArray *edges;    /**< of Edge, owned */
} Graph;

static guint key_hash(gconstpointer data)
{
    const Key *key = data;
    guint64 mixed = (guint64)key->x * 0x9E3779B97F4A7C15u + (guint64)key->y * 0xC2B2AE3D27D4EB4Fu;
    return (guint)(mixed >> 32);
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
    const Key *left = a, *right = b;
    return left->x == right->x && left->y == right->y;
}

static guint edge_hash(gconstpointer data)
{
    const Edge *edge = data;
    return MIN(edge->from, edge->to) * 2654435761u ^ MAX(edge->from, edge->to);
}

static gboolean edge_equal(gconstpointer a, gconstpointer b)
{
    const Edge *left = a, *right = b;
    return (left->from == right->from && left->to == right->to) ||
           (left->from == right->to && left->to == right->from);
}

static Key key_of(BmPoint point)
{
    return (Key){ llround(point.x * UNITS_PER_DEGREE), llround(point.y * UNITS_PER_DEGREE) };
}

static guint node_find(const Graph *graph, BmPoint point)
{
    Key key = key_of(point);
    return GPOINTER_TO_UINT(g_hash_table_lookup(graph->numbers, &key)) - 1;
}

static guint node_add(Graph *graph, BmPoint point)
{
    guint node = node_find(graph, point);
    if (node != NO_NODE)
        return node;
    Key *key = g_new(Key, 1);
    *key = key_of(point);
    node = graph->points->len;
    g_array_append_val(graph->points, point);
    g_hash_table_insert(graph->numbers, key, GUINT_TO_POINTER(node + 1));
    return node;
}

static void graph_init(Graph *graph)
{
    graph->numbers = g_hash_table_new_full(key_hash, key_equal, g_free, NULL);
    graph->points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    graph->index = g_hash_table_new(edge_hash, edge_equal);
    graph->edges = g_ptr_array_new_with_free_func(g_free);
}

static void graph_clear(Graph *graph)
{
    g_hash_table_destroy(graph->index);
    g_ptr_array_unref(graph->edges);
    g_array_unref(graph->points);
    g_hash_table_destroy(graph->numbers);
}

static void add_edges(Graph *graph, const BmGeometry *area, const BmExtent *near)
{
    for (guint part = 0; part < area->part_count; part++) {
        for (guint i = area->part_starts[part] + 1; i < area->part_starts[part + 1]; i++) {
            BmPoint a = area->points[i - 1], b = area->points[i];
            if (!bm_extent_contains(near, a) || !bm_extent_contains(near, b))
                continue;
            Edge edge = { .from = node_add(graph, a), .to = node_add(graph, b) };
            if (edge.from == edge.to || g_hash_table_contains(graph->index, &edge))
                continue;
            Edge *kept = g_memdup2(&edge, sizeof edge);
            g_ptr_array_add(graph->edges, kept);
            g_hash_table_add(graph->index, kept);
        }
    }
}

/** Marks the edges that `area` has too; returns how many are new. */
static guint mark_edges(Graph *graph, const BmGeometry *area)
{
    guint count = 0;
    for (guint part = 0; part < area->part_count; part++) {
        guint from = NO_NODE;
        for (guint i = area->part_starts[part]; i < area->part_starts[part + 1]; i++) {
            guint to = node_find(graph, area->points[i]);
            Edge sought = { .from = from, .to = to };
            Edge *edge = from != NO_NODE && to != NO_NODE
                             ? g_hash_table_lookup(graph->index, &sought)
                             : NULL;
            if (edge && !edge->shared) {
                edge->shared = TRUE;
                count++;
            }
            from = to;
        }
    }
    return count;
}

/** The shared edges at each node, in the order of the first area's rings. */
static GPtrArray **edges_at_nodes(const Graph *graph)
{
    GPtrArray **at = g_new0(GPtrArray *, graph->points->len);
    for (guint i = 0; i < graph->edges->len; i++) {
        Edge *edge = g_ptr_array_index(graph->edges, i);
        guint ends[2] = { edge->from, edge->to };
        for (int end = 0; edge->shared && end < 2; end++) {
            if (!at[ends[end]])
                at[ends[end]] = g_ptr_array_new();
            g_ptr_array_add(at[ends[end]], edge);
        }
    }
    return at;
}

/** Follows edges not yet taken from `node` until none is left; FALSE where there is none. */
static gboolean walk(const Graph *graph, GPtrArray *const *at, guint node, BmParts *parts)
{
    gboolean begun = FALSE;
    for (;;) {
        Edge *next = NULL;
        for (guint i = 0; at[node] && i < at[node]->len && !next; i++) {
            Edge *edge = g_ptr_array_index(at[node], i);
            if (!edge->taken)
                next = edge;
        }
        if (!next)
            return begun;
        if (!begun) {
            bm_parts_begin(parts);
            bm_parts_add(parts, g_array_index(graph->points, BmPoint, node));
            begun = TRUE;
        }
        next->taken = TRUE;
        node = next->from == node ? next->to : next->from;
        bm_parts_add(parts, g_array_index(graph->points, BmPoint, node));
    }
}

/** Lines begin where an odd number of edges meet; what is left then are closed lines. */
static void join_edges(const Graph *graph, BmParts *parts)
{
    GPtrArray **at = edges_at_nodes(graph);
    for (int closed = 0; closed < 2; closed++)
        for (guint node = 0; node < graph->points->len; node++)
            if (at[node] && (closed || at[node]->len % 2 == 1))
                while (walk(graph, at, node, parts) && closed)
                    continue;
    for (guint node = 0; node < graph->points->len; node++)
        if (at[node])
            g_ptr_array_unref(at[node]);
    g_free(at);
}

void bm_border_between(const BmGeometry *const *a, guint a_count, const BmGeometry *const *b,
                       guint b_count, BmGeometry *line, guint *segments)
{
    BmExtent near = BM_EXTENT_EMPTY;
    for (guint i = 0; i < b_count; i++)
        bm_extent_union(&near, &b[i]->extent);
    Graph graph;
    graph_init(&graph);
    for (guint i = 0; i < a_count; i++)
        add_edges(&graph, a[i], &near);
    guint count = 0;
    for (guint i = 0; i < b_count; i++)
        count += mark_edges(&graph, b[i]);
    BmParts parts;
    bm_parts_init(&parts);
    join_edges(&graph, &parts);
    bm_parts_finish(&parts, BM_GEOMETRY_LINE, line);
    graph_clear(&graph);
    if (segments)
        *segments = count;
}

double bm_geodesic_length(const BmGeometry *geometry)
{
    struct geod_geodesic ellipsoid;
    geod_init(&ellipsoid, 6378137, 1 / 298.257223563);
    double length = 0;
    for (guint part = 0; part < geometry->part_count; part++) {
        for (guint i = geometry->part_starts[part] + 1; i < geometry->part_starts[part + 1]; i++) {
            BmPoint a = geometry->points[i - 1], b = geometry->points[i];
            double step;
            geod_inverse(&ellipsoid, a.y, a.x, b.y, b.x, &step, NULL, NULL);
            length += step;
        }
    }
    return length;
}
