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

/* The style section of a status; what is not international is never drawn as if it were. */
static const char *section_of(const char *status)
{
    if (strcmp(status, "international") == 0)
        return "border_international";
    if (g_str_has_prefix(status, "not recognised"))
        return "border_unrecognised";
    if (strcmp(status, "line of control") == 0)
        return "border_control";
    return "border_disputed";
}

static void add_line(BmComposition *composition, const char *section, const char *id,
                     const char *title, const BmGeometry *pixels)
{
    BmStroke casing = bm_composition_stroke(composition, "border_casing");
    BmStroke stroke = bm_composition_stroke(composition, section);
    if (bm_composition_widen(composition, composition->border_accuracy_m, &stroke))
        casing.width = 0;
    bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, title);
    if (strcmp(section, "border_international") != 0 && casing.width > 0) {
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

static void explain(BmComposition *composition, const char *section, const char *name,
                    const char *status)
{
    const BmMapLayer *layer = bm_composition_layer(composition, "borders");
    if (name[0] && layer && layer->label) {
        bm_composition_add_key(composition, BM_KEY_LINE, section, 0, layer->label);
        return;
    }
    if (strcmp(section, "border_international") == 0)
        return; /* a plain border explains itself */
    const char *plain = status[0] ? status : "disputed border";
    char *lower = name[0] ? g_strdup_printf("%s, %s", name, status) : g_strdup(plain);
    if (g_ascii_islower(lower[0]))
        lower[0] = g_ascii_toupper(lower[0]);
    bm_composition_add_key(composition, BM_KEY_LINE, section, 0, lower);
    g_free(lower);
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

static gboolean add_border(BmComposition *composition, const BmFeature *feature, const char *name,
                           const char *status, const char *pair, GError **error)
{
    BmGeometry pixels = { 0 };
    bm_composition_project_feature(composition, feature, &pixels);
    const char *section = section_of(status);
    if (strcmp(section, "border_international") != 0) /* a dash shows every blot */
        bm_pen_line(&pixels, bm_composition_stroke(composition, section).width);
    gboolean good = TRUE;
    if (pixels.point_count > 1) {
        char *id = g_strdup_printf("border-%s", name[0] ? name : pair);
        char *title = g_strdup_printf("%s: %s", name[0] ? name : pair, status);
        add_line(composition, section, id, title, &pixels);
        bm_placement_avoid_lines(composition->placement, &pixels, 4);
        if (seen_length(&pixels, &composition->page.map) >
            bm_composition_length(composition, "border_label.least_seen"))
            explain(composition, section, name, status);
        if (name[0])
            good = queue_course_labels(composition, id, name, &pixels, error);
        g_free(title);
        g_free(id);
    }
    bm_geometry_clear(&pixels);
    return good;
}

/* A line of the world set that the finer set has too; claims are in the world set alone. */
static gboolean is_detailed(const BmFeatureSet *detailed, const BmFeature *line, const char *a,
                            const char *b, const char *status)
{
    int field_a = bm_feature_set_field(detailed, "a"),
        field_b = bm_feature_set_field(detailed, "b");
    if (strcmp(status, "claim") == 0)
        return FALSE;
    for (guint i = 0; i < bm_feature_set_count(detailed); i++) {
        const BmFeature *feature = bm_feature_set_borrow(detailed, i);
        if (strcmp(bm_feature_value(feature, field_a), a) == 0 &&
            strcmp(bm_feature_value(feature, field_b), b) == 0 &&
            bm_extent_overlaps(&feature->geometry.extent, &line->geometry.extent))
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
    int field_a = bm_feature_set_field(set, "a"), field_b = bm_feature_set_field(set, "b");
    int status_field = bm_feature_set_field(set, "status");
    int name_field = bm_feature_set_field(set, "name");
    for (guint i = 0; i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        const char *a = bm_feature_value(feature, field_a);
        const char *b = bm_feature_value(feature, field_b);
        const char *status = bm_feature_value(feature, status_field);
        if (is_replaced(composition, own, &feature->geometry) ||
            (detailed && is_detailed(detailed, feature, a, b, status)))
            continue;
        char *pair = g_strdup_printf("%s-%s", a, b);
        gboolean good = add_border(composition, feature, bm_feature_value(feature, name_field),
                                   status, pair, error);
        g_free(pair);
        if (!good)
            return FALSE;
    }
    return TRUE;
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
    for (guint i = 0; good && i < bm_feature_set_count(set); i++) {
        const BmFeature *feature = bm_feature_set_borrow(set, i);
        /* one name for one border, however many records it has */
        good = add_border(composition, feature, i == 0 ? name : "", "border of the map's author",
                          "own", error);
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
