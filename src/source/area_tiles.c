/** @file
 * Areas by tiles of ten degrees: points of one table lie in few of them.
 */
#include "source/area_tiles.h"

#include "base/data_path.h"
#include "geometry/clip.h"
#include "source/source.h"

#include <math.h>

#define TILE_DEGREES 10.0

struct BmAreaTiles {
    char *path;
    const char *const *fields;
    GHashTable *sets;          /**< of a tile's number to its BmFeatureSet */
    const BmFeatureSet *first; /**< any of them, which have the same fields; NULL: none yet */
};

static void free_set(gpointer set)
{
    bm_feature_set_free(set);
}

BmAreaTiles *bm_area_tiles_new(const char *file, const char *const *fields, GError **error)
{
    char *path = bm_data_path(file, error);
    if (!path)
        return NULL;
    BmAreaTiles *tiles = g_new0(BmAreaTiles, 1);
    tiles->path = path;
    tiles->fields = fields;
    tiles->sets = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_set);
    return tiles;
}

void bm_area_tiles_free(BmAreaTiles *tiles)
{
    if (!tiles)
        return;
    g_hash_table_unref(tiles->sets);
    g_free(tiles->path);
    g_free(tiles);
}

/** The areas that meet the tile of a point, borrowed; NULL with an error. */
static const BmFeatureSet *read_tile(BmAreaTiles *tiles, BmPoint at, GError **error)
{
    double west = floor(at.x / TILE_DEGREES) * TILE_DEGREES;
    double south = floor(at.y / TILE_DEGREES) * TILE_DEGREES;
    gpointer number =
        GINT_TO_POINTER((int)(west / TILE_DEGREES) * 100 + (int)(south / TILE_DEGREES));
    BmFeatureSet *set = g_hash_table_lookup(tiles->sets, number);
    if (set)
        return set;
    BmExtent window = { west, south, west + TILE_DEGREES, south + TILE_DEGREES };
    BmSourceQuery query = {
        .window = &window, .only_fields = tiles->fields, .near_only = TRUE, .verified = TRUE
    };
    if ((set = bm_source_read(tiles->path, &query, NULL, error))) {
        g_hash_table_insert(tiles->sets, number, set);
        tiles->first = set;
    }
    return set;
}

const BmFeature *bm_area_tiles_at(BmAreaTiles *tiles, BmPoint point, GError **error)
{
    const BmFeatureSet *set = read_tile(tiles, point, error);
    for (guint i = 0; set && i < bm_feature_set_count(set); i++) {
        const BmFeature *area = bm_feature_set_borrow(set, i);
        if (bm_extent_contains(&area->geometry.extent, point) &&
            bm_polygon_contains(&area->geometry, point))
            return area;
    }
    return NULL;
}

const char *bm_area_tiles_text(const BmAreaTiles *tiles, const BmFeature *area, const char *field)
{
    return bm_feature_text(tiles->first, area, field);
}
