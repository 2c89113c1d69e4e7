/** @file
 * bordermap data: importing, listing, verifying and indexing geodata of one's own.
 */
#include "program.h"

#include <jansson.h>

/* Two made-up countries with the codes of Afghanistan and Pakistan, side by side at 70 E; the
   second has a ring without area and a point that stands twice. */
static const char two_countries[] =
    "{\"type\":\"FeatureCollection\", \"features\": [\n"
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"AFG\",\"label\":\"Left\"},\"geometry\":{"
    "\"type\":\"Polygon\",\"coordinates\":[[[69,33],[70,33],[70,34],[70,35],[69,35],[69,33]]]}},\n"
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"PAK\",\"label\":\"Right \xC3\xBC\"},"
    "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[70,33],[72,33],[72,33],[72,35],"
    "[70,35],[70,34],[70,33]]],[[[71,34],[71,34.5],[71,34],[71,34]]]]}}\n"
    "]}\n";

#define SAID                                                                                       \
    "--source 'A survey' --licence 'CC BY 4.0' --attribution 'The survey' --valid 2025-01-01 "     \
    "--accuracy 50"

static char *folder_with_file(void)
{
    char *folder = folder_new();
    folder_put_text(folder, "two.geojson", two_countries);
    return folder;
}

static void import_two(const char *folder)
{
    Run run = program_run(folder, "data import two.geojson --id two --code-field code "
                                  "--name-field label " SAID);
    cr_assert_eq(run.status, 0, "%s", run.err);
    cr_expect_str_eq(run.out, "geodata/two: countries, 2 features, 12 points, with borders\n");
    cr_expect(strstr(run.err, "two.geojson: record 1: points stand twice"), "%s", run.err);
    cr_expect(strstr(run.err, "two.geojson: record 1: a ring encloses no area"), "%s", run.err);
    run_clear(&run);
}

Test(data, what_is_imported_is_registered_and_verified)
{
    char *folder = folder_with_file();
    import_two(folder);
    expect_done(folder, "data check > checked.txt");
    char *checked = folder_get_text(folder, "checked.txt");
    cr_expect_str_eq(checked, "geodata/two_borders: OK\ngeodata/two: OK\n");
    expect_refusal(folder, "render --around 70,34 --data geodata/two_borders -o a.png", 3,
                   "borders|--border geodata/two_borders.shp");
    Run run = program_run(folder, "data list --json");
    char *last = strrchr(g_strchomp(run.out), '\n') + 1;
    json_t *set = json_loads(last, 0, NULL);
    static const char *const said[][2] = { { "set", "geodata/two" },
                                           { "licence", "CC BY 4.0" },
                                           { "valid", "2025-01-01" },
                                           { "source", "A survey" },
                                           { "role", "countries" } };
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
        cr_expect_str_eq(json_string_value(json_object_get(set, said[i][0])), said[i][1]);
    cr_expect_eq(json_integer_value(json_object_get(set, "accuracy_m")), 50);
    json_decref(set);
    run_clear(&run);
    char *text = folder_get_text(folder, "geodata/catalogue.yaml");
    char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, two_countries, -1);
    cr_expect(strstr(text, hash), "%s", text);
    g_free(hash);
    g_free(text);
    g_free(checked);
    folder_free(folder);
}

Test(data, a_changed_file_is_found)
{
    char *folder = folder_with_file();
    import_two(folder);
    folder_put_text(folder, "geodata/two.dbf", "x");
    Run run = program_run(folder, "data check geodata");
    cr_expect_eq(run.status, 1);
    cr_expect_str_eq(run.out, "geodata/two_borders: OK\ngeodata/two: two.dbf has changed\n");
    run_clear(&run);
    folder_free(folder);
}

