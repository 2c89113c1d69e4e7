/** @file
 * The key in the column of the panels.
 */
#include "compose/key_column.h"

#include "compose/key.h"
#include "compose/panel_column.h"

static double rule_gap(const BmComposition *composition)
{
    return bm_composition_length(composition, "panel.rule_gap");
}

/* What the panels leave of their column beside the map; empty where there is none. */
static BmExtent rest_of_column(const BmComposition *composition)
{
    const BmPage *page = &composition->page;
    BmExtent rest = page->panel;
    if (bm_extent_is_empty(&rest) || rest.west < page->map.east || !composition->panels)
        return BM_EXTENT_EMPTY;
    rest.south += bm_panel_column_height(composition->panels) + 2 * rule_gap(composition);
    rest.north = page->map.north;
    return rest;
}

gboolean bm_key_column_place(const BmComposition *composition, BmExtent *box, gboolean *has_room,
                             GError **error)
{
    BmPoint pin;
    double taken, height, entries = composition->key->len;
    *has_room = FALSE;
    *box = rest_of_column(composition);
    /* before any text is set: a sample is half as high as it is wide */
    double least = entries * bm_composition_length(composition, "key.sample") / 2;
    if (entries == 0 || least > box->north - box->south ||
        bm_composition_pin(composition, "key", &pin))
        return TRUE;
    if (!bm_key_measure(composition, box->east - box->west, &taken, &height, error))
        return FALSE;
    *has_room = height <= box->north - box->south;
    return TRUE;
}

gboolean bm_key_column_draw(BmComposition *composition, const BmExtent *box, GError **error)
{
    double y = box->south - rule_gap(composition);
    BmStroke stroke = bm_composition_stroke(composition, "panel_strong_rule");
    BmPath *path = bm_path_new();
    bm_path_move(path, box->west, y);
    bm_path_line(path, box->east, y);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "key-rule", NULL);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_scene_end(composition->scene);
    return bm_key_draw(composition, box->west, box->south, box->east - box->west, error);
}
