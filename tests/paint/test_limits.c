/** @file
 * What cairo would swallow, lose or hang on never reaches it.
 */
#include "base/error.h"
#include "paint/paint.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static const BmFormat formats[] = { BM_FORMAT_PNG, BM_FORMAT_SVG, BM_FORMAT_PDF };

/* Every painter refuses the scene, which is freed, with words that hold `named`. */
static void expect_refused(BmScene *scene, const BmPaintOptions *options, const char *named)
{
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        GError *error = NULL;
        cr_expect_null(bm_paint(scene, formats[i], options, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", named);
        cr_expect_not_null(strstr(error->message, named), "%s", error->message);
        g_error_free(error);
    }
    bm_scene_free(scene);
}

Test(limits, a_picture_has_a_size_that_can_be_drawn)
{
    static const struct {
        double width, height, scale;
        const char *named;
    } cases[] = {
        { 0, 10, 1, "--size" },    { 10, -1, 1, "--size" },       { 1000000, 10, 1, "32767" },
        { 10, 32768, 1, "32767" }, { 20000, 10, 2, "32767" },     { 20000, 20000, 1, "100000000" },
        { NAN, 10, 1, "--size" },  { 10, INFINITY, 1, "--size" }, { 10, 10, NAN, "--scale" },
        { 10, 10, -1, "--scale" }, { 10, 10, 1000, "--scale" },   { 0.2, 10, 1, "--size" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmPaintOptions options = { .scale = cases[i].scale };
        expect_refused(bm_scene_new(cases[i].width, cases[i].height), &options, cases[i].named);
    }
}

Test(limits, the_longest_side_is_drawn)
{
    BmScene *scene = bm_scene_new(BM_PAINT_MAX_SIDE, 1);
    GBytes *bytes = bm_paint(scene, BM_FORMAT_PNG, NULL, NULL);
    cr_expect_not_null(bytes);
    g_bytes_unref(bytes);
    bm_scene_free(scene);
}

static BmScene *scene_of_line(double x, double y, const BmStroke *stroke)
{
    BmScene *scene = bm_scene_new(10, 10);
    bm_scene_begin(scene, BM_ROLE_LAYER, "rivers", NULL);
    BmPath *path = bm_path_new();
    bm_path_move(path, 1, 1);
    bm_path_line(path, x, y);
    bm_scene_add_path_take(scene, path, BM_COLOR_NONE, stroke);
    bm_scene_end(scene);
    return scene;
}

Test(limits, numbers_are_finite_and_near)
{
    static const double bad[] = { NAN, INFINITY, -INFINITY, 9e6, -9e6, 1e300 };
    BmStroke stroke = { .color = 0xFF, .width = 1 };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        expect_refused(scene_of_line(bad[i], 2, &stroke), NULL, "rivers");
        expect_refused(scene_of_line(2, bad[i], &stroke), NULL, "rivers");
        BmStroke wide = { .color = 0xFF, .width = bad[i] };
        expect_refused(scene_of_line(2, 2, &wide), NULL, "line width");
        BmStroke dashed = { .color = 0xFF, .width = 1, .dash = { bad[i], 1 }, .dash_count = 2 };
        expect_refused(scene_of_line(2, 2, &dashed), NULL, "dash");
        BmExtent clip = { 0, 0, bad[i], 1 };
        BmScene *scene = bm_scene_new(10, 10);
        bm_scene_begin_clipped(scene, BM_ROLE_LAYER, "map", NULL, &clip);
        bm_scene_end(scene);
        expect_refused(scene, NULL, "clip");
    }
    BmStroke none = { .color = 0xFF, .width = 1, .dash = { 0, 0 }, .dash_count = 2 };
    expect_refused(scene_of_line(2, 2, &none), NULL, "no length");
}

Test(limits, groups_are_closed)
{
    BmScene *scene = bm_scene_new(10, 10);
    bm_scene_begin(scene, BM_ROLE_LAYER, "open", NULL);
    expect_refused(scene, NULL, "does not end");
}

Test(limits, a_path_is_whole)
{
    BmScene *scene = bm_scene_new(10, 10);
    BmPath *path = bm_path_new();
    bm_path_move(path, 1, 1);
    guint8 line = BM_PATH_LINE;
    g_byte_array_append(path->ops, &line, 1);
    bm_scene_add_path_take(scene, path, 0xFF, NULL);
    expect_refused(scene, NULL, "do not fit");
}

Test(limits, an_empty_path_draws_nothing)
{
    BmScene *scene = bm_scene_new(10, 10);
    bm_scene_add_path_take(scene, bm_path_new(), 0xFF, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        GBytes *bytes = bm_paint(scene, formats[i], NULL, NULL);
        cr_expect_not_null(bytes);
        g_bytes_unref(bytes);
    }
    bm_scene_free(scene);
}
