/** @file
 * Layers by OpenStreetMap's tags (wiki.openstreetmap.org, "Map features"), as far as GDAL's own
 * table of attributes (osmconf.ini) has them.
 */
#include "source/osm_layers.h"

#include <string.h>

const BmOsmLayer bm_osm_layers[] = {
    { "builtup", "multipolygons", "landuse",
      "landuse IN ('residential', 'commercial', 'retail', 'industrial')" },
    { "water", "multipolygons", "natural", "natural = 'water'" },
    { "waterways", "lines", "waterway",
      "waterway IN ('river', 'canal', 'stream', 'drain', 'ditch', 'wadi')" },
    { "buildings", "multipolygons", "building", "building IS NOT NULL" },
    { "railways", "lines", "railway", "railway IN ('rail', 'narrow_gauge', 'light_rail')" },
    { "roads", "lines", "highway",
      "highway IS NOT NULL AND NOT highway IN ('proposed', 'construction', 'razed', 'abandoned')" },
    { NULL, NULL, NULL, NULL }
};

const BmOsmLayer *bm_osm_layer_find(const char *name)
{
    for (guint i = 0; bm_osm_layers[i].name; i++)
        if (strcmp(bm_osm_layers[i].name, name) == 0)
            return &bm_osm_layers[i];
    return NULL;
}

char *bm_osm_layer_names(void)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; bm_osm_layers[i].name; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", bm_osm_layers[i].name);
    return g_string_free(names, FALSE);
}
