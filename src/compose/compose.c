/** @file
 * The order in which a map is composed.
 */
#include "compose/compose.h"

#include "base/error.h"
#include "compose/claimants.h"
#include "compose/composers.h"
#include "compose/disputed_areas.h"
#include "compose/event_glyphs.h"
#include "compose/heading.h"
#include "compose/key.h"
#include "compose/layer_order.h"
#include "compose/panel_column.h"
#include "compose/read_ahead.h"
#include "compose/viewing.h"
#include "geometry/late_libraries.h"
#include "source/data_choice.h"

#include <math.h>

static void label_free(gpointer data)
{
    BmPendingLabel *label = data;
    g_free(label->id);
    bm_text_free(label->text);
    bm_geometry_clear(&label->course);
    g_free(label);
}

static void geometry_free(gpointer data)
{
    bm_geometry_clear(data);
    g_free(data);
}

void bm_composition_forget_map(BmComposition *composition)
{
    g_clear_pointer(&composition->ahead, bm_read_ahead_free); /* first: it borrows of the rest */
    g_clear_pointer(&composition->projection, bm_projection_free);
    g_clear_pointer(&composition->placement, bm_placement_free);
    bm_geometry_clear(&composition->sheet);
    g_ptr_array_set_size(composition->labels, 0);
    g_ptr_array_set_size(composition->shades, 0);
    g_ptr_array_set_size(composition->disputed, 0);
    g_hash_table_remove_all(composition->outlines);
}

static void composition_clear(BmComposition *composition)
{
    bm_composition_forget_map(composition);
    bm_style_free(composition->style);
    bm_catalogue_free(composition->catalogue);
    bm_viewpoints_free(composition->viewpoints);
    bm_party_free(composition->party);
    g_ptr_array_unref(composition->disputed);
    g_ptr_array_unref(composition->disputes);
    g_string_chunk_free(composition->renamed);
    bm_located_events_free(composition->events);
    bm_feature_set_free(composition->own_provinces);
    bm_place_free(composition->centre);
    bm_panel_column_free(composition->panels);
    g_free(composition->footer_words);
    g_strfreev(composition->focus);
    bm_claimants_free(composition->claimants);
    g_ptr_array_unref(composition->labels);
    g_ptr_array_unref(composition->key);
    g_ptr_array_unref(composition->credits);
    g_ptr_array_unref(composition->shades);
    bm_gazetteer_free(composition->gazetteer);
    g_hash_table_destroy(composition->outlines);
    if (composition->levels)
        g_array_unref(composition->levels);
}

/* Lengths follow the page's diagonal area, so that a small map is a map and not a speck. */
static double page_unit(const BmMap *map)
{
    double unit = sqrt(map->width * map->height / (1600.0 * 1200.0));
    return CLAMP(unit, 0.35, 6.0);
}

static gboolean open_parts(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    composition->style = bm_style_open(map->style, map->folder, error);
    if (!composition->style)
        return FALSE;
    composition->catalogue = bm_data_choice_open(map->data, error);
    if (!composition->catalogue)
        return FALSE;
    if (!bm_composition_choose_view(composition, error))
        return FALSE;
    return bm_composition_locate(composition, error);
}

static char *describe(const BmComposition *composition)
{
    const BmMap *map = composition->map;
    GString *text = g_string_new("Map.");
    if (map->dek)
        g_string_append_printf(text, " %s", map->dek);
    for (guint i = 0; i < composition->key->len; i++) {
        char *words = bm_claimants_key_words(composition, g_ptr_array_index(composition->key, i));
        g_string_append_printf(text, "%s%s.", i ? " " : " It shows: ", words);
        g_free(words);
    }
    char *view = bm_view_credit(composition, FALSE);
    g_string_append_printf(text, "%s%s", view[0] ? " " : "", view);
    g_free(view);
    return g_string_free(text, FALSE);
}

/* The parts of a map in the order of drawing; those with an id are layers to a map file. */
static const struct {
    const char *id;
    gboolean (*compose)(BmComposition *, GError **);
    BmComposeStage stage;
} parts[] = {
    { NULL, bm_compose_areas, BM_STAGE_EXTENT }, /* before any text: Pango waits for PROJ */
    { NULL, bm_compose_extent, BM_STAGE_EXTENT },
    { NULL, bm_compose_page, BM_STAGE_PAGE },
    { NULL, bm_compose_frame, BM_STAGE_MAP },
    { NULL, bm_compose_read_ahead, BM_STAGE_MAP },
    { NULL, bm_compose_seen_areas, BM_STAGE_MAP },
    { "land", bm_compose_land, BM_STAGE_MAP },
    { "disputed_areas", bm_compose_disputed_areas, BM_STAGE_MAP },
    { "lakes", bm_compose_lakes, BM_STAGE_MAP },
    { "rivers", bm_compose_rivers, BM_STAGE_MAP },
    { "graticule", bm_compose_graticule, BM_STAGE_MAP },
    { "provinces", bm_compose_provinces, BM_STAGE_MAP },
    { NULL, bm_compose_held_areas, BM_STAGE_MAP },
    { NULL, bm_compose_event_areas, BM_STAGE_MAP },
    { "borders", bm_compose_borders, BM_STAGE_MAP },
    { NULL, bm_compose_event_tags, BM_STAGE_MAP },
    { "towns", bm_compose_towns, BM_STAGE_MAP },
    { NULL, bm_compose_event_symbols, BM_STAGE_MAP },
    { NULL, bm_compose_annotations, BM_STAGE_MAP },
    { NULL, bm_compose_map_furniture, BM_STAGE_MAP },
    { NULL, bm_compose_labels, BM_STAGE_MAP },
    { NULL, bm_compose_panels, BM_STAGE_END },
    { NULL, bm_compose_data_age, BM_STAGE_END },
    { NULL, bm_compose_footer, BM_STAGE_END },
};

