/** @file
 * Provinces by tiles of ten degrees: places of one table lie in few of them.
 */
#include "gazetteer/parents.h"

#include <math.h>

#include "base/data_path.h"
#include "geometry/clip.h"
#include "source/source.h"

#define TILE_DEGREES 10.0

struct BmParents {
    char *path;
    GHashTable *tiles; /**< of a tile's number to its BmFeatureSet */
};

static void free_set(gpointer set)
{
    bm_feature_set_free(set);
}

BmParents *bm_parents_new(GError **error)
{
    char *path = bm_data_path("shapes/provinces.shp", error);
    if (!path)
        return NULL;
    BmParents *parents = g_new0(BmParents, 1);
    parents->path = path;
    parents->tiles = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_set);
    return parents;
}

void bm_parents_free(BmParents *parents)
{
    if (!parents)
        return;
    g_hash_table_unref(parents->tiles);
    g_free(parents->path);
    g_free(parents);
}

/** The provinces that meet the tile of a point, borrowed; NULL with an error. */
static const BmFeatureSet *read_tile(BmParents *parents, BmPoint at, GError **error)
{
    static const char *const fields[] = { "a3", "name", "gn_code", NULL };
    double west = floor(at.x / TILE_DEGREES) * TILE_DEGREES;
    double south = floor(at.y / TILE_DEGREES) * TILE_DEGREES;
    gpointer number =
        GINT_TO_POINTER((int)(west / TILE_DEGREES) * 100 + (int)(south / TILE_DEGREES));
    BmFeatureSet *set = g_hash_table_lookup(parents->tiles, number);
    if (set)
        return set;
    BmExtent window = { west, south, west + TILE_DEGREES, south + TILE_DEGREES };
    BmSourceQuery query = { .window = &window, .only_fields = fields, .verified = TRUE };
    if ((set = bm_source_read(parents->path, &query, NULL, error)))
        g_hash_table_insert(parents->tiles, number, set);
    return set;
}

static const char *value_of(const BmFeatureSet *set, const BmFeature *feature, const char *field)
{
    return bm_feature_value(feature, bm_feature_set_field(set, field));
}

static void replace_empty(char **text, const char *value)
{
    if ((*text)[0] == '\0') {
        g_free(*text);
        *text = g_strdup(value);
    }
}

gboolean bm_parents_fill(BmParents *parents, BmPlace *place, GError **error)
{
    BmPoint at = { place->longitude, place->latitude };
    const BmFeatureSet *set = read_tile(parents, at, error);
    for (guint i = 0; set && i < bm_feature_set_count(set); i++) {
        const BmFeature *province = bm_feature_set_borrow(set, i);
        if (!bm_extent_contains(&province->geometry.extent, at) ||
            !bm_polygon_contains(&province->geometry, at))
            continue;
        const char *a3 = value_of(set, province, "a3");
        if (place->a3[0] && !g_str_equal(place->a3, a3))
            return TRUE;
        replace_empty(&place->a3, a3);
        if (place->province[0] == '\0')
            replace_empty(&place->admin1, value_of(set, province, "gn_code"));
        replace_empty(&place->province, value_of(set, province, "name"));
        return TRUE;
    }
    return set != NULL;
}
