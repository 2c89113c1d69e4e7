/** @file
 * One border line: drawn in the style of its status, named along its course, told in the key.
 */
#include "compose/border_line.h"

#include "compose/accuracy.h"
#include "compose/claimants.h"
#include "compose/key.h"
#include "compose/label_course.h"
#include "compose/layer_style.h"
#include "compose/pen_line.h"
#include "compose/viewing.h"

#include <math.h>
#include <string.h>

/* A line longer than this share of the frame's width bears its name twice. */
#define LONG_LINE 0.9

/* Lines that are broken up stand on a pale casing, which hides what lies beneath them. */
static gboolean has_dash(const char *section)
{
    return strcmp(section, "border_international") != 0 && strcmp(section, "province") != 0;
}

static void add_stroke(BmComposition *composition, const BmGeometry *pixels, const BmStroke *stroke)
{
    BmPath *path = bm_path_new();
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, stroke);
}

/* Draws the line; returns how many pixels broad it is, with the band of what is not known. */
static double add_line(BmComposition *composition, const char *section, const char *id,
                       const char *title, const BmGeometry *pixels)
{
    BmStroke casing = bm_composition_stroke(composition, "border_casing");
    BmStroke stroke = bm_composition_stroke(composition, section), band = stroke;
    gboolean inside = strcmp(section, "province") == 0;
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, title);
    if (has_dash(section) && casing.width > 0)
        add_stroke(composition, pixels, &casing);
    if (!inside && bm_composition_widen(composition, composition->border_accuracy_m, &band))
        add_stroke(composition, pixels, &band);
    add_stroke(composition, pixels, &stroke);
    bm_scene_end(composition->scene);
    return MAX(stroke.width, band.width);
}

static gboolean queue_on_course(BmComposition *composition, const char *id, const char *name,
                                BmGeometry course, gboolean required, GError **error)
{
    BmText *text = bm_composition_text(composition, "border_label", name, 0, BM_TEXT_START, error);
    if (!text) {
        bm_geometry_clear(&course);
        return FALSE;
    }
    guint number = bm_placement_add_line(composition->placement, &course, text->width, text->height,
                                         0, 70, required);
    BmPendingLabel *label =
        bm_composition_queue_label_take(composition, number, id, text, "border_label");
    label->course = course;
    return TRUE;
}

/* The part of a course from one point to another, as a course of its own. */
static BmGeometry piece_of(const BmGeometry *course, guint from, guint to)
{
    BmGeometry piece = { .kind = BM_GEOMETRY_LINE, .part_count = 1, .point_count = to - from };
    piece.points = g_memdup2(course->points + from, piece.point_count * sizeof *piece.points);
    piece.part_starts = g_new0(guint, 2);
    piece.part_starts[1] = piece.point_count;
    bm_geometry_update_extent(&piece);
    return piece;
}

/* Both sides of a line as the two parts of one course; `right` is taken. */
static void join_take(BmGeometry *left, BmGeometry *right)
{
    guint count = left->point_count, all = count + right->point_count;
    left->points = g_renew(BmPoint, left->points, all);
    memcpy(left->points + count, right->points, right->point_count * sizeof *right->points);
    left->part_starts = g_renew(guint, left->part_starts, 3);
    left->part_starts[2] = left->point_count = all;
    left->part_count = 2;
    bm_geometry_update_extent(left);
    bm_geometry_clear(right);
}

/* The part of both sides of a line from one point to another. */
static BmGeometry stretch_of(const BmGeometry *left, const BmGeometry *right, guint from, guint to)
{
    BmGeometry stretch = piece_of(left, from, to), other = piece_of(right, from, to);
    join_take(&stretch, &other);
    return stretch;
}

/* A line that crosses most of the map is named twice, once in each half. */
static gboolean queue_course_labels(BmComposition *composition, const char *id, const char *name,
                                    const BmGeometry *pixels, GError **error)
{
    double size = bm_composition_length(composition, "border_label.size");
    double offset = size * 0.85 + bm_composition_length(composition, "border_label.gap");
    double sigma = bm_composition_length(composition, "border_label.smoothing");
    const BmExtent *frame = &composition->page.map;
    BmGeometry left, right;
    bm_label_course(pixels, frame, sigma, 0, &left);
    if (left.point_count == 0)
        return TRUE;
    right = bm_geometry_copy(&left);
    bm_label_course_shift(&left, offset);
    bm_label_course_shift(&right, -offset);
    guint count = left.point_count;
    double length = BM_LABEL_COURSE_STEP * count;
    if (length < LONG_LINE * (frame->east - frame->west)) {
        join_take(&left, &right);
        return queue_on_course(composition, id, name, left, TRUE, error);
    }
    /* a stretch after the first half keeps the two names apart */
    guint middle = count / 2, apart = count / 8;
    BmGeometry first = stretch_of(&left, &right, 0, middle);
    BmGeometry second = stretch_of(&left, &right, middle + apart, count);
    bm_geometry_clear(&right);
    bm_geometry_clear(&left);
    return queue_on_course(composition, id, name, first, TRUE, error) &&
           queue_on_course(composition, id, name, second, FALSE, error);
}

