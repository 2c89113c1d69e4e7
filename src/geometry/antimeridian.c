/** @file
 * Joining what a sheet cuts at the antimeridian. The idea of cancelling the two sides of the cut
 * is that of d3-geo's "stitch"; here sides need not agree to the vertex.
 */
#include "geometry/antimeridian.h"

#include <math.h>
#include <string.h>

#include "geometry/geos.h"

/** Degrees within which a point is on the sheet's edge. */
#define ON_EDGE 1e-6
/** Two stretches of the meridian are one where they overlap by this share of the longer. */
#define SAME_STRETCH 0.5

/** Points of a ring away from the sheet's edge, and the run along the edge that follows them. */
typedef struct {
    guint ring;
    guint first, count;         /**< of the points away from the edge */
    guint run_first, run_count; /**< of the points on the edge; all among Rings.points */
    guint next;                 /**< the chain that follows once the run is gone */
    gboolean dissolved;         /**< the run is gone; `joint` stands in its place, if any */
    gboolean has_joint, taken;
    BmPoint joint;
} Chain;

typedef struct {
    GArray *points; /**< of BmPoint: every chain's points, then its run's */
    GArray *chains; /**< of Chain */
} Chains;

static gboolean is_on_edge(BmPoint point)
{
    return fabs(point.x) >= 180 - ON_EDGE || fabs(point.y) >= 90 - ON_EDGE;
}

static gboolean lies_along_edge(const BmPoint *ring, guint count)
{
    for (guint i = 1; i < count; i++)
        if (is_on_edge(ring[i - 1]) && is_on_edge(ring[i]))
            return TRUE;
    return FALSE;
}

/** Where a chain begins: a point away from the edge after two or more on it; `count`: nowhere. */
static guint find_beginning(const BmPoint *ring, guint count)
{
    for (guint i = 0; i < count; i++) {
        const BmPoint *before = &ring[(i + count - 1) % count];
        const BmPoint *second = &ring[(i + count - 2) % count];
        if (!is_on_edge(ring[i]) && is_on_edge(*before) && is_on_edge(*second))
            return i;
    }
    return count;
}

/** The length of a run of edge points from `at`; a single one is a touch, no run. */
static guint run_length(const BmPoint *ring, guint count, guint at, guint end)
{
    guint length = 0;
    while (at + length < end && is_on_edge(ring[(at + length) % count]))
        length++;
    return length >= 2 ? length : 0;
}

static void add_chain(Chains *chains, const BmPoint *ring, guint count, guint *at, guint end,
                      guint number)
{
    Chain chain = { .ring = number, .first = chains->points->len };
    guint run = 0;
    while (*at < end && (run = run_length(ring, count, *at, end)) == 0)
        g_array_append_val(chains->points, ring[(*at)++ % count]);
    chain.count = chains->points->len - chain.first;
    chain.run_first = chains->points->len;
    chain.run_count = run;
    for (; run > 0; run--)
        g_array_append_val(chains->points, ring[(*at)++ % count]);
    g_array_append_val(chains->chains, chain);
}

/** Splits a ring of `count` points (the first not repeated) into chains. FALSE: all is edge. */
static gboolean split_ring(Chains *chains, const BmPoint *ring, guint count, guint number)
{
    guint beginning = find_beginning(ring, count), first = chains->chains->len;
    if (beginning == count)
        return FALSE;
    guint at = beginning;
    while (at < beginning + count)
        add_chain(chains, ring, count, &at, beginning + count, number);
    for (guint i = first; i < chains->chains->len; i++)
        g_array_index(chains->chains, Chain, i).next = i + 1 < chains->chains->len ? i + 1 : first;
    return TRUE;
}

static BmPoint run_start(const Chains *chains, const Chain *chain)
{
    return g_array_index(chains->points, BmPoint, chain->run_first);
}

static BmPoint run_end(const Chains *chains, const Chain *chain)
{
    return g_array_index(chains->points, BmPoint, chain->run_first + chain->run_count - 1);
}

