/** @file
 * Maps with layers of an author's own: a GeoPackage, OpenStreetMap, an elevation model, in the
 * order that the map file says; and GDAL, loaded only for those who need it.
 */
#include "program.h"

#define MAP "title: T\nsize: [800, 600]\nextent: { around: [71.09, 34.12], radius: 6km }\nlayers:\n"
#define WGS84                                                                                      \
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"            \
    "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"

static const char town[] =
    "<osm version='0.6'>"
    "<node id='1' version='1' lat='34.10' lon='71.05'/><node id='2' version='1' lat='34.12' "
    "lon='71.09'/><node id='3' version='1' lat='34.14' lon='71.10'/>"
    "<way id='10' version='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/>"
    "<tag k='name' v='Main Road'/></way>"
    "<way id='12' version='1'><nd ref='1'/><nd ref='3'/><tag k='waterway' v='canal'/></way>"
    "<way id='13' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><nd ref='1'/>"
    "<tag k='landuse' v='residential'/></way></osm>";

static const char posts[] =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":"
    "\"Post 7\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[71.08,34.11]}}]}";

/** A slope that falls to the west: rows of heights that rise with the column. */
static void put_heights(const char *folder)
{
    GString *text = g_string_new("ncols 40\nnrows 40\nxllcorner 70.9\nyllcorner 33.9\ncellsize "
                                 "0.01\nNODATA_value -9999\n");
    for (int i = 0; i < 1600; i++)
        g_string_append_printf(text, "%d.5%c", i % 40 * 200, i % 40 == 39 ? '\n' : ' ');
    folder_put_text(folder, "dem.asc", text->str);
    folder_put_text(folder, "dem.prj", WGS84);
    g_string_free(text, TRUE);
}

static gboolean run_tool(const char *folder, const char *line)
{
    char *argv[] = { (char *)"/bin/sh", (char *)"-c", (char *)line, NULL };
    int status = -1;
    cr_assert(g_spawn_sync(folder, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                           &status, NULL));
    return status == 0;
}

/** The groups stand in the SVG in this order. */
static void expect_order(const char *svg, const char *const *ids)
{
    const char *at = svg;
    for (guint i = 0; ids[i]; i++) {
        char *words = g_strdup_printf("<g id=\"%s\"", ids[i]);
        const char *found = strstr(at, words);
        cr_expect(found, "%s is missing or out of order", ids[i]);
        at = found ? found : at;
        g_free(words);
    }
}

Test(render_sources, a_town_on_its_relief)
{
    char *folder = folder_new();
    folder_put_text(folder, "town.osm", town);
    put_heights(folder);
    if (!run_tool(folder, "osmium cat -o town.osm.pbf town.osm"))
        cr_skip("osmium is not installed (Debian: osmium-tool)");
    folder_put_text(folder, "map.yaml",
                    MAP
                    "- { id: town, source: town.osm.pbf }\n"
                    "- { id: relief, source: dem.asc, credit: Desk survey, licence: CC0, style: "
                    "{ tint: true, over: everything } }\n"
                    "- { id: provinces, below: lakes }\n"
                    "- { id: rivers, style: { line: '#123456', width: 3 } }\n");
    expect_done(folder, "render map.yaml -o map.svg -o map.png -o map.pdf");
    char *svg = folder_get_text(folder, "map.svg");
    static const char *const ids[] = {
        "land",       "relief",         "lakes",         "rivers",     "town-builtup",
        "town-water", "town-waterways", "town-railways", "town-roads", NULL
    };
    expect_order(svg, ids);
    cr_expect(strstr(svg, "data:image/png;base64,"));
    cr_expect(strstr(svg, "Desk survey (CC0)"));
    cr_expect(strstr(svg, "OpenStreetMap contributors"));
    g_free(svg);
    folder_free(folder);
}

