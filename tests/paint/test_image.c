#define _GNU_SOURCE /* memmem */
/** @file
 * Pictures in a scene: each painter shows them where they belong.
 */
#include "paint/paint.h"

#include <criterion/criterion.h>
#include <math.h>
#include <png.h>
#include <string.h>

/* Two pixels, red and half-transparent blue, over a box of 20 × 10 on a white page of 40 × 20. */
static BmScene *scene_with_picture(void)
{
    static const guint8 pixels[] = { 255, 0, 0, 255, 0, 0, 255, 128 };
    BmScene *scene = bm_scene_new(40, 20);
    BmImage *image = bm_image_new(2, 1);
    memcpy(image->pixels, pixels, sizeof pixels);
    bm_scene_begin(scene, BM_ROLE_LAYER, "picture", NULL);
    bm_scene_add_image_take(scene, image, &(BmExtent){ 10, 5, 30, 15 });
    bm_scene_end(scene);
    return scene;
}

static GBytes *paint(BmScene *scene_take, BmFormat format, const BmPaintOptions *options)
{
    GError *error = NULL;
    GBytes *bytes = bm_paint(scene_take, format, options, &error);
    cr_assert_not_null(bytes, "%s", error ? error->message : "");
    bm_scene_free(scene_take);
    return bytes;
}

static png_bytep decode(const void *data, gsize length, guint32 format, png_image *image)
{
    *image = (png_image){ .version = PNG_IMAGE_VERSION };
    cr_assert(png_image_begin_read_from_memory(image, data, length), "%s", image->message);
    image->format = format;
    png_bytep pixels = g_malloc(PNG_IMAGE_SIZE(*image));
    cr_assert(png_image_finish_read(image, NULL, pixels, 0, NULL));
    return pixels;
}

Test(image, png_has_its_colors_in_its_box)
{
    GBytes *bytes = paint(scene_with_picture(), BM_FORMAT_PNG, NULL);
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    png_image image;
    png_bytep pixels = decode(data, length, PNG_FORMAT_RGB, &image);
    static const struct {
        int x, y, red, green, blue;
    } cases[] = { { 5, 10, 255, 255, 255 },
                  { 12, 10, 255, 0, 0 },
                  { 28, 10, 127, 127, 255 },
                  { 28, 17, 255, 255, 255 },
                  { 32, 10, 255, 255, 255 } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const guint8 *at = pixels + 3 * (cases[i].y * 40 + cases[i].x);
        cr_expect(ABS(at[0] - cases[i].red) < 3 && ABS(at[1] - cases[i].green) < 3 &&
                      ABS(at[2] - cases[i].blue) < 3,
                  "%d, %d: %d %d %d", cases[i].x, cases[i].y, at[0], at[1], at[2]);
    }
    g_free(pixels);
    g_bytes_unref(bytes);
}

Test(image, svg_carries_the_very_pixels)
{
    GBytes *bytes = paint(scene_with_picture(), BM_FORMAT_SVG, NULL);
    char *svg = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    const char *element = strstr(svg, "<image x=\"10\" y=\"5\" width=\"20\" height=\"10\"");
    cr_assert_not_null(element);
    char *words = g_strdup(strstr(element, "base64,") + strlen("base64,")),
         *end = strchr(words, '"');
    *end = '\0';
    gsize length;
    guchar *data = g_base64_decode(words, &length);
    png_image image;
    png_bytep pixels = decode(data, length, PNG_FORMAT_RGBA, &image);
    static const guint8 expected[] = { 255, 0, 0, 255, 0, 0, 255, 128 };
    cr_expect_eq(image.width, 2u);
    cr_expect_arr_eq(pixels, expected, sizeof expected);
    g_free(pixels);
    g_free(data);
    g_free(words);
    g_free(svg);
    g_bytes_unref(bytes);
}

Test(image, every_painter_gives_the_same_bytes_again)
{
    static const struct {
        BmFormat format;
        const char *mark;
        BmPaintOptions options;
    } cases[] = { { BM_FORMAT_PNG, "IDAT", { .dpi = 96 } },
                  { BM_FORMAT_SVG, "<image ", { .dpi = 96 } },
                  { BM_FORMAT_SVG, "image/png", { .svg_outlines = TRUE } },
                  { BM_FORMAT_PDF, "/Image", { .dpi = 96 } } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GBytes *first = paint(scene_with_picture(), cases[i].format, &cases[i].options);
        GBytes *second = paint(scene_with_picture(), cases[i].format, &cases[i].options);
        gsize length;
        const char *data = g_bytes_get_data(first, &length);
        cr_expect(g_bytes_equal(first, second), "case %u", i);
        cr_expect(g_strstr_len(data, (gssize)length, cases[i].mark) ||
                      memmem(data, length, cases[i].mark, strlen(cases[i].mark)),
                  "case %u", i);
        g_bytes_unref(first);
        g_bytes_unref(second);
    }
}

Test(image, boxes_and_sizes_that_no_painter_bears)
{
    static const BmExtent boxes[] = { { 10, 5, 10, 15 }, { 10, 5, NAN, 15 }, { -1e9, 5, 30, 15 } };
    for (guint i = 0; i < G_N_ELEMENTS(boxes) + 1; i++) {
        GError *error = NULL;
        BmScene *scene = scene_with_picture();
        BmPrimitive *primitive = g_ptr_array_index(scene->primitives, 1);
        if (i < G_N_ELEMENTS(boxes))
            primitive->box = boxes[i];
        else
            primitive->image->width = 0;
        cr_expect_null(bm_paint(scene, BM_FORMAT_PNG, NULL, &error), "case %u", i);
        cr_expect(error && strstr(error->message, "a picture"));
        g_clear_error(&error);
        bm_scene_free(scene);
    }
}
