/** @file
 * Borders: lines with a status, each status in its own line style; a named one is labelled
 * along its course and explained in the key.
 */
#include "compose/composition.h"

#include "compose/label_course.h"
#include "compose/pen_line.h"

#include <math.h>
#include <string.h>

/* A line longer than this share of the frame's width bears its name twice. */
#define LONG_LINE 0.9

/* Lines that are broken up stand on a pale casing, which hides what lies beneath them. */
static gboolean has_dash(const char *section)
{
    return strcmp(section, "border_international") != 0 && strcmp(section, "province") != 0;
}

static void add_line(BmComposition *composition, const char *section, const char *id,
                     const char *title, const BmGeometry *pixels)
{
    BmStroke casing = bm_composition_stroke(composition, "border_casing");
    BmStroke stroke = bm_composition_stroke(composition, section);
    if (bm_composition_widen(composition, composition->border_accuracy_m, &stroke))
        casing.width = 0;
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, title);
    if (has_dash(section) && casing.width > 0) {
        BmPath *under = bm_path_new();
        bm_path_geometry(under, pixels);
        bm_scene_add_path_take(composition->scene, under, BM_COLOR_NONE, &casing);
    }
    BmPath *path = bm_path_new();
    bm_path_geometry(path, pixels);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    bm_scene_end(composition->scene);
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

