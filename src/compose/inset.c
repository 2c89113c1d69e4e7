/** @file
 * The inset shows several times the main map's extent, coarsely: countries, those in focus
 * lighter, and the main map's frame as a rectangle.
 */
#include "compose/inset.h"

#include "compose/inset_names.h"

#include <math.h>
#include <string.h>

/* How many times the main map's span the inset shows, and the least it shows in degrees. */
#define SPAN_FACTOR 4.5
#define LEAST_SPAN 24.0
/* Rings smaller than this many square pixels say nothing on so small a map. */
#define SMALLEST_RING 1.5

/* Nearer to a pole than so many degrees a cylinder or a cone shows sea and stretched land. */
#define NEAR_POLE 12.0
/* An inset with less land than this share tells nobody where it lies: it is widened up to twice. */
#define LEAST_LAND 0.06
#define WIDEST 4.0
#define METRES_A_DEGREE 111195.0

/* What an inset is to show. */
typedef struct {
    BmExtent degrees; /* in which it needs data */
    gboolean polar;   /* drawn about `centre`, `half` degrees up and down */
    BmPoint centre;
    double half;
} Reach;

static Reach reach_of(const BmExtent *window, double factor)
{
    double x = (window->west + window->east) / 2, y = (window->south + window->north) / 2;
    double half_x = CLAMP((window->east - window->west) * SPAN_FACTOR, LEAST_SPAN, 300) / 2;
    double half_y = CLAMP((window->north - window->south) * SPAN_FACTOR, LEAST_SPAN, 150) / 2;
    half_x = MIN(half_x * factor, 150);
    half_y = MIN(half_y * factor, 75);
    Reach reach = { .centre = { x, CLAMP(y, -85, 85) }, .half = MIN(half_y, 45) };
    reach.degrees = (BmExtent){ x - half_x, MAX(y - half_y, -85), x + half_x, MIN(y + half_y, 85) };
    reach.polar = fabs(y) + half_y > 90 - NEAR_POLE;
    if (reach.polar) /* its corners reach over the pole */
        reach.degrees = (BmExtent){ x - 180, MAX(y - 1.7 * reach.half, -90), x + 180,
                                    MIN(y + 1.7 * reach.half, 90) };
    return reach;
}

BmExtent bm_inset_extent(const BmExtent *window)
{
    return reach_of(window, 1).degrees;
}

BmSourceQuery bm_inset_query(const BmExtent *degrees)
{
    static const char *const fields[] = { "a3",      "name",    "name_en", "name_ps",
                                          "name_fa", "name_ur", "name_ar", NULL };
    return (BmSourceQuery){ .window = degrees, .only_fields = fields };
}

static BmView view_of(const BmExtent *metres, const BmExtent *box)
{
    double width = box->east - box->west, height = box->north - box->south;
    double factor =
        MAX(width / (metres->east - metres->west), height / (metres->north - metres->south));
    BmView view = { .factor = factor, .left = box->west, .top = box->south };
    view.west = (metres->west + metres->east) / 2 - width / 2 / factor;
    view.north = (metres->south + metres->north) / 2 + height / 2 / factor;
    return view;
}

static double ring_area(const BmPoint *ring, guint count)
{
    double area = 0;
    for (guint i = 0; i + 1 < count; i++)
        area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return fabs(area) / 2;
}

