/** @file
 * The graticule and extents across the antimeridian, as a user asks for them.
 */
#include "program.h"

#define BARE " --size 800x600 --quiet -o x.svg"

static char *draw(const char *folder, const char *yaml, const char *options)
{
    folder_put_text(folder, "map.yaml", yaml);
    char *line = g_strdup_printf("render map.yaml %s" BARE, options);
    expect_done(folder, line);
    g_free(line);
    return folder_get_text(folder, "x.svg");
}

/** Whether the picture has each of the words, separated by commas. */
static void expect_names(const char *svg, const char *words, gboolean there)
{
    char **names = g_strsplit(words, ", ", -1);
    for (guint i = 0; names[i]; i++) {
        char *text = g_strdup_printf(">%s<", names[i]);
        cr_expect_eq(strstr(svg, text) != NULL, there, "%s is %s", names[i],
                     there ? "missing" : "there");
        g_free(text);
    }
    g_strfreev(names);
}

Test(graticule, lines_are_a_step_apart)
{
    char *folder = folder_new();
    char *svg = draw(folder, "extent: [60, 30, 72, 38]\nlayers: [{id: graticule, step: 4}]\n", "");
    expect_names(svg, "64° E, 68° E, 32° N, 36° N", TRUE);
    expect_names(svg, "62° E, 65° E, 30° N, 35° N", FALSE);
    g_free(svg);
    folder_free(folder);
}

Test(graticule, is_drawn_only_where_it_is_listed)
{
    char *folder = folder_new();
    char *svg = draw(folder, "extent: [60, 30, 72, 38]\n", "");
    expect_names(svg, "65° E, 35° N", FALSE);
    g_free(svg);
    folder_free(folder);
}

Test(graticule, steps_that_are_none_are_refused)
{
    static const char *const steps[] = { "0", "-5", "nan", "wide", "1000" };
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        char *yaml = g_strdup_printf(
            "extent: [60, 30, 72, 38]\nlayers: [{id: graticule, step: %s}]\n", steps[i]);
        folder_put_text(folder, "map.yaml", yaml);
        expect_refusal(folder, "render map.yaml" BARE, 3, "map.yaml:2|step");
        g_free(yaml);
    }
    folder_free(folder);
}

Test(graticule, an_extent_goes_on_across_180_degrees)
{
    char *folder = folder_new();
    static const char yaml[] = "extent: [170, -25, -170, -10]\n"
                               "layers: [{id: graticule, step: 5}]\n";
    char *svg = draw(folder, yaml, "");
    expect_names(svg, "175° E, 180°, 175° W, 15° S, 20° S", TRUE);
    expect_names(svg, "0°, 90° E", FALSE);
    cr_expect(strstr(svg, ">Suva<") && strstr(svg, ">Apia<"), "what lies on both sides");
    g_free(svg);
    folder_free(folder);
}

Test(graticule, the_option_means_the_same_as_the_map_file)
{
    char *folder = folder_new();
    char *file = draw(folder, "notes: [Fiji]\nextent: [170, -25, -170, -10]\n", "");
    char *option = draw(folder, "notes: [Fiji]\n", "--extent 170,-25,-170,-10");
    char *turned = draw(folder, "notes: [Fiji]\n", "--extent 170,-25,190,-10");
    cr_expect_str_eq(file, option);
    cr_expect_str_eq(file, turned);
    g_free(file);
    g_free(option);
    g_free(turned);
    folder_free(folder);
}