Test(data, a_map_is_drawn_from_it_and_says_whose_it_is)
{
    char *folder = folder_with_file();
    import_two(folder);
    expect_done(folder, "render --around 70,34 --radius 40km --data geodata/two -o own.svg");
    expect_done(folder, "render --around 70,34 --radius 40km --data ne -o ours.svg");
    char *own = folder_get_text(folder, "own.svg"), *ours = folder_get_text(folder, "ours.svg");
    cr_expect(strstr(own, "The survey") && !strstr(ours, "The survey"));
    /* the straight border at 70 E is known for what the program's line of the two is */
    cr_expect(strstr(own, "border-Durand-Line"));
    folder_put_text(folder, "map.yaml",
                    "extent: {around: [70, 34], radius: 40km}\n"
                    "data: geodata/two\n");
    expect_done(folder, "render map.yaml -o map.svg");
    expect_same_bytes(folder, "map.svg", "own.svg");
    g_free(own);
    g_free(ours);
    folder_free(folder);
}

Test(data, provinces_lend_their_names_to_events)
{
    char *folder = folder_new();
    folder_put_shapefile(folder, BM_SOURCE_DIR "/tests/data/sectors", "sectors");
    Run run = program_run(folder, "data import sectors.shp --id sectors --into own "
                                  "--name-field sector " SAID);
    cr_assert_eq(run.status, 0, "%s", run.err);
    run_clear(&run);
    expect_done(folder, "data check own -o checked.txt");
    folder_free(folder);
}

Test(data, a_clip_keeps_what_is_inside)
{
    char *folder = folder_with_file();
    Run run = program_run(folder, "data import two.geojson --id cut --code-field code "
                                  "--clip 69.5,33.5,69.9,34.5 " SAID);
    cr_assert_eq(run.status, 0, "%s", run.err);
    cr_expect_str_eq(run.out, "geodata/cut: countries, 1 features, 5 points\n");
    run_clear(&run);
    char *text = folder_get_text(folder, "geodata/catalogue.yaml");
    cr_expect(strstr(text, "clip: [69.5, 33.5, 69.900000000000006, 34.5]") ||
                  strstr(text, "clip: [69.5, 33.5, 69.9, 34.5]"),
              "%s", text);
    cr_expect(strstr(text, "clipped:\n    - \"AFG\"\n"), "%s", text);
    g_free(text);
    folder_free(folder);
}

Test(data, what_is_wrong_is_said)
{
    static const struct {
        const char *line;
        int status;
        const char *parts;
    } cases[] = {
        { "data", 2, "import, list, check or index" },
        { "data imprt two.geojson", 2, "did you mean import?" },
        { "data import two.geojson", 2, "needs --id" },
        { "data import two.geojson --id x", 2, "needs --source" },
        { "data import two.geojson --id ne " SAID, 2, "a set of the program's own" },
        { "data import two.geojson --id a/b " SAID, 2, "is no name of a set" },
        { "data import two.geojson --id x --source s --licence l --attribution a "
          "--valid yesterday --accuracy 5",
          2, "--valid yesterday is no date" },
        { "data import two.geojson --id x --source s --licence l --attribution a --valid 2025 "
          "--accuracy far",
          2, "no number of metres" },
        { "data import two.geojson --id x --clip 5,5,1,1 " SAID, 2, "--clip" },
        { "data import none.geojson --id x " SAID, 3, "none.geojson" },
        { "data import two.geojson --id x --code-field iso " SAID, 3, "code, label" },
        { "data import two.geojson --id x --clip 1,1,2,2 " SAID, 3, "has nothing inside --clip" },
        { "data check", 3, "geodata: holds no geodata of yours, so nothing is checked" },
        { "data check nowhere", 3, "nowhere|data check FOLDER|data import" },
        { "data index two.geojson", 3, "two.geojson" },
        { "render --around 70,34 --data nowhere/x -o a.png", 3, "nowhere/catalogue.yaml" },
        { "render --around 70,34 --data osm1 -o a.png", 2, "FOLDER/ID" },
    };
    char *folder = folder_with_file();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_refusal(folder, cases[i].line, cases[i].status, cases[i].parts);
    folder_free(folder);
}

Test(data, an_index_is_written_beside_the_file)
{
    char *folder = folder_new();
    folder_put_shapefile(folder, BM_SOURCE_DIR "/tests/data/sectors", "sectors");
    expect_done(folder, "data index sectors.shp");
    char *names = folder_list(folder);
    cr_expect_str_eq(names,
                     "sectors.cpg sectors.dbf sectors.prj sectors.qix sectors.shp sectors.shx");
    g_free(names);
    folder_free(folder);
}
