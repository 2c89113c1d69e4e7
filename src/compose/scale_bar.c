/** @file
 * The scale bar: a round length of each unit, measured on the ellipsoid across the centre of
 * the frame, since a projected metre is not everywhere a metre on the ground.
 */
#include "compose/scale_bar.h"

#include "geometry/border.h"

#include <math.h>
#include <string.h>

#define METRES_A_MILE 1609.344

/* No bar where the scale varies by more than this over the frame, and beyond the second it says
 * where it holds. */
#define NO_BAR_ABOVE 2.0
#define SAY_WHERE_ABOVE 1.12

/* Metres on the ground that `pixels` across a point of the frame stand for; the point as shares of
 * its width and height. */
static double ground_length(const BmComposition *composition, double across, double down,
                            double pixels)
{
    const BmExtent *frame = &composition->page.map;
    double x = frame->west + across * (frame->east - frame->west);
    double y = frame->south + down * (frame->north - frame->south);
    BmPoint ends[2];
    for (int i = 0; i < 2; i++) {
        BmPoint pixel = { x + (i ? pixels / 2 : -pixels / 2), y };
        if (!bm_projection_inverse(composition->projection,
                                   bm_view_invert(&composition->view, pixel), &ends[i]))
            return 0;
    }
    guint starts[] = { 0, 2 };
    BmGeometry line = { .kind = BM_GEOMETRY_LINE,
                        .part_count = 1,
                        .part_starts = starts,
                        .point_count = 2,
                        .points = ends };
    return bm_geodesic_length(&line);
}

/* How much more ground a pixel covers where it covers the most than where it covers the least;
 * infinite where the frame shows more than the Earth. */
static double scale_variation(const BmComposition *composition)
{
    double least = G_MAXDOUBLE, most = 0;
    for (int row = 0; row < 5; row++) {
        for (int column = 0; column < 5; column++) {
            double ground =
                ground_length(composition, 0.05 + 0.225 * column, 0.05 + 0.225 * row, 20);
            if (!(ground > 0))
                return G_MAXDOUBLE;
            least = MIN(least, ground);
            most = MAX(most, ground);
        }
    }
    return most / least;
}

/* The largest of 1, 2, 5 × 10^n that is not above `limit`. */
static double round_length(double limit)
{
    double power = pow(10, floor(log10(limit)));
    double lead = limit / power;
    return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

typedef struct {
    double metres_a_pixel;
    double km, miles; /* lengths of the two bars */
    BmText *km_text, *mile_text;
    BmText *where; /* the latitude at which it holds; NULL: all over the map */
} Bar;

static BmText *length_text(const BmComposition *composition, double length, const char *unit,
                           GError **error)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%g", length);
    char *words = g_strdup_printf("%s %s", number, unit);
    BmText *text = bm_composition_text(composition, "scale", words, 0, BM_TEXT_START, error);
    g_free(words);
    return text;
}

static double tick_length(const BmText *text)
{
    return text->height * 0.32;
}

static void bar_clear(Bar *bar)
{
    bm_text_free(bar->km_text);
    bm_text_free(bar->mile_text);
    bm_text_free(bar->where);
}

/* "at 45° N" of the frame's centre. */
static BmText *where_text(const BmComposition *composition, GError **error)
{
    const BmExtent *frame = &composition->page.map;
    BmPoint centre = { (frame->west + frame->east) / 2, (frame->south + frame->north) / 2 };
    BmPoint degrees = { 0, 0 };
    bm_projection_inverse(composition->projection, bm_view_invert(&composition->view, centre),
                          &degrees);
    double latitude = round(fabs(degrees.y));
    char *words = latitude == 0
                      ? g_strdup("at the Equator")
                      : g_strdup_printf("at %.0f° %s", latitude, degrees.y < 0 ? "S" : "N");
    BmText *text = bm_composition_text(composition, "scale", words, 0, BM_TEXT_START, error);
    g_free(words);
    return text;
}

static gboolean bar_init(const BmComposition *composition, double width, Bar *bar, GError **error)
{
    memset(bar, 0, sizeof *bar);
    double length = bm_composition_length(composition, "scale.length");
    length = MIN(length, width * 0.6);
    bar->metres_a_pixel = ground_length(composition, 0.5, 0.5, length) / length;
    double variation = scale_variation(composition);
    if (!(bar->metres_a_pixel > 0) || variation > NO_BAR_ABOVE)
        return TRUE;
    if (variation > SAY_WHERE_ABOVE && !(bar->where = where_text(composition, error)))
        return FALSE;
    bar->km = round_length(bar->metres_a_pixel * length / 1000);
    bar->miles = round_length(bar->metres_a_pixel * length / METRES_A_MILE);
    bar->km_text = length_text(composition, bar->km, "km", error);
    bar->mile_text = bar->km_text ? length_text(composition, bar->miles, "miles", error) : NULL;
    if (bar->mile_text)
        return TRUE;
    bar_clear(bar);
    return FALSE;
}

gboolean bm_scale_bar_measure(const BmComposition *composition, double width, double *taken_width,
                              double *height, GError **error)
{
    Bar bar;
    if (!bar_init(composition, width, &bar, error))
        return FALSE;
    *taken_width = *height = 0;
    if (bar.km_text) {
        *taken_width = MAX(bar.km * 1000, bar.miles * METRES_A_MILE) / bar.metres_a_pixel;
        *height = 2 * (bar.km_text->height + tick_length(bar.km_text));
        if (bar.where) {
            *taken_width = MAX(*taken_width, bar.where->width);
            *height += bar.where->height;
        }
    }
    bar_clear(&bar);
    return TRUE;
}

static void draw_half(BmComposition *composition, double x, double y, double length, double tick,
                      BmText *text_take)
{
    BmStroke stroke = bm_composition_stroke(composition, "scale_line");
    BmPath *path = bm_path_new();
    bm_path_move(path, x, y + tick);
    bm_path_line(path, x, y);
    bm_path_line(path, x + length, y);
    bm_path_line(path, x + length, y + tick);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
    /* the words stand on the outer side of their own half */
    double top = tick < 0 ? y + tick - text_take->height : y + tick;
    bm_scene_add_text_take(composition->scene, text_take, x + (length - text_take->width) / 2, top,
                           bm_composition_color(composition, "scale", "color"), BM_COLOR_NONE, 0);
}

gboolean bm_scale_bar_draw(BmComposition *composition, double x, double y, double width,
                           GError **error)
{
    Bar bar;
    if (!bar_init(composition, width, &bar, error))
        return FALSE;
    if (!bar.km_text)
        return TRUE;
    double tick = tick_length(bar.km_text), line = y + bar.km_text->height + tick;
    double km = bar.km * 1000 / bar.metres_a_pixel;
    double miles = bar.miles * METRES_A_MILE / bar.metres_a_pixel;
    char *title = g_strdup_printf("Scale bar: %g km, %g miles", bar.km, bar.miles);
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "scale-bar", title);
    draw_half(composition, x, line, km, -tick, g_steal_pointer(&bar.km_text));
    double below = line + tick + bar.mile_text->height;
    draw_half(composition, x, line, miles, tick, g_steal_pointer(&bar.mile_text));
    if (bar.where)
        bm_scene_add_text_take(composition->scene, g_steal_pointer(&bar.where), x, below,
                               bm_composition_color(composition, "scale", "color"), BM_COLOR_NONE,
                               0);
    bm_scene_end(composition->scene);
    g_free(title);
    return TRUE;
}
