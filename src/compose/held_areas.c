/** @file
 * Ground held or claimed: assessed is filled, advance hatched, claimed hatched the other way
 * with a dashed limit and the claimant's name, reported hatched lightly with a soft limit.
 */
#include "compose/composers.h"

#include <string.h>

static const char *const sections[] = { "held_assessed", "held_advance", "held_claimed",
                                        "held_reported" };
static const char *const meanings[] = { "Held, by assessment", "Advance", "Claimed",
                                        "Control reported" };

static void draw_area(BmComposition *composition, BmHeldStatus status, const BmGeometry *pixels)
{
    const char *section = sections[status];
    char key[64];
    BmStroke limit = bm_composition_stroke(composition, section);
    BmPath *path = bm_path_new();
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, section, "fill"), &limit);
    g_snprintf(key, sizeof key, "%s.hatch", section);
    double angle = bm_style_number(composition->style, key);
    if (status == BM_HELD_ASSESSED)
        return;
    BmGeometry lines = { 0 };
    bm_hatch(pixels, angle, bm_composition_length(composition, "event_hatch.spacing"), 0, &lines);
    BmStroke stroke = limit;
    stroke.dash_count = 0;
    stroke.width *= 0.6;
    BmPath *hatch = bm_path_new();
    bm_path_geometry(hatch, &lines);
    bm_scene_add_path_take(composition->scene, hatch, BM_COLOR_NONE, &stroke);
    bm_geometry_clear(&lines);
}

static void explain(BmComposition *composition, const BmHeldArea *area)
{
    GString *text = g_string_new(meanings[area->status]);
    if (area->by)
        g_string_append_printf(text, " by %s", area->by);
    if (area->as_of)
        g_string_append_printf(text, ", as of %s", area->as_of);
    bm_composition_add_key(composition, BM_KEY_FILL, sections[area->status], 0, text->str);
    g_string_free(text, TRUE);
}

static gboolean queue_label(BmComposition *composition, const BmHeldArea *area,
                            const BmGeometry *pixels, GError **error)
{
    if (!area->label)
        return TRUE;
    BmText *text =
        bm_composition_text(composition, "annotation_label", area->label, 0, BM_TEXT_START, error);
    if (!text)
        return FALSE;
    guint number =
        bm_placement_add_area(composition->placement, pixels, text->width, text->height, 75, FALSE);
    bm_composition_queue_label_take(composition, number, area->label, text, "annotation_label");
    return TRUE;
}

static BmFeatureSet *read_area(BmComposition *composition, const BmHeldArea *area, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    if (area->source) {
        char *path = bm_map_resolve(composition->map, area->source);
        BmFeatureSet *set = bm_source_read(path, &query, composition->warnings, error);
        g_free(path);
        return set;
    }
    query.field = "name";
    query.values = (const char *const *)area->names;
    BmFeatureSet *set = bm_composition_read(composition, "provinces", &query, error);
    if (set && bm_feature_set_count(set) == 0) {
        bm_node_error(area->node, error,
                      "no province in the frame is named as `names` says; use the usual English "
                      "names, or a `source`");
        g_clear_pointer(&set, bm_feature_set_free);
    }
    return set;
}

static gboolean add_area(BmComposition *composition, const BmHeldArea *area, guint number,
                         GError **error)
{
    BmFeatureSet *set = read_area(composition, area, error);
    if (!set)
        return FALSE;
    gboolean good = TRUE;
    char *id = g_strdup_printf("held-area-%u", number);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_SYMBOL, id, area->label,
                           &composition->page.map);
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &bm_feature_set_borrow(set, i)->geometry, &pixels);
        if (pixels.point_count > 0) {
            draw_area(composition, area->status, &pixels);
            good = i > 0 || queue_label(composition, area, &pixels, error);
        }
        bm_geometry_clear(&pixels);
    }
    bm_scene_end(composition->scene);
    explain(composition, area);
    g_free(id);
    bm_feature_set_free(set);
    return good;
}

gboolean bm_compose_held_areas(BmComposition *composition, GError **error)
{
    for (guint i = 0; i < composition->map->areas->len; i++)
        if (!add_area(composition, g_ptr_array_index(composition->map->areas, i), i + 1, error))
            return FALSE;
    return TRUE;
}
