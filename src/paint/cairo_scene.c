/** @file
 * Groups as saved states, paths filled by even-odd and stroked.
 */
#include "paint/cairo_scene.h"

#include "base/error.h"
#include "paint/cairo_image.h"

/* Steps that one line may stand for: bounds the work on long straight lines. */
#define MOST_STEPS 16u
/* Strokes thinner than so many tolerances, of more points than this, are winding hairlines. */
#define COARSE_WIDTH 7.5
#define COARSE_POINTS 64
/* Widths that a mitre may be long: SVG's limit, so that both pictures cut the same corners. */
#define MITRE_LIMIT 4

typedef struct {
    cairo_t *cairo;
    const BmCairoPainter *painter;
    GPtrArray *open; /* groups begun, borrowed */
    GError **error;
} Drawing;

void bm_cairo_color(cairo_t *cairo, BmColor color)
{
    cairo_set_source_rgba(cairo, (color >> 24) / 255.0, (color >> 16 & 0xFF) / 255.0,
                          (color >> 8 & 0xFF) / 255.0, (color & 0xFF) / 255.0);
}

gboolean bm_cairo_check(cairo_status_t status, const char *what, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "cairo cannot draw %s: %s", what,
                cairo_status_to_string(status));
    return FALSE;
}

static gboolean is_beside(const BmPoint *from, const BmPoint *to, const BmPoint *point,
                          double tolerance)
{
    double dx = to->x - from->x, dy = to->y - from->y, square = dx * dx + dy * dy;
    double x = point->x - from->x, y = point->y - from->y;
    double across = dx * y - dy * x, along = dx * x + dy * y;
    return across * across <= tolerance * tolerance * square && along >= 0 && along <= square;
}

/* How many of `count` steps from points[0] one line can stand for; at least 1. */
static guint steps_in_line(const BmPoint *points, guint count, double tolerance)
{
    for (guint end = 2; end <= count; end++)
        for (guint i = 1; i < end; i++)
            if (!is_beside(points, points + end, points + i, tolerance))
                return end - 1;
    return MAX(count, 1);
}

/* Draws one line for as many of the path's lines from `op` on as it can stand for. */
static guint draw_lines(cairo_t *cairo, const BmPath *path, guint op, const BmPoint *to,
                        double tolerance)
{
    guint steps = 1;
    if (tolerance > 0 && op > 0 && path->ops->data[op - 1] != BM_PATH_CLOSE) {
        while (steps < MOST_STEPS && op + steps < path->ops->len &&
               path->ops->data[op + steps] == BM_PATH_LINE)
            steps++;
        steps = steps_in_line(to - 1, steps, tolerance);
    }
    cairo_line_to(cairo, to[steps - 1].x, to[steps - 1].y);
    return steps;
}

/* The ops of the subpath that begins at `op`, and how many points they take. */
static guint subpath(const BmPath *path, guint op, guint *points)
{
    guint end = op;
    *points = 0;
    do {
        guint8 kind = path->ops->data[end];
        *points += kind == BM_PATH_CURVE ? 3 : kind == BM_PATH_CLOSE ? 0 : 1;
    } while (++end < path->ops->len && path->ops->data[end] != BM_PATH_MOVE);
    return end - op;
}

static gboolean is_in_rows(const BmCairoPainter *painter, const BmPoint *points, guint count,
                           double reach)
{
    double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
    for (guint i = 0; i < count; i++) {
        top = MIN(top, points[i].y);
        bottom = MAX(bottom, points[i].y);
    }
    return bottom + reach >= painter->top && top - reach <= painter->bottom;
}

