/** @file
 * Paths through cairo into an image in memory, texts through masks of their glyphs.
 */
#include "paint/png_paint.h"

#include "paint/cairo_scene.h"
#include "paint/glyph_mask.h"
#include "paint/glyph_place.h"

#include <math.h>

static void paint_mask(cairo_t *cairo, const BmMask *mask, BmColor color)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        mask->data, CAIRO_FORMAT_A8, mask->width, mask->height, mask->stride);
    bm_cairo_color(cairo, color);
    cairo_mask_surface(cairo, surface, mask->x, mask->y);
    cairo_surface_destroy(surface);
}

/* Glyphs of one color from `first` on; `end` is the first of another color. */
static GArray *same_color(const GArray *glyphs, guint first, guint *end)
{
    const BmPlacedGlyph *all = (const BmPlacedGlyph *)(const void *)glyphs->data;
    guint last = first;
    while (last < glyphs->len && all[last].color == all[first].color)
        last++;
    *end = last;
    GArray *part = g_array_new(FALSE, FALSE, sizeof(BmPlacedGlyph));
    g_array_append_vals(part, all + first, last - first);
    return part;
}

static void paint_colors(cairo_t *cairo, const GArray *glyphs, const BmMaskFrame *frame)
{
    for (guint first = 0; first < glyphs->len;) {
        BmColor color = g_array_index(glyphs, BmPlacedGlyph, first).color;
        GArray *part = same_color(glyphs, first, &first);
        BmMask *mask = bm_glyph_mask_new(part, frame, 0);
        if (mask)
            paint_mask(cairo, mask, color);
        bm_mask_free(mask);
        g_array_unref(part);
    }
}

static gboolean is_one_color(const GArray *glyphs)
{
    for (guint i = 1; i < glyphs->len; i++)
        if (g_array_index(glyphs, BmPlacedGlyph, i).color !=
            g_array_index(glyphs, BmPlacedGlyph, 0).color)
            return FALSE;
    return TRUE;
}

static gboolean paint_text(cairo_t *cairo, const BmPrimitive *primitive, gpointer data,
                           G_GNUC_UNUSED GError **error)
{
    const BmMaskFrame *frame = data;
    GArray *glyphs = bm_glyph_place(primitive);
    gboolean has_halo = primitive->halo_width > 0 && (primitive->halo & 0xFF);
    double radius = has_halo ? primitive->halo_width * frame->scale : 0;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    BmMask *mask = bm_glyph_mask_new(glyphs, frame, radius);
    if (mask && has_halo) {
        BmMask *halo = bm_mask_dilated_new(mask, radius);
        paint_mask(cairo, halo, primitive->halo);
        bm_mask_free(halo);
    }
    if (mask && is_one_color(glyphs))
        paint_mask(cairo, mask, g_array_index(glyphs, BmPlacedGlyph, 0).color);
    else if (mask)
        paint_colors(cairo, glyphs, frame);
    bm_mask_free(mask);
    cairo_restore(cairo);
    g_array_unref(glyphs);
    return TRUE;
}

GBytes *bm_png_paint(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    BmMaskFrame frame = { options->scale, (int)lrint(scene->width * options->scale),
                          (int)lrint(scene->height * options->scale) };
    cairo_surface_t *image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, frame.width, frame.height);
    cairo_t *cairo = cairo_create(image);
    cairo_scale(cairo, options->scale, options->scale);
    BmCairoPainter painter = { paint_text, &frame, FALSE };
    GBytes *bytes = NULL;
    if (bm_cairo_scene(cairo, scene, &painter, error)) {
        cairo_surface_flush(image);
        bytes = bm_png_encode(image, scene, options->dpi, error);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(image);
    return bytes;
}
