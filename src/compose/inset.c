/** @file
 * The inset shows several times the main map's extent, coarsely: countries, those in focus
 * lighter, and the main map's frame as a rectangle.
 */
#include "compose/inset.h"

#include "compose/disputed_areas.h"
#include "compose/inset_names.h"
#include "compose/read_ahead.h"
#include "compose/viewing.h"
#include "geometry/ring.h"

#include <math.h>
#include <string.h>

/* Rings smaller than this many square pixels say nothing on so small a map. */
#define SMALLEST_RING 1.5

static void add_rings(BmPath *path, const BmGeometry *pixels)
{
    for (guint part = 0; part < pixels->part_count; part++) {
        const BmPoint *ring = pixels->points + pixels->part_starts[part];
        guint count = pixels->part_starts[part + 1] - pixels->part_starts[part];
        if (fabs(bm_ring_area(ring, count)) < SMALLEST_RING)
            continue;
        /* half a pixel is all that this size can show */
        BmPoint last = ring[0];
        bm_path_move(path, last.x, last.y);
        for (guint i = 1; i + 1 < count; i++) {
            if (fabs(ring[i].x - last.x) + fabs(ring[i].y - last.y) < 0.6)
                continue;
            last = ring[i];
            bm_path_line(path, last.x, last.y);
        }
        bm_path_close(path);
    }
}

static void draw_countries(BmComposition *composition, const BmInsetView *inset)
{
    BmStroke coast = bm_composition_stroke(composition, "inset_line");
    int a3 = bm_feature_set_field(inset->countries, "a3");
    for (guint i = 0; i < bm_feature_set_count(inset->countries); i++) {
        const BmFeature *feature = bm_feature_set_borrow(inset->countries, i);
        gboolean focus = bm_composition_in_focus(composition, bm_feature_value(feature, a3));
        BmPath *path = bm_path_new();
        add_rings(path, &inset->pixels[i]);
        bm_scene_add_path_take(composition->scene, path,
                               bm_composition_color(composition, "inset", focus ? "focus" : "fill"),
                               &coast);
    }
}

static BmPath *inset_path(const BmInsetView *inset, const BmGeometry *degrees)
{
    BmGeometry pixels = { 0 };
    bm_projection_project(inset->projection, &inset->region, degrees, 0.5 / inset->view.factor,
                          &pixels);
    bm_view_place(&inset->view, &inset->box, &pixels);
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &pixels);
    bm_geometry_clear(&pixels);
    return path;
}

static const char *const open_statuses[] = { "disputed",
                                             "undetermined",
                                             "line of control",
                                             "not recognised by Afghanistan",
                                             "claim",
                                             "breakaway",
                                             NULL };

/* A line that is not plain is hidden, then drawn as the view has it: broken, whole or not at all.
 * So small a picture has one broken line for all that is not settled. */
static gboolean draw_borders(BmComposition *composition, const BmInsetView *inset, GError **error)
{
    BmSourceQuery query = { .window = &inset->degrees, .field = "status", .values = open_statuses };
    BmFeatureSet *set = bm_composition_read(composition, "borders", &query, error);
    if (!set)
        return FALSE;
    BmStroke plain = bm_composition_stroke(composition, "inset_line");
    BmStroke broken = bm_composition_stroke(composition, "inset_disputed");
    BmStroke cover = { .color = bm_composition_color(composition, "inset", "fill"),
                       .width = bm_composition_length(composition, "inset_disputed.cover") };
    int line = bm_feature_set_field(set, "line"), status = bm_feature_set_field(set, "status");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        const char *word = bm_feature_value(feature, status);
        BmLineView view = bm_composition_see(composition, bm_feature_value(feature, line), word);
        gboolean claim = strcmp(word, "claim") == 0 || strcmp(word, "breakaway") == 0;
        gboolean drawn = view.status != BM_BORDER_LEFT_OUT && view.status != BM_BORDER_INTERNAL;
        if (bm_composition_is_over(composition, view.ended) || (claim && !drawn))
            continue;
        if (!claim)
            bm_scene_add_path_take(composition->scene, inset_path(inset, &feature->geometry),
                                   BM_COLOR_NONE, &cover);
        if (drawn)
            bm_scene_add_path_take(composition->scene, inset_path(inset, &feature->geometry),
                                   BM_COLOR_NONE,
                                   view.status == BM_BORDER_INTERNATIONAL ? &plain : &broken);
    }
    bm_feature_set_free(set);
    return TRUE;
}

