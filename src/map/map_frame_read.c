/** @file
 * What a map file says of its sheet: size, resolution and extent.
 */
#include "map/map_frame_read.h"

#include "map/map_value_read.h"

#include <string.h>

static const char *const extent_keys[] = { "around", "radius", NULL };

static gboolean read_size(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "size");
    if (!node)
        return TRUE;
    if (node->kind != BM_NODE_LIST || bm_node_count(node) != 2)
        return bm_node_error(node, error, "expected [width, height] in pixels, or in mm");
    double side[2];
    for (guint i = 0; i < 2; i++) {
        const BmNode *item = bm_node_item(node, i);
        char *text = g_strdup(item->text ? item->text : "");
        gboolean millimetres = g_str_has_suffix(text, "mm");
        if (millimetres)
            text[strlen(text) - 2] = '\0';
        gboolean good = bm_parse_number(g_strstrip(text), &side[i]);
        g_free(text);
        if (!good)
            return bm_node_error(item, error, "not a length; write 1600 or 180mm");
        if (millimetres) /* a pixel at scale 1 is 1/96 inch, as in CSS */
            side[i] = side[i] / 25.4 * 96;
        if (side[i] < BM_MAP_MINIMUM_SIDE || side[i] > BM_MAP_MAXIMUM_SIDE)
            return bm_node_error(item, error, "a side has %g to %g pixels", BM_MAP_MINIMUM_SIDE,
                                 BM_MAP_MAXIMUM_SIDE);
    }
    map->width = side[0];
    map->height = side[1];
    return TRUE;
}

static gboolean read_resolution(BmMap *map, const BmNode *root, GError **error)
{
    return bm_map_read_range(root, "scale", BM_MAP_MINIMUM_SCALE, BM_MAP_MAXIMUM_SCALE, &map->scale,
                             error) &&
           bm_map_read_range(root, "dpi", BM_MAP_MINIMUM_DPI, BM_MAP_MAXIMUM_DPI, &map->dpi, error);
}

static gboolean read_extent(BmMap *map, const BmNode *root, GError **error)
{
    const BmNode *node = bm_node_get(root, "extent");
    if (!node || (node->kind == BM_NODE_SCALAR && strcmp(node->text, "auto") == 0))
        return TRUE;
    if (node->kind == BM_NODE_MAPPING) {
        map->frame = BM_FRAME_AROUND;
        map->radius_km = 100;
        if (!bm_node_check_keys(node, "an extent", extent_keys, error) ||
            !bm_map_read_where(node, "around", &map->around, error) ||
            !bm_map_read_distance(node, "radius", &map->radius_km, error))
            return FALSE;
        return map->around.has_point || map->around.place ||
               bm_node_error(node, error, "an extent needs `around`, a place or [lon, lat]");
    }
    double box[4];
    if (!bm_map_read_numbers(node, 4, box, "auto, [west, south, east, north] or {around, radius}",
                             error))
        return FALSE;
    return bm_map_set_extent(map, box) ||
           bm_node_error(node, error,
                         "an extent is [west, south, east, north] in degrees, west below east and "
                         "south below north; across the antimeridian [170, -25, -170, -10]");
}

gboolean bm_map_read_frame(BmMap *map, const BmNode *root, GError **error)
{
    return read_size(map, root, error) && read_resolution(map, root, error) &&
           read_extent(map, root, error);
}
