/** @file
 * The lines between provinces of one country.
 */
#include "compose/composers.h"
#include "compose/layer_style.h"

#include <string.h>

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
                gboolean shared =
                    owner && owner != province && strcmp(owner->country, province->country) == 0;
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

/* Adds the lines that provinces share, found among their segments. */
static gboolean add_shared_lines(BmComposition *composition, BmPath *path, GError **error)
{
    BmFeatureSet *set = read_provinces(composition, error);
    const BmMapLayer *layer = bm_composition_layer(composition, "provinces");
    if (!set || !bm_composition_filter(layer, set, error)) {
        bm_feature_set_free(set);
        return FALSE;
    }
    GArray *provinces = g_array_new(FALSE, TRUE, sizeof(Province));
    g_array_set_clear_func(provinces, province_clear);
    int a3 = bm_feature_set_field(set, "a3");
    BmGeometry *pixels = bm_composition_project_set(composition, set);
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        Province province = { pixels[i], bm_feature_value(feature, a3) };
        g_array_append_val(provinces, province);
    }
    g_free(pixels);
    add_inner_lines(provinces, path);
    g_array_unref(provinces);
    bm_feature_set_free(set);
    return TRUE;
}

const BmDataSet *bm_province_lines(const BmComposition *composition)
{
    const BmDetailLevel *level = composition->fine;
    const BmMapLayer *layer = bm_composition_layer(composition, "provinces");
    gboolean good = level && level->province_lines && !composition->map->province_source &&
                    !(layer && layer->filter) &&
                    bm_detail_level_covers(level, (const char *const *)composition->focus,
                                           &composition->window);
    return good ? level->province_lines : NULL;
}

/* Adds the same lines out of a set that has them ready, led to the borders of its level. */
static gboolean add_ready_lines(BmComposition *composition, const BmDataSet *lines, BmPath *path,
                                GError **error)
{
    BmSourceQuery query = { .window = &composition->window,
                            .field = "a3",
                            .values = (const char *const *)composition->focus };
    BmFeatureSet *set = bm_composition_read(composition, lines->id, &query, error);
    for (guint i = 0; set && i < bm_feature_set_count(set); i++) {
        BmGeometry pixels = { 0 };
        bm_composition_project_feature(composition, bm_feature_set_borrow(set, i), &pixels);
        bm_path_geometry(path, &pixels);
        bm_geometry_clear(&pixels);
    }
    bm_feature_set_free(set);
    return set != NULL;
}

gboolean bm_compose_provinces(BmComposition *composition, GError **error)
{
    gboolean nothing = !composition->focus || !composition->focus[0];
    if (bm_composition_is_hidden(composition, "provinces") ||
        (nothing && !composition->map->province_source))
        return TRUE;
    const BmDataSet *lines = bm_province_lines(composition);
    BmPath *path = bm_path_new();
    if (lines ? !add_ready_lines(composition, lines, path, error)
              : !add_shared_lines(composition, path, error)) {
        bm_path_free(path);
        return FALSE;
    }
    const BmMapLayer *layer = bm_composition_layer(composition, "provinces");
    BmStroke stroke = bm_composition_layer_stroke(composition, layer, "province");
    bm_composition_begin_layer(composition, layer, "provinces", NULL);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_scene_end(composition->scene);
    return TRUE;
}