/* A line that crosses most of the map is named twice, once in each half. */
static gboolean queue_course_labels(BmComposition *composition, const char *id, const char *name,
                                    const BmGeometry *pixels, GError **error)
{
    double size = bm_composition_length(composition, "border_label.size");
    double offset = size * 0.85 + bm_composition_length(composition, "border_label.gap");
    double sigma = bm_composition_length(composition, "border_label.smoothing");
    const BmExtent *frame = &composition->page.map;
    BmGeometry course;
    bm_label_course(pixels, frame, sigma, offset, &course);
    if (course.point_count == 0)
        return TRUE;
    double length = BM_LABEL_COURSE_STEP * course.point_count;
    if (length < LONG_LINE * (frame->east - frame->west))
        return queue_on_course(composition, id, name, course, TRUE, error);
    /* a stretch after the first half keeps the two names apart */
    guint middle = course.point_count / 2, apart = course.point_count / 8;
    BmGeometry first = piece_of(&course, 0, middle);
    BmGeometry second = piece_of(&course, middle + apart, course.point_count);
    bm_geometry_clear(&course);
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
static void explain(BmComposition *composition, const char *section, const char *name,
                    const char *status, const BmLineView *view)
{
    const BmMapLayer *layer = bm_composition_layer(composition, "borders");
    char *own = name[0] && layer && layer->label ? layer->label : NULL;
    const BmPolicyDispute *policy = bm_policy_dispute(composition->map->policy, view->dispute);
    if (own && policy && policy->wording && strcmp(own, policy->wording) != 0)
        bm_warnings_add(composition->warnings,
                        "the `label` of the layer borders overrides the wording of the policy %s "
                        "on %s; leave it out",
                        composition->map->policy->path, view->dispute);
    char *words = own ? g_strdup(own) : meaning_of(name, status, view);
    if (words) {
        char *renamed = bm_composition_rename(composition, words);
        bm_composition_add_key(composition, BM_KEY_LINE, section, 0, renamed);
        g_free(renamed);
    }
    g_free(words);
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

/* What a line that the frame shows adds to key, sentences and credit. */
static void tell(BmComposition *composition, const BmGeometry *pixels, const char *section,
                 const char *name, const char *status, const BmLineView *view)
{
    if (seen_length(pixels, &composition->page.map) <=
        bm_composition_length(composition, "border_label.least_seen"))
        return;
    if (section)
        explain(composition, section, name, status, view);
    bm_composition_show_dispute(composition, view->dispute);
    if (view->unverified)
        composition->view_unverified = TRUE;
}

static gboolean draw_border(BmComposition *composition, const BmGeometry *pixels, const char *name,
                            const char *status, const char *pair, const BmLineView *view,
                            GError **error)
{
    const char *section = bm_border_status_section(view->status);
    char *id = g_strdup_printf("border-%s", name[0] ? name : pair);
    char *title =
        g_strdup_printf("%s: %s", name[0] ? name : pair,
                        composition->party ? bm_border_status_words[view->status] : status);
    add_line(composition, section, id, title, pixels);
    bm_placement_avoid_lines(composition->placement, pixels, 4);
    gboolean good = TRUE;
    if (name[0])
        good = queue_course_labels(composition, id, name, pixels, error);
    g_free(title);
    g_free(id);
    return good;
}

static gboolean add_border(BmComposition *composition, const BmFeature *feature, const char *name,
                           const char *status, const char *pair, const BmLineView *view,
                           GError **error)
{
    BmGeometry pixels = { 0 };
    bm_composition_project_feature(composition, feature, &pixels);
    const char *section = bm_border_status_section(view->status);
    /* a party's plain border bears no name of a dispute, nor does a line inside its country */
    gboolean plain = composition->party && !view->wording &&
                     (view->status == BM_BORDER_INTERNATIONAL || !section || !has_dash(section));
    char *renamed = bm_composition_rename(composition, plain ? "" : name);
    if (section && has_dash(section)) /* a dash shows every blot */
        bm_pen_line(&pixels, bm_composition_stroke(composition, section).width);
    gboolean good = TRUE;
    if (pixels.point_count > 1) {
        tell(composition, &pixels, section, renamed, status, view);
        good = !section || draw_border(composition, &pixels, renamed, status, pair, view, error);
    }
    g_free(renamed);
    bm_geometry_clear(&pixels);
    return good;
}

/* A record of a set of borders; all borrowed. */
typedef struct {
    const BmFeature *feature;
    const char *a, *b, *name, *status, *line;
} Record;

static Record record_of(const BmFeatureSet *set, guint index)
{
    const BmFeature *feature = bm_feature_set_borrow(set, index);
    return (Record){ feature,
                     bm_feature_value(feature, bm_feature_set_field(set, "a")),
                     bm_feature_value(feature, bm_feature_set_field(set, "b")),
                     bm_feature_value(feature, bm_feature_set_field(set, "name")),
                     bm_feature_value(feature, bm_feature_set_field(set, "status")),
                     bm_feature_value(feature, bm_feature_set_field(set, "line")) };
}

/* A line of the world set that the finer set has too; claims are in the world set alone. */
static gboolean is_detailed(const BmFeatureSet *detailed, const Record *world)
{
    if (strcmp(world->status, "claim") == 0)
        return FALSE;
    for (guint i = 0; i < bm_feature_set_count(detailed); i++) {
        Record fine = record_of(detailed, i);
        gboolean same_pair = strcmp(fine.a, world->a) == 0 && strcmp(fine.b, world->b) == 0;
        gboolean same_line = fine.line[0] && strcmp(fine.line, world->line) == 0;
        if ((same_pair || same_line) &&
            bm_extent_overlaps(&fine.feature->geometry.extent, &world->feature->geometry.extent))
            return TRUE;
    }
    return FALSE;
}

/* Degrees of latitude by which two drawings of one border may differ: more than Natural Earth and
 * OpenStreetMap do along most of the Durand Line. */
#define SAME_LINE 0.15
#define SAMPLES 64

static double distance_to_segment(BmPoint p, BmPoint a, BmPoint b, double narrowing)
{
    double dx = (b.x - a.x) * narrowing, dy = b.y - a.y;
    double px = (p.x - a.x) * narrowing, py = p.y - a.y;
    double square = dx * dx + dy * dy;
    double along = square > 0 ? CLAMP((px * dx + py * dy) / square, 0, 1) : 0;
    return hypot(px - along * dx, py - along * dy);
}

static gboolean is_beside(const BmFeatureSet *own, BmPoint p)
{
    double narrowing = cos(p.y * G_PI / 180);
    for (guint i = 0; i < bm_feature_set_count(own); i++) {
        const BmGeometry *line = &bm_feature_set_borrow(own, i)->geometry;
        for (guint part = 0; part < line->part_count; part++)
            for (guint j = line->part_starts[part]; j + 1 < line->part_starts[part + 1]; j++)
                if (distance_to_segment(p, line->points[j], line->points[j + 1], narrowing) <
                    SAME_LINE)
                    return TRUE;
    }
    return FALSE;
}

/* The author's own border takes the place of the program's line that runs along
 * it: most of what the map shows of that line lies beside it. */
static gboolean is_replaced(const BmComposition *composition, const BmFeatureSet *own,
                            const BmGeometry *line)
{
    guint step = MAX(1u, line->point_count / SAMPLES), seen = 0, beside = 0;
    for (guint i = 0; own && i < line->point_count; i += step) {
        if (!bm_extent_contains(&composition->window, line->points[i]))
            continue;
        seen++;
        beside += is_beside(own, line->points[i]);
    }
    return beside * 2 > seen;
}

static gboolean add_set(BmComposition *composition, const BmFeatureSet *set,
                        const BmFeatureSet *detailed, const BmFeatureSet *own, GError **error)
{
    gboolean good = TRUE;
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        Record record = record_of(set, i);
        BmLineView view = bm_composition_see(composition, record.line, record.status);
        if (bm_composition_is_over(composition, view.ended) ||
            is_replaced(composition, own, &record.feature->geometry) ||
            (detailed && is_detailed(detailed, &record)))
            continue;
        char *pair = g_strdup_printf("%s-%s", record.a, record.b);
        good =
            add_border(composition, record.feature, record.name, record.status, pair, &view, error);
        g_free(pair);
    }
    return good;
}

static gboolean add_program_borders(BmComposition *composition, const BmFeatureSet *own,
                                    GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    BmFeatureSet *world = bm_composition_read(composition, "borders", &query, error);
    if (!world)
        return FALSE;
    BmFeatureSet *detailed = NULL;
    const BmMapLayer *layer = bm_composition_layer(composition, "borders");
    gboolean good = bm_composition_filter(layer, world, error);
    if (good && composition->fine && composition->fine->borders) {
        detailed = bm_composition_read(composition, composition->fine->borders->id, &query, error);
        good = detailed && bm_composition_filter(layer, detailed, error);
    }
    const BmDataSet *coarse = bm_catalogue_find(composition->catalogue, "borders");
    composition->border_accuracy_m = coarse ? coarse->accuracy_m : 0;
    good = good && add_set(composition, world, detailed, own, error);
    if (detailed)
        composition->border_accuracy_m = composition->fine->borders->accuracy_m;
    good = good && (!detailed || add_set(composition, detailed, NULL, own, error));
    composition->border_accuracy_m = 0; /* of the author's own line nothing is known */
    bm_feature_set_free(detailed);
    bm_feature_set_free(world);
    return good;
}

static gboolean add_own_border(BmComposition *composition, const BmFeatureSet *set, GError **error)
{
    const BmMap *map = composition->map;
    gboolean good = TRUE;
    const char *name = map->border_name ? map->border_name : "";
    BmLineView view = { .status = BM_BORDER_DISPUTED,
                        .dispute = "",
                        .ended = "",
                        .wording = "Border of the map's author" };
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        /* one name for one border, however many records it has */
        good = add_border(composition, feature, i == 0 ? name : "", "border of the map's author",
                          "own", &view, error);
    }
    return good;
}

gboolean bm_compose_borders(BmComposition *composition, GError **error)
{
    BmSourceQuery query = { .window = &composition->window };
    const char *path = composition->map->border_source;
    BmFeatureSet *own = NULL;
    if (path && !(own = bm_source_read(path, &query, composition->warnings, error)))
        return FALSE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "borders", "Borders",
                           &composition->page.map);
    gboolean good = add_program_borders(composition, own, error) &&
                    (!own || add_own_border(composition, own, error));
    bm_scene_end(composition->scene);
    bm_feature_set_free(own);
    return good;
}
