/** @file
 * What the author puts on a map by hand: annotations, and labels pinned to a place.
 */
#include "map/map_annotation_read.h"

#include "map/map_value_read.h"

static const char *const annotation_keys[] = { "type",   "at",    "to",     "points",
                                               "radius", "label", "source", NULL };
static const char *const annotation_words[] = { "text", "arrow", "line", "circle", "area", NULL };
static const char *const pin_keys[] = { "id", "at", NULL };

static gboolean read_course(const BmNode *node, GArray *points, GError **error)
{
    const BmNode *list = bm_node_get(node, "points");
    for (guint i = 0; i < bm_node_count(list); i++) {
        BmPoint point;
        if (!bm_map_read_point(bm_node_item(list, i), &point, error))
            return FALSE;
        g_array_append_val(points, point);
    }
    return TRUE;
}

static gboolean check_annotation(const BmAnnotation *annotation, GError **error)
{
    gboolean has_at = annotation->at.has_point || annotation->at.place;
    gboolean has_to = annotation->to.has_point || annotation->to.place;
    const BmNode *node = annotation->node;
    switch (annotation->kind) {
    case BM_ANNOTATION_TEXT:
        return (has_at && annotation->label) ||
               bm_node_error(node, error, "a text needs `at` and `label`");
    case BM_ANNOTATION_ARROW:
        return (has_at && has_to) || bm_node_error(node, error, "an arrow needs `at` and `to`");
    case BM_ANNOTATION_LINE:
        return annotation->points->len >= 2 ||
               bm_node_error(node, error, "a line needs two `points` or more");
    case BM_ANNOTATION_CIRCLE:
        return (has_at && annotation->radius_km > 0) ||
               bm_node_error(node, error, "a circle needs `at` and a `radius`");
    case BM_ANNOTATION_AREA:
        return annotation->points->len >= 3 ||
               bm_node_error(node, error, "an area needs three `points` or more");
    }
    return TRUE;
}

gboolean bm_map_read_annotation(BmMap *map, const BmNode *node, GError **error)
{
    BmAnnotation *annotation = g_new0(BmAnnotation, 1);
    annotation->points = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    annotation->node = node;
    g_ptr_array_add(map->annotations, annotation);
    int kind = BM_ANNOTATION_TEXT;
    if (!bm_node_check_keys(node, "an annotation", annotation_keys, error) ||
        !bm_node_get_choice(node, "type", annotation_words, &kind, error) ||
        !bm_map_read_where(node, "at", &annotation->at, error) ||
        !bm_map_read_where(node, "to", &annotation->to, error) ||
        !read_course(node, annotation->points, error) ||
        !bm_map_read_distance(node, "radius", &annotation->radius_km, error) ||
        !bm_node_get_text(node, "label", &annotation->label, error) ||
        !bm_node_get_text(node, "source", &annotation->source, error))
        return FALSE;
    annotation->kind = (BmAnnotationKind)kind;
    return check_annotation(annotation, error);
}

gboolean bm_map_read_pin(BmMap *map, const BmNode *node, GError **error)
{
    BmLabelPin *pin = g_new0(BmLabelPin, 1);
    g_ptr_array_add(map->pins, pin);
    const BmNode *at = bm_node_get(node, "at");
    if (!bm_node_check_keys(node, "a label", pin_keys, error) ||
        !bm_node_get_text(node, "id", &pin->id, error))
        return FALSE;
    if (!pin->id || !at)
        return bm_node_error(node, error, "a label pinned by hand needs `id` and `at`");
    return bm_map_read_point(at, &pin->at, error);
}