/* What the key says of a line, for g_free(); NULL where it explains itself. */
static char *meaning_of(const char *name, const char *status, const BmLineView *view)
{
    if (view->wording)
        return g_strdup(view->wording);
    if (view->status == BM_BORDER_UNRECOGNISED && g_str_has_prefix(status, "not recognised by"))
        return g_strdup_printf("%s, %s", name[0] ? name : "Border", status);
    /* a name stands on the map, along the line */
    return g_strdup(bm_border_status_meaning(view->status));
}

/* Explains a line that the frame shows. */
static gboolean explain(BmComposition *composition, const BmGeometry *pixels,
                        const BmBorderRecord *record, const char *name, const BmLineView *view,
                        GError **error)
{
    const BmMapLayer *layer = bm_composition_layer(composition, "borders");
    char *own = name[0] && layer && layer->label ? layer->label : NULL;
    if (own && view->house_wording && strcmp(own, view->wording) != 0)
        bm_warnings_add(composition->warnings,
                        "the `label` of the layer borders overrides the wording of the policy %s "
                        "on %s; leave it out",
                        composition->map->policy->path, view->dispute);
    char *words = own ? g_strdup(own) : meaning_of(name, record->status, view);
    if (words)
        bm_key_add_seen(composition, BM_KEY_LINE, bm_border_status_section(view->status), words,
                        pixels);
    gboolean of_claim = view->status == BM_BORDER_CLAIM && !own && !view->wording;
    g_free(words);
    return !of_claim || bm_claimants_note(composition, record, error);
}

/* The pixels of a line that the frame shows. */
static double seen_length(const BmGeometry *line, const BmExtent *frame)
{
    double length = 0;
    for (guint part = 0; part < line->part_count; part++)
        for (guint i = line->part_starts[part]; i + 1 < line->part_starts[part + 1]; i++)
            if (bm_extent_contains(frame, line->points[i]))
                length += hypot(line->points[i + 1].x - line->points[i].x,
                                line->points[i + 1].y - line->points[i].y);
    return length;
}

/* What a line that the frame shows adds to key, sentences and credit; `name` as it is shown. */
static gboolean tell(BmComposition *composition, const BmGeometry *pixels,
                     const BmBorderRecord *record, const char *name, const BmLineView *view,
                     GError **error)
{
    if (seen_length(pixels, &composition->page.map) <=
        bm_composition_length(composition, "border_label.least_seen"))
        return TRUE;
    bm_composition_show_dispute(composition, view->dispute);
    if (view->unverified)
        composition->view_unverified = TRUE;
    return !bm_border_status_section(view->status) ||
           explain(composition, pixels, record, name, view, error);
}

/* A house's words stand on its line too, unless they only add to the line's name. */
static const char *lettering_of(const char *name, const BmLineView *view)
{
    return name[0] && view->house_wording && !strstr(view->wording, name) ? view->wording : name;
}

static gboolean draw_border(BmComposition *composition, const BmGeometry *pixels,
                            const BmBorderRecord *record, const char *name, const BmLineView *view,
                            GError **error)
{
    const char *section = bm_border_status_section(view->status);
    char *pair = g_strdup_printf("%s%s%s", record->a, record->b[0] ? "-" : "", record->b);
    char *id = g_strdup_printf("border-%s", name[0] ? name : pair);
    /* the status of the set says more, while the view leaves it as it is */
    gboolean changed = bm_border_status_of_word(record->status) != view->status;
    const char *lettering = lettering_of(name, view);
    char *title = g_strdup_printf("%s: %s", name[0] ? lettering : pair,
                                  changed ? bm_border_status_words[view->status] : record->status);
    double width = add_line(composition, section, id, title, pixels);
    bm_placement_avoid_lines(composition->placement, pixels, width, 8);
    gboolean good = TRUE;
    if (name[0])
        good = queue_course_labels(composition, id, lettering, pixels, error);
    g_free(title);
    g_free(id);
    g_free(pair);
    return good;
}

gboolean bm_border_line_add(BmComposition *composition, const BmBorderRecord *record,
                            const BmLineView *view, GError **error)
{
    BmGeometry pixels = { 0 };
    bm_composition_project_feature(composition, record->feature, &pixels);
    const char *section = bm_border_status_section(view->status);
    /* a party's plain border bears no name of a dispute, nor does a line inside its country */
    gboolean plain = composition->party && !view->wording &&
                     (view->status == BM_BORDER_INTERNATIONAL || !section || !has_dash(section));
    const char *name = plain ? "" : record->name;
    if (section && has_dash(section)) /* a dash shows every blot */
        bm_pen_line(&pixels, bm_composition_stroke(composition, section).width);
    gboolean good = pixels.point_count <= 1 ||
                    (tell(composition, &pixels, record, name, view, error) &&
                     (!section || draw_border(composition, &pixels, record, name, view, error)));
    bm_geometry_clear(&pixels);
    return good;
}
