/** @file
 * Features, their geometries and boxes.
 */
#include "feature/feature.h"

void bm_geometry_clear(BmGeometry *geometry)
{
    g_free(geometry->part_starts);
    g_free(geometry->points);
    *geometry = (BmGeometry){ .extent = BM_EXTENT_EMPTY };
}

BmGeometry bm_geometry_copy(const BmGeometry *geometry)
{
    BmGeometry copy = *geometry;
    copy.points = g_memdup2(geometry->points, geometry->point_count * sizeof *copy.points);
    copy.part_starts =
        g_memdup2(geometry->part_starts, (geometry->part_count + 1) * sizeof *copy.part_starts);
    return copy;
}

BmExtent bm_extent_of_points(const BmPoint *points, guint count)
{
    /* in variables of its own, which stay in registers: countries have their 100,000 points */
    double west = G_MAXDOUBLE, south = G_MAXDOUBLE, east = -G_MAXDOUBLE, north = -G_MAXDOUBLE;
    for (guint i = 0; i < count; i++) {
        west = MIN(west, points[i].x);
        east = MAX(east, points[i].x);
        south = MIN(south, points[i].y);
        north = MAX(north, points[i].y);
    }
    return (BmExtent){ west, south, east, north };
}

void bm_geometry_update_extent(BmGeometry *geometry)
{
    geometry->extent = bm_extent_of_points(geometry->points, geometry->point_count);
}

static void feature_free(gpointer data)
{
    BmFeature *feature = data;
    bm_geometry_clear(&feature->geometry);
    if (feature->projected)
        bm_geometry_clear(feature->projected);
    g_free(feature->projected);
    g_strfreev(feature->values);
    g_free(feature);
}

BmFeatureSet *bm_feature_set_new(const char *path, char **fields_take)
{
    BmFeatureSet *set = g_new0(BmFeatureSet, 1);
    set->path = g_strdup(path);
    set->fields = fields_take ? fields_take : g_new0(char *, 1);
    set->features = g_ptr_array_new_with_free_func(feature_free);
    return set;
}

void bm_feature_set_free(BmFeatureSet *set)
{
    if (!set)
        return;
    g_ptr_array_unref(set->features);
    g_strfreev(set->fields);
    g_free(set->path);
    g_free(set);
}

guint bm_feature_set_count(const BmFeatureSet *set)
{
    return set->features->len;
}

const BmFeature *bm_feature_set_borrow(const BmFeatureSet *set, guint index)
{
    return g_ptr_array_index(set->features, index);
}

int bm_feature_set_field(const BmFeatureSet *set, const char *name)
{
    for (int i = 0; set->fields[i]; i++)
        if (g_ascii_strcasecmp(set->fields[i], name) == 0)
            return i;
    return -1;
}

const char *bm_feature_value(const BmFeature *feature, int field)
{
    return field < 0 ? "" : feature->values[field];
}

const char *bm_feature_text(const BmFeatureSet *set, const BmFeature *feature, const char *name)
{
    return bm_feature_value(feature, bm_feature_set_field(set, name));
}

void bm_extent_add(BmExtent *extent, BmPoint point)
{
    extent->west = MIN(extent->west, point.x);
    extent->east = MAX(extent->east, point.x);
    extent->south = MIN(extent->south, point.y);
    extent->north = MAX(extent->north, point.y);
}

void bm_extent_union(BmExtent *extent, const BmExtent *other)
{
    if (bm_extent_is_empty(other))
        return;
    bm_extent_add(extent, (BmPoint){ other->west, other->south });
    bm_extent_add(extent, (BmPoint){ other->east, other->north });
}

gboolean bm_extent_is_empty(const BmExtent *extent)
{
    return !(extent->west <= extent->east && extent->south <= extent->north);
}

gboolean bm_extent_overlaps(const BmExtent *a, const BmExtent *b)
{
    return a->west <= b->east && b->west <= a->east && a->south <= b->north && b->south <= a->north;
}

gboolean bm_extent_holds(const BmExtent *outer, const BmExtent *inner)
{
    return inner->west >= outer->west && inner->east <= outer->east &&
           inner->south >= outer->south && inner->north <= outer->north;
}

gboolean bm_extent_meets_window(const BmExtent *window, const BmExtent *box)
{
    for (int turn = -1; turn <= 1; turn++) {
        BmExtent moved = { box->west + 360 * turn, box->south, box->east + 360 * turn, box->north };
        if (bm_extent_overlaps(window, &moved))
            return TRUE;
    }
    return FALSE;
}

gboolean bm_extent_contains(const BmExtent *extent, BmPoint point)
{
    return point.x >= extent->west && point.x <= extent->east && point.y >= extent->south &&
           point.y <= extent->north;
}
