/** @file
 * Countries' names, each inside what of its country the frame shows.
 */
#include "compose/country_names.h"

#include "compose/beside.h"
#include "compose/disputed_areas.h"
#include "compose/generalise.h"
#include "compose/viewing.h"
#include "geometry/ring.h"

#include <math.h>
#include <string.h>

/* How a name may be set: its size as a share of the style's, and on two lines. */
typedef struct {
    double size;
    gboolean wrapped;
} Setting;

/* Pixels kept free at both ends of a name on a map of the world: names in a row read as one. */
#define APART 4.0

/* The share of a country's land that one part of it has which is no archipelago. */
#define MOST_OF_ALL 0.75

static const Setting plain[] = { { 1, FALSE } };
/* A map of the world has many names and little room: the first setting that fits is taken. */
static const Setting small[] = { { 0.82, FALSE }, { 0.82, TRUE }, { 0.68, FALSE }, { 0.68, TRUE } };

#define BRIEFEST 2

/* Square pixels of a page of 1600 × 1200: a lesser land has no name on a map of the world. */
#define LEAST_OFF_COAST 150.0

/* A sliver at the frame's edge is not named: its name would lie on its neighbours. On a map of the
 * world a name may fill its country. */
static gboolean has_room(const BmComposition *composition, const BmGeometry *pixels,
                         const BmText *text)
{
    const BmExtent *frame = &composition->page.map, *area = &pixels->extent;
    gboolean filled = bm_is_small_scale(composition);
    double width = MIN(area->east, frame->east) - MAX(area->west, frame->west);
    double height = MIN(area->north, frame->north) - MAX(area->south, frame->south);
    return width > (filled ? 0.85 : 1.3) * text->width &&
           height > (filled ? 1.3 : 3.5) * text->height;
}

BmGeometry bm_country_main_part(const BmGeometry *pixels)
{
    double largest = -1;
    guint best = 0;
    for (guint part = 0; part < pixels->part_count; part++) {
        double area = fabs(bm_ring_area(pixels->points + pixels->part_starts[part],
                                        pixels->part_starts[part + 1] - pixels->part_starts[part]));
        if (area > largest) {
            largest = area;
            best = part;
        }
    }
    BmGeometry part = { .kind = BM_GEOMETRY_POLYGON, .part_count = 1 };
    guint first = pixels->part_starts[best];
    part.point_count = pixels->part_starts[best + 1] - first;
    part.points = g_memdup2(pixels->points + first, part.point_count * sizeof(BmPoint));
    part.part_starts = g_new0(guint, 2);
    part.part_starts[1] = part.point_count;
    bm_geometry_update_extent(&part);
    return part;
}

char *bm_country_name(const BmComposition *composition, const BmFeatureSet *set,
                      const BmFeature *feature)
{
    const char *language = composition->map->language ? composition->map->language : "en";
    char *field = g_strdup_printf("name_%s", language);
    const char *name = bm_feature_text(set, feature, field);
    g_free(field);
    if (!name[0])
        name = bm_feature_text(set, feature, "name");
    char *renamed = bm_composition_rename(composition, name);
    char *upper = g_utf8_strup(renamed, -1);
    g_free(renamed);
    return upper;
}

/* The name with the space nearest to its middle as a line break, for g_free(); NULL without. */
static char *on_two_lines(const char *name)
{
    char *broken = g_strdup(name), *best = NULL;
    double middle = (double)strlen(name) / 2;
    for (char *at = strchr(broken, ' '); at; at = strchr(at + 1, ' '))
        if (!best || fabs((double)(at - broken) - middle) < fabs((double)(best - broken) - middle))
            best = at;
    if (best)
        *best = '\n';
    else
        g_clear_pointer(&broken, g_free);
    return broken;
}

static BmText *set_name(const BmComposition *composition, const char *section, const char *name,
                        const Setting *setting, GError **error)
{
    char *broken = setting->wrapped ? on_two_lines(name) : NULL;
    BmTextSpan span = bm_composition_span(composition, section, broken ? broken : name);
    span.style.size = MAX(9.0, span.style.size * setting->size);
    if (setting->size < 1) /* wide tracking is for names with room around them */
        span.style.tracking *= setting->size / 2;
    BmText *text = bm_text_new(composition->fonts, &span, 1, 0,
                               broken ? BM_TEXT_CENTER : BM_TEXT_START, error);
    g_free(broken);
    return text;
}

/* The name in the first setting that has room in the part; *text is NULL where none has. */
static gboolean fit_name(const BmComposition *composition, const char *section, const char *name,
                         const BmGeometry *part, gboolean focus, BmText **text, GError **error)
{
    gboolean tries = bm_is_small_scale(composition);
    const Setting *settings = tries ? small : plain;
    guint count = tries ? G_N_ELEMENTS(small) : G_N_ELEMENTS(plain);
    for (guint i = 0; i < count; i++) {
        *text = set_name(composition, section, name, &settings[i], error);
        if (!*text)
            return FALSE;
        if (focus || has_room(composition, part, *text))
            return TRUE;
        g_clear_pointer(text, bm_text_free);
    }
    return TRUE;
}

