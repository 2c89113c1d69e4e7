/** @file
 * The panel of what is known, but not mapped, where that is very much.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

/* Whether a text of the map of Kabul and `count` events without a place has the words. */
static gboolean says(guint count, const char *words)
{
    GString *yaml = g_string_new("events:\n- { place: Kabul, type: clash }\n");
    for (guint i = 0; i < count; i++)
        g_string_append(yaml, "- { type: clash, placed: false, why: No place is named }\n");
    char *folder = g_dir_make_tmp("bordermap-XXXXXX", NULL);
    char *path = g_build_filename(folder, "map.yaml", NULL);
    cr_assert(g_file_set_contents(path, yaml->str, -1, NULL));
    GError *error = NULL;
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    cr_assert(bm_map_read(map, path, NULL, NULL, &error), "%s", error ? error->message : "");
    BmScene *scene = bm_compose(map, fonts, NULL, &error);
    cr_assert_not_null(scene, "%s", error ? error->message : "");
    gboolean found = FALSE;
    for (guint i = 0; i < scene->primitives->len; i++) {
        const BmPrimitive *primitive = g_ptr_array_index(scene->primitives, i);
        found = found || (primitive->kind == BM_PRIMITIVE_TEXT &&
                          strstr(primitive->text->text, words) != NULL);
    }
    bm_scene_free(scene);
    bm_fonts_free(fonts);
    bm_map_free(map);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
    g_string_free(yaml, TRUE);
    return found;
}

Test(unmapped_panel, a_long_list_is_cut_and_says_how_many_more)
{
    cr_expect(says(324, "and 300 more that are not mapped"));
    cr_expect_not(says(24, "more that are not mapped"));
}
