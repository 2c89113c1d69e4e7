/** @file
 * Finding junctions and arcs.
 */
#include "geometry/topology.h"

#include <string.h>

#define NONE G_MAXUINT

/** Where each node was first passed, and what is under way. */
typedef struct {
    BmTopology *topology;
    guint *slots; /**< node + 1 by hash of its position, 0: free */
    guint mask;
    GArray *before,
        *after;        /**< of guint, by node: its neighbours when first passed; NONE: none yet */
    GArray *nodes;     /**< of guint: every part's nodes, a ring's first not repeated */
    GArray *starts;    /**< of guint: where each part's nodes begin in `nodes` */
    GArray *closed;    /**< of guint8, by part */
    GHashTable *known; /**< ArcKey to arc + 1 */
} Builder;

/** An arc to be looked up: its nodes, borrowed. */
typedef struct {
    const GArray *arc_nodes;
    guint first, count;
    gboolean closed;
} ArcKey;

static guint mix(guint64 a, guint64 b)
{
    guint64 hash = (a ^ (b << 32 | b >> 32)) * 0x9E3779B97F4A7C15u;
    return (guint)((hash ^ hash >> 29) >> 8);
}

static guint hash_point(BmPoint point)
{
    guint64 x, y;
    point.x += 0.0; /* -0 is 0 */
    point.y += 0.0;
    memcpy(&x, &point.x, sizeof x);
    memcpy(&y, &point.y, sizeof y);
    return mix(x * 0xC2B2AE3D27D4EB4Fu, y);
}

static guint node_of(Builder *builder, BmPoint point)
{
    GArray *points = builder->topology->points;
    guint slot = hash_point(point) & builder->mask;
    for (; builder->slots[slot]; slot = (slot + 1) & builder->mask) {
        const BmPoint *known = &g_array_index(points, BmPoint, builder->slots[slot] - 1);
        if (known->x == point.x && known->y == point.y)
            return builder->slots[slot] - 1;
    }
    guint8 junction = FALSE;
    guint none = NONE;
    g_array_append_val(points, point);
    g_array_append_val(builder->topology->junctions, junction);
    g_array_append_val(builder->before, none);
    g_array_append_val(builder->after, none);
    builder->slots[slot] = points->len;
    return points->len - 1;
}

static void set_junction(Builder *builder, guint node)
{
    g_array_index(builder->topology->junctions, guint8, node) = TRUE;
}

/** A node is a junction where it is passed between other neighbours than before. */
static void pass(Builder *builder, guint before, guint node, guint after)
{
    guint *known_before = &g_array_index(builder->before, guint, node);
    guint *known_after = &g_array_index(builder->after, guint, node);
    if (*known_before == NONE) {
        *known_before = before;
        *known_after = after;
    } else if (!(*known_before == before && *known_after == after) &&
               !(*known_before == after && *known_after == before)) {
        set_junction(builder, node);
    }
}

/** The nodes of one part, repeats dropped. */
static void add_nodes(Builder *builder, const BmPoint *points, guint count, gboolean ring)
{
    guint first = builder->nodes->len;
    guint8 closed = ring;
    g_array_append_val(builder->starts, first);
    g_array_append_val(builder->closed, closed);
    for (guint i = 0; i < count; i++) {
        guint node = node_of(builder, points[i]);
        guint length = builder->nodes->len;
        if (length == first || g_array_index(builder->nodes, guint, length - 1) != node)
            g_array_append_val(builder->nodes, node);
    }
    guint length = builder->nodes->len - first;
    if (ring && length > 1 &&
        g_array_index(builder->nodes, guint, first) ==
            g_array_index(builder->nodes, guint, first + length - 1))
        g_array_set_size(builder->nodes, first + length - 1);
}

static void pass_part(Builder *builder, const guint *nodes, guint count, gboolean ring)
{
    if (count == 0)
        return;
    if (!ring || count < 3) {
        set_junction(builder, nodes[0]);
        set_junction(builder, nodes[count - 1]);
    }
    guint from = ring ? 0 : 1, to = ring ? count : count - 1;
    for (guint i = from; i < to; i++)
        pass(builder, nodes[(i + count - 1) % count], nodes[i], nodes[(i + 1) % count]);
}