static void dissolve(Chain *chain, guint next, BmPoint a, BmPoint b)
{
    chain->next = next;
    chain->dissolved = TRUE;
    chain->has_joint = fabs(a.y - b.y) < ON_EDGE;
    chain->joint = a;
}

/** By how much of the meridian two runs lie against each other, as a share of the longer. */
static double common_stretch(const Chains *chains, const Chain *one, const Chain *other)
{
    BmPoint a = run_start(chains, one), b = run_end(chains, one);
    BmPoint c = run_start(chains, other), d = run_end(chains, other);
    if (a.x * c.x > 0 || (b.y - a.y) * (d.y - c.y) >= 0)
        return 0;
    double overlap = MIN(MAX(a.y, b.y), MAX(c.y, d.y)) - MAX(MIN(a.y, b.y), MIN(c.y, d.y));
    return overlap / MAX(fabs(b.y - a.y), fabs(d.y - c.y));
}

/** A run that can have another against it: on one side all along. */
static gboolean is_one_sided(const Chains *chains, const Chain *chain)
{
    for (guint i = 0; i < chain->run_count; i++) {
        BmPoint point = g_array_index(chains->points, BmPoint, chain->run_first + i);
        if (fabs(point.x) < 180 - ON_EDGE || point.x * run_start(chains, chain).x < 0)
            return FALSE;
    }
    return chain->run_count > 0;
}

/** A run from one side of the sheet to the other (over a pole, or where the ring just crosses). */
static gboolean changes_side(const Chains *chains, const Chain *chain)
{
    if (chain->run_count < 2)
        return FALSE;
    BmPoint a = run_start(chains, chain), b = run_end(chains, chain);
    return fabs(a.x) >= 180 - ON_EDGE && fabs(b.x) >= 180 - ON_EDGE && a.x * b.x < 0;
}

static void join_with_best(Chains *chains, guint number)
{
    Chain *chain = &g_array_index(chains->chains, Chain, number), *best = NULL;
    double most = SAME_STRETCH;
    for (guint i = number + 1; i < chains->chains->len; i++) {
        Chain *other = &g_array_index(chains->chains, Chain, i);
        if (other->dissolved || !is_one_sided(chains, other))
            continue;
        double share = common_stretch(chains, chain, other);
        if (share > most) {
            most = share;
            best = other;
        }
    }
    if (!best)
        return;
    guint next = chain->next;
    BmPoint a = run_start(chains, chain), b = run_end(chains, chain);
    dissolve(chain, best->next, a, run_end(chains, best));
    dissolve(best, next, run_start(chains, best), b);
}

static void join_chains(Chains *chains)
{
    for (guint i = 0; i < chains->chains->len; i++) {
        Chain *chain = &g_array_index(chains->chains, Chain, i);
        if (changes_side(chains, chain))
            dissolve(chain, chain->next, run_start(chains, chain), run_end(chains, chain));
    }
    for (guint i = 0; i < chains->chains->len; i++) {
        Chain *chain = &g_array_index(chains->chains, Chain, i);
        if (!chain->dissolved && is_one_sided(chains, chain))
            join_with_best(chains, i);
    }
}

/** Follows the chains from one on until it is met again. */
static void trace_ring(Chains *chains, guint from, BmParts *parts)
{
    bm_parts_begin(parts);
    BmPoint first = { 0, 0 };
    guint begin = parts->points->len;
    for (guint i = from;;) {
        Chain *chain = &g_array_index(chains->chains, Chain, i);
        if (chain->taken)
            break;
        chain->taken = TRUE;
        guint count = chain->count + (chain->dissolved ? 0 : chain->run_count);
        if (count > 0)
            g_array_append_vals(parts->points,
                                &g_array_index(chains->points, BmPoint, chain->first), count);
        if (chain->dissolved && chain->has_joint)
            bm_parts_add(parts, chain->joint);
        i = chain->next;
    }
    first = g_array_index(parts->points, BmPoint, begin);
    bm_parts_add(parts, first);
}

