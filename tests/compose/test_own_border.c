/** @file
 * A border of the author's own beside a house's policy.
 */
#include "compose/compose.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

/* The warnings of a map of the Durand Line by the author's own file, under a policy that speaks of
 * a dispute. */
static BmWarnings *warnings_of(const char *dispute)
{
    char *folder = g_dir_make_tmp("own-border-XXXXXX", NULL);
    char *policy = g_build_filename(folder, "policy.yaml", NULL);
    char *path = g_build_filename(folder, "map.yaml", NULL);
    char *says = g_strdup_printf(
        "name: The Example\ndisputes:\n  %s:\n    wording: A line of the house\n", dispute);
    cr_assert(g_file_set_contents(policy, says, -1, NULL));
    cr_assert(g_file_set_contents(path,
                                  "title: The line\nextent: [64, 30, 72, 36]\npolicy: "
                                  "policy.yaml\nborder: " BM_SOURCE_DIR "/shapes/durand_line.shp\n",
                                  -1, NULL));
    BmMap *map = bm_map_new();
    BmFonts *fonts = bm_fonts_open(NULL, NULL);
    BmWarnings *warnings = bm_warnings_new();
    GError *error = NULL;
    cr_assert(bm_map_read(map, path, NULL, warnings, &error), "%s", error ? error->message : "");
    BmScene *scene = bm_compose(map, fonts, warnings, &error);
    cr_assert_not_null(scene, "%s", error ? error->message : "");
    bm_scene_free(scene);
    bm_fonts_free(fonts);
    bm_map_free(map);
    g_unlink(path);
    g_unlink(policy);
    g_rmdir(folder);
    g_free(says);
    g_free(path);
    g_free(policy);
    g_free(folder);
    return warnings;
}

static gboolean warns_of_border(const BmWarnings *warnings)
{
    for (guint i = 0; i < bm_warnings_count(warnings); i++)
        if (strstr(bm_warnings_borrow(warnings, i), "durand_line.shp overrides the policy"))
            return TRUE;
    return FALSE;
}

Test(own_border, that_replaces_a_line_of_the_policy_is_a_warning)
{
    BmWarnings *warnings = warnings_of("durand-line");
    cr_expect(warns_of_border(warnings));
    bm_warnings_free(warnings);
}

Test(own_border, beside_a_policy_on_another_dispute_is_none)
{
    BmWarnings *warnings = warnings_of("crimea");
    cr_expect_not(warns_of_border(warnings));
    bm_warnings_free(warnings);
}
