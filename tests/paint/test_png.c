/** @file
 * The PNG has the colors that the scene says, where it says.
 */
#include "paint/paint.h"

#include <criterion/criterion.h>
#include <png.h>
#include <string.h>

static BmFonts *fonts;

static void open_fonts(void)
{
    fonts = bm_fonts_open(NULL, NULL);
    cr_assert_not_null(fonts);
}

static void close_fonts(void)
{
    bm_fonts_free(fonts);
}

TestSuite(png, .init = open_fonts, .fini = close_fonts);

typedef struct {
    png_uint_32 width, height;
    guint8 *pixels; /* R, G, B */
} Picture;

static GBytes *paint(const BmScene *scene, const BmPaintOptions *options)
{
    GError *error = NULL;
    GBytes *bytes = bm_paint(scene, BM_FORMAT_PNG, options, &error);
    cr_assert_not_null(bytes, "%s", error ? error->message : "");
    return bytes;
}

/* Decoded by libpng, which knows nothing of our encoder. */
static Picture decode(GBytes *bytes)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    cr_assert(png_image_begin_read_from_memory(&image, data, length), "%s", image.message);
    image.format = PNG_FORMAT_RGB;
    Picture picture = { image.width, image.height, g_malloc(PNG_IMAGE_SIZE(image)) };
    cr_assert(png_image_finish_read(&image, NULL, picture.pixels, 0, NULL), "%s", image.message);
    return picture;
}

static Picture painted(BmScene *scene, double scale)
{
    BmPaintOptions options = { .scale = scale, .dpi = 96 };
    GBytes *bytes = paint(scene, &options);
    Picture picture = decode(bytes);
    g_bytes_unref(bytes);
    bm_scene_free(scene);
    return picture;
}

static guint32 pixel(const Picture *picture, guint x, guint y)
{
    const guint8 *p = picture->pixels + 3 * ((gsize)y * picture->width + x);
    return (guint32)p[0] << 16 | (guint32)p[1] << 8 | p[2];
}

static void add_box(BmScene *scene, double x, double y, double size, BmColor fill,
                    const BmStroke *stroke)
{
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, x, y, size, size);
    bm_scene_add_path_take(scene, path, fill, stroke);
}

Test(png, fills_strokes_and_groups_have_their_colors)
{
    BmScene *scene = bm_scene_new(100, 60);
    scene->background = 0xF4F1EAFF;
    BmStroke stroke = { .color = 0xD55E00FF, .width = 4 };
    add_box(scene, 10, 10, 20, 0x0072B2FF, &stroke);
    BmExtent clip = { 50, 0, 60, 60 };
    bm_scene_begin_clipped(scene, BM_ROLE_LAYER, "clipped", NULL, &clip);
    add_box(scene, 40, 10, 40, 0x009E73FF, NULL);
    bm_scene_end(scene);
    bm_scene_begin(scene, BM_ROLE_LAYER, "half", NULL);
    ((BmPrimitive *)scene->primitives->pdata[scene->primitives->len - 1])->opacity = 0.5;
    add_box(scene, 80, 10, 10, 0x000000FF, NULL);
    add_box(scene, 80, 10, 10, 0x000000FF, NULL);
    bm_scene_end(scene);
    Picture picture = painted(scene, 1);
    static const struct {
        guint x, y;
        guint32 color;
    } cases[] = {
        { 0, 0, 0xF4F1EA },   { 20, 20, 0x0072B2 }, { 8, 20, 0xD55E00 },  { 11, 20, 0xD55E00 },
        { 7, 20, 0xF4F1EA },  { 12, 20, 0x0072B2 }, { 49, 30, 0xF4F1EA }, { 50, 30, 0x009E73 },
        { 59, 30, 0x009E73 }, { 60, 30, 0xF4F1EA },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        cr_expect_eq(pixel(&picture, cases[i].x, cases[i].y), cases[i].color, "%u,%u is %06x",
                     cases[i].x, cases[i].y, pixel(&picture, cases[i].x, cases[i].y));
    /* Two black boxes in a group of half opacity darken once: half of 0xF4 is 0x7A. */
    cr_expect_float_eq(pixel(&picture, 85, 15) >> 16, 0x7A, 1);
    g_free(picture.pixels);
}

Test(png, a_hole_is_left_open_by_even_odd)
{
    BmScene *scene = bm_scene_new(40, 40);
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, 0, 0, 40, 40);
    bm_path_rectangle(path, 10, 10, 20, 20);
    bm_scene_add_path_take(scene, path, 0x112233FF, NULL);
    Picture picture = painted(scene, 1);
    cr_expect_eq(pixel(&picture, 5, 5), 0x112233);
    cr_expect_eq(pixel(&picture, 20, 20), 0xFFFFFF);
    g_free(picture.pixels);
}

static BmText *lay_out(const char *words, double size)
{
    BmTextStyle style = { .size = size, .weight = 700 };
    BmText *text = bm_text_new_simple(fonts, &style, words, NULL);
    cr_assert_not_null(text);
    return text;
}

