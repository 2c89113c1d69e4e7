/** @file
 * The map's frame: which part of the Earth it shows, in which projection, at which size.
 */
#include "base/error.h"
#include "compose/composers.h"
#include "gazetteer/geocode.h"
#include "geometry/antimeridian.h"

#include <string.h>

/* Around a map of the whole Earth, as a share of its size. */
#define WORLD_PADDING 0.015

static void add_circle(BmExtent *extent, BmPoint centre, double radius_km)
{
    BmGeometry circle = { 0 };
    bm_geodesic_circle(centre, radius_km, &circle);
    BmExtent span = bm_geometry_span(&circle);
    bm_extent_union(extent, &span);
    bm_geometry_clear(&circle);
}

static gboolean is_province(const BmEventGroup *group)
{
    return bm_event_group_is_area(group) && g_str_has_prefix(group->place->id, "ne:");
}

/* The events' areas from a set of provinces, in place of what a coarser one gave. */
static void take_areas(const GPtrArray *groups, const BmFeatureSet *set)
{
    int field = bm_feature_set_field(set, "id");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        for (guint j = 0; j < groups->len; j++) {
            BmEventGroup *group = g_ptr_array_index(groups, j);
            if (!is_province(group) ||
                strcmp(group->place->id + 3, bm_feature_value(feature, field)) != 0)
                continue;
            bm_geometry_clear(&group->area);
            group->area = bm_geometry_copy(&feature->geometry);
        }
    }
}

/* The provinces that events name, read in one go from a set of provinces. */
static gboolean read_areas(BmComposition *composition, const char *set_id, GError **error)
{
    GPtrArray *ids = g_ptr_array_new();
    const GPtrArray *groups = composition->events->groups;
    for (guint i = 0; i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (is_province(group))
            g_ptr_array_add(ids, group->place->id + 3);
    }
    g_ptr_array_add(ids, NULL);
    const char *fields[] = { "id", NULL };
    BmSourceQuery query = { .field = "id",
                            .values = (const char *const *)ids->pdata,
                            .only_fields = fields };
    BmFeatureSet *set = NULL;
    gboolean good =
        ids->len == 1 || (set = bm_composition_read(composition, set_id, &query, error));
    if (set)
        take_areas(groups, set);
    bm_feature_set_free(set);
    g_ptr_array_unref(ids);
    return good;
}

gboolean bm_compose_areas(BmComposition *composition, GError **error)
{
    return read_areas(composition, "provinces", error);
}

static BmExtent extent_of_group(const BmEventGroup *group)
{
    BmExtent extent = BM_EXTENT_EMPTY;
    BmPoint centre = { group->place->longitude, group->place->latitude };
    if (group->area.point_count > 0)
        return bm_geometry_span(&group->area);
    add_circle(&extent, centre, MAX(group->radius_km, 20));
    return extent;
}

/* Events on both sides of 180 degrees lie near to each other. */
static BmExtent extent_of_events(const BmComposition *composition)
{
    const GPtrArray *groups = composition->events->groups;
    BmExtent *extents = g_new(BmExtent, groups->len), all;
    for (guint i = 0; i < groups->len; i++)
        extents[i] = extent_of_group(g_ptr_array_index(groups, i));
    all = bm_extent_around(extents, groups->len);
    g_free(extents);
    return all;
}

/* Geocodes a name that must be found. For bm_place_free(). */
static BmPlace *find_place(const BmComposition *composition, const char *name, GError **error)
{
    BmGazetteer *opened = composition->gazetteer ? NULL : bm_gazetteer_open(error);
    BmGazetteer *gazetteer = opened ? opened : composition->gazetteer;
    if (!gazetteer)
        return NULL;
    BmGeocode *answer = bm_geocode(gazetteer, name, NULL, error);
    bm_gazetteer_free(opened);
    if (!answer)
        return NULL;
    BmPlace *place = answer->place ? bm_place_copy(answer->place) : NULL;
    if (place && answer->status == BM_GEOCODE_GUESS)
        bm_warnings_add(composition->warnings, "'%s' is taken for %s (%s); check the spelling",
                        name, place->name, place->kind);
    if (!place) {
        char *nearest = answer->nearest ? g_strjoinv(", ", answer->nearest) : g_strdup("");
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "the place '%s' is %s%s%s; mend the spelling, or give [lon, lat]", name,
                    answer->status == BM_GEOCODE_AMBIGUOUS ? "ambiguous" : "unknown",
                    nearest[0] ? ", nearest are: " : "", nearest);
        g_free(nearest);
    }
    bm_geocode_free(answer);
    return place;
}

gboolean bm_composition_geocode(const BmComposition *composition, const char *name,
                                BmPoint *degrees, GError **error)
{
    BmPlace *place = find_place(composition, name, error);
    if (!place)
        return FALSE;
    *degrees = (BmPoint){ place->longitude, place->latitude };
    bm_place_free(place);
    return TRUE;
}

gboolean bm_compose_centre(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    if (map->frame != BM_FRAME_AROUND || map->around.has_point)
        return TRUE;
    composition->centre = find_place(composition, map->around.place, error);
    return composition->centre != NULL;
}

