/** @file
 * Glyphs in lines are shifted and turned together; along a course each by the tangent at the
 * middle of its advance (SVG 2, section 11.8.3).
 */
#include "paint/glyph_place.h"

#include <math.h>

/* Pieces per Bézier curve of a course: below 0.05 pixel from the curve for any label. */
#define CURVE_PIECES 32

BmColor bm_run_color(const BmPrimitive *primitive, const BmTextRun *run)
{
    return run->color == BM_TEXT_COLOR_INHERIT ? primitive->color : run->color << 8 | 0xFF;
}

static void flatten_curve(GArray *points, BmPoint from, const BmPoint *curve)
{
    for (int i = 1; i <= CURVE_PIECES; i++) {
        double t = (double)i / CURVE_PIECES, u = 1 - t;
        double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        BmPoint point = { a * from.x + b * curve[0].x + c * curve[1].x + d * curve[2].x,
                          a * from.y + b * curve[0].y + c * curve[1].y + d * curve[2].y };
        g_array_append_val(points, point);
    }
}

/* The first part of a path as a line of points. */
static GArray *flatten(const BmPath *path)
{
    GArray *line = g_array_new(FALSE, FALSE, sizeof(BmPoint));
    const BmPoint *point = (const BmPoint *)path->points->data;
    for (guint i = 0; i < path->ops->len; i++) {
        guint8 op = path->ops->data[i];
        if (op == BM_PATH_MOVE && line->len)
            break;
        if (op == BM_PATH_MOVE || op == BM_PATH_LINE) {
            g_array_append_val(line, *point);
            point++;
        } else if (op == BM_PATH_CURVE) {
            flatten_curve(line, g_array_index(line, BmPoint, line->len - 1), point);
            point += 3;
        } else if (op == BM_PATH_CLOSE && line->len) {
            BmPoint first = g_array_index(line, BmPoint, 0);
            g_array_append_val(line, first);
        }
    }
    return line;
}

/* Walks along a line; distances asked for one after another mostly grow. */
typedef struct {
    const GArray *line;
    guint segment;
    double start, length; /* of the segment, along the line */
} Walk;

static double segment_length(const GArray *line, guint segment)
{
    BmPoint a = g_array_index(line, BmPoint, segment);
    BmPoint b = g_array_index(line, BmPoint, segment + 1);
    return hypot(b.x - a.x, b.y - a.y);
}

static void walk_begin(Walk *walk, const GArray *line)
{
    *walk = (Walk){ line, 0, 0, line->len > 1 ? segment_length(line, 0) : 0 };
}

/* Point and direction at a distance along the line; FALSE before its start or after its end. */
static gboolean walk_to(Walk *walk, double distance, BmPoint *at, BmPoint *direction)
{
    if (walk->line->len < 2 || !(distance >= 0))
        return FALSE;
    if (distance < walk->start)
        walk_begin(walk, walk->line);
    while (distance > walk->start + walk->length || walk->length == 0) {
        if (walk->segment + 2 >= walk->line->len)
            return FALSE;
        walk->start += walk->length;
        walk->length = segment_length(walk->line, ++walk->segment);
    }
    BmPoint a = g_array_index(walk->line, BmPoint, walk->segment);
    BmPoint b = g_array_index(walk->line, BmPoint, walk->segment + 1);
    *direction = (BmPoint){ (b.x - a.x) / walk->length, (b.y - a.y) / walk->length };
    double along = distance - walk->start;
    *at = (BmPoint){ a.x + direction->x * along, a.y + direction->y * along };
    return TRUE;
}

static void place_on_course(GArray *placed, const BmPrimitive *primitive)
{
    if (!primitive->text->lines->len)
        return;
    GArray *line = flatten(primitive->path);
    Walk walk;
    walk_begin(&walk, line);
    const BmTextLine *text_line = primitive->text->lines->pdata[0];
    for (guint r = 0; r < text_line->runs->len; r++) {
        const BmTextRun *run = text_line->runs->pdata[r];
        double pen = run->x - text_line->x;
        for (guint i = 0; i < run->glyph_count; i++) {
            const BmGlyph *glyph = &run->glyphs[i];
            double half = glyph->advance / 2, x = pen + glyph->x;
            BmPoint at, direction;
            if (!walk_to(&walk, primitive->path_offset + x + half, &at, &direction))
                continue;
            BmPlacedGlyph out = { run,
                                  glyph,
                                  at.x - direction.x * half - direction.y * glyph->y,
                                  at.y - direction.y * half + direction.x * glyph->y,
                                  direction.x,
                                  direction.y,
                                  bm_run_color(primitive, run) };
            g_array_append_val(placed, out);
        }
    }
    g_array_unref(line);
}

static void place_in_lines(GArray *placed, const BmPrimitive *primitive)
{
    double angle = primitive->rotation * G_PI / 180, cosine = cos(angle), sine = sin(angle);
    for (guint l = 0; l < primitive->text->lines->len; l++) {
        const BmTextLine *line = primitive->text->lines->pdata[l];
        for (guint r = 0; r < line->runs->len; r++) {
            const BmTextRun *run = line->runs->pdata[r];
            for (guint i = 0; i < run->glyph_count; i++) {
                double x = run->x + run->glyphs[i].x, y = line->baseline + run->glyphs[i].y;
                BmPlacedGlyph out = { run,
                                      &run->glyphs[i],
                                      primitive->x + cosine * x - sine * y,
                                      primitive->y + sine * x + cosine * y,
                                      cosine,
                                      sine,
                                      bm_run_color(primitive, run) };
                g_array_append_val(placed, out);
            }
        }
    }
}

GArray *bm_glyph_place(const BmPrimitive *primitive)
{
    GArray *placed = g_array_new(FALSE, FALSE, sizeof(BmPlacedGlyph));
    if (primitive->kind == BM_PRIMITIVE_TEXT_ON_PATH)
        place_on_course(placed, primitive);
    else
        place_in_lines(placed, primitive);
    return placed;
}