gboolean bm_antimeridian_join(const BmGeometry *polygon, BmGeometry *out)
{
    Chains chains = { g_array_new(FALSE, FALSE, sizeof(BmPoint)),
                      g_array_new(FALSE, FALSE, sizeof(Chain)) };
    BmParts parts;
    bm_parts_init(&parts);
    for (guint part = 0; part < polygon->part_count; part++) {
        const BmPoint *ring = polygon->points + polygon->part_starts[part];
        guint count = polygon->part_starts[part + 1] - polygon->part_starts[part];
        if (count >= 4 && lies_along_edge(ring, count) &&
            split_ring(&chains, ring, count - 1, part))
            continue;
        bm_parts_begin(&parts);
        g_array_append_vals(parts.points, ring, count);
    }
    gboolean any = chains.chains->len > 0;
    join_chains(&chains);
    for (guint i = 0; i < chains.chains->len; i++)
        if (!g_array_index(chains.chains, Chain, i).taken)
            trace_ring(&chains, i, &parts);
    bm_parts_finish(&parts, BM_GEOMETRY_POLYGON, out);
    if (!any)
        bm_geometry_clear(out);
    g_array_unref(chains.points);
    g_array_unref(chains.chains);
    return any;
}

double bm_antimeridian_unroll(BmPoint *points, guint count)
{
    double turn = 0, last = count > 0 ? points[0].x : 0;
    for (guint i = 1; i < count; i++) {
        double step = points[i].x - last;
        last = points[i].x;
        if (fabs(step) > 180 && fabs(step) < 360 - ON_EDGE)
            turn -= 360 * round(step / 360);
        points[i].x += turn;
    }
    double whole = count > 0 ? points[count - 1].x - points[0].x : 0;
    return fabs(whole) > 180 ? whole : 0;
}

gboolean bm_antimeridian_is_northern(const BmPoint *ring, guint count, double turn)
{
    double sum = 0; /* of sines of latitude, each as long as its edge is */
    for (guint i = 1; i < count; i++)
        sum += (ring[i].x - ring[i - 1].x) * sin((ring[i].y + ring[i - 1].y) * G_PI / 360);
    double mean = sum / turn;
    return fabs(mean) > 1e-9 ? mean > 0 : turn < 0;
}

/** The first edge that crosses the meridian `west`, a whole number of turns away or none. */
static guint crossing_edge(const BmPoint *ring, guint count, double west)
{
    for (guint i = 0; i + 1 < count; i++)
        if (floor((ring[i].x - west) / 360) != floor((ring[i + 1].x - west) / 360))
            return i;
    return 0;
}

void bm_antimeridian_close_at_pole(GArray *ring, double turn, double west)
{
    const BmPoint *points = (const BmPoint *)(const void *)ring->data;
    guint count = ring->len;
    double pole = bm_antimeridian_is_northern(points, count, turn) ? 90 : -90;
    guint edge = crossing_edge(points, count, west);
    BmPoint a = points[edge], b = points[edge + 1];
    double start = west + 360 * floor((MAX(a.x, b.x) - west) / 360);
    double share = b.x != a.x ? (start - a.x) / (b.x - a.x) : 0;
    BmPoint cut = { start, a.y + share * (b.y - a.y) };
    GArray *closed = g_array_sized_new(FALSE, FALSE, sizeof(BmPoint), count + 5);
    g_array_append_val(closed, cut);
    for (guint i = 1; i < count; i++) {
        guint from = edge + i; /* the last point repeats the first, a turn later */
        BmPoint point = points[from < count ? from : from - count + 1];
        point.x += from < count ? 0 : turn;
        g_array_append_val(closed, point);
    }
    BmPoint rest[] = { { start + turn, cut.y }, { start + turn, pole }, { start, pole }, cut };
    g_array_append_vals(closed, rest, G_N_ELEMENTS(rest));
    g_array_set_size(ring, 0);
    g_array_append_vals(ring, closed->data, closed->len);
    g_array_unref(closed);
}
