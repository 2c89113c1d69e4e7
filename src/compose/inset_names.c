/** @file
 * The names are placed among themselves alone: a name lies wholly within its country and the
 * inset, or it is left out.
 */
#include "compose/inset_names.h"

#include "compose/country_names.h"
#include "compose/disputed_areas.h"
#include "geometry/ring.h"

#include <math.h>

/* A country that covers less of the inset than this many times a square letter has no name. */
#define SMALLEST_AREA 12.0

typedef struct {
    BmText *text;
    BmGeometry outline;
} Name;

static void name_free(gpointer data)
{
    Name *name = data;
    bm_text_free(name->text);
    bm_geometry_clear(&name->outline);
    g_free(name);
}

/* Offers a country's name; a country too small for any name has none. */
static gboolean add_name(const BmComposition *composition, BmPlacement *placement, GPtrArray *names,
                         const BmFeatureSet *set, const BmFeature *feature,
                         const BmGeometry *pixels, GError **error)
{
    double letter = bm_composition_length(composition, "inset_label.size");
    BmGeometry part = bm_country_main_part(pixels);
    double area = fabs(bm_ring_area(part.points, part.point_count));
    if (area < SMALLEST_AREA * letter * letter) {
        bm_geometry_clear(&part);
        return TRUE;
    }
    Name *name = g_new0(Name, 1);
    name->outline = part;
    char *words = bm_country_name(composition, set, feature);
    name->text = bm_composition_text(composition, "inset_label", words, 0, BM_TEXT_START, error);
    g_free(words);
    if (!name->text) {
        name_free(name);
        return FALSE;
    }
    bm_placement_add_area(placement, &part, name->text->width, name->text->height, area, FALSE);
    g_ptr_array_add(names, name);
    return TRUE;
}

/* The letters of a name stand in the middle of its box's height. */
static gboolean is_inside(const Name *name, const BmExtent *box, BmLabelSpot spot)
{
    double width = name->text->width, top = spot.y + name->text->height / 4;
    for (guint i = 0; i <= 8; i++) {
        for (guint row = 0; row < 3; row++) {
            BmPoint point = { spot.x + width * i / 8, top + name->text->height * row / 4 };
            if (!bm_extent_contains(box, point) || !bm_polygon_contains(&name->outline, point))
                return FALSE;
        }
    }
    return TRUE;
}

static void draw_placed(BmComposition *composition, const BmExtent *box, BmPlacement *placement,
                        GPtrArray *names)
{
    bm_placement_solve(placement);
    for (guint i = 0; i < names->len; i++) {
        Name *name = g_ptr_array_index(names, i);
        BmLabelSpot spot = bm_placement_spot(placement, i);
        if (spot.placed && is_inside(name, box, spot))
            bm_scene_add_text_take(composition->scene, g_steal_pointer(&name->text), spot.x, spot.y,
                                   bm_composition_color(composition, "inset_label", "color"),
                                   BM_COLOR_NONE, 0);
    }
}

gboolean bm_inset_names_draw(BmComposition *composition, const BmExtent *box, const BmExtent *mark,
                             const BmFeatureSet *countries, const BmGeometry *pixels,
                             GError **error)
{
    BmPlacement *placement = bm_placement_new(box);
    GPtrArray *names = g_ptr_array_new_with_free_func(name_free);
    int a3 = bm_feature_set_field(countries, "a3");
    gboolean good = TRUE;
    bm_placement_block_box(placement, mark);
    for (guint i = 0; good && i < bm_feature_set_count(countries); i++) {
        const BmFeature *feature = bm_feature_set_borrow(countries, i);
        const char *code = bm_feature_value(feature, a3);
        if (pixels[i].part_count > 0 && !bm_composition_in_focus(composition, code) &&
            bm_composition_is_country(composition, code))
            good = add_name(composition, placement, names, countries, feature, &pixels[i], error);
    }
    if (good)
        draw_placed(composition, box, placement, names);
    g_ptr_array_unref(names);
    bm_placement_free(placement);
    return good;
}
