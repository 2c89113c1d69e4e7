/** @file
 * The worked example as a scene: what is on it, and what must not be.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define EXAMPLE BM_SOURCE_DIR "/maps/2026-02-26-durand-line.yaml"

typedef struct {
    BmMap *map;
    BmFonts *fonts;
    BmScene *scene;
    BmWarnings *warnings;
} Picture;

static Picture compose(const char *path)
{
    Picture picture = { bm_map_new(), bm_fonts_open(NULL, NULL), NULL, bm_warnings_new() };
    GError *error = NULL;
    cr_assert(bm_map_read(picture.map, path, NULL, picture.warnings, &error), "%s",
              error ? error->message : "");
    picture.scene = bm_compose(picture.map, picture.fonts, picture.warnings, &error);
    cr_assert_not_null(picture.scene, "%s", error ? error->message : "");
    return picture;
}

static void picture_clear(Picture *picture)
{
    bm_scene_free(picture->scene);
    bm_fonts_free(picture->fonts);
    bm_map_free(picture->map);
    bm_warnings_free(picture->warnings);
}

static gboolean is_text(const BmPrimitive *primitive)
{
    return primitive->kind == BM_PRIMITIVE_TEXT || primitive->kind == BM_PRIMITIVE_TEXT_ON_PATH;
}

static gboolean says(const BmScene *scene, const char *words)
{
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (is_text(primitive) && strstr(primitive->text->text, words))
            return TRUE;
    }
    return FALSE;
}

static guint count_ids(const BmScene *scene, const char *prefix)
{
    guint count = 0;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN && g_str_has_prefix(primitive->id, prefix))
            count++;
    }
    return count;
}

/* The brief of this map asks for these, in both sides' own figures. */
Test(compose, the_example_says_what_each_side_said)
{
    static const char *const wanted[] = {
        "55 soldiers killed",
        "2 soldiers killed",
        "3 soldiers wounded",
        "36 fighters reported killed",
        "at least 133 fighters killed",
        "more than 200 fighters wounded",
        "Denied",
        "Dismissed",
        "19 army posts destroyed",
        "2 brigade bases destroyed",
        "27 posts destroyed",
        "9 fighters captured",
        "At least 70 militants killed",
        "dozens of civilians killed",
        "No figure in the report",
        "No reply in the report",
        "Durand Line",
        "2,611 km (1,622 miles)",
        "At least three explosions",
        "27 Feb",
        "Torkham",
        "100 km",
        "As of 27 February 2026",
        "OpenStreetMap contributors",
        "Reported, but not mapped",
    };
    Picture picture = compose(EXAMPLE);
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        cr_expect(says(picture.scene, wanted[i]), "nothing says \"%s\"", wanted[i]);
    cr_expect_not(says(picture.scene, "DRAFT"));
    picture_clear(&picture);
}

Test(compose, the_example_marks_three_areas_and_one_crossing)
{
    Picture picture = compose(EXAMPLE);
    cr_expect_eq(count_ids(picture.scene, "area-"), 3u);
    cr_expect_eq(count_ids(picture.scene, "tag-"), 3u);
    cr_expect_eq(count_ids(picture.scene, "event-torkham"), 1u);
    /* no town's dot inside a shaded province: it would read as the place that was hit */
    cr_expect_eq(count_ids(picture.scene, "town-Kabul"), 0u);
    cr_expect_eq(count_ids(picture.scene, "town-Kandahar"), 0u);
    cr_expect_eq(count_ids(picture.scene, "town-Gardez"), 0u);
    cr_expect_eq(count_ids(picture.scene, "border-Durand-Line"), 3u, "the line, named twice");
    cr_expect_eq(bm_warnings_count(picture.warnings), 0u);
    picture_clear(&picture);
}

Test(compose, no_text_leaves_the_page)
{
    Picture picture = compose(EXAMPLE);
    for (guint i = 0; i < picture.scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(picture.scene->primitives, i);
        if (primitive->kind != BM_PRIMITIVE_TEXT)
            continue;
        cr_expect(primitive->x >= 0 && primitive->y >= 0 &&
                      primitive->x + primitive->text->width <= 1600 &&
                      primitive->y + primitive->text->height <= 1200,
                  "\"%s\" at %g, %g", primitive->text->text, primitive->x, primitive->y);
    }
    picture_clear(&picture);
}

Test(compose, no_two_texts_overlap)
{
    Picture picture = compose(EXAMPLE);
    const GPtrArray *all = picture.scene->primitives;
    for (guint i = 0; i < all->len; i++) {
        const BmPrimitive *a = g_ptr_array_index(all, i);
        for (guint j = 0; a->kind == BM_PRIMITIVE_TEXT && j < i; j++) {
            const BmPrimitive *b = g_ptr_array_index(all, j);
            if (b->kind != BM_PRIMITIVE_TEXT)
                continue;
            /* a line's box is taller than its letters: a fifth of a line may be shared */
            double slack = 0.2 * MIN(a->text->ascent, b->text->ascent);
            gboolean overlap =
                a->x + slack < b->x + b->text->width && b->x + slack < a->x + a->text->width &&
                a->y + slack < b->y + b->text->height && b->y + slack < a->y + a->text->height;
            cr_expect_not(overlap, "\"%s\" and \"%s\"", a->text->text, b->text->text);
        }
    }
    picture_clear(&picture);
}
