/** @file
 * A map of the world: names of countries, each on its own, and neither towns nor small rivers.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>

#define WORLD "size: [1600, 1000]\nextent: [-180, -90, 180, 90]\n"

static BmScene *compose(const char *yaml)
{
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    BmWarnings *warnings = bm_warnings_new();
    GError *error = NULL;
    char *path = NULL;
    int file = g_file_open_tmp("bordermap-XXXXXX.yaml", &path, NULL);
    cr_assert(file >= 0 && g_file_set_contents(path, yaml, -1, NULL));
    g_close(file, NULL);
    cr_assert(bm_map_read(map, path, NULL, warnings, &error), "%s", error ? error->message : "");
    BmScene *scene = bm_compose(map, fonts, warnings, &error);
    cr_assert_not_null(scene, "%s", error ? error->message : "");
    g_remove(path);
    g_free(path);
    bm_warnings_free(warnings);
    bm_fonts_free(fonts);
    bm_map_free(map);
    return scene;
}

static guint count_groups(const BmScene *scene, const char *prefix)
{
    guint count = 0;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        count +=
            primitive->kind == BM_PRIMITIVE_GROUP_BEGIN && g_str_has_prefix(primitive->id, prefix);
    }
    return count;
}

/** The width of the first stroke in a group. */
static double stroke_in(const BmScene *scene, const char *prefix)
{
    gboolean inside = FALSE;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        if (primitive->kind == BM_PRIMITIVE_GROUP_BEGIN)
            inside = g_str_has_prefix(primitive->id, prefix);
        else if (inside && primitive->kind == BM_PRIMITIVE_PATH)
            return primitive->stroke.width;
    }
    return 0;
}

Test(small_scale, a_land_too_small_for_its_name_is_named_on_the_water)
{
    BmScene *scene = compose(WORLD);
    cr_expect_eq(count_groups(scene, "country-MDG"), 1);
    cr_expect_eq(count_groups(scene, "country-FIN"), 0, "the water north of it is Norway's");
    bm_scene_free(scene);
}

Test(small_scale, the_world_names_countries_and_no_towns)
{
    /* the ten largest by area */
    static const char *const largest[] = { "RUS", "CAN", "USA", "CHN", "BRA",
                                           "AUS", "IND", "ARG", "KAZ", "DZA" };
    BmScene *scene = compose(WORLD);
    for (guint i = 0; i < G_N_ELEMENTS(largest); i++) {
        char *id = g_strdup_printf("country-%s", largest[i]);
        cr_expect_eq(count_groups(scene, id), 1, "%s is not named", largest[i]);
        g_free(id);
    }
    cr_expect_geq(count_groups(scene, "country-"), 30);
    cr_expect_eq(count_groups(scene, "town-"), 0);
    bm_scene_free(scene);
}

Test(small_scale, a_map_file_that_lists_the_towns_has_them)
{
    BmScene *scene = compose(WORLD "layers: [{id: towns}]\n");
    cr_expect_geq(count_groups(scene, "town-"), 3);
    bm_scene_free(scene);
}

Test(small_scale, lines_are_finer_than_on_a_map_of_a_country)
{
    BmScene *world = compose(WORLD);
    BmScene *country = compose("size: [1600, 1000]\nextent: [5, 45, 10, 48]\n");
    double fine = stroke_in(world, "border-CHE-DEU"), plain = stroke_in(country, "border-CHE-DEU");
    cr_expect(fine > 0 && fine < 0.75 * plain, "%g and %g pixels", fine, plain);
    bm_scene_free(world);
    bm_scene_free(country);
}
