/** @file
 * Events from geodata and sheets, as another program (GDAL's ogr2ogr) writes them.
 */
#include "program.h"

#define POSTS                                                                                      \
    "{\"type\":\"FeatureCollection\",\"features\":["                                               \
    "{\"type\":\"Feature\",\"properties\":{\"id\":\"a\",\"type\":\"airstrike\",\"date\":"          \
    "\"2026-02-27\",\"place\":\"Gardez\",\"lon\":69.22,\"lat\":33.6},"                             \
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69.22,33.6]}},"                             \
    "{\"type\":\"Feature\",\"properties\":{\"id\":\"b\",\"type\":\"clash\",\"date\":"              \
    "\"2026-02-28\",\"place\":\"Khost\",\"lon\":69.92,\"lat\":33.34},"                             \
    "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69.92,33.34]}}]}"

static gboolean convert(const char *folder, const char *words)
{
    char *line = g_strdup_printf("cd '%s' && ogr2ogr %s posts.geojson 2>/dev/null", folder, words);
    char *argv[] = { (char *)"/bin/sh", (char *)"-c", line, NULL };
    int status = -1;
    gboolean ran =
        g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL);
    g_free(line);
    return ran && status == 0;
}

Test(render_layers, the_same_events_in_any_format_draw_the_same_map)
{
    static const struct {
        const char *options, *name;
    } forms[] = {
        { "-f FlatGeobuf -lco SPATIAL_INDEX=NO", "posts.fgb" },
        { "-f GPKG", "posts.gpkg" },
        { "-f KML", "posts.kml" },
        { "-f XLSX", "posts.xlsx" },
        { "-f ODS", "posts.ods" },
        { "-f 'ESRI Shapefile'", "posts.shp" },
        { "-t_srs EPSG:3857 -f GPKG -sql 'SELECT id, type, date, place FROM posts'",
          "metres.gpkg" },
    };
    char *folder = folder_new();
    folder_put_text(folder, "posts.geojson", POSTS);
    folder_put_text(folder, "posts.csv",
                    "id,type,date,place,lon,lat\n"
                    "a,airstrike,2026-02-27,Gardez,69.22,33.6\n"
                    "b,clash,2026-02-28,Khost,69.92,33.34\n");
    expect_done(folder, "render posts.csv --size 500x400 -o expected.svg");
    expect_done(folder, "render posts.geojson --size 500x400 -o x.svg");
    expect_same_bytes(folder, "expected.svg", "x.svg");
    expect_done(folder, "render - --size 500x400 -o x.svg < posts.geojson");
    expect_same_bytes(folder, "expected.svg", "x.svg");
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        char *words = g_strdup_printf("%s %s", forms[i].options, forms[i].name);
        if (!convert(folder, words))
            cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
        char *line = g_strdup_printf("render --quiet %s --size 500x400 -o x.svg", forms[i].name);
        expect_done(folder, line);
        expect_same_bytes(folder, "expected.svg", "x.svg");
        g_free(line);
        g_free(words);
    }
    folder_free(folder);
}

Test(render_layers, a_wrong_record_is_told_and_the_rest_goes_on)
{
    char *folder = folder_new();
    folder_put_text(
        folder, "posts.geojson",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        "\"properties\":{\"type\":\"clash\",\"day\":1,\"date\":\"2026-02-31\"},"
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69,33]}},"
        "{\"type\":\"Feature\",\"properties\":{\"type\":\"clash\",\"date\":\"2026-02\"},"
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[69,33]}}]}");
    if (!convert(folder, "-f FlatGeobuf posts.fgb"))
        cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
    Run run = program_run(folder, "render posts.fgb --size 500x400 -o x.svg");
    cr_expect_eq(run.status, 0, "%s", run.err);
    cr_expect(strstr(run.err, "posts.fgb:1: not read, for no field of an event has the name: day"),
              "%s", run.err);
    cr_expect(strstr(run.err, "the calendar has no 2026-02-31"), "%s", run.err);
    cr_expect(strstr(run.err, "; the row is left out"), "%s", run.err);
    run_clear(&run);
    folder_free(folder);
}

Test(render_layers, damaged_geodata_is_refused_by_name)
{
    static const char *const names[] = { "x.fgb", "x.gpkg", "x.xlsx", "x.ods", "x.kml", "x.shp" };
    char *folder = folder_new();
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        folder_put_text(folder, names[i], "no such format");
        char *line = g_strdup_printf("render %s -o x.svg", names[i]);
        expect_refusal(folder, line, 3, names[i]);
        g_free(line);
    }
    folder_free(folder);
}
