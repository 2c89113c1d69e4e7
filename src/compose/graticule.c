/** @file
 * The graticule: meridians and parallels, named where they leave the frame. Drawn only where the
 * map file has a layer `graticule`.
 */
#include "compose/composers.h"
#include "compose/layer_style.h"

#include <math.h>

/* About so many lines along the shorter side of what the frame shows. */
#define LINES 5.0
/* Towards a pole the meridians crowd: only every quarter of the Earth reaches it. */
#define CROWDED 80.0
/* Degrees between the points of a line, so that its course is told. */
#define POINT_STEP 5.0

typedef struct {
    BmComposition *composition;
    BmPath *path;
    double step, meridian_step; /* degrees */
} Graticule;

static double round_step(double degrees)
{
    static const double steps[] = { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30 };
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        if (degrees <= steps[i] * 1.2)
            return steps[i];
    return 30;
}

static double choose_step(const BmComposition *composition, const BmMapLayer *layer)
{
    const BmExtent *window = &composition->window;
    if (layer->step > 0)
        return layer->step;
    double width =
        (window->east - window->west) * cos((window->south + window->north) / 2 * G_PI / 180);
    return round_step(MIN(width, window->north - window->south) / LINES);
}

/* All meridians of a map around a pole cross it: a twelfth of the Earth is near enough. */
#define AROUND_POLE 30.0

static double choose_meridian_step(const BmComposition *composition, const BmMapLayer *layer,
                                   double step)
{
    const BmExtent *window = &composition->window;
    gboolean around = window->east - window->west >= 360 && composition->sheet.point_count == 0;
    return layer->step > 0 || !around ? step : MAX(step, AROUND_POLE);
}

/* "30° N"; a longitude is brought within half a turn. */
static char *name_of(double degrees, gboolean meridian)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    double value = meridian ? remainder(degrees, 360) : degrees;
    g_ascii_formatd(number, sizeof number, "%.6g", fabs(value));
    gboolean sideless = value == 0 || (meridian && fabs(value) == 180);
    const char *side = meridian ? (value < 0 ? "W" : "E") : (value < 0 ? "S" : "N");
    return sideless ? g_strdup_printf("%s°", number) : g_strdup_printf("%s° %s", number, side);
}

/* A line from one place to another along a meridian or parallel, on the page. */
static void project_line(const BmComposition *composition, BmPoint from, BmPoint to,
                         BmGeometry *pixels)
{
    guint count = 2 + (guint)(MAX(fabs(to.x - from.x), fabs(to.y - from.y)) / POINT_STEP);
    guint starts[] = { 0, count };
    BmPoint *points = g_new(BmPoint, count);
    for (guint i = 0; i < count; i++)
        points[i] = (BmPoint){ from.x + (to.x - from.x) * i / (count - 1),
                               from.y + (to.y - from.y) * i / (count - 1) };
    BmGeometry line = { .kind = BM_GEOMETRY_LINE,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = count,
                        .points = points };
    bm_geometry_update_extent(&line);
    bm_composition_project(composition, &line, pixels);
    g_free(points);
}

typedef enum { BOTTOM, LEFT, TOP, RIGHT } Side;

/* How far inside a side of the frame a point lies; y points down the page. */
static double depth(const BmExtent *frame, Side side, BmPoint p)
{
    switch (side) {
    case BOTTOM:
        return frame->north - p.y;
    case LEFT:
        return p.x - frame->west;
    case TOP:
        return p.y - frame->south;
    default:
        return frame->east - p.x;
    }
}

/* Where a line on the page crosses a side of the frame. */
static gboolean find_crossing(const BmExtent *frame, const BmGeometry *line, Side side,
                              BmPoint *crossing)
{
    for (guint part = 0; part < line->part_count; part++) {
        for (guint i = line->part_starts[part] + 1; i < line->part_starts[part + 1]; i++) {
            BmPoint a = line->points[i - 1], b = line->points[i];
            double from = depth(frame, side, a), to = depth(frame, side, b);
            if ((from > 0) == (to > 0))
                continue;
            double share = from / (from - to);
            *crossing = (BmPoint){ a.x + share * (b.x - a.x), a.y + share * (b.y - a.y) };
            if (crossing->x > frame->west - 1 && crossing->x < frame->east + 1 &&
                crossing->y > frame->south - 1 && crossing->y < frame->north + 1)
                return TRUE;
        }
    }
    return FALSE;
}

/* The end of a line that stays within the frame: of a parallel its leftmost point, or where it is
 * a circle its topmost; of a meridian its lowest. */
static BmPoint end_inside(const BmGeometry *line, gboolean meridian, gboolean circle)
{
    BmPoint end = line->points[0];
    for (guint i = 1; i < line->point_count; i++) {
        BmPoint p = line->points[i];
        gboolean better = meridian ? p.y > end.y : circle ? p.y < end.y : p.x < end.x;
        end = better ? p : end;
    }
    return end;
}

