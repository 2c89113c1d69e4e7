/** @file
 * Records of sets of borders, and which of two drawings of a line is taken.
 */
#include "compose/border_record.h"

#include <math.h>
#include <string.h>

BmBorderRecord bm_border_record(const BmFeatureSet *set, guint index)
{
    const BmFeature *feature = bm_feature_set_borrow(set, index);
    return (BmBorderRecord){ feature,
                             bm_feature_text(set, feature, "a"),
                             bm_feature_text(set, feature, "b"),
                             bm_feature_text(set, feature, "name"),
                             bm_feature_text(set, feature, "status"),
                             bm_feature_text(set, feature, "line") };
}

gboolean bm_border_is_same(const BmBorderRecord *fine, const BmBorderRecord *world)
{
    gboolean same_pair = strcmp(fine->a, world->a) == 0 && strcmp(fine->b, world->b) == 0;
    gboolean same_line = fine->line[0] && strcmp(fine->line, world->line) == 0;
    return same_pair || same_line;
}

/* A line of the world set that the finer set has too; claims are in the world set alone. */
gboolean bm_border_is_detailed(const BmFeatureSet *detailed, const BmBorderRecord *world)
{
    if (strcmp(world->status, "claim") == 0)
        return FALSE;
    for (guint i = 0; i < bm_feature_set_count(detailed); i++) {
        BmBorderRecord fine = bm_border_record(detailed, i);
        if (bm_border_is_same(&fine, world) &&
            bm_extent_overlaps(&fine.feature->geometry.extent, &world->feature->geometry.extent))
            return TRUE;
    }
    return FALSE;
}

#define SAMPLES 64

static double distance_to_segment(BmPoint p, BmPoint a, BmPoint b, double narrowing)
{
    double dx = (b.x - a.x) * narrowing, dy = b.y - a.y;
    double px = (p.x - a.x) * narrowing, py = p.y - a.y;
    double square = dx * dx + dy * dy;
    double along = square > 0 ? CLAMP((px * dx + py * dy) / square, 0, 1) : 0;
    return hypot(px - along * dx, py - along * dy);
}

static gboolean is_beside(const BmFeatureSet *own, BmPoint p)
{
    double narrowing = cos(p.y * G_PI / 180);
    for (guint i = 0; i < bm_feature_set_count(own); i++) {
        const BmGeometry *line = &bm_feature_set_borrow(own, i)->geometry;
        for (guint part = 0; part < line->part_count; part++)
            for (guint j = line->part_starts[part]; j + 1 < line->part_starts[part + 1]; j++)
                if (distance_to_segment(p, line->points[j], line->points[j + 1], narrowing) <
                    BM_BORDER_SAME_LINE)
                    return TRUE;
    }
    return FALSE;
}

/* The author's own border takes the place of the program's line that runs along
 * it: most of what the map shows of that line lies beside it. */
gboolean bm_border_is_replaced(const BmExtent *window, const BmFeatureSet *own,
                               const BmGeometry *line)
{
    guint step = MAX(1u, line->point_count / SAMPLES), seen = 0, beside = 0;
    for (guint i = 0; own && i < line->point_count; i += step) {
        if (!bm_extent_contains(window, line->points[i]))
            continue;
        seen++;
        beside += is_beside(own, line->points[i]);
    }
    return beside * 2 > seen;
}