static guint arc_hash(gconstpointer data)
{
    const ArcKey *key = data;
    const guint *nodes = &g_array_index(key->arc_nodes, guint, key->first);
    return mix((guint64)nodes[0] << 32 | nodes[key->count - 1],
               (guint64)nodes[key->count > 1] << 32 | key->count);
}

static gboolean arc_equal(gconstpointer a, gconstpointer b)
{
    const ArcKey *left = a, *right = b;
    return left->count == right->count && left->closed == right->closed &&
           memcmp(&g_array_index(left->arc_nodes, guint, left->first),
                  &g_array_index(right->arc_nodes, guint, right->first),
                  left->count * sizeof(guint)) == 0;
}

/** An open arc is turned so that it comes out the same from either side. */
static gboolean is_turned(const guint *nodes, guint count)
{
    for (guint i = 0, j = count - 1; i < j; i++, j--)
        if (nodes[i] != nodes[j])
            return nodes[i] > nodes[j];
    return FALSE;
}

/** Adds the arc whose nodes stand at the end of arc_nodes, unless it is known; its number. */
static guint finish_arc(Builder *builder, guint first, gboolean closed)
{
    BmTopology *topology = builder->topology;
    guint count = topology->arc_nodes->len - first;
    ArcKey key = { topology->arc_nodes, first, count, closed };
    gpointer known = g_hash_table_lookup(builder->known, &key);
    if (known) {
        g_array_set_size(topology->arc_nodes, first);
        return GPOINTER_TO_UINT(known) - 1;
    }
    BmArc arc = { .first = first, .count = count, .closed = closed };
    g_array_append_val(topology->arcs, arc);
    g_hash_table_insert(builder->known, g_memdup2(&key, sizeof key),
                        GUINT_TO_POINTER(topology->arcs->len));
    return topology->arcs->len - 1;
}

static void use_arc(Builder *builder, guint number, gboolean reversed)
{
    BmTopology *topology = builder->topology;
    BmArcUse use = { number, reversed };
    g_array_append_val(topology->uses, use);
    BmArc *arc = &g_array_index(topology->arcs, BmArc, number);
    if (arc->user_count == BM_ARC_MOST_USERS)
        return;
    arc->users[arc->user_count] = topology->parts->len;
    arc->reversed[arc->user_count++] = reversed;
}

/** The nodes from `from` on, `count` of them, around a ring of `length`. */
static void add_open_arc(Builder *builder, const guint *ring, guint length, guint from, guint count)
{
    GArray *arc_nodes = builder->topology->arc_nodes;
    guint first = arc_nodes->len;
    for (guint i = 0; i < count; i++)
        g_array_append_val(arc_nodes, ring[(from + i) % length]);
    guint *nodes = &g_array_index(arc_nodes, guint, first);
    gboolean turned = is_turned(nodes, count);
    for (guint i = 0, j = count - 1; turned && i < j; i++, j--) {
        guint swap = nodes[i];
        nodes[i] = nodes[j];
        nodes[j] = swap;
    }
    use_arc(builder, finish_arc(builder, first, FALSE), turned);
}

/** A ring without a junction begins at its lowest node and turns to the lower neighbour. */
static void add_closed_arc(Builder *builder, const guint *ring, guint length)
{
    guint lowest = 0;
    for (guint i = 1; i < length; i++)
        if (ring[i] < ring[lowest])
            lowest = i;
    gboolean turned = ring[(lowest + length - 1) % length] < ring[(lowest + 1) % length];
    guint first = builder->topology->arc_nodes->len;
    for (guint i = 0; i < length; i++) {
        guint at = turned ? (lowest + length - i) % length : (lowest + i) % length;
        g_array_append_val(builder->topology->arc_nodes, ring[at]);
    }
    use_arc(builder, finish_arc(builder, first, TRUE), turned);
}

static gboolean is_junction(const Builder *builder, guint node)
{
    return g_array_index(builder->topology->junctions, guint8, node);
}

static void cut_line(Builder *builder, const guint *nodes, guint count)
{
    for (guint from = 0, i = 1; i < count; i++) {
        if (!is_junction(builder, nodes[i]))
            continue;
        add_open_arc(builder, nodes, count, from, i - from + 1);
        from = i;
    }
}

