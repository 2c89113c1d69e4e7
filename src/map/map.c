/** @file
 * Making and freeing a map, and the limits of its size.
 */
#include "map/map.h"

#include "base/error.h"
#include "source/source.h"

#define MAXIMUM_PIXELS 100e6

const char *const bm_map_layer_ids[] = { "land",      "disputed_areas", "coast",   "lakes",
                                         "rivers",    "provinces",      "borders", "towns",
                                         "graticule", "inset",          NULL };
const char *const bm_map_drawn_ids[] = { "land",   "disputed_areas", "lakes",
                                         "rivers", "provinces",      "borders",
                                         "towns",  "graticule",      NULL };
const char *const bm_map_languages[] = { "en", "ps", "fa", "ur", "ar", NULL };

static void layer_free(gpointer data)
{
    BmMapLayer *layer = data;
    char *texts[] = { layer->id,    layer->source, layer->layer,  layer->filter,  layer->label,
                      layer->above, layer->below,  layer->credit, layer->licence, layer->key };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(layer);
}

static void area_free(gpointer data)
{
    BmHeldArea *area = data;
    g_free(area->source);
    g_strfreev(area->names);
    g_free(area->by);
    g_free(area->as_of);
    g_free(area->label);
    g_free(area);
}

static void annotation_free(gpointer data)
{
    BmAnnotation *annotation = data;
    g_free(annotation->at.place);
    g_free(annotation->to.place);
    g_array_unref(annotation->points);
    g_free(annotation->label);
    g_free(annotation->source);
    g_free(annotation);
}

static void pin_free(gpointer data)
{
    BmLabelPin *pin = data;
    g_free(pin->id);
    g_free(pin);
}

static void row_free(gpointer data)
{
    BmPanelRow *row = data;
    g_free(row->title);
    g_strfreev(row->events);
    g_array_unref(row->what);
    g_free(row->side);
    g_free(row->empty);
    g_free(row);
}

void bm_panel_free(BmPanel *panel)
{
    if (!panel)
        return;
    g_free(panel->title);
    g_free(panel->note);
    g_strfreev(panel->columns);
    g_strfreev(panel->texts);
    g_ptr_array_unref(panel->rows);
    g_free(panel);
}

BmMap *bm_map_new(void)
{
    BmMap *map = g_new0(BmMap, 1);
    map->width = 1600;
    map->height = 1200;
    map->scale = 1;
    map->dpi = 96;
    map->style = g_strdup("newsroom");
    map->events = bm_event_list_new();
    map->layers = g_ptr_array_new_with_free_func(layer_free);
    map->areas = g_ptr_array_new_with_free_func(area_free);
    map->annotations = g_ptr_array_new_with_free_func(annotation_free);
    map->pins = g_ptr_array_new_with_free_func(pin_free);
    map->panels = g_ptr_array_new_with_free_func((GDestroyNotify)bm_panel_free);
    map->sources = g_ptr_array_new_with_free_func((GDestroyNotify)bm_report_source_free);
    return map;
}

void bm_map_free(BmMap *map)
{
    if (!map)
        return;
    char *texts[] = { map->path,          map->folder,
                      map->title,         map->dek,
                      map->date,          map->as_of,
                      map->byline,        map->corrected,
                      map->projection,    map->data,
                      map->style,         map->language,
                      map->border_source, map->province_source,
                      map->name_field,    map->border_name,
                      map->around.place,  map->claims_source,
                      map->worldview,     map->gazetteer };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    bm_policy_free(map->policy);
    bm_event_list_free(map->events);
    bm_event_filter_clear(&map->filter);
    g_ptr_array_unref(map->layers);
    g_ptr_array_unref(map->areas);
    g_ptr_array_unref(map->annotations);
    g_ptr_array_unref(map->pins);
    g_ptr_array_unref(map->panels);
    g_ptr_array_unref(map->sources);
    g_strfreev(map->notes);
    g_free(map->since);
    g_free(map->since_words);
    bm_document_free(map->document);
    g_free(map);
}

BmPanel *bm_panel_new(void)
{
    BmPanel *panel = g_new0(BmPanel, 1);
    panel->rows = g_ptr_array_new_with_free_func(row_free);
    return panel;
}

BmPanelRow *bm_panel_row_new(void)
{
    BmPanelRow *row = g_new0(BmPanelRow, 1);
    row->what = g_array_new(FALSE, FALSE, sizeof(BmClaimWhat));
    return row;
}

/* Wider than this across the antimeridian, west and east have been taken for each other. */
#define WIDEST_ACROSS 180.0

gboolean bm_map_set_extent(BmMap *map, const double *box)
{
    double west = box[0], east = box[2];
    if (east < west && east + 360 - west <= WIDEST_ACROSS)
        east += 360;
    map->frame = BM_FRAME_BOX;
    map->extent = (BmExtent){ west, box[1], east, box[3] };
    return west >= -360 && west < east && east - west <= 360 && east <= 540 && box[1] >= -90 &&
           box[1] < box[3] && box[3] <= 90;
}

gboolean bm_map_set_worldview(BmMap *map, const char *code, GError **error)
{
    BmParty *party = NULL;
    if (g_ascii_strcasecmp(code, BM_VIEW_NOBODY) != 0 && !(party = bm_party_new(code, error)))
        return FALSE;
    g_free(map->worldview);
    map->worldview = g_strdup(party ? party->a2 : BM_VIEW_NOBODY);
    bm_party_free(party);
    return TRUE;
}

char *bm_map_resolve(const BmMap *map, const char *path)
{
    if (!map->folder || g_path_is_absolute(path) || bm_source_is_connection(path))
        return g_strdup(path);
    return g_build_filename(map->folder, path, NULL);
}

gboolean bm_map_check_size(const BmMap *map, GError **error)
{
    double width = map->width * map->scale, height = map->height * map->scale;
    if (!(map->scale >= BM_MAP_MINIMUM_SCALE && map->scale <= BM_MAP_MAXIMUM_SCALE)) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "a scale of %g is out of range; it is %g to %g", map->scale,
                    BM_MAP_MINIMUM_SCALE, BM_MAP_MAXIMUM_SCALE);
        return FALSE;
    }
    if (!(map->dpi >= BM_MAP_MINIMUM_DPI && map->dpi <= BM_MAP_MAXIMUM_DPI)) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "a resolution of %g dpi is out of range; it is %g to %g", map->dpi,
                    BM_MAP_MINIMUM_DPI, BM_MAP_MAXIMUM_DPI);
        return FALSE;
    }
    if (!(map->width >= BM_MAP_MINIMUM_SIDE && map->height >= BM_MAP_MINIMUM_SIDE)) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "a map of %g × %g pixels is too small; a side has at least %g", map->width,
                    map->height, BM_MAP_MINIMUM_SIDE);
        return FALSE;
    }
    if (!(width <= BM_MAP_MAXIMUM_SIDE && height <= BM_MAP_MAXIMUM_SIDE &&
          width * height <= MAXIMUM_PIXELS)) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "a picture of %.0f × %.0f pixels is too large; a side has at most %.0f and the "
                    "whole 100 million: lower --size or --scale",
                    width, height, BM_MAP_MAXIMUM_SIDE);
        return FALSE;
    }
    return TRUE;
}