Test(png, a_halo_lies_around_the_letters_on_top_of_what_was_there)
{
    for (int scale = 1; scale <= 2; scale++) {
        BmScene *scene = bm_scene_new(60, 60);
        scene->background = 0x000000FF;
        /* A dash is a bar: Noto Sans Bold's em dash is 1,000 units wide, its bar from 40 to 960
           and 213 to 325 above the baseline (hb-shape --show-extents). */
        BmText *text = lay_out("—", 40);
        double baseline = text->ascent;
        bm_scene_add_text_take(scene, text, 10, 30 - baseline, 0xFF0000FF, 0x00FF00FF, 4);
        Picture picture = painted(scene, scale);
        guint s = (guint)scale, middle = 30 * s - (guint)(40 * 0.27 * s);
        cr_expect_eq(pixel(&picture, 30 * s, middle), 0xFF0000, "letter, scale %d", scale);
        cr_expect_eq(pixel(&picture, 30 * s, middle - 5 * s), 0x00FF00, "halo, scale %d", scale);
        cr_expect_eq(pixel(&picture, 30 * s, middle - 9 * s), 0x000000, "outside, scale %d", scale);
        g_free(picture.pixels);
    }
}

Test(png, pictures_of_any_width_have_all_their_pixels)
{
    for (guint width = 1; width <= 9; width++) {
        BmScene *scene = bm_scene_new(width, 4);
        scene->background = 0x123456FF;
        Picture picture = painted(scene, 1);
        cr_assert_eq(picture.width, width);
        for (guint i = 0; i < width * 4; i++)
            cr_expect_eq(pixel(&picture, i % width, i / width), 0x123456, "width %u", width);
        g_free(picture.pixels);
    }
}

static Picture with_text(const char *words, double size, double x, double baseline)
{
    BmScene *scene = bm_scene_new(400, 60);
    BmText *text = lay_out(words, size);
    double ascent = text->ascent;
    bm_scene_add_text_take(scene, text, x, baseline - ascent, 0x000000FF, 0, 0);
    return painted(scene, 1);
}

Test(png, upright_text_stands_on_a_whole_pixel_and_is_the_same_wherever_it_stands)
{
    static const double places[][2] = { { 10, 40.2 }, { 10, 39.6 }, { 110, 40 } };
    static const guint shifts[] = { 0, 0, 100 };
    Picture first = with_text("Torkham طورخم", 15, 10, 40);
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        Picture other = with_text("Torkham طورخم", 15, places[i][0], places[i][1]);
        for (guint y = 0; y < 60; y++)
            for (guint x = 0; x < 250; x++)
                cr_assert_eq(pixel(&first, x, y), pixel(&other, x + shifts[i], y),
                             "place %u differs at %u,%u", i, x, y);
        g_free(other.pixels);
    }
    g_free(first.pixels);
}

Test(png, long_texts_keep_the_top_of_every_letter)
{
    GString *words = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append(words, "H");
    /* Noto Sans Bold's H is 714 units high: at 8 pixels from 5.7 above the baseline on. */
    Picture picture = with_text(words->str, 8, 0, 40);
    for (guint x = 4; x < 380; x += 50) {
        guint dark = 0;
        for (guint k = 0; k < 6; k++)
            dark += pixel(&picture, x + k, 35) < 0x808080;
        cr_expect_gt(dark, 0, "no stem near %u", x);
    }
    g_string_free(words, TRUE);
    g_free(picture.pixels);
}

Test(png, letters_too_large_to_keep_are_drawn_and_cut_at_the_frame)
{
    Picture picture = with_text("—", 400, -50, 170);
    /* The bar of the em dash is 213 to 325 units above the baseline: 40 to 85 here. */
    cr_expect_eq(pixel(&picture, 0, 50), 0x000000);
    cr_expect_eq(pixel(&picture, 300, 50), 0x000000);
    cr_expect_eq(pixel(&picture, 300, 30), 0xFFFFFF);
    g_free(picture.pixels);
}

Test(png, lines_of_many_points_keep_their_corners)
{
    BmScene *scene = bm_scene_new(120, 40);
    BmPath *path = bm_path_new();
    bm_path_move(path, 0, 30);
    /* Points a fifth of a pixel apart; a tooth of two pixels' height at 40, a tower at 80. */
    for (int i = 1; i <= 600; i++)
        bm_path_line(path, i / 5.0, i == 200 ? 28 : i >= 395 && i < 405 ? 5 : 30);
    BmStroke stroke = { .color = 0x000000FF, .width = 2, .join = BM_JOIN_ROUND };
    bm_scene_add_path_take(scene, path, BM_COLOR_NONE, &stroke);
    Picture picture = painted(scene, 1);
    cr_expect_eq(pixel(&picture, 20, 29), 0x000000);
    cr_expect_eq(pixel(&picture, 20, 28), 0xFFFFFF);
    cr_expect_lt(pixel(&picture, 40, 27), 0xC0C0C0);
    cr_expect_eq(pixel(&picture, 79, 10), 0x000000);
    cr_expect_eq(pixel(&picture, 80, 4), 0x000000);
    g_free(picture.pixels);
}

