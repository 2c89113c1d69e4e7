/** @file
 * What stands on the map itself: the key with the scale bar, and the inset, each in the corner
 * where it hides the least.
 */
#include "compose/composers.h"
#include "compose/inset.h"
#include "compose/inset_view.h"
#include "compose/key.h"
#include "compose/key_band.h"
#include "compose/key_column.h"
#include "compose/scale_bar.h"

#include <math.h>

typedef enum { LOWER_LEFT, LOWER_RIGHT, UPPER_RIGHT, UPPER_LEFT, CORNERS } Corner;

static BmExtent corner_box(const BmExtent *frame, Corner corner, double width, double height)
{
    gboolean left = corner == LOWER_LEFT || corner == UPPER_LEFT;
    gboolean lower = corner == LOWER_LEFT || corner == LOWER_RIGHT;
    double x = left ? frame->west : frame->east - width;
    double y = lower ? frame->north - height : frame->south;
    return (BmExtent){ x, y, x + width, y + height };
}

/* How much of what the map is about a box in that corner would hide. */
static double corner_cost(const BmComposition *composition, const BmExtent *box)
{
    double cost = 0, reach = 90 * composition->unit;
    BmExtent wide = { box->west - reach, box->south - reach, box->east + reach,
                      box->north + reach };
    for (guint i = 0; i < composition->shades->len && !composition->frame; i++) {
        const BmGeometry *shade = g_ptr_array_index(composition->shades, i);
        cost += shade->point_count && bm_extent_overlaps(&shade->extent, box) ? 10 : 0;
    }
    const BmSeriesFrame *series = composition->frame;
    for (guint i = 0; series && i < series->points->len; i++) {
        BmPoint at = bm_composition_point(composition, g_array_index(series->points, BmPoint, i));
        cost += bm_extent_contains(box, at) ? 100 : bm_extent_contains(&wide, at) ? 3 : 0;
    }
    for (guint i = 0; !series && i < composition->events->groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(composition->events->groups, i);
        BmPoint at = bm_composition_point(
            composition, (BmPoint){ group->place->longitude, group->place->latitude });
        cost += bm_extent_contains(box, at) ? 100 : bm_extent_contains(&wide, at) ? 3 : 0;
    }
    for (guint i = 0; i < composition->map->pins->len; i++) {
        const BmLabelPin *pin = g_ptr_array_index(composition->map->pins, i);
        BmPoint at = bm_composition_point(composition, pin->at);
        cost += bm_extent_contains(&wide, at) ? 60 : 0;
    }
    return cost;
}

/* A corner pinned by hand is the one that the pin is nearest to; it costs nothing. */
static double pinned_cost(const BmComposition *composition, const char *id, const BmExtent *box)
{
    BmPoint pin;
    if (!bm_composition_pin(composition, id, &pin))
        return corner_cost(composition, box);
    return hypot((box->west + box->east) / 2 - pin.x, (box->south + box->north) / 2 - pin.y);
}

static Corner best_corner(const BmComposition *composition, const char *id, double width,
                          double height, Corner first, gboolean *taken)
{
    Corner best = first;
    double least = G_MAXDOUBLE;
    for (int i = 0; i < CORNERS; i++) {
        Corner corner = (Corner)((first + i) % CORNERS);
        if (taken[corner])
            continue;
        BmExtent box = corner_box(&composition->page.map, corner, width, height);
        double cost = pinned_cost(composition, id, &box) + 0.1 * i;
        if (cost < least) {
            least = cost;
            best = corner;
        }
    }
    taken[best] = TRUE;
    return best;
}

static void add_plate(BmComposition *composition, const BmExtent *box, const char *id)
{
    BmStroke rim = bm_composition_stroke(composition, "plate");
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, box->west, box->south, box->east - box->west, box->north - box->south);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, id, NULL);
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, "plate", "fill"), &rim);
    bm_scene_end(composition->scene);
    bm_placement_block_box(composition->placement, box);
}

/* A key so large beside the map's own size would hide what it explains. */
static gboolean is_too_large(const BmExtent *frame, double across, double down)
{
    double width = frame->east - frame->west, height = frame->north - frame->south;
    return across * down > 0.3 * width * height || down > 0.75 * height;
}

/* The key below the map, where the page has a band for it. */
static gboolean add_key_band(BmComposition *composition, GError **error)
{
    const BmExtent *band = &composition->page.key;
    composition->found.key = bm_key_band_height(composition, band->east - band->west, error);
    return composition->found.key >= 0 && bm_key_band_draw(composition, band, error);
}

