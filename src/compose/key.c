/** @file
 * The key's entries: a sample of the mark on the left, its meaning on the right.
 */
#include "compose/key.h"

#include "compose/change_marks.h"
#include "compose/claimants.h"
#include "compose/disputed_areas.h"
#include "compose/event_areas.h"
#include "compose/layer_style.h"
#include "compose/symbol.h"

#include <math.h>

static double sample_width(const BmComposition *composition)
{
    return bm_composition_length(composition, "key.sample");
}

static BmText *entry_text(const BmComposition *composition, const BmKeyEntry *entry, double width,
                          GError **error)
{
    double wrap = width - sample_width(composition) - bm_composition_length(composition, "key.gap");
    char *words = bm_claimants_key_words(composition, entry);
    BmText *text = bm_composition_text(composition, "key", words, wrap, BM_TEXT_START, error);
    g_free(words);
    return text;
}

gboolean bm_key_measure(const BmComposition *composition, double width, double *taken_width,
                        double *height, GError **error)
{
    double gap = bm_composition_length(composition, "key.gap");
    *height = *taken_width = 0;
    for (guint i = 0; i < composition->key->len; i++) {
        BmText *text =
            entry_text(composition, g_ptr_array_index(composition->key, i), width, error);
        if (!text)
            return FALSE;
        *height += MAX(text->height, sample_width(composition) * 0.5) + gap;
        *taken_width = MAX(*taken_width, text->width + sample_width(composition) + gap);
        bm_text_free(text);
    }
    return TRUE;
}

/* A broken line begins and ends with a whole dash, in the middle of the box. */
static BmExtent whole_dashes(const BmStroke *stroke, BmExtent box)
{
    double period = 0, width = box.east - box.west;
    for (guint i = 0; i < stroke->dash_count; i++)
        period += stroke->dash[i];
    if (stroke->dash_count % 2 != 0 || !(period > 0))
        return box;
    double gap = stroke->dash[stroke->dash_count - 1];
    double spare = width - (floor((width + gap) / period) * period - gap);
    if (spare < width) {
        box.west += spare / 2;
        box.east -= spare / 2;
    }
    return box;
}

static void add_line(BmComposition *composition, const BmStroke *stroke, const BmExtent *box,
                     double y)
{
    BmPath *path = bm_path_new();
    bm_path_move(path, box->west, y);
    bm_path_line(path, box->east, y);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, stroke);
}

static void draw_line_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmStroke stroke = bm_composition_layer_stroke(composition, entry->layer, entry->style);
    double y = (box.south + box.north) / 2;
    box = whole_dashes(&stroke, box);
    char *casing = g_strconcat(entry->style, ".casing", NULL);
    if (bm_style_has(composition->style, casing)) {
        /* a road's surface may be as white as the plate */
        BmStroke below = stroke;
        below.color = bm_style_color(composition->style, casing);
        below.width += 2 * composition->unit;
        add_line(composition, &below, &box, y);
    }
    g_free(casing);
    add_line(composition, &stroke, &box, y);
}

static BmGeometry rectangle(BmExtent box)
{
    BmGeometry geometry = { .kind = BM_GEOMETRY_POLYGON, .part_count = 1, .point_count = 5 };
    BmPoint ring[] = { { box.west, box.south },
                       { box.east, box.south },
                       { box.east, box.north },
                       { box.west, box.north },
                       { box.west, box.south } };
    geometry.points = g_memdup2(ring, sizeof ring);
    geometry.part_starts = g_new0(guint, 2);
    geometry.part_starts[1] = 5;
    bm_geometry_update_extent(&geometry);
    return geometry;
}

static void draw_hatch_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmGeometry area = rectangle(box);
    bm_shade_draw(composition, &area, entry->variant, BM_SHADE_HARD);
    bm_geometry_clear(&area);
}

static void draw_disputed_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    (void)entry; /* there is one hatch of disputed ground */
    BmGeometry area = rectangle(box);
    BmPath *ground = bm_path_new(); /* on white the hatch would hardly be seen */
    bm_path_geometry(ground, &area);
    bm_scene_add_path_take(composition->scene, ground,
                           bm_composition_color(composition, "land", "fill"), NULL);
    bm_disputed_hatch(composition, &area);
    bm_geometry_clear(&area);
}

