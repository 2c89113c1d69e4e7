/** @file
 * Drawing what the placement decided: names, towns' dots, callouts with their lines.
 */
#include "compose/composition.h"

#include <math.h>

static BmPath *course_path(const BmGeometry *course, gboolean reversed)
{
    BmPath *path = bm_path_new();
    for (guint i = 0; i < course->point_count; i++) {
        BmPoint point = course->points[reversed ? course->point_count - 1 - i : i];
        if (i == 0)
            bm_path_move(path, point.x, point.y);
        else
            bm_path_line(path, point.x, point.y);
    }
    return path;
}

static double course_length(const BmGeometry *course)
{
    double length = 0;
    for (guint i = 1; i < course->point_count; i++)
        length += hypot(course->points[i].x - course->points[i - 1].x,
                        course->points[i].y - course->points[i - 1].y);
    return length;
}

static void draw_on_course(BmComposition *composition, BmPendingLabel *label, BmLabelSpot spot)
{
    double start = spot.reversed
                       ? course_length(&label->course) - spot.line_start - label->text->width
                       : spot.line_start;
    bm_scene_add_text_on_path_take(composition->scene, g_steal_pointer(&label->text),
                                   course_path(&label->course, spot.reversed), start, label->color,
                                   label->halo, label->halo_width);
}

static BmPoint nearest_on_box(BmPoint from, const BmExtent *box)
{
    return (BmPoint){ CLAMP(from.x, box->west, box->east), CLAMP(from.y, box->south, box->north) };
}

static void draw_callout(BmComposition *composition, BmPendingLabel *label, BmLabelSpot spot)
{
    double pad = bm_composition_length(composition, "callout_box.pad");
    BmExtent box = { spot.x, spot.y, spot.x + label->text->width + 2 * pad,
                     spot.y + label->text->height + 2 * pad };
    BmPoint end = nearest_on_box(label->anchor, &box);
    double dx = end.x - label->anchor.x, dy = end.y - label->anchor.y, length = hypot(dx, dy);
    BmStroke line = bm_composition_stroke(composition, "leader");
    BmPath *paper = bm_path_new();
    bm_path_rectangle(paper, box.west, box.south, box.east - box.west, box.north - box.south);
    bm_scene_add_path_take(composition->scene, paper,
                           bm_composition_color(composition, "callout_box", "fill"), NULL);
    if (length > label->clearance + 2) {
        double start = label->clearance / length;
        BmPath *path = bm_path_new();
        bm_path_move(path, label->anchor.x + dx * start, label->anchor.y + dy * start);
        bm_path_line(path, end.x, end.y);
        bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &line);
    }
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

gboolean bm_compose_labels(BmComposition *composition, GError **error)
{
    (void)error; /* one signature serves all composers */
    bm_placement_solve(composition->placement);
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