static void add_rings(BmPath *path, const BmGeometry *pixels)
{
    for (guint part = 0; part < pixels->part_count; part++) {
        const BmPoint *ring = pixels->points + pixels->part_starts[part];
        guint count = pixels->part_starts[part + 1] - pixels->part_starts[part];
        if (ring_area(ring, count) < SMALLEST_RING)
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

/* An inset's projection, and what of the Earth it shows. */
typedef struct {
    BmProjection *projection;
    BmView view;
    const BmExtent *box;
    BmExtent degrees;
    BmRegion region;
    BmFeatureSet *countries;
    BmGeometry *pixels; /* of each country */
} Inset;

static void inset_clear(Inset *inset)
{
    if (inset->pixels)
        bm_composition_free_set(inset->pixels, bm_feature_set_count(inset->countries));
    bm_feature_set_free(inset->countries);
    bm_projection_free(inset->projection);
    *inset = (Inset){ .box = inset->box };
}

static gboolean inset_project(Inset *inset, const Reach *reach, GError **error)
{
    BmPoint c = reach->centre;
    BmExtent about = { c.x - 1, c.y - 1, c.x + 1, c.y + 1 }, window;
    inset->degrees = reach->degrees;
    inset->projection = reach->polar ? bm_projection_new("laea", &about, error)
                                     : bm_projection_new_fitted(&reach->degrees, error);
    if (!inset->projection)
        return FALSE;
    double half = reach->half * METRES_A_DEGREE;
    BmExtent metres = reach->polar ? (BmExtent){ -half, -half, half, half }
                                   : bm_projection_extent(inset->projection, &reach->degrees);
    inset->view = view_of(&metres, inset->box);
    bm_view_window(&inset->view, inset->box, inset->projection, &window, &inset->region);
    return TRUE;
}

static gboolean inset_read(BmComposition *composition, Inset *inset, GError **error)
{
    BmSourceQuery query = bm_inset_query(&inset->degrees);
    const BmExtent *box = inset->box, *degrees = &inset->degrees;
    inset->countries = bm_composition_read(composition, "countries", &query, error);
    if (!inset->countries)
        return FALSE;
    double step = (degrees->north - degrees->south) / (box->north - box->south) * 0.6;
    inset->pixels = g_new0(BmGeometry, bm_feature_set_count(inset->countries) + 1);
    for (guint i = 0; i < bm_feature_set_count(inset->countries); i++) {
        BmFeature *feature = g_ptr_array_index(inset->countries->features, i);
        bm_thin(&feature->geometry, step);
        bm_projection_project(inset->projection, &inset->region, &feature->geometry,
                              0.5 / inset->view.factor, &inset->pixels[i]);
        bm_view_place(&inset->view, box, &inset->pixels[i]);
    }
    return TRUE;
}

/* The share of the inset that is land, by a lattice of points. */
static double land_share(const Inset *inset)
{
    enum { STEPS = 16 };
    guint land = 0;
    for (guint i = 0; i < STEPS * STEPS; i++) {
        BmPoint at = { inset->box->west +
                           (inset->box->east - inset->box->west) * (i % STEPS + 0.5) / STEPS,
                       inset->box->south + (inset->box->north - inset->box->south) *
                                               ((guint)(i / STEPS) + 0.5) / STEPS };
        gboolean found = FALSE;
        for (guint j = 0; j < bm_feature_set_count(inset->countries) && !found; j++)
            found = bm_polygon_contains(&inset->pixels[j], at);
        land += found;
    }
    return (double)land / (STEPS * STEPS);
}

static gboolean inset_open(BmComposition *composition, Inset *inset, GError **error)
{
    for (double factor = 1;; factor *= 2) {
        Reach reach = reach_of(&composition->window, factor);
        if (!inset_project(inset, &reach, error) || !inset_read(composition, inset, error)) {
            inset_clear(inset);
            return FALSE;
        }
        if (factor >= WIDEST || land_share(inset) >= LEAST_LAND)
            return TRUE;
        inset_clear(inset);
    }
}

static void draw_countries(BmComposition *composition, const Inset *inset)
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

static BmPath *inset_path(const Inset *inset, const BmGeometry *degrees)
{
    BmGeometry pixels = { 0 };
    bm_projection_project(inset->projection, &inset->region, degrees, 0.5 / inset->view.factor,
                          &pixels);
    bm_view_place(&inset->view, inset->box, &pixels);
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
static gboolean draw_borders(BmComposition *composition, const Inset *inset, GError **error)
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
static gboolean draw_held(BmComposition *composition, const Inset *inset, GError **error)
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

gboolean bm_inset_draw(BmComposition *composition, const BmExtent *box, GError **error)
{
    Inset inset = { .box = box };
    if (!inset_open(composition, &inset, error))
        return FALSE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_PANEL, "inset",
                           "Locator: where the map lies", box);
    BmPath *water = bm_path_new();
    bm_path_rectangle(water, box->west, box->south, box->east - box->west, box->north - box->south);
    bm_scene_add_path_take(composition->scene, water,
                           bm_composition_color(composition, "inset", "water"), NULL);
    draw_countries(composition, &inset);
    gboolean good = (!composition->party || draw_held(composition, &inset, error)) &&
                    draw_borders(composition, &inset, error);
    if (good) {
        BmExtent mark = draw_frame(composition, inset.projection, &inset.view);
        good = bm_inset_names_draw(composition, box, &mark, inset.countries, inset.pixels, error);
    }
    bm_scene_end(composition->scene);
    BmStroke rim = bm_composition_stroke(composition, "inset_rim");
    BmPath *edge = bm_path_new();
    bm_path_rectangle(edge, box->west, box->south, box->east - box->west, box->north - box->south);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "inset-rim", NULL);
    bm_scene_add_path_take(composition->scene, edge, BM_COLOR_NONE, &rim);
    bm_scene_end(composition->scene);
    inset_clear(&inset);
    return good;
}
