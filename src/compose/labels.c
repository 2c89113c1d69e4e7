/** @file
 * Drawing what the placement decided: names, towns' dots, callouts with their lines.
 */
#include "compose/composers.h"

#include <math.h>
#include <string.h>

/* The points of a course's part, from `first` to the one before `end`. */
static BmPath *course_path(const BmGeometry *course, guint first, guint end, gboolean reversed)
{
    BmPath *path = bm_path_new();
    for (guint i = first; i < end; i++) {
        BmPoint point = course->points[reversed ? first + end - 1 - i : i];
        if (i == first)
            bm_path_move(path, point.x, point.y);
        else
            bm_path_line(path, point.x, point.y);
    }
    return path;
}

static double course_length(const BmGeometry *course, guint first, guint end)
{
    double length = 0;
    for (guint i = first + 1; i < end; i++)
        length += hypot(course->points[i].x - course->points[i - 1].x,
                        course->points[i].y - course->points[i - 1].y);
    return length;
}

static void draw_on_course(BmComposition *composition, BmPendingLabel *label, BmLabelSpot spot)
{
    const BmGeometry *course = &label->course;
    guint part = 0, first = 0, end = course->part_starts[1];
    double start = spot.line_start, length = course_length(course, first, end);
    /* the parts' lengths are counted one after the other */
    while (start >= length && part + 1 < course->part_count) {
        start -= length;
        first = course->part_starts[++part];
        end = course->part_starts[part + 1];
        length = course_length(course, first, end);
    }
    if (spot.reversed)
        start = length - start - label->text->width;
    bm_scene_add_text_on_path_take(composition->scene, g_steal_pointer(&label->text),
                                   course_path(course, first, end, spot.reversed), start,
                                   label->color, label->halo, label->halo_width);
}

static BmPoint nearest_on_box(BmPoint from, const BmExtent *box)
{
    return (BmPoint){ CLAMP(from.x, box->west, box->east), CLAMP(from.y, box->south, box->north) };
}

/* A leader ends this far inside an area and passes by its tag; it looks for a place at so many
 * points across and down. */
#define LEADER_REACH 4.0
#define LEADER_TRIES 24

/* TRUE where the point and those around it lie inside the area. */
static gboolean is_well_inside(const BmGeometry *area, BmPoint at, double reach)
{
    const BmPoint around[] = { { at.x, at.y },
                               { at.x - reach, at.y },
                               { at.x + reach, at.y },
                               { at.x, at.y - reach },
                               { at.x, at.y + reach } };
    for (guint i = 0; i < G_N_ELEMENTS(around); i++)
        if (!bm_polygon_contains(area, around[i]))
            return FALSE;
    return TRUE;
}

static gboolean crosses(BmPoint from, BmPoint to, const BmExtent *box)
{
    for (guint i = 0; i <= 32; i++) {
        BmPoint at = { from.x + (to.x - from.x) * i / 32, from.y + (to.y - from.y) * i / 32 };
        if (bm_extent_contains(box, at))
            return TRUE;
    }
    return FALSE;
}

/* The point of the area nearest to `from` that its tag leaves free; the anchor where there is none.
 */
static BmPoint nearest_in_area(const BmPendingLabel *label, BmPoint from, double reach)
{
    const BmExtent *all = &label->area->extent;
    BmExtent tag = { label->mark.west - reach, label->mark.south - reach, label->mark.east + reach,
                     label->mark.north + reach };
    BmPoint best = label->anchor;
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < LEADER_TRIES * LEADER_TRIES; i++) {
        double across = (i % LEADER_TRIES + 0.5) / LEADER_TRIES;
        double down = ((guint)(i / LEADER_TRIES) + 0.5) / LEADER_TRIES;
        BmPoint at = { all->west + across * (all->east - all->west),
                       all->south + down * (all->north - all->south) };
        double distance = hypot(at.x - from.x, at.y - from.y);
        if (distance >= least || crosses(from, at, &tag) || !is_well_inside(label->area, at, reach))
            continue;
        least = distance;
        best = at;
    }
    return best;
}

/* Where the line from a callout ends: at the symbol's rim, or in the area beside its tag, where
 * no dot ends it, which would be taken for a site. */
static BmPoint leader_end(const BmComposition *composition, const BmPendingLabel *label,
                          BmPoint start)
{
    if (label->area)
        return nearest_in_area(label, start, LEADER_REACH * composition->unit);
    double dx = label->anchor.x - start.x, dy = label->anchor.y - start.y, length = hypot(dx, dy);
    double share = length > 0 ? MAX(length - label->clearance, 0) / length : 0;
    return (BmPoint){ start.x + dx * share, start.y + dy * share };
}

static void add_leader(BmComposition *composition, const BmPendingLabel *label, BmPoint start,
                       const BmStroke *line)
{
    BmPoint end = leader_end(composition, label, start);
    if (hypot(end.x - start.x, end.y - start.y) <= 2)
        return;
    BmPath *path = bm_path_new();
    bm_path_move(path, end.x, end.y);
    bm_path_line(path, start.x, start.y);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, line);
}