/* Adds `count` ops from `op` on, whose points begin at `p`. */
static void trace_ops(cairo_t *cairo, const BmPath *path, guint op, guint count, const BmPoint *p,
                      double tolerance)
{
    for (guint i = op, steps; i < op + count; i += steps) {
        steps = 1;
        switch (path->ops->data[i]) {
        case BM_PATH_MOVE:
            cairo_move_to(cairo, p->x, p->y);
            p++;
            break;
        case BM_PATH_LINE:
            steps = draw_lines(cairo, path, i, p, tolerance);
            p += steps;
            break;
        case BM_PATH_CURVE:
            cairo_curve_to(cairo, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
            p += 3;
            break;
        default:
            cairo_close_path(cairo);
        }
    }
}

/* Adds the subpaths that reach into the rows to be painted, drawn `reach` wide to each side. */
static void trace(cairo_t *cairo, const BmPath *path, const BmCairoPainter *painter,
                  double tolerance, double reach)
{
    const BmPoint *p = (const BmPoint *)(const void *)path->points->data;
    cairo_new_path(cairo);
    for (guint op = 0, count, points; op < path->ops->len; op += count, p += points) {
        count = subpath(path, op, &points);
        if (is_in_rows(painter, p, points, reach))
            trace_ops(cairo, path, op, count, p, tolerance);
    }
}

static void set_stroke(cairo_t *cairo, const BmStroke *stroke)
{
    static const cairo_line_cap_t caps[] = { CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND,
                                             CAIRO_LINE_CAP_SQUARE };
    static const cairo_line_join_t joins[] = { CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND,
                                               CAIRO_LINE_JOIN_BEVEL };
    cairo_set_line_width(cairo, stroke->width);
    cairo_set_line_cap(cairo, caps[stroke->cap]);
    cairo_set_line_join(cairo, joins[stroke->join]);
    cairo_set_miter_limit(cairo, MITRE_LIMIT);
    cairo_set_dash(cairo, stroke->dash, (int)stroke->dash_count, 0);
}

/* Whether nobody would see that a stroke has 17 levels of coverage instead of 256, or what shape its
 * corners have. */
static gboolean may_be_coarse(const BmPrimitive *primitive, double tolerance)
{
    return primitive->stroke.width < COARSE_WIDTH * tolerance &&
           primitive->path->points->len > COARSE_POINTS;
}

static void stroke_path(cairo_t *cairo, const BmPrimitive *primitive, double tolerance)
{
    set_stroke(cairo, &primitive->stroke);
    bm_cairo_color(cairo, primitive->stroke.color);
    if (may_be_coarse(primitive, tolerance)) {
        cairo_set_antialias(cairo, CAIRO_ANTIALIAS_FAST);
        cairo_set_line_join(cairo, CAIRO_LINE_JOIN_BEVEL);
    }
    cairo_stroke(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_DEFAULT);
}

static void draw_path(cairo_t *cairo, const BmPrimitive *primitive, const BmCairoPainter *painter)
{
    gboolean fills = (primitive->fill & 0xFF) != 0;
    gboolean strokes = primitive->stroke.width > 0 && (primitive->stroke.color & 0xFF) != 0;
    if (!fills && !strokes)
        return;
    /* Only a stroke hides the gap that would open where two fills share a simplified side. */
    double reach = strokes ? primitive->stroke.width * MITRE_LIMIT : 1;
    trace(cairo, primitive->path, painter, strokes ? painter->tolerance : 0, reach);
    if (fills) {
        bm_cairo_color(cairo, primitive->fill);
        if (strokes)
            cairo_fill_preserve(cairo);
        else
            cairo_fill(cairo);
    }
    if (strokes)
        stroke_path(cairo, primitive, painter->tolerance);
}

static const char *tag_of(const BmPrimitive *group)
{
    return group->role == BM_ROLE_PANEL ? "Sect" : "Figure";
}

static void begin_group(Drawing *drawing, const BmPrimitive *group)
{
    cairo_t *cairo = drawing->cairo;
    if (drawing->painter->tagged && !drawing->open->len)
        cairo_tag_begin(cairo, tag_of(group), NULL);
    g_ptr_array_add(drawing->open, (gpointer)group);
    cairo_save(cairo);
    if (group->has_clip) {
        const BmExtent *box = &group->clip;
        cairo_rectangle(cairo, box->west, box->south, MAX(0, box->east - box->west),
                        MAX(0, box->north - box->south));
        cairo_clip(cairo);
    }
    if (group->opacity < 1)
        cairo_push_group(cairo);
}

static gboolean end_group(Drawing *drawing)
{
    cairo_t *cairo = drawing->cairo;
    const BmPrimitive *group = drawing->open->pdata[drawing->open->len - 1];
    g_ptr_array_set_size(drawing->open, (int)drawing->open->len - 1);
    if (group->opacity < 1) {
        cairo_pop_group_to_source(cairo);
        cairo_paint_with_alpha(cairo, group->opacity);
    }
    cairo_restore(cairo);
    if (drawing->painter->tagged && !drawing->open->len)
        cairo_tag_end(cairo, tag_of(group));
    return bm_cairo_check(cairo_status(cairo), group->id, drawing->error);
}

static gboolean draw(Drawing *drawing, const BmPrimitive *primitive)
{
    switch (primitive->kind) {
    case BM_PRIMITIVE_GROUP_BEGIN:
        begin_group(drawing, primitive);
        return TRUE;
    case BM_PRIMITIVE_GROUP_END:
        return end_group(drawing);
    case BM_PRIMITIVE_PATH:
        draw_path(drawing->cairo, primitive, drawing->painter);
        return TRUE;
    case BM_PRIMITIVE_IMAGE:
        bm_cairo_image(drawing->cairo, primitive);
        return TRUE;
    default:
        return drawing->painter->text(drawing->cairo, primitive, drawing->painter->data,
                                      drawing->error);
    }
}

gboolean bm_cairo_scene(cairo_t *cairo, const BmScene *scene, const BmCairoPainter *painter,
                        GError **error)
{
    Drawing drawing = { cairo, painter, g_ptr_array_new(), error };
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    bm_cairo_color(cairo, scene->background);
    cairo_paint(cairo);
    if (painter->tagged)
        cairo_tag_begin(cairo, "Document", NULL);
    gboolean good = TRUE;
    for (guint i = 0; i < scene->primitives->len && good; i++)
        good = draw(&drawing, scene->primitives->pdata[i]);
    if (good && painter->tagged)
        cairo_tag_end(cairo, "Document");
    g_ptr_array_unref(drawing.open);
    return good && bm_cairo_check(cairo_status(cairo), "the scene", error);
}
