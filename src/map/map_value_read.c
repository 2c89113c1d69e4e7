/** @file
 * Values that several parts of a map file hold: numbers, points, distances, paths.
 */
#include "map/map_value_read.h"

#include "map/distance.h"

gboolean bm_map_read_numbers(const BmNode *node, guint count, double *out, const char *mend,
                             GError **error)
{
    if (node->kind != BM_NODE_LIST || bm_node_count(node) != count)
        return bm_node_error(node, error, "expected %s", mend);
    for (guint i = 0; i < count; i++) {
        const BmNode *item = bm_node_item(node, i);
        if (item->kind != BM_NODE_SCALAR || !bm_parse_number(item->text, &out[i]))
            return bm_node_error(item, error, "not a number; expected %s", mend);
    }
    return TRUE;
}

gboolean bm_map_read_point(const BmNode *node, BmPoint *point, GError **error)
{
    double numbers[2];
    if (!bm_map_read_numbers(node, 2, numbers, "[longitude, latitude] in degrees", error))
        return FALSE;
    if (numbers[0] < -180 || numbers[0] > 180 || numbers[1] < -90 || numbers[1] > 90)
        return bm_node_error(node, error,
                             "longitude is -180 to 180 and latitude -90 to 90, in this order");
    *point = (BmPoint){ numbers[0], numbers[1] };
    return TRUE;
}

gboolean bm_map_read_where(const BmNode *mapping, const char *key, BmWhere *where, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    if (!node)
        return TRUE;
    if (node->kind == BM_NODE_SCALAR) {
        where->place = g_strdup(node->text);
        return TRUE;
    }
    where->has_point = TRUE;
    return bm_map_read_point(node, &where->point, error);
}

gboolean bm_map_read_distance(const BmNode *mapping, const char *key, double *km, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    return !node || (node->text && bm_parse_distance(node->text, km)) ||
           bm_node_error(node, error, "not a distance; write 60km or 37mi");
}

gboolean bm_map_read_path(const BmMap *map, const BmNode *root, const char *key, char **out_take,
                          GError **error)
{
    char *said = NULL;
    gboolean good = bm_node_get_text(root, key, &said, error);
    if (said)
        *out_take = bm_map_resolve(map, said);
    g_free(said);
    return good;
}

gboolean bm_map_read_range(const BmNode *mapping, const char *key, double least, double most,
                           double *out, GError **error)
{
    const BmNode *node = bm_node_get(mapping, key);
    return bm_node_get_number(mapping, key, out, error) &&
           (!node || (*out >= least && *out <= most) ||
            bm_node_error(node, error, "\"%s\" is %g to %g", key, least, most));
}
