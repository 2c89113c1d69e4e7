/** @file
 * The order in which a map is composed.
 */
#include "compose/compose.h"

#include "base/error.h"
#include "compose/composition.h"
#include "compose/layer_order.h"
#include "compose/read_ahead.h"
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

static void key_free(gpointer data)
{
    BmKeyEntry *entry = data;
    g_free(entry->style);
    g_free(entry->text);
    g_free(entry);
}

static void geometry_free(gpointer data)
{
    bm_geometry_clear(data);
    g_free(data);
}

static void composition_clear(BmComposition *composition)
{
    bm_read_ahead_free(composition->ahead); /* first: it borrows of the rest */
    bm_style_free(composition->style);
    bm_catalogue_free(composition->catalogue);
    bm_viewpoints_free(composition->viewpoints);
    bm_party_free(composition->party);
    g_ptr_array_unref(composition->disputed);
    g_ptr_array_unref(composition->disputes);
    g_string_chunk_free(composition->renamed);
    bm_projection_free(composition->projection);
    bm_located_events_free(composition->events);
    bm_feature_set_free(composition->own_provinces);
    bm_place_free(composition->centre);
    bm_placement_free(composition->placement);
    bm_panel_column_free(composition->panels);
    g_strfreev(composition->focus);
    bm_geometry_clear(&composition->sheet);
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

static int compare_codes(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(char *const *)a, *(char *const *)b);
}

static void add_codes(GPtrArray *codes, const char *a3)
{
    char **parts = g_strsplit(a3, "|", -1);
    for (guint i = 0; parts[i]; i++)
        if (parts[i][0] && !g_ptr_array_find_with_equal_func(codes, parts[i], g_str_equal, NULL))
            g_ptr_array_add(codes, g_strdup(parts[i]));
    g_strfreev(parts);
}

/* The countries that the map is about: those of its events, and of the place in its centre. */
static char **countries_of(const BmLocatedEvents *events, const BmPlace *centre,
                           const BmParty *party)
{
    GPtrArray *codes = g_ptr_array_new();
    if (centre)
        add_codes(codes, centre->a3);
    for (guint i = 0; i < events->groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(events->groups, i);
        add_codes(codes, group->place->a3);
    }
    /* without events the map is about what the party holds whose view it draws */
    if (codes->len == 0 && party)
        g_ptr_array_add(codes, g_strdup(party->a3));
    g_ptr_array_sort(codes, compare_codes);
    g_ptr_array_add(codes, NULL);
    return (char **)g_ptr_array_free(codes, FALSE);
}

static gboolean needs_gazetteer(const BmMap *map)
{
    for (guint i = 0; i < map->events->events->len; i++) {
        const BmEvent *event = bm_event_list_borrow(map->events, i);
        if (event->placed && !event->has_position && (event->place || event->areas))
            return TRUE;
    }
    return FALSE;
}

/* The author's own provinces are read whole: their names take part in finding the places. */
static gboolean open_own_areas(BmComposition *composition, BmOwnAreas *own, GError **error)
{
    const BmMap *map = composition->map;
    *own = (BmOwnAreas){ NULL, -1 };
    if (!map->province_source)
        return TRUE;
    composition->own_provinces =
        bm_source_read(map->province_source, NULL, composition->warnings, error);
    if (!composition->own_provinces)
        return FALSE;
    const char *field = map->name_field ? map->name_field : "name";
    own->set = composition->own_provinces;
    own->name_field = bm_feature_set_field(own->set, field);
    if (own->name_field >= 0)
        return TRUE;
    char *fields = g_strjoinv(", ", own->set->fields);
    g_set_error(
        error, BM_ERROR, BM_ERROR_INPUT,
        "%s: there is no field '%s'; name the one that holds the names with --name-field: %s",
        map->province_source, field, fields);
    g_free(fields);
    return FALSE;
}