Test(png, text_on_a_path_follows_it)
{
    BmScene *scene = bm_scene_new(100, 100);
    BmPath *course = bm_path_new();
    bm_path_move(course, 50, 10);
    bm_path_line(course, 50, 90);
    bm_scene_add_text_on_path_take(scene, lay_out("—", 40), course, 10, 0x0000FFFF, 0, 0);
    Picture picture = painted(scene, 1);
    /* Downwards, "above the baseline" is to the right: the bar stands at x 58.5 to 63. */
    cr_expect_eq(pixel(&picture, 60, 40), 0x0000FF);
    cr_expect_eq(pixel(&picture, 40, 40), 0xFFFFFF);
    g_free(picture.pixels);
}

Test(png, text_beyond_the_end_of_its_path_is_not_drawn)
{
    BmScene *scene = bm_scene_new(100, 100);
    BmPath *course = bm_path_new();
    bm_path_move(course, 10, 50);
    bm_path_line(course, 20, 50);
    bm_scene_add_text_on_path_take(scene, lay_out("—", 40), course, 5, 0x0000FFFF, 0, 0);
    Picture picture = painted(scene, 1);
    for (guint i = 0; i < 3 * 100 * 100; i++)
        cr_assert_eq(picture.pixels[i], 0xFF);
    g_free(picture.pixels);
}

Test(png, text_outside_the_page_is_cut_without_harm)
{
    static const double places[][2] = {
        { -2000, 5 }, { 5, -2000 }, { 90, 90 }, { -5, -5 }, { 5000, 5000 }
    };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        BmScene *scene = bm_scene_new(100, 100);
        bm_scene_add_text_take(scene, lay_out("Torkham طورخم", 30), places[i][0], places[i][1],
                               0x000000FF, 0xFFFFFFFF, 3);
        Picture picture = painted(scene, 1);
        cr_expect_eq(picture.width, 100);
        g_free(picture.pixels);
    }
}

/* The data of the first chunk of a type, or NULL. */
static const guint8 *chunk(GBytes *bytes, const char *type, guint32 *length)
{
    gsize total, at = 8;
    const guint8 *data = g_bytes_get_data(bytes, &total);
    while (at + 12 <= total) {
        *length = (guint32)data[at] << 24 | (guint32)data[at + 1] << 16 |
                  (guint32)data[at + 2] << 8 | data[at + 3];
        if (memcmp(data + at + 4, type, 4) == 0)
            return data + at + 8;
        at += 12 + *length;
    }
    return NULL;
}

Test(png, size_resolution_and_title_are_recorded)
{
    BmScene *scene = bm_scene_new(30, 20);
    scene->title = g_strdup("Übersicht");
    BmPaintOptions options = { .scale = 2, .dpi = 300 };
    GBytes *bytes = paint(scene, &options);
    Picture picture = decode(bytes);
    cr_expect_eq(picture.width, 60);
    cr_expect_eq(picture.height, 40);
    guint32 length;
    const guint8 *density = chunk(bytes, "pHYs", &length);
    cr_assert_not_null(density);
    /* 300 / 0.0254 = 11,811 pixels a metre = 0x2E23, unit 1. */
    cr_expect_arr_eq(density, "\0\0\x2E\x23\0\0\x2E\x23\1", 9);
    const guint8 *title = chunk(bytes, "iTXt", &length);
    cr_assert_not_null(title);
    cr_expect_eq(length, 5 + 5 + 10);
    cr_expect_arr_eq(title, "Title\0\0\0\0\0Übersicht", length);
    g_free(picture.pixels);
    g_bytes_unref(bytes);
    bm_scene_free(scene);
}

/* The strips of a picture are joined at a bit that differs from picture to picture: pictures of one
 * row (whose first strip is empty) to sixty, each with other boxes, come out as they went in. */
Test(png, strips_of_any_height_join)
{
    for (guint height = 1; height <= 60; height++) {
        BmScene *scene = bm_scene_new(40, height);
        scene->background = 0xFFFFFFFF;
        for (guint i = 0; i < height; i++)
            add_box(scene, (i * 7) % 40, i, 1, 0x000000FF | (i * 40503 % 65536) << 12, NULL);
        Picture picture = painted(scene, 1);
        cr_assert_eq(picture.height, height);
        for (guint i = 0; i < height; i++) {
            cr_expect_eq(pixel(&picture, (i * 7) % 40, i), (i * 40503 % 65536) << 4);
            cr_expect_eq(pixel(&picture, (i * 7 + 1) % 40, i), 0xFFFFFF);
        }
        g_free(picture.pixels);
    }
}
