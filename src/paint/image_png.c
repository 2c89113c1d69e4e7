/** @file
 * A picture as a PNG inside an SVG: filtered, since slopes and photographs are not flat.
 */
#include "base/error.h"
#include "paint/cairo_image.h"
#include "paint/png_bytes.h"

#include <png.h>

#define LEVEL 6

static void write_rows(png_structp png, const BmImage *image)
{
    for (guint y = 0; y < image->height; y++)
        png_write_row(png, image->pixels + 4 * (gsize)image->width * y);
}

static gboolean write_png(GByteArray *out, const BmImage *image)
{
    gboolean opaque = bm_image_is_opaque(image);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return FALSE;
    }
    bm_png_write_to(png, out);
    png_set_IHDR(png, info, image->width, image->height, 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, LEVEL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_UP);
    png_write_info(png, info);
    if (opaque)
        png_set_filler(png, 0, PNG_FILLER_AFTER);
    write_rows(png, image);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return TRUE;
}

GBytes *bm_image_png(const BmImage *image, GError **error)
{
    GByteArray *out = g_byte_array_new();
    if (write_png(out, image))
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "a picture cannot be encoded as PNG");
    return NULL;
}
