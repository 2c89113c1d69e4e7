/** @file
 * Paths through cairo into an image in memory, texts through masks of their glyphs.
 */
#include "paint/png_paint.h"

#include "paint/cairo_scene.h"
#include "paint/glyph_mask.h"
#include "paint/glyph_place.h"

#include <math.h>

/* Output pixels by which a line may be simplified: no eye sees it, and rivers have four times
   as many points as they then need. */
#define TOLERANCE 0.2

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

static void paint_colors(cairo_t *cairo, const GArray *glyphs, BmGlyphBitmaps *bitmaps)
{
    for (guint first = 0; first < glyphs->len;) {
        BmColor color = g_array_index(glyphs, BmPlacedGlyph, first).color;
        GArray *part = same_color(glyphs, first, &first);
        BmMask *mask = bm_glyph_mask_new(bitmaps, part, 0);
        if (mask)
            paint_mask(cairo, mask, color);
        bm_mask_free(mask);
        g_array_unref(part);
    }
}

static void paint_halo(cairo_t *cairo, const BmPrimitive *primitive, const GArray *glyphs,
                       BmGlyphBitmaps *bitmaps)
{
    double radius = primitive->halo_width * bm_glyph_bitmaps_frame(bitmaps)->scale;
    BmMask *mask = bm_glyph_mask_new(bitmaps, glyphs, radius);
    if (!mask)
        return;
    BmMask *halo = bm_mask_dilated_new(mask, radius);
    paint_mask(cairo, halo, primitive->halo);
    bm_mask_free(halo);
    bm_mask_free(mask);
}

static gboolean paint_text(cairo_t *cairo, const BmPrimitive *primitive, gpointer data,
                           G_GNUC_UNUSED GError **error)
{
    BmGlyphBitmaps *bitmaps = data;
    GArray *glyphs = bm_glyph_place(primitive);
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    if (primitive->halo_width > 0 && (primitive->halo & 0xFF))
        paint_halo(cairo, primitive, glyphs, bitmaps);
    paint_colors(cairo, glyphs, bitmaps);
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
    BmGlyphBitmaps *bitmaps = bm_glyph_bitmaps_new(&frame);
    BmCairoPainter painter = { paint_text, bitmaps, FALSE, TOLERANCE / options->scale };
    GBytes *bytes = NULL;
    if (bm_cairo_scene(cairo, scene, &painter, error)) {
        cairo_surface_flush(image);
        bytes = bm_png_encode(image, scene, options->dpi, error);
    }
    bm_glyph_bitmaps_free(bitmaps);
    cairo_destroy(cairo);
    cairo_surface_destroy(image);
    return bytes;
}
