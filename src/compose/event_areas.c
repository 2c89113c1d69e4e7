/** @file
 * Events that are known only to an area: a light hatch with a soft edge over the whole area,
 * its name, date and number at the pole of inaccessibility; never a point.
 */
#include "compose/event_areas.h"

#include "compose/callout.h"
#include "compose/change_marks.h"
#include "compose/composers.h"
#include "compose/event_words.h"
#include "event/event_change.h"

#include <math.h>
#include <string.h>

/* The hatch fades towards the edge: it is drawn three times, each time with shorter lines. */
#define FADE_STEPS 3

/* Adds the hatch lines, each shorter by `trim` pixels at both ends. */
static void add_trimmed(BmPath *path, const BmGeometry *lines, double trim)
{
    for (guint part = 0; part < lines->part_count; part++) {
        BmPoint a = lines->points[lines->part_starts[part]];
        BmPoint b = lines->points[lines->part_starts[part + 1] - 1];
        double length = hypot(b.x - a.x, b.y - a.y);
        if (length <= 2 * trim)
            continue;
        double dx = (b.x - a.x) / length * trim, dy = (b.y - a.y) / length * trim;
        bm_path_move(path, a.x + dx, a.y + dy);
        bm_path_line(path, b.x - dx, b.y - dy);
    }
}

static void add_hatch(BmComposition *composition, const BmGeometry *area, guint variant,
                      BmShadeEdge edge)
{
    static const double turns[] = { 0, 90, 45, 135 };
    BmStroke stroke = bm_composition_stroke(composition, "event_hatch");
    double spacing = bm_composition_length(composition, "event_hatch.spacing");
    double fade =
        edge == BM_SHADE_SOFT ? bm_composition_length(composition, "event_hatch.fade") : 0;
    double angle = bm_style_number(composition->style, "event_hatch.angle") + turns[variant % 4];
    BmGeometry lines = { 0 };
    bm_hatch(area, angle, spacing, 0, &lines);
    /* a name across a hatch is hard to read, and seems to belong to it */
    bm_placement_avoid_lines(composition->placement, &lines, 10);
    for (guint step = 0; step < FADE_STEPS; step++) {
        BmPath *path = bm_path_new();
        add_trimmed(path, &lines, fade * step);
        bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    }
    bm_geometry_clear(&lines);
}

void bm_shade_draw(BmComposition *composition, const BmGeometry *area, guint variant,
                   BmShadeEdge edge)
{
    BmPath *tint = bm_path_new();
    bm_path_geometry(tint, area);
    BmStroke outline = bm_composition_stroke(composition, "event_outline");
    bm_scene_add_path_take(composition->scene, tint,
                           bm_composition_color(composition, "event_hatch", "tint"), &outline);
    add_hatch(composition, area, variant, edge);
}

/* Each meaning has a hatch of its own, in the order in which the key has them. */
static guint variant_of(const BmComposition *composition, const char *meaning)
{
    guint variant = 0;
    for (guint i = 0; i < composition->key->len; i++) {
        const BmKeyEntry *entry = g_ptr_array_index(composition->key, i);
        if (entry->kind != BM_KEY_HATCH)
            continue;
        if (strcmp(entry->text, meaning) == 0)
            return entry->variant;
        variant++;
    }
    return variant;
}

static void add_shade(BmComposition *composition, const BmEventGroup *group, const BmGeometry *area)
{
    char *id = g_strdup_printf("area-%s", group->place->name);
    char *title = bm_event_group_meaning(group);
    char *whole = g_strdup_printf("%s: %s", group->place->name, title);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_SYMBOL, id, whole, &composition->page.map);
    if (!bm_event_stands(bm_event_group_lead(group)))
        bm_scene_set_opacity(composition->scene,
                             bm_style_number(composition->style, "change_strike.opacity"));
    guint variant = variant_of(composition, title);
    bm_shade_draw(composition, area, variant, BM_SHADE_SOFT);
    bm_scene_end(composition->scene);
    bm_composition_add_key(composition, BM_KEY_HATCH, "event_hatch", variant, title);
    g_free(whole);
    g_free(title);
    g_free(id);
}

static gboolean add_tag_number(BmComposition *composition, guint number, BmPoint centre,
                               double radius, GError **error)
{
    char *digits = g_strdup_printf("%u", number);
    BmText *text = bm_composition_text(composition, "tag_number", digits, 0, BM_TEXT_START, error);
    g_free(digits);
    if (!text)
        return FALSE;
    BmStroke rim = { .color = bm_composition_color(composition, "tag", "color"),
                     .width = radius * 0.16 };
    BmPath *disc = bm_path_new();
    bm_path_circle(disc, centre.x, centre.y, radius);
    bm_scene_add_path_take(composition->scene, disc,
                           bm_composition_color(composition, "tag", "fill"), &rim);
    double y = centre.y - text->ascent + text->cap_height / 2;
    double x = centre.x - text->width / 2;
    bm_scene_add_text_take(composition->scene, text, x, y,
                           bm_composition_color(composition, "tag_number", "color"), BM_COLOR_NONE,
                           0);
    return TRUE;
}

