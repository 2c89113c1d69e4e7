/** @file
 * What of an OpenStreetMap extract makes which layer of a map, by its tags.
 */
#ifndef BM_SOURCE_OSM_LAYERS_H
#define BM_SOURCE_OSM_LAYERS_H

#include <glib.h>

typedef struct {
    const char *name;  /**< "roads", as a map file names it */
    const char *table; /**< GDAL's layer of that kind of shape */
    const char *key;   /**< the tag that a feature of it has, its field `class` */
    const char *where; /**< which values of the tag belong to it */
} BmOsmLayer;

/** All kinds, in the order in which they are drawn one over the other; a NULL name at the end. */
extern const BmOsmLayer bm_osm_layers[];

/** The kind of that name, or NULL. */
const BmOsmLayer *bm_osm_layer_find(const char *name);
/** Their names with commas between, for messages; for g_free(). */
char *bm_osm_layer_names(void);

#endif