static void draw_callout(BmComposition *composition, BmPendingLabel *label, BmLabelSpot spot)
{
    double pad = bm_composition_length(composition, "callout_box.pad");
    BmExtent box = { spot.x, spot.y, spot.x + label->text->width + 2 * pad,
                     spot.y + label->text->height + 2 * pad };
    BmPoint end = nearest_on_box(label->anchor, &box);
    BmStroke rim = bm_composition_stroke(composition, "callout_rim");
    BmStroke line = bm_composition_stroke(composition, "leader");
    BmPath *paper = bm_path_new();
    bm_path_rectangle(paper, box.west, box.south, box.east - box.west, box.north - box.south);
    bm_scene_add_path_take(composition->scene, paper,
                           bm_composition_color(composition, "callout_box", "fill"), &rim);
    add_leader(composition, label, end, &line);
    /* a rule along the edge that the line meets ties the words to it */
    BmPath *rule = bm_path_new();
    gboolean level = end.x > box.west && end.x < box.east;
    double x = end.x <= box.west ? box.west : box.east;
    double y = end.y <= box.south ? box.south : box.north;
    bm_path_move(rule, level ? box.west : x, level ? y : box.south);
    bm_path_line(rule, level ? box.east : x, level ? y : box.north);
    bm_scene_add_path_take(composition->scene, rule, BM_COLOR_NONE, &line);
    bm_scene_add_text_take(composition->scene, g_steal_pointer(&label->text), spot.x + pad,
                           spot.y + pad, label->color, BM_COLOR_NONE, 0);
}

static void draw_dot(BmComposition *composition, const BmPendingLabel *label)
{
    BmStroke rim = { .color = bm_composition_color(composition, "town", "rim"),
                     .width = label->dot_radius * 0.45 };
    BmPath *dot = bm_path_new();
    bm_path_circle(dot, label->dot.x, label->dot.y, label->dot_radius);
    bm_scene_add_path_take(composition->scene, dot,
                           bm_composition_color(composition, "town", "fill"), &rim);
}

static void draw_label(BmComposition *composition, BmPendingLabel *label, BmLabelSpot spot)
{
    bm_scene_begin(composition->scene, BM_ROLE_LABEL, label->id, NULL);
    if (label->has_dot)
        draw_dot(composition, label);
    if (label->course.point_count > 0)
        draw_on_course(composition, label, spot);
    else if (label->is_callout)
        draw_callout(composition, label, spot);
    else
        bm_scene_add_text_take(composition->scene, g_steal_pointer(&label->text),
                               spot.x + label->pad, spot.y, label->color, label->halo,
                               label->halo_width);
    bm_scene_end(composition->scene);
}

/* The label's id, numbered where several have it (a line named twice); for g_free(). */
static char *habit_name(const BmComposition *composition, guint index)
{
    const BmPendingLabel *label = g_ptr_array_index(composition->labels, index);
    guint before = 0;
    for (guint i = 0; i < index; i++) {
        const BmPendingLabel *other = g_ptr_array_index(composition->labels, i);
        before += strcmp(other->id, label->id) == 0;
    }
    return g_strdup_printf("%s %u", label->id, before);
}

/* Labels of a series stand where they stand on most of its maps. */
static void keep_habits(BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    for (guint i = 0; i < composition->labels->len; i++) {
        const BmPendingLabel *label = g_ptr_array_index(composition->labels, i);
        char *name = habit_name(composition, i);
        BmPoint at;
        if (!label->is_of_event && bm_label_habits_find(composition->frame->habits, name, &at))
            bm_placement_favour(composition->placement, label->number,
                                (BmPoint){ at.x + frame->west, at.y + frame->south });
        g_free(name);
    }
}

static void note_habits(BmComposition *composition)
{
    const BmExtent *frame = &composition->page.map;
    for (guint i = 0; i < composition->labels->len; i++) {
        const BmPendingLabel *label = g_ptr_array_index(composition->labels, i);
        BmLabelSpot spot = bm_placement_spot(composition->placement, label->number);
        char *name = habit_name(composition, i);
        if (spot.placed && !label->is_of_event)
            bm_label_habits_note(composition->frame->habits, name,
                                 (BmPoint){ spot.x - frame->west, spot.y - frame->south });
        g_free(name);
    }
}

gboolean bm_compose_labels(BmComposition *composition, GError **error)
{
    (void)error; /* one signature serves all composers */
    const BmSeriesFrame *series = composition->frame;
    if (series && series->keeps_habits)
        keep_habits(composition);
    bm_placement_solve(composition->placement);
    if (series && series->habits && !series->keeps_habits)
        note_habits(composition);
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "labels", "Labels",
                           &composition->page.map);
    for (guint i = 0; i < composition->labels->len; i++) {
        BmPendingLabel *label = g_ptr_array_index(composition->labels, i);
        BmLabelSpot spot = bm_placement_spot(composition->placement, label->number);
        if (spot.placed)
            draw_label(composition, label, spot);
        else if (label->is_callout)
            bm_warnings_add(
                composition->warnings,
                "there is no room on the map for the note of '%s'; pin it with `labels`, "
                "shorten it or give the map a larger size",
                label->id);
    }
    bm_scene_end(composition->scene);
    return TRUE;
}
