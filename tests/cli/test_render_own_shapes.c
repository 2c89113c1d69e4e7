/** @file
 * The author's own border and provinces in place of the program's, on another border: areas
 * of Mexico and the United States under names that no gazetteer has (tests/data/SOURCE.md).
 */
#include "program.h"

#define SIZE " --size 800x600 "
#define OPTIONS                                                                                    \
    " --provinces shapes/sectors.shp --name-field sector --border shapes/line.shp "                \
    "--border-name 'Sector Line'"

/* A folder with the shapefiles, a table of events and a map file in folders of their own. */
static char *project_new(void)
{
    char *folder = folder_new();
    char *shapes = g_build_filename(folder, "shapes", NULL);
    char *maps = g_build_filename(folder, "maps", NULL);
    g_mkdir(shapes, 0700);
    g_mkdir(maps, 0700);
    folder_put_shapefile(shapes, BM_SOURCE_DIR "/tests/data/sectors", "sectors");
    folder_put_shapefile(shapes, BM_SOURCE_DIR "/tests/data/sector_line", "line");
    folder_put_text(folder, "events.csv",
                    "date,type,place\n2026-02-27,airstrike,North Sector\n"
                    "2026-02-27,shelling,south sector\n");
    folder_put_text(folder, "countries.csv",
                    "date,type,place,country\n2026-02-27,airstrike,North Sector,USA\n"
                    "2026-02-27,shelling,South Sector,MEX\n");
    folder_put_text(maps, "map.yaml",
                    "events: ../events.csv\nsize: [800, 600]\nprovinces: ../shapes/sectors.shp\n"
                    "name_field: sector\nborder: ../shapes/line.shp\nborder_name: Sector Line\n");
    g_free(maps);
    g_free(shapes);
    return folder;
}

static void expect_group(const char *svg, const char *id, gboolean there)
{
    char *words = g_strdup_printf("<g id=\"%s\"", id);
    cr_expect_eq(strstr(svg, words) != NULL, there, "%s is %s", id, there ? "missing" : "drawn");
    g_free(words);
}

/* An area is drawn for either sector, and the author's line instead of the program's. */
static void expect_own_shapes(const char *folder, const char *name)
{
    char *svg = folder_get_text(folder, name);
    expect_group(svg, "area-North-Sector", TRUE);
    expect_group(svg, "area-South-Sector", TRUE);
    expect_group(svg, "tag-North-Sector", TRUE);
    expect_group(svg, "border-Sector-Line", TRUE);
    expect_group(svg, "border-MEX-USA", FALSE);
    cr_expect(strstr(svg, "Sector Line"));
    g_free(svg);
}

Test(render_own_shapes, options_replace_border_and_provinces)
{
    char *folder = project_new();
    expect_done(folder, "render events.csv" OPTIONS SIZE "-o x.svg -o x.png");
    expect_own_shapes(folder, "x.svg");
    expect_done(folder, "render countries.csv" OPTIONS SIZE "-o countries.svg");
    expect_own_shapes(folder, "countries.svg");
    folder_free(folder);
}

Test(render_own_shapes, keys_of_the_map_file_do_the_same_from_any_folder)
{
    char *folder = project_new();
    expect_done(folder, "render events.csv" OPTIONS SIZE "-o option.svg");
    expect_done(folder, "render maps/map.yaml -o file.svg");
    expect_same_bytes(folder, "option.svg", "file.svg");
    folder_free(folder);
}

Test(render_own_shapes, without_them_the_names_are_unknown_and_our_line_is_drawn)
{
    char *folder = project_new();
    expect_refusal(folder, "render events.csv" SIZE "-o x.svg", 3, "events.csv:2:|North Sector");
    expect_done(folder, "render --extent=-116,26,-104,38" SIZE "-o x.svg");
    char *svg = folder_get_text(folder, "x.svg");
    expect_group(svg, "border-MEX-USA", TRUE);
    g_free(svg);
    folder_free(folder);
}

/* Only the line that the author's replaces goes: Mexico's border with Guatemala stays. */
Test(render_own_shapes, other_borders_of_the_countries_stay)
{
    char *folder = project_new();
    expect_done(folder, "render countries.csv" OPTIONS " --extent=-118,12,-86,36" SIZE "-o x.svg");
    char *svg = folder_get_text(folder, "x.svg");
    expect_group(svg, "border-MEX-USA", FALSE);
    expect_group(svg, "border-GTM-MEX", TRUE);
    g_free(svg);
    folder_free(folder);
}

/* The Durand Line of the package, given as an author's own file: neither of the program's two
 * drawings of it stays below. */
Test(render_own_shapes, an_own_border_replaces_the_line_of_either_data_set)
{
    static const char *const sets[] = { "ne", "osm100" };
    char *folder = folder_new();
    folder_put_shapefile(folder, BM_SOURCE_DIR "/shapes/durand_line", "own");
    for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
        char *line = g_strdup_printf(
            "render --extent 64,29,73,37 --border own.shp --data %s" SIZE "-o x.svg", sets[i]);
        expect_done(folder, line);
        char *svg = folder_get_text(folder, "x.svg");
        expect_group(svg, "border-own", TRUE);
        expect_group(svg, "border-Durand-Line", FALSE);
        g_free(svg);
        g_free(line);
    }
    folder_free(folder);
}
