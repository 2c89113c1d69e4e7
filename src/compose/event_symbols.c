/** @file
 * Events known to a point: a symbol; near a place: a soft ring of the stated radius, on the side
 * of the border that is meant.
 */
#include "compose/callout.h"
#include "compose/change_marks.h"
#include "compose/composers.h"
#include "compose/event_words.h"
#include "compose/symbol.h"
#include "event/event_change.h"

#include <math.h>
#include <string.h>

/* More places than this crowd a page: their symbols get smaller, and a name that finds no room is
 * left out. */
#define CROWDED 40.0
#define SMALLEST_SYMBOL 0.45

static double crowding(const BmComposition *composition)
{
    guint places = 0;
    const GPtrArray *groups = composition->events->groups;
    for (guint i = 0; i < groups->len && !composition->frame; i++)
        places += !bm_event_group_is_area(g_ptr_array_index(groups, i));
    if (composition->frame) /* one size over all maps of a series */
        places = composition->frame->most_places;
    return places <= CROWDED ? 1 : MAX(SMALLEST_SYMBOL, sqrt(CROWDED / places));
}

static const char *symbol_of(const BmEventGroup *group, const BmEvent *event)
{
    if (strcmp(group->place->kind, "crossing") == 0 && event == bm_event_group_lead(group))
        return "crossing";
    return bm_event_type_words[event->type];
}

/* The ring in pixels, both sides of a border. */
static void project_ring(BmComposition *composition, const BmEventGroup *group, BmGeometry *pixels)
{
    BmGeometry circle = { 0 };
    bm_geodesic_circle((BmPoint){ group->place->longitude, group->place->latitude },
                       bm_event_group_ring_km(group), &circle);
    bm_composition_project(composition, &circle, pixels);
    bm_geometry_clear(&circle);
}

static double ring_reach(BmComposition *composition, const BmEventGroup *group)
{
    BmGeometry pixels = { 0 };
    project_ring(composition, group, &pixels);
    BmExtent box = bm_extent_of_points(pixels.points, pixels.point_count);
    bm_geometry_clear(&pixels);
    return bm_extent_is_empty(&box) ? 0 : (box.east - box.west) / 2;
}

static void add_ring(BmComposition *composition, const BmEventGroup *group)
{
    BmGeometry pixels = { 0 };
    project_ring(composition, group, &pixels);
    const char *side = bm_event_group_lead(group)->side;
    bm_composition_cut_to_country(composition, side ? side : group->place->a3, &pixels);
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &pixels);
    bm_geometry_clear(&pixels);
    BmStroke stroke = bm_composition_stroke(composition, "event_ring");
    bm_scene_add_path_take(composition->scene, path,
                           bm_composition_color(composition, "event_ring", "fill"), &stroke);
}

/* The name in bold beside the mark, plain words below it; in a ring where it has the room. */
static gboolean queue_name(BmComposition *composition, const char *name, const char *line,
                           BmPoint at, double radius, gboolean ring, gboolean required,
                           GError **error)
{
    if (!name[0])
        return TRUE;
    char *words = line[0] ? g_strconcat("\n", line, NULL) : g_strdup("");
    BmTextSpan spans[] = { bm_composition_span(composition, "event_label", name),
                           bm_composition_span(composition, "area_date", words) };
    BmText *text =
        bm_text_new(composition->fonts, spans, words[0] ? 2 : 1, 0, BM_TEXT_START, error);
    g_free(words);
    if (!text)
        return FALSE;
    char *id = g_strdup_printf("label-%s", name);
    BmPoint pin = at;
    guint number;
    if (bm_composition_pin(composition, name, &pin) ||
        (ring && hypot(text->width, text->height) < 2 * radius)) {
        number = bm_composition_place_pinned(composition, pin, text->width, text->height);
    } else {
        number = bm_placement_add_point(composition->placement, at, radius, text->width,
                                        text->height, 92, required);
    }
    bm_composition_queue_label_take(composition, number, id, text, "event_label")->is_of_event =
        TRUE;
    g_free(id);
    return TRUE;
}

/* What was withdrawn has a symbol of its own. */
static gboolean stands_with(const BmEvent *event, const BmEvent *other)
{
    return event->type == other->type && bm_event_stands(event) == bm_event_stands(other);
}

/* How many events of a type one symbol stands for, above its right shoulder. */
static gboolean add_count(BmComposition *composition, const BmEventGroup *group,
                          const BmEvent *event, BmPoint at, double radius, GError **error)
{
    guint count = 0;
    for (guint i = 0; i < group->events->len; i++)
        count += stands_with(g_ptr_array_index(group->events, i), event);
    if (count < 2)
        return TRUE;
    char *digits = g_strdup_printf("%u", count);
    BmText *text = bm_composition_text(composition, "event_count", digits, 0, BM_TEXT_START, error);
    g_free(digits);
    if (!text)
        return FALSE;
    double left = at.x + radius * 0.6, top = at.y - radius - text->height * 0.5;
    BmExtent box = { left, top, left + text->width, top + text->height };
    bm_placement_block_box(composition->placement, &box);
    bm_scene_add_text_take(composition->scene, text, box.west, box.south,
                           bm_composition_color(composition, "event_count", "color"),
                           bm_composition_color(composition, "halo", "color"),
                           bm_composition_length(composition, "halo.width"));
    return TRUE;
}

