/** @file
 * Disputed ground: each area by itself, hatched lightly in nobody's view, and in a party's view
 * filled as the land of the country that holds it there.
 */
#include "compose/disputed_areas.h"

#include "compose/composers.h"
#include "compose/disputed_label.h"
#include "compose/key.h"
#include "compose/layer_style.h"
#include "compose/viewing.h"
#include "geometry/ring.h"

#include <math.h>
#include <string.h>

void bm_seen_area_free(gpointer data)
{
    BmSeenArea *area = data;
    g_free(area->id);
    g_free(area->dispute);
    g_free(area->name);
    g_free(area->words);
    g_free(area->country);
    g_free(area->owner);
    g_free(area->claimants);
    g_free(area->outer);
    bm_geometry_clear(&area->pixels);
    g_free(area);
}

char *bm_composition_owner(const BmComposition *composition, const BmFeatureSet *set,
                           const BmFeature *feature)
{
    BmDisputedArea area = { bm_feature_text(set, feature, "holder"),
                            bm_feature_text(set, feature, "claimants"),
                            bm_feature_text(set, feature, "inner"),
                            bm_feature_text(set, feature, "outer"),
                            bm_feature_text(set, feature, "views") };
    return bm_viewpoints_owner(
        composition->viewpoints, &area,
        bm_composition_party(composition, bm_feature_text(set, feature, "dispute")));
}

static BmSeenArea *see_area(BmComposition *composition, const BmFeatureSet *set,
                            const BmFeature *feature)
{
    BmSeenArea *area = g_new0(BmSeenArea, 1);
    area->id = g_strdup(bm_feature_text(set, feature, "id"));
    area->dispute = g_strdup(bm_feature_text(set, feature, "dispute"));
    area->name = g_strdup(bm_feature_text(set, feature, "name"));
    area->words = g_strdup(bm_feature_text(set, feature, "words"));
    area->country = g_strdup(bm_feature_text(set, feature, "country"));
    area->claimants = g_strdup(bm_feature_text(set, feature, "claimants"));
    area->outer = g_strdup(bm_feature_text(set, feature, "outer"));
    area->hatched = strcmp(bm_feature_text(set, feature, "hatched"), "no") != 0;
    area->owner = bm_composition_owner(composition, set, feature);
    bm_composition_project(composition, &feature->geometry, &area->pixels);
    return area;
}

static gboolean is_among(const GPtrArray *areas, const char *id)
{
    for (guint i = 0; i < areas->len; i++)
        if (strcmp(((const BmSeenArea *)g_ptr_array_index(areas, i))->id, id) == 0)
            return TRUE;
    return FALSE;
}

static gboolean see_set(BmComposition *composition, const char *set_id, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *set = bm_composition_read(composition, set_id, &query, error);
    if (!set ||
        !bm_composition_filter(bm_composition_layer(composition, "disputed_areas"), set, error)) {
        bm_feature_set_free(set);
        return FALSE;
    }
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        if (!bm_composition_is_over(composition, bm_feature_text(set, feature, "ended")) &&
            !is_among(composition->disputed, bm_feature_text(set, feature, "id")))
            g_ptr_array_add(composition->disputed, see_area(composition, set, feature));
    }
    bm_feature_set_free(set);
    return TRUE;
}

/* The finer set's areas run along the finer borders, and go before the world's. */
gboolean bm_compose_seen_areas(BmComposition *composition, GError **error)
{
    gboolean good = TRUE;
    if (composition->fine) {
        char *id = g_strdup_printf("disputed_areas_%s", composition->fine->word);
        if (bm_catalogue_find(composition->catalogue, id))
            good = see_set(composition, id, error);
        g_free(id);
    }
    return good && see_set(composition, "disputed_areas", error);
}

gboolean bm_composition_is_country(const BmComposition *composition, const char *a3)
{
    for (guint i = 0; i < composition->disputed->len; i++) {
        const BmSeenArea *area = g_ptr_array_index(composition->disputed, i);
        if (strcmp(area->country, a3) == 0)
            return bm_seen_area_is_own(area) || (!area->owner && !area->hatched);
    }
    /* codes of our own are of no country */
    return !(a3[0] == 'X' && g_ascii_isdigit(a3[1]));
}

void bm_disputed_hatch(BmComposition *composition, const BmGeometry *pixels)
{
    BmGeometry lines = { 0 };
    bm_hatch(pixels, bm_style_number(composition->style, "disputed_area.angle"),
             bm_composition_length(composition, "disputed_area.spacing"), 0, &lines);
    BmStroke stroke = bm_composition_stroke(composition, "disputed_area");
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &lines);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_geometry_clear(&lines);
}

/* Times the width of a border, so that of lines which a view leaves out nothing shows. */
#define RIM 3.0

