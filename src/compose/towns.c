/** @file
 * Towns for orientation: the larger the earlier, as many as the frame can carry. A town inside
 * an area that is shaded for an event is left out: its dot would read as the event's place.
 */
#include "compose/composers.h"
#include "compose/generalise.h"
#include "compose/layer_style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* One town for so many square pixels of the frame, at scale 1 on the reference page. */
#define AREA_PER_TOWN 60000.0
/* Pixels of the reference page that two towns are apart at least. */
#define NEAREST 48.0

typedef struct {
    const BmFeature *feature;
    BmPoint pixels;
    double rank;       /* people; a capital counts tenfold */
    gboolean is_taken; /* an event's mark stands for it */
} Town;

static int compare_towns(gconstpointer a, gconstpointer b)
{
    const Town *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank > right->rank ? -1 : 1;
    return (left->feature->record > right->feature->record) -
           (left->feature->record < right->feature->record);
}

static gboolean is_shaded(const BmComposition *composition, BmPoint pixels)
{
    for (guint i = 0; i < composition->shades->len; i++) {
        const BmGeometry *shade = g_ptr_array_index(composition->shades, i);
        if (bm_extent_contains(&shade->extent, pixels) && bm_polygon_contains(shade, pixels))
            return TRUE;
    }
    return FALSE;
}

/* A town that an event's own label already names is not named twice. */
static gboolean is_named(const BmComposition *composition, const char *name)
{
    if (composition->centre && strcmp(composition->centre->name, name) == 0)
        return TRUE;
    for (guint i = 0; i < composition->events->groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(composition->events->groups, i);
        if (strcmp(group->place->name, name) == 0)
            return TRUE;
    }
    return FALSE;
}

static GArray *choose_towns(const BmComposition *composition, const BmFeatureSet *set)
{
    int pop_field = bm_feature_set_field(set, "pop"), code = bm_feature_set_field(set, "fcode");
    int name = bm_feature_set_field(set, "name");
    GArray *towns = g_array_new(FALSE, FALSE, sizeof(Town));
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        Town town = { .feature = feature };
        town.pixels = bm_composition_point(composition, feature->geometry.points[0]);
        if (!bm_extent_contains(&composition->page.map, town.pixels))
            continue;
        town.is_taken = is_shaded(composition, town.pixels) ||
                        is_named(composition, bm_feature_value(feature, name));
        /* on the maps of a series no other town takes the room of one that an event marks */
        if (town.is_taken && !composition->frame)
            continue;
        town.rank = g_ascii_strtod(bm_feature_value(feature, pop_field), NULL);
        if (strcmp(bm_feature_value(feature, code), "PPLC") == 0)
            town.rank = 10 * town.rank + 1e6;
        g_array_append_val(towns, town);
    }
    g_array_sort(towns, compare_towns);
    return towns;
}

/* Beside a larger town that the map shows. */
static gboolean is_crowded(const BmComposition *composition, const GArray *seen, BmPoint at)
{
    for (guint i = 0; i < seen->len; i++) {
        BmPoint other = g_array_index(seen, BmPoint, i);
        if (hypot(at.x - other.x, at.y - other.y) < NEAREST * composition->unit)
            return TRUE;
    }
    return FALSE;
}

static gboolean queue_town(BmComposition *composition, const BmFeatureSet *set, const Town *town,
                           double priority, GError **error)
{
    const char *name = bm_feature_text(set, town->feature, "name");
    const char *code = bm_feature_text(set, town->feature, "fcode");
    gboolean capital = strcmp(code, "PPLC") == 0;
    const char *section = capital ? "capital_label" : "town_label";
    const BmMapLayer *layer = bm_composition_layer(composition, "towns");
    BmText *text = bm_composition_layer_text(composition, layer, section, name, error);
    if (!text)
        return FALSE;
    double radius =
        bm_composition_length(composition, capital ? "town.capital_radius" : "town.radius");
    if (layer && layer->style.has_radius)
        radius = layer->style.radius * composition->unit;
    guint number = bm_placement_add_town(composition->placement, town->pixels, radius + 1,
                                         text->width, text->height, priority, capital);
    char *id = g_strdup_printf("town-%s", name);
    BmPendingLabel *label = bm_composition_queue_label_take(composition, number, id, text, section);
    label->has_dot = TRUE;
    label->dot = town->pixels;
    label->dot_radius = radius;
    g_free(id);
    return TRUE;
}

gboolean bm_compose_towns(BmComposition *composition, GError **error)
{
    const BmMapLayer *layer = bm_composition_layer(composition, "towns");
    /* a map of the world names its countries, unless its file lists the towns */
    if (bm_composition_is_hidden(composition, "towns") ||
        (!layer && bm_is_small_scale(composition)))
        return TRUE;
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *set = bm_composition_read(composition, "towns", &query, error);
    if (!set)
        return FALSE;
    if (!bm_composition_filter(layer, set, error)) {
        bm_feature_set_free(set);
        return FALSE;
    }
    const BmExtent *frame = &composition->page.map;
    double area = (frame->east - frame->west) * (frame->north - frame->south);
    GArray *towns = choose_towns(composition, set);
    guint most = (guint)(area / (AREA_PER_TOWN * composition->unit * composition->unit));
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    gboolean good = TRUE;
    for (guint i = 0; good && i < towns->len && seen->len < most; i++) {
        const Town *town = &g_array_index(towns, Town, i);
        if (is_crowded(composition, seen, town->pixels))
            continue;
        if (!town->is_taken)
            good = queue_town(composition, set, town, 60 - 40.0 * seen->len / most, error);
        g_array_append_val(seen, town->pixels);
    }
    g_array_unref(seen);
    g_array_unref(towns);
    bm_feature_set_free(set);
    return good;
}