static void draw_ring_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmStroke stroke = bm_composition_stroke(composition, entry->style);
    BmPath *path = bm_path_new();
    bm_path_circle(path, (box.west + box.east) / 2, (box.south + box.north) / 2,
                   (box.north - box.south) / 2);
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, entry->style, "fill"), &stroke);
}

static void draw_fill_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmStroke stroke = bm_composition_layer_stroke(composition, entry->layer, entry->style);
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, box.west, box.south, box.east - box.west, box.north - box.south);
    bm_scene_add_path_take(
        composition->scene, path,
        bm_composition_layer_fill(composition, entry->layer, entry->style, "fill"), &stroke);
}

static void draw_point_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    const BmLayerStyle *style = &entry->layer->style;
    BmStroke stroke = bm_composition_layer_stroke(composition, entry->layer, entry->style);
    double most = (box.north - box.south) / 2;
    double radius = (style->has_radius ? style->radius : 3) * composition->unit;
    BmPath *path = bm_path_new();
    bm_path_circle(path, (box.west + box.east) / 2, (box.south + box.north) / 2, MIN(radius, most));
    bm_scene_add_path_take(composition->scene, path, style->has_fill ? style->fill : stroke.color,
                           NULL);
}

static void draw_ramp_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    double step = (box.east - box.west) / entry->variant;
    for (guint i = 0; i < entry->variant; i++) {
        char key[16];
        g_snprintf(key, sizeof key, "tint%u", i);
        BmPath *path = bm_path_new();
        bm_path_rectangle(path, box.west + i * step, box.south, step, box.north - box.south);
        bm_scene_add_path_take(composition->scene, path,
                               bm_composition_color(composition, entry->style, key), NULL);
    }
}

static void draw_symbol_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmPoint centre = { (box.west + box.east) / 2, (box.south + box.north) / 2 };
    double radius = MIN(bm_symbol_radius(composition), (box.north - box.south) * 0.55);
    bm_symbol_add(composition, entry->style, centre, radius, entry->variant == 1);
}

static void draw_change_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    BmPoint centre = { (box.west + box.east) / 2, (box.south + box.north) / 2 };
    bm_change_sample(composition, (BmChange)entry->variant, centre, (box.north - box.south) * 0.5);
}

static void draw_sample(BmComposition *composition, const BmKeyEntry *entry, BmExtent box)
{
    static void (*const samples[])(BmComposition *, const BmKeyEntry *, BmExtent) = {
        [BM_KEY_HATCH] = draw_hatch_sample,   [BM_KEY_SYMBOL] = draw_symbol_sample,
        [BM_KEY_LINE] = draw_line_sample,     [BM_KEY_FILL] = draw_fill_sample,
        [BM_KEY_RING] = draw_ring_sample,     [BM_KEY_RAMP] = draw_ramp_sample,
        [BM_KEY_POINT] = draw_point_sample,   [BM_KEY_DISPUTED] = draw_disputed_sample,
        [BM_KEY_CHANGE] = draw_change_sample,
    };
    samples[entry->kind](composition, entry, box);
}

gboolean bm_key_draw(BmComposition *composition, double x, double y, double width, GError **error)
{
    double gap = bm_composition_length(composition, "key.gap"), sample = sample_width(composition);
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "key", "Key");
    gboolean good = TRUE;
    for (guint i = 0; i < composition->key->len; i++) {
        const BmKeyEntry *entry = g_ptr_array_index(composition->key, i);
        BmText *text = entry_text(composition, entry, width, error);
        good = text != NULL;
        if (!good)
            break;
        double height = MAX(text->height, sample * 0.5);
        double middle = y + height / 2;
        BmExtent box = { x, middle - sample * 0.25, x + sample, middle + sample * 0.25 };
        draw_sample(composition, entry, box);
        double top = middle - text->height / 2;
        bm_scene_add_text_take(composition->scene, text, x + sample + gap, top,
                               bm_composition_color(composition, "key", "color"), BM_COLOR_NONE, 0);
        y += height + gap;
    }
    bm_scene_end(composition->scene);
    return good;
}