/* Exports give a point for what is known to the province: the province is what is drawn. */
static gboolean locate_in_provinces(BmComposition *composition, GError **error)
{
    static const char *const fields[] = { "id", "name", "a3", NULL };
    const GPtrArray *somewhere = composition->events->somewhere;
    if (somewhere->len == 0)
        return TRUE;
    BmExtent window = BM_EXTENT_EMPTY;
    for (guint i = 0; i < somewhere->len; i++) {
        const BmEvent *event = g_ptr_array_index(somewhere, i);
        bm_extent_add(&window, (BmPoint){ event->longitude, event->latitude });
    }
    BmSourceQuery query = { .window = &window, .only_fields = fields };
    BmFeatureSet *provinces = bm_composition_read(composition, "provinces", &query, error);
    if (!provinces)
        return FALSE;
    bm_locate_in_provinces(composition->events, provinces);
    bm_feature_set_free(provinces);
    return TRUE;
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
    BmOwnAreas own;
    if (!open_own_areas(composition, &own, error))
        return FALSE;
    if (needs_gazetteer(map) || map->gazetteer) {
        composition->gazetteer =
            bm_gazetteer_open_with(map->gazetteer, composition->warnings, error);
        if (!composition->gazetteer)
            return FALSE;
    }
    composition->events = bm_locate_events(map->events, composition->gazetteer, &own, &map->filter,
                                           map->skip_unknown, composition->warnings, error);
    if (!composition->events)
        return FALSE;
    if (!locate_in_provinces(composition, error) || !bm_compose_centre(composition, error))
        return FALSE;
    composition->focus = countries_of(composition->events, composition->centre, composition->party);
    return TRUE;
}

static char *describe(const BmComposition *composition)
{
    const BmMap *map = composition->map;
    GString *text = g_string_new("Map.");
    if (map->dek)
        g_string_append_printf(text, " %s", map->dek);
    for (guint i = 0; i < composition->key->len; i++) {
        const BmKeyEntry *entry = g_ptr_array_index(composition->key, i);
        g_string_append_printf(text, "%s%s.", i ? " " : " It shows: ", entry->text);
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
} parts[] = {
    { NULL, bm_compose_areas }, /* before any text: Pango waits for PROJ */
    { NULL, bm_compose_extent },
    { NULL, bm_compose_page },
    { NULL, bm_compose_frame },
    { NULL, bm_compose_read_ahead },
    { NULL, bm_compose_seen_areas },
    { "land", bm_compose_land },
    { "disputed_areas", bm_compose_disputed_areas },
    { "lakes", bm_compose_lakes },
    { "rivers", bm_compose_rivers },
    { "graticule", bm_compose_graticule },
    { "provinces", bm_compose_provinces },
    { NULL, bm_compose_held_areas },
    { NULL, bm_compose_event_areas },
    { "borders", bm_compose_borders },
    { NULL, bm_compose_event_tags },
    { "towns", bm_compose_towns },
    { NULL, bm_compose_event_symbols },
    { NULL, bm_compose_annotations },
    { NULL, bm_compose_map_furniture },
    { NULL, bm_compose_labels },
    { NULL, bm_compose_panels },
    { NULL, bm_compose_data_age },
    { NULL, bm_compose_footer },
};

static gboolean compose_all(BmComposition *composition, GError **error)
{
    const char *ids[G_N_ELEMENTS(parts)];
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        ids[i] = parts[i].id;
    GArray *steps = bm_layer_order(composition->map, ids, G_N_ELEMENTS(parts), error);
    gboolean good = steps != NULL;
    for (guint i = 0; good && i < steps->len; i++) {
        const BmLayerStep *step = &g_array_index(steps, BmLayerStep, i);
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

BmScene *bm_compose(const BmMap *map, BmFonts *fonts, BmWarnings *warnings, GError **error)
{
    if (!bm_map_check_size(map, error))
        return NULL;
    BmComposition composition = { .map = map, .fonts = fonts, .warnings = warnings };
    composition.unit = page_unit(map);
    composition.labels = g_ptr_array_new_with_free_func(label_free);
    composition.key = g_ptr_array_new_with_free_func(key_free);
    composition.disputed = g_ptr_array_new_with_free_func(bm_seen_area_free);
    composition.disputes = g_ptr_array_new();
    composition.renamed = g_string_chunk_new(1024);
    composition.credits = g_ptr_array_new_with_free_func(g_free);
    composition.shades = g_ptr_array_new_with_free_func(geometry_free);
    composition.outlines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, geometry_free);
    BmScene *scene = bm_scene_new(map->width, map->height);
    composition.scene = scene;
    gboolean good = open_parts(&composition, error);
    if (good) {
        scene->background = bm_style_color(composition.style, "page.background");
        scene->title = bm_heading_title(&composition);
        scene->language = g_strdup(map->language ? map->language : "en");
        good = compose_all(&composition, error);
    }
    if (good) {
        char *title = scene->title, *description = describe(&composition);
        scene->title = bm_composition_rename(&composition, title);
        scene->description = bm_composition_rename(&composition, description);
        g_free(description);
        g_free(title);
        bm_view_record(&composition);
    }
    composition_clear(&composition);
    if (!good) {
        bm_scene_free(scene);
        return NULL;
    }
    return scene;
}