/* Where a filter may have left nothing, an extent would only show an empty map. */
static void set_no_extent(const BmMap *map, GError **error)
{
    gboolean filtered = map->events->events->len == 0 && !bm_event_filter_is_empty(&map->filter);
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: %s", map->path ? map->path : "the map",
                filtered ? "no event passes the filter (dates, types, actors, within); widen it"
                         : "no event has a place to draw, so the map has no extent; give `extent`");
}

static gboolean choose_extent(BmComposition *composition, BmExtent *extent, double *pad,
                              GError **error)
{
    const BmMap *map = composition->map;
    *extent = BM_EXTENT_EMPTY;
    *pad = 0;
    if (composition->frame) {
        *extent = composition->frame->extent;
        *pad = composition->frame->extent_pad;
        return TRUE;
    }
    if (map->frame == BM_FRAME_BOX) {
        *extent = map->extent;
        if (extent->east - extent->west >= 360) /* the world's outline stands free */
            *pad = WORLD_PADDING;
        return TRUE;
    }
    if (map->frame == BM_FRAME_AROUND) {
        const BmPlace *place = composition->centre;
        BmPoint centre = place ? (BmPoint){ place->longitude, place->latitude } : map->around.point;
        add_circle(extent, centre, map->radius_km);
        return TRUE;
    }
    *extent = extent_of_events(composition);
    *pad = bm_style_number(composition->style, "page.extent_padding");
    if (!bm_extent_is_empty(extent))
        return TRUE;
    set_no_extent(map, error);
    return FALSE;
}

/* Fits the box in metres into the frame, centred, padded on all sides. */
static void fit_view(BmComposition *composition, const BmExtent *metres, double pad)
{
    const BmExtent *frame = &composition->page.map;
    double width = frame->east - frame->west, height = frame->north - frame->south;
    double across = (metres->east - metres->west) * (1 + 2 * pad);
    double down = (metres->north - metres->south) * (1 + 2 * pad);
    double factor = MIN(width / across, height / down);
    BmView *view = &composition->view;
    view->factor = factor;
    view->left = frame->west;
    view->top = frame->south;
    view->west = (metres->west + metres->east) / 2 - width / 2 / factor;
    view->north = (metres->south + metres->north) / 2 + height / 2 / factor;
}

/* The outline of the world, where the frame shows more than the world. */
static void find_sheet(BmComposition *composition)
{
    BmGeometry outline;
    bm_region_outline(&composition->region, &outline);
    bm_composition_project(composition, &outline, &composition->sheet);
    bm_geometry_clear(&outline);
    const BmExtent *frame = &composition->page.map, *sheet = &composition->sheet.extent;
    gboolean is_box = composition->sheet.point_count <= 5;
    if (is_box && sheet->west <= frame->west && sheet->east >= frame->east &&
        sheet->south <= frame->south && sheet->north >= frame->north)
        bm_geometry_clear(&composition->sheet);
}

BmProjection *bm_composition_projection_new(const BmComposition *composition, GError **error)
{
    const char *words = composition->map->projection;
    return bm_projection_new(words ? words : "auto", &composition->fitted, error);
}

static void fit(BmComposition *composition, const BmExtent *metres, double pad)
{
    fit_view(composition, metres, pad);
    bm_view_window(&composition->view, &composition->page.map, composition->projection,
                   &composition->window, &composition->region);
    bm_geometry_clear(&composition->sheet);
    find_sheet(composition);
}

gboolean bm_compose_extent(BmComposition *composition, GError **error)
{
    return choose_extent(composition, &composition->extent, &composition->extent_pad, error);
}

gboolean bm_compose_frame(BmComposition *composition, GError **error)
{
    BmExtent extent = composition->extent;
    double pad = composition->extent_pad;
    const BmSeriesFrame *series = composition->frame;
    gboolean is_fixed = series && (series->is_on_page || !bm_extent_is_empty(&series->map_box));
    if (series && !bm_extent_is_empty(&series->map_box))
        composition->page.map = series->map_box;
    composition->fitted = extent;
    composition->projection = bm_composition_projection_new(composition, error);
    if (!composition->projection)
        return FALSE;
    BmExtent metres = bm_projection_extent(composition->projection, &extent);
    if (!(metres.east > metres.west && metres.north > metres.south)) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "the projection %s has no image of the extent; choose another `projection`",
                    bm_projection_definition(composition->projection));
        return FALSE;
    }
    fit(composition, &metres, pad);
    /* now that the frame is known, less may be left to say below it */
    gboolean grown = FALSE;
    if (!is_fixed && !bm_page_give_back(composition, &grown, error))
        return FALSE;
    if (grown)
        fit(composition, &metres, pad);
    composition->placement = bm_placement_new(&composition->page.map);
    if (!bm_composition_choose_level(composition, error))
        return FALSE;
    /* at a finer level areas end on the border as it is drawn there */
    const BmDataSet *provinces = composition->fine ? composition->fine->provinces : NULL;
    return !provinces || read_areas(composition, provinces->id, error);
}