/* Those in focus come first; on a map of the world the larger come before the smaller. */
static double priority_of(const BmComposition *composition, const BmGeometry *part, gboolean focus)
{
    if (focus)
        return 80;
    if (!bm_is_small_scale(composition))
        return 30;
    double area = fabs(bm_ring_area(part->points, part->point_count));
    return CLAMP(20 + 12 * log10(MAX(area, 1)), 20, 75);
}

static void queue(BmComposition *composition, const char *a3, const BmGeometry *part,
                  BmText *text_take, const char *section, gboolean focus)
{
    char *id = g_strdup_printf("country-%s", a3);
    double pad = bm_is_small_scale(composition) ? APART * composition->unit : 0;
    double width = text_take->width + 2 * pad, height = text_take->height;
    BmPoint pin;
    guint number = bm_composition_pin(composition, a3, &pin)
                       ? bm_composition_place_pinned(composition, pin, width, height)
                       : bm_placement_add_area(composition->placement, part, width, height,
                                               priority_of(composition, part, focus), focus);
    bm_composition_queue_label_take(composition, number, id, text_take, section)->pad = pad;
    g_free(id);
}

/* A country of islands, whose name may span them. */
static gboolean is_archipelago(const BmGeometry *country, const BmGeometry *main)
{
    double all = 0;
    for (guint part = 0; part < country->part_count; part++)
        all += fabs(bm_ring_area(country->points + country->part_starts[part],
                                 country->part_starts[part + 1] - country->part_starts[part]));
    return fabs(bm_ring_area(main->points, main->point_count)) < MOST_OF_ALL * all;
}

/* A map of the world names a land too small for its name on the water beside it. */
static gboolean queue_off_coast(BmComposition *composition, const char *a3, const char *name,
                                const BmGeometry *room, GError **error)
{
    enum { PRIORITY = 20 };
    BmGeometry part = bm_country_main_part(room);
    double least = LEAST_OFF_COAST * composition->unit * composition->unit;
    gboolean is_small = fabs(bm_ring_area(part.points, part.point_count)) < least;
    BmText *text =
        is_small ? NULL : set_name(composition, "neighbour_label", name, &small[BRIEFEST], error);
    gboolean good = is_small || text;
    double pad = APART * composition->unit;
    guint number;
    if (text && bm_place_off_coast(composition, a3, &part, text->width + 2 * pad, text->height,
                                   PRIORITY, &number)) {
        char *id = g_strdup_printf("country-%s", a3);
        bm_composition_queue_label_take(composition, number, id, text, "neighbour_label")->pad =
            pad;
        g_free(id);
    } else {
        bm_text_free(text);
    }
    bm_geometry_clear(&part);
    return good;
}

static gboolean queue_name(BmComposition *composition, const BmFeatureSet *set,
                           const BmFeature *feature, const BmGeometry *room, GError **error)
{
    const char *a3 = bm_feature_text(set, feature, "a3");
    gboolean focus = bm_composition_in_focus(composition, a3);
    const char *section = focus ? "country_label" : "neighbour_label";
    BmGeometry part = focus ? bm_geometry_copy(room) : bm_country_main_part(room);
    char *name = bm_country_name(composition, set, feature);
    BmText *text = NULL;
    gboolean good = fit_name(composition, section, name, &part, focus, &text, error);
    if (good && !text && bm_is_small_scale(composition) && is_archipelago(room, &part)) {
        bm_geometry_clear(&part);
        part = bm_geometry_copy(room);
        good = fit_name(composition, section, name, &part, focus, &text, error);
    }
    if (text)
        queue(composition, a3, &part, text, section, focus);
    else if (good && bm_is_small_scale(composition))
        good = queue_off_coast(composition, a3, name, room, error);
    bm_geometry_clear(&part);
    g_free(name);
    return good;
}

gboolean bm_queue_country_names(BmComposition *composition, const BmFeatureSet *set, GError **error)
{
    int field = bm_feature_set_field(set, "a3");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        const char *a3 = bm_feature_value(feature, field);
        const BmGeometry *outline = bm_composition_outline(composition, a3);
        if (!outline || outline->point_count == 0 || !bm_composition_is_country(composition, a3))
            continue;
        BmGeometry room = bm_composition_label_room(composition, a3, outline);
        /* an islet that another holds in this view leaves no room at all */
        gboolean good =
            room.point_count == 0 || queue_name(composition, set, feature, &room, error);
        bm_geometry_clear(&room);
        if (!good)
            return FALSE;
    }
    return TRUE;
}