/* What the view drawn gives to another than the outlines do takes that one's color. */
static gboolean draw_held(BmComposition *composition, const BmInsetView *inset, GError **error)
{
    BmSourceQuery query = { .window = &inset->degrees };
    BmFeatureSet *set = bm_composition_read(composition, "disputed_areas", &query, error);
    for (guint i = 0; set && i < bm_feature_set_count(set); i++) {
        char *owner = bm_composition_owner(composition, set, bm_feature_set_borrow(set, i));
        BmStroke rim = { .width = bm_composition_length(composition, "inset_disputed.cover") };
        rim.color = bm_composition_color(
            composition, "inset",
            owner && bm_composition_in_focus(composition, owner) ? "focus" : "fill");
        if (owner)
            bm_scene_add_path_take(composition->scene,
                                   inset_path(inset, &bm_feature_set_borrow(set, i)->geometry),
                                   rim.color, &rim);
        g_free(owner);
    }
    bm_feature_set_free(set);
    return set != NULL;
}

/* The main frame's edge, walked in steps, as it falls on the inset. */
static BmExtent draw_frame(BmComposition *composition, const BmProjection *projection,
                           const BmView *view)
{
    const BmExtent *frame = &composition->page.map;
    const BmPoint corners[] = { { frame->west, frame->south },
                                { frame->east, frame->south },
                                { frame->east, frame->north },
                                { frame->west, frame->north } };
    BmPath *path = bm_path_new();
    BmExtent mark = BM_EXTENT_EMPTY;
    gboolean started = FALSE;
    for (guint i = 0; i < 32; i++) {
        const BmPoint *a = &corners[i / 8], *b = &corners[(i / 8 + 1) % 4];
        double share = (i % 8) / 8.0;
        BmPoint pixel = { a->x + (b->x - a->x) * share, a->y + (b->y - a->y) * share };
        BmPoint degrees, metres;
        if (!bm_projection_inverse(composition->projection,
                                   bm_view_invert(&composition->view, pixel), &degrees) ||
            !bm_projection_forward(projection, degrees, &metres))
            continue;
        BmPoint at = bm_view_apply(view, metres);
        bm_extent_add(&mark, at);
        if (started)
            bm_path_line(path, at.x, at.y);
        else
            bm_path_move(path, at.x, at.y);
        started = TRUE;
    }
    bm_path_close(path);
    BmStroke stroke = bm_composition_stroke(composition, "inset_frame");
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, "inset_frame", "fill"), &stroke);
    return mark;
}

static gboolean draw_inset(BmComposition *composition, const BmInsetView *inset, GError **error)
{
    const BmExtent *box = &inset->box;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_PANEL, "inset",
                           "Locator: where the map lies", box);
    BmPath *water = bm_path_new();
    bm_path_rectangle(water, box->west, box->south, box->east - box->west, box->north - box->south);
    bm_scene_add_path_take(composition->scene, water,
                           bm_composition_color(composition, "inset", "water"), NULL);
    draw_countries(composition, inset);
    gboolean good = (!composition->party || draw_held(composition, inset, error)) &&
                    draw_borders(composition, inset, error);
    if (good) {
        BmExtent mark = draw_frame(composition, inset->projection, &inset->view);
        good = bm_inset_names_draw(composition, box, &mark, inset->countries, inset->pixels, error);
    }
    bm_scene_end(composition->scene);
    return good;
}

gboolean bm_inset_draw(BmComposition *composition, const BmExtent *box, GError **error)
{
    BmInsetView *inset = bm_read_ahead_take_inset(composition, error);
    if (!inset)
        return FALSE;
    bm_composition_credit(composition, "countries");
    bm_inset_view_move(inset, box);
    gboolean good = draw_inset(composition, inset, error);
    bm_inset_view_free(inset);
    BmStroke rim = bm_composition_stroke(composition, "inset_rim");
    BmPath *edge = bm_path_new();
    bm_path_rectangle(edge, box->west, box->south, box->east - box->west, box->north - box->south);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "inset-rim", NULL);
    bm_scene_add_path_take(composition->scene, edge, BM_COLOR_NONE, &rim);
    bm_scene_end(composition->scene);
    return good;
}