Test(render_sources, an_openstreetmap_layer_is_credited_by_itself)
{
    char *folder = folder_new();
    folder_put_text(folder, "town.osm", town);
    folder_put_text(
        folder, "map.yaml",
        "title: T\nsize: [800, 600]\ndata: ne\nextent: { around: [71.09, 34.12], radius: "
        "6km }\nlayers:\n- { id: roads, source: town.osm, label: name }\n");
    expect_done(folder, "render map.yaml -o map.svg");
    char *svg = folder_get_text(folder, "map.svg");
    cr_expect(strstr(svg, "© OpenStreetMap contributors (ODbL)"));
    cr_expect(strstr(svg, "Main Road"));
    g_free(svg);
    folder_free(folder);
}

/** TRUE where the dynamic linker has loaded GDAL for the map; LD_DEBUG has it tell. */
static gboolean loads_gdal(const char *folder, const char *line)
{
    char *log = g_build_filename(folder, "ld", NULL);
    g_setenv("LD_DEBUG", "files", TRUE);
    g_setenv("LD_DEBUG_OUTPUT", log, TRUE);
    Run run = program_run(folder, line);
    g_unsetenv("LD_DEBUG");
    g_unsetenv("LD_DEBUG_OUTPUT");
    cr_expect_eq(run.status, 0, "%s", run.err);
    run_clear(&run);
    gboolean seen = run_tool(folder, "grep -q libglib ld.*");
    cr_assert(seen, "the dynamic linker told nothing");
    gboolean found = run_tool(folder, "grep -q libgdal ld.*");
    run_tool(folder, "rm -f ld.*");
    g_free(log);
    return found;
}

/* Shapefiles and GeoPackages are read without GDAL; the same map with a GeoJSON layer loads it, so
 * that the test can see it. */
Test(render_sources, gdal_is_loaded_only_where_a_layer_needs_it)
{
    char *folder = folder_new();
    folder_put_shapefile(folder, BM_SOURCE_DIR "/tests/data/sector_line", "line");
    folder_put_text(folder, "posts.geojson", posts);
    if (!run_tool(folder, "ogr2ogr posts.gpkg posts.geojson"))
        cr_skip("ogr2ogr is not installed (Debian: gdal-bin)");
    folder_put_text(folder, "plain.yaml",
                    MAP
                    "- { id: line, source: line.shp }\n- { id: posts, source: posts.gpkg, label: "
                    "name, key: Border posts, style: { line: '#AA0000', radius: 6 } }\n");
    folder_put_text(folder, "other.yaml", MAP "- { id: posts, source: posts.geojson }\n");
    cr_expect_not(loads_gdal(folder, "render plain.yaml -o plain.svg"));
    cr_expect(loads_gdal(folder, "render other.yaml -o other.svg"));
    char *svg = folder_get_text(folder, "plain.svg");
    cr_expect(strstr(svg, "Post 7"));
    cr_expect(strstr(svg, "Border posts"));
    g_free(svg);
    folder_free(folder);
}

Test(render_sources, mistakes_are_told_with_file_and_line)
{
    static const struct {
        const char *layer, *parts;
    } cases[] = {
        { "- { id: a, source: posts.geojson, where: 'pop > 5' }\n", "map.yaml:5|'pop'|name" },
        { "- { id: a, source: posts.geojson, label: title }\n", "map.yaml:5|'title'" },
        { "- { id: a, source: posts.geojson, layer: x }\n", "posts.geojson|has no layer x" },
        { "- { id: a, source: none.gpkg }\n", "none.gpkg|cannot read" },
        { "- { id: a, source: none.tif }\n", "none.tif|cannot read" },
        { "- { id: a, source: /vsicurl/x.tif }\n", "'/vsi' is refused" },
        { "- { id: a, source: town.osm, layer: streets }\n", "streets|roads" },
    };
    char *folder = folder_new();
    folder_put_text(folder, "town.osm", town);
    folder_put_text(folder, "posts.geojson", posts);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *map = g_strconcat(MAP, cases[i].layer, NULL);
        folder_put_text(folder, "map.yaml", map);
        expect_refusal(folder, "render map.yaml -o map.svg", 3, cases[i].parts);
        g_free(map);
    }
    folder_free(folder);
}
