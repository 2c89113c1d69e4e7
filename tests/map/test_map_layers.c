/** @file
 * Layers of a map file: their keys, and how each mistake in them is answered.
 */
#include "base/error.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static BmMap *read_layer(const char *layer, GError **error)
{
    char *path = NULL, *text = g_strdup_printf("title: T\nlayers:\n- %s\n", layer);
    close(g_file_open_tmp("map-XXXXXX.yaml", &path, NULL));
    g_file_set_contents(path, text, -1, NULL);
    BmMap *map = bm_map_new();
    if (!bm_map_read(map, path, NULL, NULL, error))
        g_clear_pointer(&map, bm_map_free);
    g_unlink(path);
    g_free(path);
    g_free(text);
    return map;
}

Test(map_layers, every_key_is_read)
{
    GError *error = NULL;
    BmMap *map = read_layer(
        "{ id: posts, source: a.gpkg, layer: x, where: 'n > 1', label: name, above: rivers, "
        "credit: "
        "Desk, licence: CC0, key: Posts, style: { fill: '#01020304', line: none, width: 1.5, dash: "
        "[4, 2], "
        "radius: 5, label_size: 12, opacity: 0.5, shade: 0.3, tint: true, exaggeration: 2, over: "
        "everything } }",
        &error);
    cr_assert_not_null(map, "%s", error ? error->message : "");
    const BmMapLayer *layer = g_ptr_array_index(map->layers, 0);
    cr_expect_str_eq(layer->layer, "x");
    cr_expect_str_eq(layer->above, "rivers");
    cr_expect_str_eq(layer->credit, "Desk");
    cr_expect_str_eq(layer->licence, "CC0");
    cr_expect_str_eq(layer->key, "Posts");
    const BmLayerStyle *style = &layer->style;
    cr_expect_eq(style->fill, 0x01020304u);
    cr_expect(style->has_line && style->line == 0);
    cr_expect(style->has_dash && style->dash_count == 2 && style->dash[1] == 2);
    cr_expect(style->radius == 5 && style->label_size == 12 && style->opacity == 0.5);
    cr_expect(style->shade == 0.3 && style->tint && style->exaggeration == 2 && style->everywhere);
    bm_map_free(map);
}

/* Each is refused at its line with these words, the nearest right one among them. */
Test(map_layers, mistakes)
{
    static const struct {
        const char *layer, *words;
    } cases[] = {
        { "{ source: a.shp }", "needs an id" },
        { "{ id: rivvers }", "did you mean 'rivers'?" },
        { "{ id: a, sorce: a.shp }", "source" },
        { "{ id: rivers, style: { fill: '#112233' } }", "the style of 'rivers'" },
        { "{ id: disputed_areas, style: { fill: '#112233' } }", "the layer 'disputed_areas'" },
        { "{ id: towns, credit: Desk }", "the layer 'towns'" },
        { "{ id: a, source: a.shp, above: borders, below: towns }", "not both" },
        { "{ id: a, source: a.shp, above: provnces }", "did you mean 'provinces'?" },
        { "{ id: a, source: a.shp, above: a }", "there is no layer 'a' to be above" },
        { "{ id: a, source: a.shp, style: { colour: red } }", "colour" },
        { "{ id: a, source: a.shp, style: { fill: red } }", "'red' is no color" },
        { "{ id: a, source: a.shp, style: { opacity: 2 } }", "\"opacity\" is 0 to 1" },
        { "{ id: a, source: a.shp, style: { width: -1 } }", "\"width\" is 0 to 200" },
        { "{ id: a, source: a.shp, style: { dash: [4] } }", "two, four or six lengths" },
        { "{ id: a, source: a.shp, style: { dash: [4, 0] } }", "from 0.1" },
        { "{ id: a, source: a.tif, style: { over: sea } }", "land" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(read_layer(cases[i].layer, &error), "%s", cases[i].layer);
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", cases[i].layer);
        cr_expect(strstr(error->message, cases[i].words) && strstr(error->message, ".yaml:3:"),
                  "%s: %s", cases[i].layer, error->message);
        g_error_free(error);
    }
}

/* A connection to a database is no path. */
Test(map_layers, connections_are_not_resolved)
{
    BmMap *map = bm_map_new();
    map->folder = g_strdup("maps");
    const char *const cases[][2] = { { "a.gpkg|x", "maps/a.gpkg|x" },
                                     { "PG:dbname=x", "PG:dbname=x" },
                                     { "postgresql://h/b", "postgresql://h/b" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *path = bm_map_resolve(map, cases[i][0]);
        cr_expect_str_eq(path, cases[i][1]);
        g_free(path);
    }
    bm_map_free(map);
}
