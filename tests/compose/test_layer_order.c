/** @file
 * The order of layers: the program's, those of the map file between them.
 */
#include "base/error.h"
#include "compose/layer_order.h"
#include "map/map_read.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char *const ids[] = { NULL, "land", "lakes", "rivers", "provinces", "borders", NULL };

static BmMap *read_layers(const char *layers)
{
    char *path = NULL, *text = g_strdup_printf("extent: [60, 29, 75, 39]\nlayers:\n%s", layers);
    GError *error = NULL;
    close(g_file_open_tmp("map-XXXXXX.yaml", &path, NULL));
    g_file_set_contents(path, text, -1, NULL);
    BmMap *map = bm_map_new();
    cr_assert(bm_map_read(map, path, NULL, NULL, &error), "%s", error ? error->message : "");
    g_unlink(path);
    g_free(path);
    g_free(text);
    return map;
}

/** The steps' ids with spaces between, "-" for one without; for g_free(). */
static char *order_of(const BmMap *map, GError **error)
{
    GArray *steps = bm_layer_order(map, ids, G_N_ELEMENTS(ids), error);
    if (!steps)
        return NULL;
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < steps->len; i++) {
        const BmLayerStep *step = &g_array_index(steps, BmLayerStep, i);
        const char *id = step->layer ? step->layer->id : ids[step->index];
        g_string_append_printf(words, "%s%s", i ? " " : "", id ? id : "-");
    }
    g_array_unref(steps);
    return g_string_free(words, FALSE);
}

Test(layer_order, layers_lie_where_the_map_file_puts_them)
{
    static const struct {
        const char *layers, *order;
    } cases[] = {
        { "- { id: towns }\n", "- land lakes rivers provinces borders -" },
        /* an area over the provinces, a picture over the land, OpenStreetMap over the rivers */
        { "- { id: a, source: a.shp }\n- { id: b, source: b.tif }\n- { id: c, source: c.osm.pbf }\n"
          "- { id: d, source: 'PG:dbname=x' }\n",
          "- land b lakes rivers c provinces a d borders -" },
        { "- { id: a, source: a.shp, below: rivers }\n- { id: b, source: b.shp, below: rivers }\n",
          "- land lakes a b rivers provinces borders -" },
        { "- { id: a, source: a.shp, above: borders }\n- { id: b, source: b.shp, above: borders "
          "}\n",
          "- land lakes rivers provinces borders a b -" },
        /* one of the program's own, and a layer beside one that comes later in the file */
        { "- { id: provinces, below: lakes }\n", "- land provinces lakes rivers borders -" },
        { "- { id: a, source: a.shp, above: b }\n- { id: b, source: b.shp, above: land }\n",
          "- land b a lakes rivers provinces borders -" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmMap *map = read_layers(cases[i].layers);
        char *order = order_of(map, NULL);
        cr_expect_str_eq(order, cases[i].order, "%s: %s", cases[i].layers, order);
        g_free(order);
        bm_map_free(map);
    }
}

Test(layer_order, a_circle_is_an_error)
{
    GError *error = NULL;
    BmMap *map = read_layers("- { id: a, source: a.shp, above: b }\n"
                             "- { id: b, source: b.shp, below: a }\n");
    cr_expect_null(order_of(map, &error));
    cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    cr_expect(strstr(error->message, ":3:") && strstr(error->message, "in a circle"), "%s",
              error->message);
    g_error_free(error);
    bm_map_free(map);
}