/* The key on the map: its corner and how large it is, in pixels. */
typedef struct {
    Corner corner;
    gboolean has_key;                            /* FALSE: the scale bar alone */
    double pad, width, key_height, across, down; /* no height: there is nothing to tell */
} KeyPlate;

static gboolean measure_key(BmComposition *composition, KeyPlate *plate, GError **error)
{
    const BmExtent *frame = &composition->page.map;
    double key_width = 0, bar_width, bar_height;
    plate->pad = bm_composition_length(composition, "key.pad");
    plate->width =
        MIN(bm_composition_length(composition, "key.width"), (frame->east - frame->west) * 0.8);
    plate->key_height = 0;
    if ((plate->has_key &&
         !bm_key_measure(composition, plate->width, &key_width, &plate->key_height, error)) ||
        !bm_scale_bar_measure(composition, plate->width, &bar_width, &bar_height, error))
        return FALSE;
    double height = plate->key_height + bar_height;
    plate->across = MAX(key_width, bar_width) + 2 * plate->pad;
    plate->down = height > 0 ? height + 2 * plate->pad : 0;
    return TRUE;
}

static gboolean place_key(BmComposition *composition, KeyPlate *plate, gboolean *taken,
                          GError **error)
{
    const BmExtent *frame = &composition->page.map;
    if (!measure_key(composition, plate, error))
        return FALSE;
    if (plate->down > 0)
        plate->corner =
            best_corner(composition, "key", plate->across, plate->down, LOWER_LEFT, taken);
    if (is_too_large(frame, plate->across, plate->down))
        composition->found.key = bm_key_band_height(composition, frame->east - frame->west, error);
    return composition->found.key >= 0;
}

static gboolean draw_key(BmComposition *composition, const KeyPlate *plate, GError **error)
{
    if (plate->down <= 0)
        return TRUE;
    BmExtent box = corner_box(&composition->page.map, plate->corner, plate->across, plate->down);
    double x = box.west + plate->pad, y = box.south + plate->pad;
    add_plate(composition, &box, "key-plate");
    return (!plate->has_key || bm_key_draw(composition, x, y, plate->width, error)) &&
           bm_scale_bar_draw(composition, x, y + plate->key_height, plate->width, error);
}

/* The inset's corner; what stands beneath it alone needs no word in the key. FALSE: there is none.
 */
static gboolean place_inset(BmComposition *composition, gboolean *taken, BmExtent *box)
{
    double width, height;
    if (!bm_inset_size(composition, &width, &height))
        return FALSE;
    Corner corner = best_corner(composition, "inset", width, height, UPPER_RIGHT, taken);
    *box = corner_box(&composition->page.map, corner, width, height);
    bm_placement_block_box(composition->placement, box);
    bm_key_drop_hidden(composition->key, box);
    return TRUE;
}

/* The key on the map, or below the panels, and the inset. */
static gboolean add_key_and_inset(BmComposition *composition, GError **error)
{
    gboolean taken[CORNERS] = { FALSE }, in_column = FALSE;
    gboolean below = !bm_extent_is_empty(&composition->page.key);
    BmExtent inset, column;
    if (!below && !bm_key_column_place(composition, &column, &in_column, error))
        return FALSE;
    KeyPlate plate = { .corner = LOWER_LEFT, .has_key = !in_column };
    guint entries = composition->key->len;
    if (!below && !place_key(composition, &plate, taken, error))
        return FALSE;
    gboolean has_inset = place_inset(composition, taken, &inset);
    if (!below && composition->key->len < entries && !measure_key(composition, &plate, error))
        return FALSE;
    gboolean good = below ? add_key_band(composition, error) : draw_key(composition, &plate, error);
    return good && (!in_column || bm_key_column_draw(composition, &column, error)) &&
           (!has_inset || bm_inset_draw(composition, &inset, error));
}

/* Around the frame, or around the world where the frame shows all of it. */
static void add_frame_line(BmComposition *composition)
{
    BmStroke rim = bm_composition_stroke(composition, "frame");
    BmPath *path = bm_composition_sheet_path(composition);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "frame", NULL);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &rim);
    bm_scene_end(composition->scene);
}

gboolean bm_compose_map_furniture(BmComposition *composition, GError **error)
{
    gboolean world = composition->sheet.point_count > 0;
    if (composition->frame && composition->frame->is_on_page) {
        add_frame_line(composition);
        return TRUE;
    }
    if (world) { /* the key may stand on the world's outline, a name does not */
        add_frame_line(composition);
        bm_placement_shun_lines(composition->placement, &composition->sheet);
    }
    if (!add_key_and_inset(composition, error))
        return FALSE;
    if (!world)
        add_frame_line(composition);
    return TRUE;
}