/* The tag: a number in a disc, the area's name in bold and the date below it. */
static gboolean add_tag(BmComposition *composition, const BmEventGroup *group, BmPoint pole,
                        BmExtent *box, GError **error)
{
    char *date = bm_event_group_line(group, bm_composition_tells_days(composition));
    char *change = bm_change_words(group);
    if (change[0]) {
        char *whole = g_strconcat(date, date[0] ? ", " : "", change, NULL);
        g_free(date);
        date = whole;
    }
    g_free(change);
    char *lines = g_strconcat("\n", date, NULL);
    BmTextSpan spans[] = { bm_composition_span(composition, "area_label", group->place->name),
                           bm_composition_span(composition, "area_date", lines) };
    BmText *text = bm_text_new(composition->fonts, spans, date[0] ? 2 : 1, 0, BM_TEXT_START, error);
    g_free(lines);
    g_free(date);
    if (!text)
        return FALSE;
    double radius = group->number ? bm_composition_length(composition, "tag.radius") : 0;
    double gap = radius > 0 ? radius * 0.5 : 0;
    double width = 2 * radius + gap + text->width, height = MAX(2 * radius, text->height);
    double left = pole.x - width / 2, top = pole.y - height / 2;
    *box = (BmExtent){ left, top, left + width, top + height };
    char *id = g_strdup_printf("tag-%s", group->place->name);
    bm_scene_begin(composition->scene, BM_ROLE_LABEL, id, NULL);
    bm_scene_add_text_take(composition->scene, text, left + 2 * radius + gap,
                           pole.y - text->height / 2,
                           bm_composition_color(composition, "area_label", "color"),
                           bm_style_color(composition->style, "halo.color"),
                           bm_composition_length(composition, "halo.width"));
    BmPoint centre = { left + radius, pole.y };
    gboolean good =
        radius <= 0 || add_tag_number(composition, group->number, centre, radius, error);
    BmChange kind = bm_change_of(group, bm_event_group_lead(group));
    double reach = bm_composition_length(composition, "tag.radius");
    if (kind != BM_CHANGE_WITHDRAWN) /* its hatch is faint, and its name says so */
        bm_change_mark(composition, kind, radius > 0 ? centre : (BmPoint){ left, pole.y }, reach);
    bm_scene_end(composition->scene);
    g_free(id);
    return good;
}

static gboolean add_area(BmComposition *composition, const BmEventGroup *group, BmGeometry *area,
                         GError **error)
{
    BmPoint pole;
    double reach = 0;
    if (!bm_pole_of_inaccessibility(area, &pole, &reach))
        return TRUE;
    const BmEvent *lead = bm_event_group_lead(group);
    BmExtent box;
    bm_composition_pin(composition, lead->id, &pole);
    if (!add_tag(composition, group, pole, &box, error))
        return FALSE;
    bm_placement_block_box(composition->placement, &box);
    double clearance = MAX(box.east - box.west, box.north - box.south) / 2;
    BmCalloutMark mark = { .at = pole, .clearance = clearance, .area = area, .tag = box };
    return bm_callouts_add(composition, group, &mark, error);
}

gboolean bm_compose_event_areas(BmComposition *composition, GError **error)
{
    (void)error; /* one signature serves all composers */
    const GPtrArray *groups = composition->events->groups;
    bm_scene_begin(composition->scene, BM_ROLE_LAYER, "event-areas", "Events known to an area");
    for (guint i = 0; i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (group->area.point_count == 0)
            continue;
        BmGeometry *pixels = g_new0(BmGeometry, 1);
        bm_composition_project(composition, &group->area, pixels);
        /* a soft edge never tints the other side of a border */
        bm_composition_cut_to_country(composition, group->place->a3, pixels);
        if (pixels->point_count > 0)
            add_shade(composition, group, pixels);
        g_ptr_array_add(composition->shades, pixels);
    }
    bm_scene_end(composition->scene);
    return TRUE;
}

gboolean bm_compose_event_tags(BmComposition *composition, GError **error)
{
    const GPtrArray *groups = composition->events->groups;
    gboolean good = TRUE;
    bm_scene_begin(composition->scene, BM_ROLE_LAYER, "event-tags", NULL);
    for (guint i = 0, shade = 0; good && i < groups->len; i++) {
        const BmEventGroup *group = g_ptr_array_index(groups, i);
        if (group->area.point_count == 0)
            continue;
        BmGeometry *pixels = g_ptr_array_index(composition->shades, shade++);
        if (pixels->point_count > 0)
            good = add_area(composition, group, pixels, error);
    }
    bm_scene_end(composition->scene);
    return good;
}
