/** @file
 * The inset's projection and its countries, before it is known in which corner it stands.
 */
#include "compose/inset_view.h"

#include "compose/layer_style.h"

#include <math.h>

/* How many times the main map's span the inset shows, and the least it shows in degrees. */
#define SPAN_FACTOR 4.5
#define LEAST_SPAN 24.0
/* Nearer to a pole than so many degrees a cylinder or a cone shows sea and stretched land. */
#define NEAR_POLE 12.0
/* An inset with less land than this share tells nobody where it lies: it is widened up to twice. */
#define LEAST_LAND 0.06
#define WIDEST 4.0
#define METRES_A_DEGREE 111195.0

/* A map that shows more of the Earth, in degrees of longitude, shows where it lies by itself. */
#define WIDEST_WITH_INSET 120.0
/* Height by width of the inset, and by how much the frame is wider at least. */
#define ASPECT 0.8
#define LEAST_FRAME 3

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

gboolean bm_inset_size(const BmComposition *composition, double *width, double *height)
{
    const BmExtent *frame = &composition->page.map, *window = &composition->window;
    gboolean shows_itself = window->east - window->west > WIDEST_WITH_INSET ||
                            window->north - window->south > WIDEST_WITH_INSET / 2;
    *width = bm_composition_length(composition, "inset.size");
    *height = *width * ASPECT;
    return !bm_composition_is_hidden(composition, "inset") && !shows_itself &&
           *width * LEAST_FRAME <= frame->east - frame->west;
}

void bm_inset_view_free(BmInsetView *inset)
{
    if (!inset)
        return;
    if (inset->pixels)
        bm_composition_free_set(inset->pixels, bm_feature_set_count(inset->countries));
    bm_feature_set_free(inset->countries);
    bm_projection_free(inset->projection);
    g_free(inset);
}

static gboolean project(BmInsetView *inset, const Reach *reach, GError **error)
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
    inset->view = view_of(&metres, &inset->box);
    bm_view_window(&inset->view, &inset->box, inset->projection, &window, &inset->region);
    return TRUE;
}

static gboolean read_countries(const BmComposition *composition, BmInsetView *inset,
                               BmWarnings *warnings, GError **error)
{
    static const char *const fields[] = { "a3",      "name",    "name_en", "name_ps",
                                          "name_fa", "name_ur", "name_ar", NULL };
    const BmExtent *box = &inset->box, *degrees = &inset->degrees;
    BmSourceQuery query = { .window = degrees, .only_fields = fields };
    inset->countries = bm_composition_read_set(composition, "countries", &query, warnings, error);
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
static double land_share(const BmInsetView *inset)
{
    enum { STEPS = 16 };
    const BmExtent *box = &inset->box;
    guint land = 0;
    for (guint i = 0; i < STEPS * STEPS; i++) {
        BmPoint at = { box->west + (box->east - box->west) * (i % STEPS + 0.5) / STEPS,
                       box->south +
                           (box->north - box->south) * ((guint)(i / STEPS) + 0.5) / STEPS };
        gboolean found = FALSE;
        for (guint j = 0; j < bm_feature_set_count(inset->countries) && !found; j++)
            found = bm_polygon_contains(&inset->pixels[j], at);
        land += found;
    }
    return (double)land / (STEPS * STEPS);
}

BmInsetView *bm_inset_view_new(const BmComposition *composition, BmWarnings *warnings,
                               GError **error)
{
    double width, height;
    bm_inset_size(composition, &width, &height);
    for (double factor = 1;; factor *= 2) {
        BmInsetView *inset = g_new0(BmInsetView, 1);
        Reach reach = reach_of(&composition->window, factor);
        inset->box = (BmExtent){ 0, 0, width, height };
        gboolean good =
            project(inset, &reach, error) && read_countries(composition, inset, warnings, error);
        if (good && (factor >= WIDEST || land_share(inset) >= LEAST_LAND))
            return inset;
        bm_inset_view_free(inset);
        if (!good)
            return NULL;
    }
}

void bm_inset_view_move(BmInsetView *inset, const BmExtent *box)
{
    double x = box->west - inset->box.west, y = box->south - inset->box.south;
    inset->box = *box;
    inset->view.left += x;
    inset->view.top += y;
    for (guint i = 0; i < bm_feature_set_count(inset->countries); i++) {
        BmGeometry *pixels = &inset->pixels[i];
        for (guint j = 0; j < pixels->point_count; j++) {
            pixels->points[j].x += x;
            pixels->points[j].y += y;
        }
        bm_geometry_update_extent(pixels);
    }
}
