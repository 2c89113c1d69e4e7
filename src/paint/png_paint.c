/** @file
 * Paths through cairo into an image in memory, texts through masks of their glyphs.
 *
 * The picture is painted and compressed in bands of rows, each on a thread of its own. A band is
 * the whole scene clipped to its rows of the one image, so that the pixels are those of a single
 * painting. How many bands there are does not depend on the machine: the bytes do on them.
 */
#include "paint/png_paint.h"

#include "paint/cairo_scene.h"
#include "paint/glyph_mask.h"
#include "paint/glyph_place.h"
#include "paint/png_strip.h"

#include <math.h>

/* Output pixels by which a line may be simplified: no eye sees it, and rivers have four times
   as many points as they then need. */
#define TOLERANCE 0.2
#define BANDS 2
/* Where each ends, in heights of the picture: the last has no end of its strip to look for. */
static const double band_ends[BANDS] = { 0.45, 1 };

/* What one thread paints, and with what. */
typedef struct {
    const BmScene *scene;
    BmMaskFrame frame;
    int height;     /* of the picture */
    guint8 *pixels; /* of the picture, shared */
    BmGlyphBitmaps *bitmaps;
    BmPngStrip *strip;
    GError *error;
} Band;

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

static void paint_colors(cairo_t *cairo, const GArray *glyphs, const Band *band)
{
    for (guint first = 0; first < glyphs->len;) {
        BmColor color = g_array_index(glyphs, BmPlacedGlyph, first).color;
        GArray *part = same_color(glyphs, first, &first);
        BmMask *mask = bm_glyph_mask_new(band->bitmaps, &band->frame, part, 0);
        if (mask)
            paint_mask(cairo, mask, color);
        bm_mask_free(mask);
        g_array_unref(part);
    }
}

static void paint_halo(cairo_t *cairo, const BmPrimitive *primitive, const GArray *glyphs,
                       const Band *band)
{
    double radius = primitive->halo_width * band->frame.scale;
    BmMask *mask = bm_glyph_mask_new(band->bitmaps, &band->frame, glyphs, radius);
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
    const Band *band = data;
    GArray *glyphs = bm_glyph_place(primitive);
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    if (primitive->halo_width > 0 && (primitive->halo & 0xFF))
        paint_halo(cairo, primitive, glyphs, band);
    paint_colors(cairo, glyphs, band);
    cairo_restore(cairo);
    g_array_unref(glyphs);
    return TRUE;
}

static void paint_rows(Band *band, cairo_surface_t *image)
{
    const BmMaskFrame *frame = &band->frame;
    cairo_t *cairo = cairo_create(image);
    cairo_rectangle(cairo, 0, frame->top, frame->width, frame->bottom - frame->top);
    cairo_clip(cairo);
    cairo_scale(cairo, frame->scale, frame->scale);
    BmCairoPainter painter = { .text = paint_text,
                               .data = band,
                               .tolerance = TOLERANCE / frame->scale,
                               .top = frame->top / frame->scale,
                               .bottom = frame->bottom / frame->scale };
    if (bm_cairo_scene(cairo, band->scene, &painter, &band->error))
        cairo_surface_flush(image);
    cairo_destroy(cairo);
}

static void compress_rows(Band *band, cairo_surface_t *image)
{
    gsize length;
    const guint8 *rows = bm_png_rows(image, band->frame.top, band->frame.bottom, &length);
    band->strip = bm_png_strip_new(rows, length, band->frame.bottom == band->height);
    if (!band->strip)
        bm_cairo_check(CAIRO_STATUS_NO_MEMORY, "the picture", &band->error);
}

static gpointer paint_band(gpointer data)
{
    Band *band = data;
    int width = band->frame.width;
    cairo_surface_t *image = cairo_image_surface_create_for_data(
        band->pixels, CAIRO_FORMAT_RGB24, width, band->height,
        cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width));
    paint_rows(band, image);
    if (!band->error)
        compress_rows(band, image);
    cairo_surface_destroy(image);
    return NULL;
}

/* Makes all bands at once; FALSE with the topmost band's error. */
static gboolean make_bands(const Band *whole, Band *bands, GError **error)
{
    GThread *threads[BANDS] = { NULL };
    for (int i = 0, top = 0; i < BANDS; i++) {
        bands[i] = *whole;
        bands[i].frame.top = top;
        bands[i].frame.bottom = top = (int)(whole->height * band_ends[i]);
        if (i > 0)
            threads[i] = g_thread_new("band", paint_band, &bands[i]);
    }
    paint_band(&bands[0]);
    GError *first = NULL;
    for (int i = 0; i < BANDS; i++) {
        if (threads[i])
            g_thread_join(threads[i]);
        if (bands[i].error && first)
            g_error_free(bands[i].error);
        else if (bands[i].error)
            first = bands[i].error;
    }
    if (!first)
        return TRUE;
    g_propagate_error(error, first);
    return FALSE;
}

static GBytes *make_picture(const Band *whole, const BmPngHead *head, GError **error)
{
    Band bands[BANDS];
    BmPngStrip *strips[BANDS];
    GBytes *bytes = NULL;
    gboolean good = make_bands(whole, bands, error);
    for (int i = 0; i < BANDS; i++)
        strips[i] = bands[i].strip;
    if (good)
        bytes = bm_png_encode(head, strips, BANDS, error);
    for (int i = 0; i < BANDS; i++)
        bm_png_strip_free(strips[i]);
    return bytes;
}

GBytes *bm_png_paint(const BmScene *scene, const BmPaintOptions *options, GError **error)
{
    BmPngHead head = { .width = (int)lrint(scene->width * options->scale),
                       .height = (int)lrint(scene->height * options->scale),
                       .dpi = options->dpi,
                       .title = scene->title,
                       .description = scene->description,
                       .records = scene->records };
    Band whole = { .scene = scene,
                   .frame = { options->scale, head.width, 0, head.height },
                   .height = head.height };
    /* Not set to zero: the background covers it. */
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, head.width);
    whole.pixels = g_try_malloc((gsize)stride * (gsize)head.height);
    whole.bitmaps = bm_glyph_bitmaps_new();
    GBytes *bytes = NULL;
    if (whole.pixels)
        bytes = make_picture(&whole, &head, error);
    else
        bm_cairo_check(CAIRO_STATUS_NO_MEMORY, "the picture", error);
    bm_glyph_bitmaps_free(whole.bitmaps);
    g_free(whole.pixels);
    return bytes;
}
