/** @file
 * Segments are known by a hash of their rounded ends; two areas' equal ones stand side by side once
 * all are sorted.
 */
#include "geometry/shared_lines.h"

#include <math.h>
#include <stdlib.h>

#include "geometry/geos.h"

/** A segment of an area's ring; in the second list, of two. */
typedef struct {
    guint64 hash;
    guint32 a, b;
} Segment;

typedef struct {
    const BmGeometry *const *areas;
    const guint *groups;
    guint count;
    GArray *shared;    /**< of Segment, sorted */
    GHashTable *lines; /**< of the pair to BmParts */
} Search;

static guint64 mix(guint64 hash, gint64 value)
{
    hash ^= (guint64)value;
    hash *= G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

/** The same for either direction; 0 for a segment of no length. */
static guint64 hash_of(BmPoint p, BmPoint q)
{
    gint64 a[] = { llround(p.x * 1e9), llround(p.y * 1e9) };
    gint64 b[] = { llround(q.x * 1e9), llround(q.y * 1e9) };
    gboolean turned = a[0] > b[0] || (a[0] == b[0] && a[1] > b[1]);
    const gint64 *first = turned ? b : a, *second = turned ? a : b;
    if (first[0] == second[0] && first[1] == second[1])
        return 0;
    return mix(mix(mix(mix(1, first[0]), first[1]), second[0]), second[1]);
}

static int compare_segments(const void *a, const void *b)
{
    const Segment *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return (left->a > right->a) - (left->a < right->a);
}

static void collect(const Search *search, GArray *segments)
{
    for (guint32 i = 0; i < search->count; i++) {
        const BmGeometry *area = search->areas[i];
        for (guint part = 0; part < area->part_count; part++) {
            for (guint j = area->part_starts[part]; j + 1 < area->part_starts[part + 1]; j++) {
                Segment segment = { hash_of(area->points[j], area->points[j + 1]), i, 0 };
                if (segment.hash != 0)
                    g_array_append_val(segments, segment);
            }
        }
    }
    qsort(segments->data, segments->len, sizeof(Segment), compare_segments);
}

/** Keeps the segments of two groups. */
static void find_shared(Search *search)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Segment));
    collect(search, all);
    search->shared = g_array_new(FALSE, FALSE, sizeof(Segment));
    for (guint i = 0; i + 1 < all->len; i++) {
        Segment first = g_array_index(all, Segment, i);
        gboolean begins = i == 0 || g_array_index(all, Segment, i - 1).hash != first.hash;
        for (guint j = i + 1; begins && j < all->len; j++) {
            const Segment *other = &g_array_index(all, Segment, j);
            if (other->hash != first.hash)
                break;
            if (search->groups[other->a] == search->groups[first.a])
                continue;
            first.b = other->a;
            g_array_append_val(search->shared, first);
            break;
        }
    }
    g_array_unref(all);
}

/** The area beyond a segment of area `a` that is the first of the two, or G_MAXUINT. */
static guint beyond(const Search *search, guint a, BmPoint p, BmPoint q)
{
    Segment wanted = { hash_of(p, q), 0, 0 };
    guint low = 0, high = search->shared->len;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(search->shared, Segment, middle).hash < wanted.hash)
            low = middle + 1;
        else
            high = middle;
    }
    const Segment *found =
        low < search->shared->len ? &g_array_index(search->shared, Segment, low) : NULL;
    return found && found->hash == wanted.hash && found->a == a ? found->b : G_MAXUINT;
}

static BmParts *parts_of(Search *search, guint a, guint b)
{
    gint64 pair = (gint64)((guint64)a << 32 | b);
    BmParts *parts = g_hash_table_lookup(search->lines, &pair);
    if (parts)
        return parts;
    parts = g_new(BmParts, 1);
    bm_parts_init(parts);
    g_hash_table_insert(search->lines, g_memdup2(&pair, sizeof pair), parts);
    return parts;
}

/** Walks a ring from where its neighbour changes, so that no line is cut where the ring begins. */
static void walk_ring(Search *search, guint a, const BmPoint *ring, guint segments)
{
    guint *neighbours = g_new(guint, segments), start = 0;
    for (guint i = 0; i < segments; i++)
        neighbours[i] = beyond(search, a, ring[i], ring[i + 1]);
    while (start < segments && neighbours[start] == neighbours[(start + segments - 1) % segments])
        start++;
    guint last = G_MAXUINT;
    for (guint k = 0; k < segments; k++) {
        guint i = (start + k) % segments, b = neighbours[i];
        if (b != G_MAXUINT) {
            BmParts *parts = parts_of(search, a, b);
            if (b != last) {
                bm_parts_begin(parts);
                bm_parts_add(parts, ring[i]);
            }
            bm_parts_add(parts, ring[i + 1]);
        }
        last = b;
    }
    g_free(neighbours);
}

static int compare_lines(gconstpointer a, gconstpointer b)
{
    const BmSharedLine *left = a, *right = b;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return (left->b > right->b) - (left->b < right->b);
}

static void line_clear(gpointer data)
{
    bm_geometry_clear(&((BmSharedLine *)data)->line);
}

static GArray *gather(Search *search)
{
    GArray *found = g_array_new(FALSE, TRUE, sizeof(BmSharedLine));
    g_array_set_clear_func(found, line_clear);
    GHashTableIter iterator;
    gpointer key, value;
    g_hash_table_iter_init(&iterator, search->lines);
    while (g_hash_table_iter_next(&iterator, &key, &value)) {
        guint64 pair = (guint64) * (gint64 *)key;
        BmSharedLine line = { .a = (guint)(pair >> 32), .b = (guint)(pair & G_MAXUINT32) };
        bm_parts_finish(value, BM_GEOMETRY_LINE, &line.line);
        g_array_append_val(found, line);
    }
    g_array_sort(found, compare_lines);
    return found;
}

GArray *bm_shared_lines(const BmGeometry *const *areas, const guint *groups, guint count)
{
    Search search = { .areas = areas, .groups = groups, .count = count };
    search.lines = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    find_shared(&search);
    for (guint a = 0; a < count; a++)
        for (guint part = 0; part < areas[a]->part_count; part++) {
            guint first = areas[a]->part_starts[part];
            guint points = areas[a]->part_starts[part + 1] - first;
            if (points > 1)
                walk_ring(&search, a, areas[a]->points + first, points - 1);
        }
    GArray *found = gather(&search);
    g_hash_table_destroy(search.lines);
    g_array_unref(search.shared);
    return found;
}
