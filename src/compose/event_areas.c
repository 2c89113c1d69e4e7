/** @file
 * Events that are known only to an area: a light hatch with a soft edge over the whole area;
 * never a point.
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
    bm_placement_shun_lines(composition->placement, &lines);
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
