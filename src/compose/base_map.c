/** @file
 * The ground of the map: water, land, the provinces' inner lines, lakes and rivers.
 */
#include "compose/composition.h"

#include <math.h>
#include <string.h>

static gboolean is_hidden(const BmComposition *composition, const char *id)
{
    const BmMapLayer *layer = bm_composition_layer(composition, id);
    return layer && layer->hidden;
}

static void add_water(BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    BmPath *path = bm_path_new();
    bm_path_rectangle(path, frame->west, frame->south, frame->east - frame->west,
                      frame->north - frame->south);
    bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "water", NULL);
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, "water", "fill"), NULL);
    bm_scene_end(composition->scene);
}

/* A country's name goes inside what of it the frame shows; those in focus come first. */
static gboolean queue_country_label(BmComposition *composition, const BmFeatureSet *set,
                                    const BmFeature *feature, const BmGeometry *pixels,
                                    gboolean focus, GError **error)
{
    const char *section = focus ? "country_label" : "neighbour_label";
    char *field = g_strdup_printf("name_%s", composition->map->language ? composition->map->language : "en");
    const char *name = bm_feature_value(feature, bm_feature_set_field(set, field));
    g_free(field);
    if (!name[0])
        name = bm_feature_value(feature, bm_feature_set_field(set, "name"));
    const char *a3 = bm_feature_value(feature, bm_feature_set_field(set, "a3"));
    char *upper = g_utf8_strup(name, -1);
    BmText *text = bm_composition_text(composition, section, upper, 0, BM_TEXT_START, error);
    g_free(upper);
    if (!text)
        return FALSE;
    char *id = g_strdup_printf("country-%s", a3);
    BmPoint pin;
    guint number;
    if (bm_composition_pin(composition, a3, &pin)) {
        BmExtent box = { pin.x - text->width / 2, pin.y - text->height / 2,
                         pin.x + text->width / 2, pin.y + text->height / 2 };
        number = bm_placement_add_boxes(composition->placement, &box, 1, 90, TRUE);
    } else {
        number = bm_placement_add_area(composition->placement, pixels, text->width, text->height,
                                       focus ? 80 : 30, focus);
    }
    bm_composition_queue_label_take(composition, number, id, text, section);
    g_free(id);
    return TRUE;
}

static double signed_area(const BmPoint *ring, guint count)
{
    double area = 0;
    for (guint i = 0; i + 1 < count; i++)
        area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return area / 2;
}

/* A country's rings without the ponds and river bars that a few pixels would show as dirt; its
 * holes run the other way round than its largest ring. */
static BmPath *land_path(const BmComposition *composition, const BmGeometry *pixels)
{
    double smallest = bm_composition_length(composition, "lake.smallest"), largest = 0;
    for (guint part = 0; part < pixels->part_count; part++) {
        double area = signed_area(pixels->points + pixels->part_starts[part],
                                  pixels->part_starts[part + 1] - pixels->part_starts[part]);
        largest = fabs(area) > fabs(largest) ? area : largest;
    }
    BmPath *path = bm_path_new();
    for (guint part = 0; part < pixels->part_count; part++) {
        BmPoint *ring = pixels->points + pixels->part_starts[part];
        guint starts[] = { 0, pixels->part_starts[part + 1] - pixels->part_starts[part] };
        double area = signed_area(ring, starts[1]);
        if (area * largest < 0 && fabs(area) < smallest * smallest)
            continue;
        BmGeometry single = { .kind = BM_GEOMETRY_POLYGON, .part_count = 1, .part_starts = starts,
                              .point_count = starts[1], .points = ring };
        bm_path_geometry(path, &single);
    }
    return path;
}

static gboolean add_land(BmComposition *composition, const char *set_id, const char *id,
                         gboolean named, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *set = bm_composition_read(composition, set_id, &query, error);
    if (!set)
        return FALSE;
    int a3_field = bm_feature_set_field(set, "a3");
    BmStroke coast = bm_composition_stroke(composition, "coast");
    gboolean good = TRUE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, id, NULL, &composition->page.map);
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        gboolean focus =
            bm_composition_in_focus(composition, bm_feature_value(feature, a3_field));
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &feature->geometry, &pixels);
        if (pixels.point_count > 0) {
            bm_scene_add_path_take(
                composition->scene, land_path(composition, &pixels),
                bm_composition_color(composition, "land", focus ? "focus" : "fill"), &coast);
            if (named)
                good = queue_country_label(composition, set, feature, &pixels, focus, error);
        }
        if (focus) /* the finer outline, which is read last, stays */
            g_hash_table_insert(composition->outlines,
                                g_strdup(bm_feature_value(feature, a3_field)),
                                g_memdup2(&pixels, sizeof pixels));
        else
            bm_geometry_clear(&pixels);
    }
    bm_scene_end(composition->scene);
    bm_feature_set_free(set);
    return good;
}

/* One segment of a ring in either direction, in 1/16 pixels. */
typedef struct {
    gint32 x1, y1, x2, y2;
} Segment;

static guint segment_hash(gconstpointer key)
{
    const Segment *s = key;
    guint hash = (guint)s->x1 * 73856093u ^ (guint)s->y1 * 19349663u;
    return hash ^ (guint)s->x2 * 83492791u ^ (guint)s->y2 * 2654435761u;
}

static gboolean segment_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(Segment)) == 0;
}

