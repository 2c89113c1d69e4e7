/** @file
 * Pictures through cairo.
 */
#include "paint/cairo_image.h"

/* cairo wants a pixel in one number, its colors multiplied by its alpha. */
static guint32 premultiplied(const guint8 *pixel)
{
    guint32 alpha = pixel[3], out = alpha << 24;
    for (guint i = 0; i < 3; i++)
        out |= ((pixel[i] * alpha + 127) / 255) << (16 - 8 * i);
    return out;
}

static cairo_surface_t *surface_of(const BmImage *image)
{
    cairo_format_t format = bm_image_is_opaque(image) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    cairo_surface_t *surface =
        cairo_image_surface_create(format, (int)image->width, (int)image->height);
    guint8 *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (guint y = 0; data && y < image->height; y++) {
        guint32 *row = (guint32 *)(void *)(data + (gsize)stride * y);
        const guint8 *pixels = image->pixels + 4 * (gsize)image->width * y;
        for (guint x = 0; x < image->width; x++)
            row[x] = premultiplied(pixels + 4 * (gsize)x);
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

void bm_cairo_image(cairo_t *cairo, const BmPrimitive *primitive)
{
    const BmImage *image = primitive->image;
    const BmExtent *box = &primitive->box;
    double width = box->east - box->west, height = box->north - box->south;
    cairo_surface_t *surface = surface_of(image);
    cairo_save(cairo);
    cairo_rectangle(cairo, box->west, box->south, width, height);
    cairo_clip(cairo);
    cairo_translate(cairo, box->west, box->south);
    cairo_scale(cairo, width / image->width, height / image->height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    /* beyond its edge a picture goes on as it ends, not into nothing */
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}