gboolean bm_composition_run(BmComposition *composition, BmComposeStage stage, GError **error)
{
    const char *ids[G_N_ELEMENTS(parts)];
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        ids[i] = parts[i].id;
    GArray *steps = bm_layer_order(composition->map, ids, G_N_ELEMENTS(parts), error);
    gboolean good = steps != NULL;
    for (guint i = 0; good && i < steps->len; i++) {
        const BmLayerStep *step = &g_array_index(steps, BmLayerStep, i);
        if (step->layer ? stage == BM_STAGE_MAP : stage == parts[step->index].stage)
            good = step->layer ? bm_compose_own_layer(composition, step->layer, error)
                               : parts[step->index].compose(composition, error);
    }
    if (steps)
        g_array_unref(steps);
    return good;
}

GThread *bm_compose_prepare(void)
{
    return bm_late_libraries_prepare();
}

gboolean bm_composition_begin(BmComposition *composition, const BmMap *map, BmFonts *fonts,
                              const BmSeriesFrame *frame, BmWarnings *warnings, GError **error)
{
    *composition = (BmComposition){ .map = map, .fonts = fonts, .warnings = warnings };
    composition->frame = frame;
    composition->unit = page_unit(map);
    composition->labels = g_ptr_array_new_with_free_func(label_free);
    composition->key = g_ptr_array_new_with_free_func(bm_key_entry_free);
    composition->disputed = g_ptr_array_new_with_free_func(bm_seen_area_free);
    composition->disputes = g_ptr_array_new();
    composition->renamed = g_string_chunk_new(1024);
    composition->credits = g_ptr_array_new_with_free_func(g_free);
    composition->shades = g_ptr_array_new_with_free_func(geometry_free);
    composition->outlines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, geometry_free);
    composition->scene = bm_scene_new(map->width, map->height);
    for (guint i = 0; frame && frame->key && i < frame->key->len; i++)
        bm_key_add_copy(composition->key, g_ptr_array_index(frame->key, i));
    if (!bm_map_check_size(map, error) || !open_parts(composition, error))
        return FALSE;
    BmScene *scene = composition->scene;
    scene->background = bm_style_color(composition->style, "page.background");
    scene->title = bm_heading_title(composition);
    scene->language = g_strdup(map->language ? map->language : "en");
    return TRUE;
}

BmScene *bm_composition_end(BmComposition *composition, gboolean good)
{
    BmScene *scene = composition->scene;
    if (good) {
        scene->description = describe(composition);
        bm_view_rename_titles(composition);
        bm_view_record(composition);
    } else {
        g_clear_pointer(&scene, bm_scene_free);
    }
    composition_clear(composition);
    return scene;
}

/* Draws the page by what is known of it; *needs takes what the drawing shows, *amiss whether that
 * asks for another. */
static BmScene *compose_once(const BmMap *map, BmFonts *fonts, BmPageNeeds *needs, gboolean *amiss,
                             BmWarnings *warnings, GError **error)
{
    BmComposition composition;
    gboolean good = bm_composition_begin(&composition, map, fonts, NULL, warnings, error);
    composition.asked = *needs;
    for (int stage = 0; good && stage < BM_STAGE_COUNT; stage++)
        good = bm_composition_run(&composition, (BmComposeStage)stage, error);
    *amiss = good && bm_page_is_amiss(&composition);
    *needs = composition.found;
    return bm_composition_end(&composition, good);
}

BmScene *bm_compose(const BmMap *map, BmFonts *fonts, BmWarnings *warnings, GError **error)
{
    enum { MOST_DRAWINGS = 3 };
    BmPageNeeds needs = { FALSE, 0, 0 };
    BmScene *scene = NULL;
    gboolean amiss = TRUE;
    bm_events_leave_pictographs(map->events, fonts, warnings);
    for (int i = 0; amiss && i < MOST_DRAWINGS; i++) {
        BmWarnings *own = bm_warnings_new(); /* of a drawing that counts */
        bm_scene_free(scene);
        scene = compose_once(map, fonts, &needs, &amiss, own, error);
        for (guint w = 0; w < bm_warnings_count(own) && !(amiss && i + 1 < MOST_DRAWINGS); w++)
            bm_warnings_add(warnings, "%s", bm_warnings_borrow(own, w));
        bm_warnings_free(own);
    }
    return scene;
}