/* The land of nobody in particular, or of the owner; its rim hides lines that a view leaves out. */
static void fill_area(BmComposition *composition, const BmSeenArea *area, const BmGeometry *pixels)
{
    const char *key =
        area->owner && bm_composition_in_focus(composition, area->owner) ? "focus" : "fill";
    BmStroke rim = bm_composition_stroke(composition, "border_international");
    rim.color = bm_composition_color(composition, "land", key);
    rim.width *= RIM;
    BmPath *path = bm_path_new();
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path, rim.color, &rim);
}

static double area_of(const BmGeometry *pixels)
{
    double area = 0;
    for (guint part = 0; part < pixels->part_count; part++)
        area += bm_ring_area(pixels->points + pixels->part_starts[part],
                             pixels->part_starts[part + 1] - pixels->part_starts[part]);
    return fabs(area);
}

static void draw_area(BmComposition *composition, const BmSeenArea *area)
{
    char *id = g_strdup_printf("disputed-area-%s", area->id);
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, area->name);
    fill_area(composition, area, &area->pixels);
    if (!area->owner)
        bm_disputed_hatch(composition, &area->pixels);
    bm_scene_end(composition->scene);
    g_free(id);
}

/* A layer that is hidden draws nothing; what the frame shows is disputed all the same. */
static gboolean add_area(BmComposition *composition, const BmSeenArea *area, gboolean hidden,
                         GError **error)
{
    const BmGeometry *pixels = &area->pixels;
    double least = bm_composition_length(composition, "disputed_label.least_seen");
    gboolean open = !area->owner && area->hatched;
    if (pixels->point_count == 0)
        return TRUE;
    if (!hidden && (open || area->owner))
        draw_area(composition, area);
    if (area_of(pixels) <= least * least)
        return TRUE;
    bm_composition_show_dispute(composition, area->dispute);
    if (open && !hidden)
        bm_key_add_seen(composition, BM_KEY_DISPUTED, "disputed_area", "Disputed area", pixels);
    return hidden || bm_disputed_label_queue(composition, area, error);
}

gboolean bm_compose_disputed_areas(BmComposition *composition, GError **error)
{
    gboolean good = TRUE, hidden = bm_composition_is_hidden(composition, "disputed_areas");
    if (composition->disputed->len == 0)
        return TRUE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "disputed-areas", "Disputed areas",
                           &composition->page.map);
    for (guint i = 0; good && i < composition->disputed->len; i++)
        good = add_area(composition, g_ptr_array_index(composition->disputed, i), hidden, error);
    bm_scene_end(composition->scene);
    return good;
}

/* Whether any of a lattice of points is in both: areas that only share an edge need no GEOS. */
static gboolean share_inside(const BmGeometry *room, const BmGeometry *area)
{
    enum { STEPS = 8 };
    const BmExtent *box = &area->extent;
    for (int i = 0; bm_extent_overlaps(box, &room->extent) && i < STEPS * STEPS; i++) {
        BmPoint point = { box->west + (box->east - box->west) * (i % STEPS + 0.5) / STEPS,
                          box->south + (box->north - box->south) * (i / STEPS + 0.5) / STEPS };
        if (bm_polygon_contains(area, point) && bm_polygon_contains(room, point))
            return TRUE;
    }
    return FALSE;
}

/* A name needs no outline finer than this many pixels, and GEOS takes its time over each point. */
#define ROOM_STEP 3.0

/* The country's room with an area that it holds, or without one that it does not. */
static void change_room(BmGeometry *room, const BmGeometry *pixels, gboolean own)
{
    BmGeometry area = bm_geometry_copy(pixels), changed = { 0 };
    bm_thin(&area, ROOM_STEP);
    bm_thin(room, ROOM_STEP);
    const BmGeometry *both[] = { room, &area };
    if (own)
        bm_union(both, 2, &changed);
    else
        bm_difference(room, &area, &changed);
    bm_geometry_clear(&area);
    bm_geometry_clear(room);
    *room = changed;
}

BmGeometry bm_composition_label_room(const BmComposition *composition, const char *a3,
                                     const BmGeometry *outline)
{
    BmGeometry room = bm_geometry_copy(outline);
    for (guint i = 0; i < composition->disputed->len; i++) {
        const BmSeenArea *area = g_ptr_array_index(composition->disputed, i);
        gboolean own = area->owner && strcmp(area->owner, a3) == 0;
        gboolean held = own || area->owner || area->hatched;
        if (held && area->pixels.point_count > 0 && strcmp(area->country, a3) != 0 &&
            (own || share_inside(&room, &area->pixels)))
            change_room(&room, &area->pixels, own);
    }
    return room;
}