static Segment segment_of(BmPoint a, BmPoint b)
{
    Segment s = { (gint32)(a.x * 16), (gint32)(a.y * 16), (gint32)(b.x * 16), (gint32)(b.y * 16) };
    if (s.x1 > s.x2 || (s.x1 == s.x2 && s.y1 > s.y2))
        return (Segment){ s.x2, s.y2, s.x1, s.y1 };
    return s;
}

/* A province on the page, and whose it is. */
typedef struct {
    BmGeometry pixels;
    const char *country; /* borrowed */
} Province;

/* Inner lines are the segments that two provinces of one country have in common; each is drawn
 * once. The outer ones are left to the border, which may come from a finer set. */
static void add_inner_lines(const GArray *provinces, BmPath *path)
{
    GHashTable *seen = g_hash_table_new_full(segment_hash, segment_equal, g_free, NULL);
    for (guint i = 0; i < provinces->len; i++) {
        const Province *province = &g_array_index(provinces, Province, i);
        const BmGeometry *area = &province->pixels;
        for (guint part = 0; part < area->part_count; part++) {
            gboolean drawing = FALSE;
            for (guint j = area->part_starts[part]; j + 1 < area->part_starts[part + 1]; j++) {
                Segment segment = segment_of(area->points[j], area->points[j + 1]);
                const Province *owner = g_hash_table_lookup(seen, &segment);
                /* a spike runs along itself: that is no common line */
                gboolean shared = owner && owner != province &&
                                  strcmp(owner->country, province->country) == 0;
                if (!owner)
                    g_hash_table_insert(seen, g_memdup2(&segment, sizeof segment),
                                        (gpointer)province);
                if (shared && !drawing)
                    bm_path_move(path, area->points[j].x, area->points[j].y);
                if (shared)
                    bm_path_line(path, area->points[j + 1].x, area->points[j + 1].y);
                drawing = shared;
            }
        }
    }
    g_hash_table_destroy(seen);
}

static void province_clear(gpointer data)
{
    bm_geometry_clear(&((Province *)data)->pixels);
}

static BmFeatureSet *read_provinces(BmComposition *composition, GError **error)
{
    BmSourceQuery query = { .window = &composition->window,
                            .field = "a3",
                            .values = (const char *const *)composition->focus };
    const char *own = composition->map->province_source;
    if (own) {
        query.field = NULL;
        return bm_source_read(own, &query, composition->warnings, error);
    }
    return bm_composition_read(composition, "provinces", &query, error);
}

static gboolean add_provinces(BmComposition *composition, GError **error)
{
    gboolean nothing = !composition->focus || !composition->focus[0];
    if (is_hidden(composition, "provinces") || (nothing && !composition->map->province_source))
        return TRUE;
    BmFeatureSet *set = read_provinces(composition, error);
    if (!set)
        return FALSE;
    GArray *provinces = g_array_new(FALSE, TRUE, sizeof(Province));
    g_array_set_clear_func(provinces, province_clear);
    int a3 = bm_feature_set_field(set, "a3");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        Province province = { .country = bm_feature_value(feature, a3) };
        bm_composition_project(composition, &feature->geometry, &province.pixels);
        g_array_append_val(provinces, province);
    }
    BmPath *path = bm_path_new();
    add_inner_lines(provinces, path);
    BmStroke stroke = bm_composition_stroke(composition, "province");
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "provinces", NULL,
                           &composition->page.map);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_scene_end(composition->scene);
    g_array_unref(provinces);
    bm_feature_set_free(set);
    return TRUE;
}

/* A pond of a few pixels reads as dirt. */
static gboolean is_large(const BmComposition *composition, const BmExtent *extent)
{
    return MAX(extent->east - extent->west, extent->north - extent->south) >
           bm_composition_length(composition, "lake.smallest");
}

static gboolean add_waters(BmComposition *composition, const char *set_id, const char *section,
                           GError **error)
{
    if (is_hidden(composition, set_id))
        return TRUE;
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *set = bm_composition_read(composition, set_id, &query, error);
    if (!set)
        return FALSE;
    gboolean good =
        bm_composition_filter(bm_composition_layer(composition, set_id), set, error);
    BmPath *path = bm_path_new();
    gboolean area = FALSE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        BmGeometry pixels = { 0 };
        bm_composition_project(composition, &bm_feature_set_borrow(set, i)->geometry, &pixels);
        area = pixels.kind == BM_GEOMETRY_POLYGON;
        if (!area || is_large(composition, &pixels.extent)) {
            bm_path_geometry(path, &pixels);
            bm_placement_avoid_lines(composition->placement, &pixels, 1);
        }
        bm_geometry_clear(&pixels);
    }
    BmStroke stroke = bm_composition_stroke(composition, section);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, set_id, NULL, &composition->page.map);
    bm_scene_add_path_take(composition->scene, path,
                           area ? bm_composition_color(composition, "water", "fill") : BM_COLOR_NONE,
                           &stroke);
    bm_scene_end(composition->scene);
    bm_feature_set_free(set);
    return good;
}

gboolean bm_compose_base_map(BmComposition *composition, GError **error)
{
    add_water(composition);
    if (!add_land(composition, "countries", "land", TRUE, error))
        return FALSE;
    if (composition->detailed &&
        !add_land(composition, "countries_osm100", "land-detailed", FALSE, error))
        return FALSE;
    return add_waters(composition, "lakes", "lake", error) &&
           add_waters(composition, "rivers", "river", error) && add_provinces(composition, error);
}
