/** @file
 * The author's own annotations: text, arrow, line, circle and shaded area, each with a label.
 */
#include "base/error.h"
#include "compose/composers.h"
#include "gazetteer/geocode.h"

#include <math.h>

static gboolean find_degrees(const BmComposition *composition, const BmAnnotation *annotation,
                             const BmWhere *where, BmPoint *degrees, GError **error)
{
    GError *cause = NULL;
    *degrees = where->point;
    if (where->has_point || bm_composition_geocode(composition, where->place, degrees, &cause))
        return TRUE;
    bm_node_error(annotation->node, error, "%s", cause->message);
    g_error_free(cause);
    return FALSE;
}

static gboolean find(const BmComposition *composition, const BmAnnotation *annotation,
                     const BmWhere *where, BmPoint *pixels, GError **error)
{
    BmPoint degrees;
    if (!find_degrees(composition, annotation, where, &degrees, error))
        return FALSE;
    *pixels = bm_composition_point(composition, degrees);
    return TRUE;
}

static gboolean queue_label(BmComposition *composition, const BmAnnotation *annotation, BmPoint at,
                            double radius, guint number, GError **error)
{
    if (!annotation->label)
        return TRUE;
    BmText *text = bm_composition_text(composition, "annotation_label", annotation->label,
                                       bm_composition_length(composition, "callout_box.width"),
                                       BM_TEXT_START, error);
    if (!text)
        return FALSE;
    guint label = bm_placement_add_point(composition->placement, at, radius, text->width,
                                         text->height, 94, TRUE);
    char *id = g_strdup_printf("annotation-%u-label", number);
    bm_composition_queue_label_take(composition, label, id, text, "annotation_label");
    g_free(id);
    return TRUE;
}

static void add_stroke(BmComposition *composition, BmPath *path_take, BmColor fill)
{
    BmStroke stroke = bm_composition_stroke(composition, "annotation");
    bm_scene_add_path_take(composition->scene, path_take, fill, &stroke);
}

/* The head is a triangle whose length is five times the shaft's width. */
static void add_arrow(BmComposition *composition, BmPoint from, BmPoint to)
{
    double dx = to.x - from.x, dy = to.y - from.y, length = hypot(dx, dy);
    if (length < 1)
        return;
    BmColor color = bm_composition_color(composition, "annotation", "color");
    double head = MIN(length, bm_composition_length(composition, "annotation.width") * 5);
    double ux = dx / length, uy = dy / length;
    BmPoint neck = { to.x - ux * head, to.y - uy * head };
    BmPath *shaft = bm_path_new();
    bm_path_move(shaft, from.x, from.y);
    bm_path_line(shaft, neck.x, neck.y);
    add_stroke(composition, shaft, BM_COLOR_NONE);
    BmPath *tip = bm_path_new();
    bm_path_move(tip, to.x, to.y);
    bm_path_line(tip, neck.x - uy * head * 0.45, neck.y + ux * head * 0.45);
    bm_path_line(tip, neck.x + uy * head * 0.45, neck.y - ux * head * 0.45);
    bm_path_close(tip);
    bm_scene_add_path_take(composition->scene, tip, color, NULL);
}

/* A line or ring in degrees, drawn as the author gave it. */
static BmPoint add_course(BmComposition *composition, const BmAnnotation *annotation, gboolean area)
{
    guint count = annotation->points->len, total = count + (area ? 1 : 0);
    BmGeometry course = { .kind = area ? BM_GEOMETRY_POLYGON : BM_GEOMETRY_LINE,
                          .part_count = 1,
                          .point_count = total };
    course.points = g_new(BmPoint, total);
    course.part_starts = g_new0(guint, 2);
    course.part_starts[1] = total;
    for (guint i = 0; i < total; i++)
        course.points[i] = g_array_index(annotation->points, BmPoint, i % count);
    bm_geometry_update_extent(&course);
    BmGeometry pixels = { 0 };
    bm_composition_project(composition, &course, &pixels);
    bm_geometry_clear(&course);
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &pixels);
    add_stroke(composition, path,
               area ? bm_composition_color(composition, "annotation", "fill") : BM_COLOR_NONE);
    bm_geometry_clear(&pixels);
    return bm_composition_point(composition, g_array_index(annotation->points, BmPoint, count / 2));
}

static gboolean add_circle(BmComposition *composition, const BmAnnotation *annotation, BmPoint *at,
                           GError **error)
{
    BmPoint degrees;
    if (!find_degrees(composition, annotation, &annotation->at, &degrees, error))
        return FALSE;
    *at = bm_composition_point(composition, degrees);
    BmGeometry circle = { 0 }, pixels = { 0 };
    bm_geodesic_circle(degrees, annotation->radius_km, &circle);
    bm_composition_project(composition, &circle, &pixels);
    BmPath *path = bm_path_new();
    bm_path_geometry(path, &pixels);
    add_stroke(composition, path, BM_COLOR_NONE);
    bm_geometry_clear(&circle);
    bm_geometry_clear(&pixels);
    return TRUE;
}

static gboolean add_annotation(BmComposition *composition, const BmAnnotation *annotation,
                               guint number, GError **error)
{
    BmPoint at = { 0, 0 }, to;
    switch (annotation->kind) {
    case BM_ANNOTATION_TEXT:
        if (!find(composition, annotation, &annotation->at, &at, error))
            return FALSE;
        break;
    case BM_ANNOTATION_ARROW:
        if (!find(composition, annotation, &annotation->at, &at, error) ||
            !find(composition, annotation, &annotation->to, &to, error))
            return FALSE;
        add_arrow(composition, at, to);
        break;
    case BM_ANNOTATION_LINE:
    case BM_ANNOTATION_AREA:
        at = add_course(composition, annotation, annotation->kind == BM_ANNOTATION_AREA);
        break;
    case BM_ANNOTATION_CIRCLE:
        if (!add_circle(composition, annotation, &at, error))
            return FALSE;
        break;
    }
    return queue_label(composition, annotation, at, 2 * composition->unit, number, error);
}

gboolean bm_compose_annotations(BmComposition *composition, GError **error)
{
    const GPtrArray *annotations = composition->map->annotations;
    gboolean good = TRUE;
    if (annotations->len == 0)
        return TRUE;
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "annotations", "Annotations",
                           &composition->page.map);
    for (guint i = 0; good && i < annotations->len; i++) {
        const BmAnnotation *annotation = g_ptr_array_index(annotations, i);
        char *id = g_strdup_printf("annotation-%u", i + 1);
        bm_scene_begin(composition->scene, BM_ROLE_SYMBOL, id, annotation->label);
        good = add_annotation(composition, annotation, i + 1, error);
        bm_scene_end(composition->scene);
        if (annotation->source)
            bm_composition_credit_words(composition, annotation->source);
        g_free(id);
    }
    bm_scene_end(composition->scene);
    return good;
}
