/** @file
 * A page that is small for what its map is asked to show.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <string.h>

/* A map of maps/ on a page of that size; the caller frees the scene. */
static BmScene *compose_map(const char *name, double width, double height)
{
    char *path = g_build_filename(BM_SOURCE_DIR "/maps", name, NULL);
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    GError *error = NULL;
    cr_assert(bm_map_read(map, path, NULL, NULL, &error));
    map->width = width;
    map->height = height;
    BmScene *scene = bm_compose(map, fonts, NULL, &error);
    cr_assert_not_null(scene, "%s", error ? error->message : "");
    bm_fonts_free(fonts);
    bm_map_free(map);
    g_free(path);
    return scene;
}

/* The worked example. */
static BmScene *compose(double width, double height)
{
    return compose_map("2026-02-26-durand-line.yaml", width, height);
}

/* The top and bottom (least and greatest y) of the texts and paths in the group of that id. */
static void reach_of(const BmScene *scene, const char *id, double *top, double *bottom)
{
    guint depth = 0;
    *top = G_MAXDOUBLE;
    *bottom = -G_MAXDOUBLE;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN)
            depth += depth > 0 || strcmp(primitive->id, id) == 0;
        else if (primitive->kind == BM_PRIMITIVE_GROUP_END)
            depth -= depth > 0;
        if (depth == 0)
            continue;
        if (primitive->kind == BM_PRIMITIVE_TEXT) {
            *top = MIN(*top, primitive->y);
            *bottom = MAX(*bottom, primitive->y + primitive->text->height);
        }
        for (guint p = 0; primitive->kind == BM_PRIMITIVE_PATH && p < primitive->path->points->len;
             p++) {
            *top = MIN(*top, g_array_index(primitive->path->points, BmPoint, p).y);
            *bottom = MAX(*bottom, g_array_index(primitive->path->points, BmPoint, p).y);
        }
    }
    cr_assert(*top < *bottom, "%s is empty", id);
}

static void nothing_overlaps(double width, double height)
{
    static const char *const parts[] = { "panels", "footer" };
    BmScene *scene = compose(width, height);
    double top, bottom, above = 0;
    reach_of(scene, "frame", &top, &above);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        double before = above;
        reach_of(scene, parts[i], &top, &above);
        gboolean beside = i == 0 && width > height;
        cr_expect(beside || top >= before, "%s begins at %g, above %g", parts[i], top, before);
    }
    reach_of(scene, "panels", &top, &bottom);
    reach_of(scene, "footer", &top, &above);
    cr_expect(bottom <= top, "the panels end at %g, the footer begins at %g", bottom, top);
    cr_expect(above <= height, "the footer ends at %g", above);
    bm_scene_free(scene);
}

/* The panels of the worked example fill their column, those of the weekly report do not. */
Test(page, the_key_stands_below_panels_that_leave_it_room)
{
    static const struct {
        const char *name;
        gboolean below;
    } maps[] = { { "gallery/since.yaml", TRUE }, { "2026-02-26-durand-line.yaml", FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(maps); i++) {
        BmScene *scene = compose_map(maps[i].name, 1600, 1200);
        double top, bottom, panels, frame;
        reach_of(scene, "frame", &top, &frame);
        reach_of(scene, "panels", &top, &panels);
        reach_of(scene, "key", &top, &bottom);
        cr_expect_eq(top >= panels, maps[i].below, "%s: %g, %g", maps[i].name, top, panels);
        cr_expect_leq(bottom, frame, "%s", maps[i].name);
        bm_scene_free(scene);
    }
}

Test(page, panels_end_above_the_footer_on_a_small_page)
{
    nothing_overlaps(800, 600);
}

Test(page, panels_end_above_the_footer_on_a_page_for_a_telephone)
{
    nothing_overlaps(360, 640);
}

Test(page, a_key_too_large_for_the_map_stands_below_it)
{
    BmScene *scene = compose(360, 640);
    double map_top, map_bottom, top, bottom, panels_top, panels_bottom;
    reach_of(scene, "frame", &map_top, &map_bottom);
    reach_of(scene, "key", &top, &bottom);
    reach_of(scene, "panels", &panels_top, &panels_bottom);
    cr_expect(top >= map_bottom && bottom <= panels_top, "the key reaches from %g to %g", top,
              bottom);
    bm_scene_free(scene);
}