/* The box of a name at a crossing with a side of the frame, inside it. */
static BmExtent box_at_side(Side side, BmPoint at, double width, double height, double gap)
{
    double x = side == LEFT ? at.x + gap : side == RIGHT ? at.x - gap - width : at.x - width / 2;
    double y = side == BOTTOM ? at.y - gap - height : side == TOP ? at.y + gap : at.y - height / 2;
    return (BmExtent){ x, y, x + width, y + height };
}

/* Outside the world's outline: a parallel's name to the left of it, a meridian's below. */
static BmExtent box_at_end(BmPoint at, gboolean meridian, gboolean circle, double width,
                           double height, double gap)
{
    double x = meridian || circle ? at.x - width / 2 : at.x - gap - width;
    double y = meridian ? at.y + gap : at.y - height / 2;
    return (BmExtent){ x, y, x + width, y + height };
}

static gboolean queue_name(Graticule *graticule, const BmGeometry *line, double degrees,
                           gboolean meridian, GError **error)
{
    static const Side sides[2][4] = { { LEFT, RIGHT, TOP, BOTTOM }, { BOTTOM, TOP, LEFT, RIGHT } };
    BmComposition *composition = graticule->composition;
    const BmExtent *frame = &composition->page.map;
    char *name = name_of(degrees, meridian);
    BmText *text =
        bm_composition_text(composition, "graticule_label", name, 0, BM_TEXT_START, error);
    if (text) {
        double gap = bm_composition_length(composition, "graticule_label.gap");
        BmExtent boxes[4];
        guint count = 0;
        BmPoint at;
        /* a meridian's name at another side than its neighbours' reads as another line */
        for (guint i = 0; i < 4 && (count == 0 || !meridian); i++)
            if (find_crossing(frame, line, sides[meridian][i], &at))
                boxes[count++] =
                    box_at_side(sides[meridian][i], at, text->width, text->height, gap);
        gboolean circle = composition->region.kind == BM_REGION_DISC;
        if (count == 0)
            boxes[count++] = box_at_end(end_inside(line, meridian, circle), meridian, circle,
                                        text->width, text->height, gap);
        char *id = g_strdup_printf("graticule-%s", name);
        /* at the world's outline its boxes touch that line, which no other name may */
        gboolean outside = composition->sheet.point_count > 0;
        guint number = bm_placement_add_boxes(composition->placement, boxes, count, 20, outside);
        bm_composition_queue_label_take(composition, number, id, text, "graticule_label");
        g_free(id);
    }
    g_free(name);
    return text != NULL;
}

static gboolean add_line(Graticule *graticule, BmPoint from, BmPoint to, double degrees,
                         gboolean meridian, GError **error)
{
    BmGeometry pixels = { 0 };
    project_line(graticule->composition, from, to, &pixels);
    gboolean good = TRUE;
    if (pixels.point_count > 1) {
        bm_path_geometry(graticule->path, &pixels);
        good = queue_name(graticule, &pixels, degrees, meridian, error);
    }
    bm_geometry_clear(&pixels);
    return good;
}

static gboolean add_meridians(Graticule *graticule, const BmExtent *window, GError **error)
{
    gboolean all_around = window->east - window->west >= 360;
    double step = graticule->meridian_step;
    gint64 first = (gint64)ceil(window->west / step), last = (gint64)floor(window->east / step);
    for (gint64 i = first; i <= last; i++) {
        double x = (double)i * step;
        if (all_around && i > first && x - 360 >= (double)first * step)
            break; /* the first one again */
        gboolean to_pole =
            fabs(remainder(x, 90)) < 1e-9 || graticule->composition->sheet.point_count;
        double limit = to_pole ? 90 : CROWDED;
        BmPoint south = { x, MAX(window->south, -limit) }, north = { x, MIN(window->north, limit) };
        if (north.y > south.y && !add_line(graticule, south, north, x, TRUE, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean add_parallels(Graticule *graticule, const BmExtent *window, GError **error)
{
    double step = graticule->step;
    gint64 first = (gint64)ceil(window->south / step), last = (gint64)floor(window->north / step);
    for (gint64 i = first; i <= last; i++) {
        double y = (double)i * step;
        if (fabs(y) < 90 && !add_line(graticule, (BmPoint){ window->west, y },
                                      (BmPoint){ window->east, y }, y, FALSE, error))
            return FALSE;
    }
    return TRUE;
}

gboolean bm_compose_graticule(BmComposition *composition, GError **error)
{
    const BmMapLayer *layer = bm_composition_layer(composition, "graticule");
    if (!layer || layer->hidden)
        return TRUE;
    double step = choose_step(composition, layer);
    Graticule graticule = { composition, bm_path_new(), step,
                            choose_meridian_step(composition, layer, step) };
    gboolean good = add_meridians(&graticule, &composition->window, error) &&
                    add_parallels(&graticule, &composition->window, error);
    BmStroke stroke = bm_composition_layer_stroke(composition, layer, "graticule");
    bm_scene_begin_clipped(composition->scene, BM_ROLE_LAYER, "graticule", NULL,
                           &composition->page.map);
    bm_scene_add_path_take(composition->scene, graticule.path, BM_COLOR_NONE, &stroke);
    bm_scene_end(composition->scene);
    return good;
}
