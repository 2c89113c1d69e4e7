/** @file
 * Where lines meet in the world's set they meet in the finer set too.
 */
#include "compose/border_join.h"

#include "compose/border_record.h"

#include <math.h>

/* Degrees of latitude: ends so near are one node, which sets of claims and of borders round
 * differently. */
#define ONE_NODE 0.005

static double apart(BmPoint a, BmPoint b)
{
    return hypot((a.x - b.x) * cos(a.y * G_PI / 180), a.y - b.y);
}

/** The nearest to a point of a line's ends. */
static BmPoint nearest_end(const BmGeometry *line, BmPoint point)
{
    BmPoint nearest = { G_MAXDOUBLE, point.y };
    for (guint part = 0; part < line->part_count; part++) {
        BmPoint first = line->points[line->part_starts[part]];
        BmPoint last = line->points[line->part_starts[part + 1] - 1];
        nearest = apart(point, first) < apart(point, nearest) ? first : nearest;
        nearest = apart(point, last) < apart(point, nearest) ? last : nearest;
    }
    return nearest;
}

/** The nearest to a point of a line's vertices. */
static BmPoint nearest_vertex(const BmGeometry *line, BmPoint point)
{
    BmPoint nearest = { G_MAXDOUBLE, point.y };
    for (guint i = 0; i < line->point_count; i++)
        nearest = apart(point, line->points[i]) < apart(point, nearest) ? line->points[i] : nearest;
    return nearest;
}

typedef BmPoint (*Nearest)(const BmGeometry *line, BmPoint point);

/** What of the finer set stands for the end of a line, where that meets a line of the world's set
 *  that the finer one replaces. */
static BmPoint twin_of(const BmFeatureSet *world, const BmFeatureSet *detailed, BmPoint end,
                       Nearest nearest)
{
    BmPoint found = { G_MAXDOUBLE, end.y };
    for (guint i = 0; i < bm_feature_set_count(world); i++) {
        BmBorderRecord coarse = bm_border_record(world, i);
        if (apart(end, nearest(&coarse.feature->geometry, end)) > ONE_NODE ||
            !bm_border_is_detailed(detailed, &coarse))
            continue;
        for (guint j = 0; j < bm_feature_set_count(detailed); j++) {
            BmBorderRecord fine = bm_border_record(detailed, j);
            if (!bm_border_is_same(&fine, &coarse))
                continue;
            BmPoint there = nearest(&fine.feature->geometry, end);
            found = apart(end, there) < apart(end, found) ? there : found;
        }
    }
    return found;
}

/** Moves the end of a line to where the finer set has it; FALSE where it stays. A line ends on an
 *  end of another, or somewhere along it. */
static gboolean lead_on(const BmFeatureSet *world, const BmFeatureSet *detailed, BmPoint *end)
{
    BmPoint found = twin_of(world, detailed, *end, nearest_end);
    if (apart(*end, found) >= BM_BORDER_SAME_LINE)
        found = twin_of(world, detailed, *end, nearest_vertex);
    double way = apart(*end, found);
    gboolean leads = way > 0 && way < BM_BORDER_SAME_LINE;
    if (leads)
        *end = found;
    return leads;
}

gboolean bm_border_join(const BmFeatureSet *world, const BmFeatureSet *detailed,
                        const BmGeometry *line, BmGeometry *joined)
{
    GArray *points = g_array_sized_new(FALSE, FALSE, sizeof(BmPoint), line->point_count + 2);
    guint *starts = g_new(guint, line->part_count + 1), added = 0;
    for (guint part = 0; part < line->part_count; part++) {
        guint from = line->part_starts[part], to = line->part_starts[part + 1];
        BmPoint first = line->points[from], last = line->points[to - 1];
        starts[part] = points->len;
        if (lead_on(world, detailed, &first))
            g_array_append_val(points, first);
        g_array_append_vals(points, line->points + from, to - from);
        if (lead_on(world, detailed, &last))
            g_array_append_val(points, last);
        added += points->len - starts[part] - (to - from);
    }
    starts[line->part_count] = points->len;
    if (added == 0) {
        g_array_unref(points);
        g_free(starts);
        return FALSE;
    }
    *joined = (BmGeometry){ .kind = BM_GEOMETRY_LINE,
                            .part_count = line->part_count,
                            .part_starts = starts,
                            .point_count = points->len };
    joined->points = (BmPoint *)(void *)g_array_free(points, FALSE);
    bm_geometry_update_extent(joined);
    return TRUE;
}