static void cut_ring(Builder *builder, const guint *nodes, guint count)
{
    guint first = 0;
    while (first < count && !is_junction(builder, nodes[first]))
        first++;
    if (first == count) {
        add_closed_arc(builder, nodes, count);
        return;
    }
    for (guint from = first, i = first + 1; i <= first + count; i++) {
        if (!is_junction(builder, nodes[i % count]))
            continue;
        add_open_arc(builder, nodes, count, from, i - from + 1);
        from = i;
    }
}

static void cut_part(Builder *builder, guint part)
{
    guint first = g_array_index(builder->starts, guint, part);
    guint end = part + 1 < builder->starts->len ? g_array_index(builder->starts, guint, part + 1)
                                                : builder->nodes->len;
    const guint *nodes = &g_array_index(builder->nodes, guint, first);
    BmTopology *topology = builder->topology;
    BmArcPart cut = { .first = topology->uses->len };
    if (end > first && g_array_index(builder->closed, guint8, part))
        cut_ring(builder, nodes, end - first);
    else if (end > first)
        cut_line(builder, nodes, end - first);
    cut.count = topology->uses->len - cut.first;
    g_array_append_val(topology->parts, cut);
}

static void builder_init(Builder *builder, guint point_count)
{
    guint size = 64;
    while (size < 2 * (guint64)point_count)
        size *= 2;
    builder->mask = size - 1;
    builder->slots = g_new0(guint, size);
    GArray **lists[] = { &builder->before, &builder->after, &builder->nodes, &builder->starts };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_array_sized_new(FALSE, FALSE, sizeof(guint), i < 3 ? point_count : 64);
    builder->closed = g_array_new(FALSE, FALSE, sizeof(guint8));
    builder->known = g_hash_table_new_full(arc_hash, arc_equal, g_free, NULL);
    BmTopology *topology = g_new0(BmTopology, 1);
    topology->points = g_array_sized_new(FALSE, FALSE, sizeof(BmPoint), point_count);
    topology->junctions = g_array_sized_new(FALSE, FALSE, sizeof(guint8), point_count);
    topology->arc_nodes = g_array_sized_new(FALSE, FALSE, sizeof(guint), point_count);
    topology->arcs = g_array_new(FALSE, FALSE, sizeof(BmArc));
    topology->uses = g_array_new(FALSE, FALSE, sizeof(BmArcUse));
    topology->parts = g_array_new(FALSE, FALSE, sizeof(BmArcPart));
    builder->topology = topology;
}

static void builder_clear(Builder *builder)
{
    GArray *lists[] = { builder->before, builder->after, builder->nodes, builder->starts,
                        builder->closed };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_array_unref(lists[i]);
    g_hash_table_destroy(builder->known);
    g_free(builder->slots);
}

gboolean bm_has_arcs(const BmGeometry *geometry)
{
    return geometry->kind == BM_GEOMETRY_LINE || geometry->kind == BM_GEOMETRY_POLYGON;
}

BmTopology *bm_topology_new(const BmGeometry *const *geometries, guint count)
{
    Builder builder;
    guint point_count = 0;
    for (guint i = 0; i < count; i++)
        point_count += bm_has_arcs(geometries[i]) ? geometries[i]->point_count : 0;
    builder_init(&builder, point_count);
    for (guint i = 0; i < count; i++) {
        const BmGeometry *geometry = geometries[i];
        for (guint part = 0; bm_has_arcs(geometry) && part < geometry->part_count; part++)
            add_nodes(&builder, geometry->points + geometry->part_starts[part],
                      geometry->part_starts[part + 1] - geometry->part_starts[part],
                      geometry->kind == BM_GEOMETRY_POLYGON);
    }
    for (guint part = 0; part < builder.starts->len; part++) {
        guint first = g_array_index(builder.starts, guint, part);
        guint end = part + 1 < builder.starts->len ? g_array_index(builder.starts, guint, part + 1)
                                                   : builder.nodes->len;
        pass_part(&builder, &g_array_index(builder.nodes, guint, first), end - first,
                  g_array_index(builder.closed, guint8, part));
    }
    for (guint part = 0; part < builder.starts->len; part++)
        cut_part(&builder, part);
    builder_clear(&builder);
    return builder.topology;
}

void bm_topology_free(BmTopology *topology)
{
    GArray *lists[] = { topology->points, topology->junctions, topology->arc_nodes,
                        topology->arcs,   topology->uses,      topology->parts };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_array_unref(lists[i]);
    g_free(topology);
}
