/** @file
 * The program's provinces as parents of places.
 */
#include "gazetteer/parents.h"

#include "source/area_tiles.h"

struct BmParents {
    BmAreaTiles *provinces;
};

BmParents *bm_parents_new(GError **error)
{
    static const char *const fields[] = { "a3", "name", "gn_code", NULL };
    BmAreaTiles *provinces = bm_area_tiles_new("shapes/provinces.shp", fields, error);
    if (!provinces)
        return NULL;
    BmParents *parents = g_new0(BmParents, 1);
    parents->provinces = provinces;
    return parents;
}

void bm_parents_free(BmParents *parents)
{
    if (!parents)
        return;
    bm_area_tiles_free(parents->provinces);
    g_free(parents);
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
    GError *problem = NULL;
    BmPoint at = { place->longitude, place->latitude };
    const BmAreaTiles *provinces = parents->provinces;
    const BmFeature *province = bm_area_tiles_at(parents->provinces, at, &problem);
    if (problem) {
        g_propagate_error(error, problem);
        return FALSE;
    }
    const char *a3 = province ? bm_area_tiles_text(provinces, province, "a3") : "";
    if (!province || (place->a3[0] && !g_str_equal(place->a3, a3)))
        return TRUE;
    replace_empty(&place->a3, a3);
    if (place->province[0] == '\0')
        replace_empty(&place->admin1, bm_area_tiles_text(provinces, province, "gn_code"));
    replace_empty(&place->province, bm_area_tiles_text(provinces, province, "name"));
    return TRUE;
}