/* One symbol, blocked against labels and explained in the key. */
static gboolean add_symbol(BmComposition *composition, const BmEventGroup *group,
                           const BmEvent *event, BmPoint at, double radius, GError **error)
{
    char *meaning = bm_event_meaning(group, event);
    char *title = g_strdup_printf("%s: %s", group->place->name, meaning);
    char *id = g_strdup_printf("event-%s", event->id);
    gboolean hollow = !bm_event_is_established(event), ring = radius == 0;
    BmChange change = bm_change_of(group, event);
    const char *word = bm_change_word(change);
    if (*word) {
        char *whole = g_strdup_printf("%s (%s)", title, word);
        g_free(title);
        title = whole;
    }
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, title);
    if (change == BM_CHANGE_WITHDRAWN)
        bm_scene_set_opacity(composition->scene,
                             bm_style_number(composition->style, "change_strike.opacity"));
    if (ring)
        add_ring(composition, group);
    else
        bm_symbol_add(composition, symbol_of(group, event), at, radius, hollow);
    gboolean good = ring || add_count(composition, group, event, at, radius, error);
    bm_scene_end(composition->scene);
    if (change != BM_CHANGE_NONE) { /* not as faint as what is withdrawn */
        bm_scene_begin(composition->scene, BM_ROLE_DECORATION, "change", NULL);
        bm_change_mark(composition, change, at, ring ? bm_symbol_radius(composition) : radius);
        bm_scene_end(composition->scene);
    }
    bm_composition_add_key(composition, ring ? BM_KEY_RING : BM_KEY_SYMBOL,
                           ring ? "event_ring" : symbol_of(group, event), hollow, meaning);
    BmExtent box = { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
    if (!ring)
        bm_placement_block_box(composition->placement, &box);
    g_free(id);
    g_free(title);
    g_free(meaning);
    return good;
}

/* Below the name: the author's few words, unless a callout has more of them, and the date. */
static char *second_line(const BmComposition *composition, const BmEventGroup *group,
                         const BmEvent *lead, gboolean named)
{
    char *date = bm_event_group_line(group, bm_composition_tells_days(composition));
    gboolean words = named && lead->label && !lead->note;
    char *line = g_strconcat(words ? lead->label : "", words && date[0] ? ", " : "", date, NULL);
    g_free(date);
    return line;
}

/* "27 Feb, new" */
static char *joined_take(char *line_take, char *change_take)
{
    char *line =
        g_strconcat(line_take, line_take[0] && change_take[0] ? ", " : "", change_take, NULL);
    g_free(line_take);
    g_free(change_take);
    return line;
}

static gboolean add_group(BmComposition *composition, const BmEventGroup *group, double crowd,
                          GError **error)
{
    BmPoint at = bm_composition_point(composition,
                                      (BmPoint){ group->place->longitude, group->place->latitude });
    if (!bm_extent_contains(&composition->page.map, at)) {
        bm_warnings_add(composition->warnings,
                        "the event at %s lies outside the map; widen `extent`", group->place->name);
        return TRUE;
    }
    gboolean ring = bm_event_group_is_ring(group);
    double radius = ring ? 0 : bm_symbol_radius(composition) * crowd;
    GPtrArray *leads = bm_event_group_leads(group);
    gboolean good = TRUE;
    /* events of several types at one place stand side by side; one ring holds them all */
    for (guint i = 0; good && i < (ring ? 1 : leads->len); i++)
        good = add_symbol(composition, group, g_ptr_array_index(leads, i),
                          (BmPoint){ at.x + i * radius * 2.2, at.y }, radius, error);
    g_ptr_array_unref(leads);
    const BmEvent *lead = bm_event_group_lead(group);
    gboolean named = group->place->name[0] != '\0';
    const char *name = named ? group->place->name : lead->label ? lead->label : "";
    char *line = second_line(composition, group, lead, named), *change = bm_change_words(group);
    line = joined_take(line, change);
    double reach = ring ? ring_reach(composition, group) * 1.08 : radius * 1.25;
    good = good && queue_name(composition, name, line, at, reach, ring, crowd >= 1, error);
    g_free(line);
    BmCalloutMark mark = { .at = at, .clearance = radius };
    return good && bm_callouts_add(composition, group, &mark, error);
}

/* The place that the map is drawn around, where no event marks it: a symbol without a claim. */
static gboolean add_centre(BmComposition *composition, GError **error)
{
    const BmPlace *place = composition->centre;
    BmPoint at = bm_composition_point(composition, (BmPoint){ place->longitude, place->latitude });
    gboolean crossing = strcmp(place->kind, "crossing") == 0;
    const char *symbol = crossing ? "crossing" : "other";
    double radius = bm_symbol_radius(composition);
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, "centre", place->name);
    bm_symbol_add(composition, symbol, at, radius, FALSE);
    bm_scene_end(composition->scene);
    if (crossing) /* a dot with its name needs no key */
        bm_composition_add_key(composition, BM_KEY_SYMBOL, symbol, 0, "Border crossing");
    BmExtent box = { at.x - radius, at.y - radius, at.x + radius, at.y + radius };
    bm_placement_block_box(composition->placement, &box);
    return queue_name(composition, place->name, "", at, radius * 1.25, FALSE, TRUE, error);
}

gboolean bm_compose_event_symbols(BmComposition *composition, GError **error)
{
    const GPtrArray *groups = composition->events->groups;
    gboolean good = TRUE;
    double crowd = crowding(composition);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "events", "Events",
                           &composition->page.map);
    for (guint i = 0; good && i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (!bm_event_group_is_area(group))
            good = add_group(composition, group, crowd, error);
    }
    bm_changes_explain(composition);
    if (good && composition->centre && groups->len == 0)
        good = add_centre(composition, error);
    bm_scene_end(composition->scene);
    return good;
}
