/** @file
 * Small multiples: one page, one heading, one key and one scale; a small map for each period.
 */
#include "base/error.h"
#include "compose/key.h"
#include "compose/key_band.h"
#include "compose/series_parts.h"

#include <math.h>
#include <string.h>

/* A small map's text is larger, in its share of the map, than that of a page of its own. */
#define UNIT_GAIN 1.9
#define SMALLEST_UNIT 0.64
/* Pixels: a smaller map shows nothing. */
#define LEAST_SIDE 60

/** Where the small maps stand, in pixels. */
typedef struct {
    guint columns, rows;
    double width, height; /**< of a map, without its heading */
    double head, gap;
    BmExtent body, key; /**< `body` holds all maps */
} Grid;

/** Width by height of the ground that is shown, on a map around its middle. */
static double aspect_of(const BmExtent *extent)
{
    double middle = (extent->south + extent->north) / 2 * G_PI / 180;
    double across = (extent->east - extent->west) * MAX(0.1, cos(middle));
    return CLAMP(across / MAX(1e-6, extent->north - extent->south), 0.2, 5);
}

/** How large the ground is drawn in cells of that size. */
static double worth(double width, double height, double aspect)
{
    return width > 0 && height > 0 ? MIN(width / aspect, height) : 0;
}

static void fit_cells(Grid *grid, guint columns, guint count)
{
    grid->columns = columns;
    grid->rows = (count + columns - 1) / columns;
    grid->width = (grid->body.east - grid->body.west - (columns - 1) * grid->gap) / columns;
    grid->height =
        (grid->body.north - grid->body.south - (grid->rows - 1) * grid->gap) / grid->rows -
        grid->head;
}

/* What is left of the last row. */
static BmExtent left_over(const Grid *grid, guint count)
{
    guint used = count - (grid->rows - 1) * grid->columns;
    return (BmExtent){ grid->body.west + used * (grid->width + grid->gap),
                       grid->body.north - grid->height, grid->body.east, grid->body.north };
}

/* The key beside or below the maps, or in what their last row leaves: what lets them be largest. */
static gboolean choose_grid(BmComposition *composition, guint count, double aspect, double head,
                            Grid *best, GError **error)
{
    BmExtent body = composition->page.map;
    double gap = bm_composition_length(composition, "page.gap") * 1.2, most = -1;
    double key_width =
        MIN(bm_composition_length(composition, "key.width"), (body.east - body.west) * 0.4);
    double across = bm_key_band_height(composition, body.east - body.west, error);
    if (across < 0)
        return FALSE;
    for (guint columns = 1; columns <= count; columns++) {
        for (int place = 0; place < 3; place++) {
            Grid grid = { .head = head, .gap = gap, .body = body };
            grid.body.east -= place == 1 ? key_width + gap : 0;
            grid.body.north -= place == 2 ? across + gap : 0;
            fit_cells(&grid, columns, count);
            grid.key =
                place == 0 ? left_over(&grid, count)
                : place == 1
                    ? (BmExtent){ grid.body.east + gap, body.south + head, body.east, body.north }
                    : (BmExtent){ body.west, grid.body.north + gap, body.east, body.north };
            double value = worth(grid.width, grid.height, aspect);
            double width = grid.key.east - grid.key.west;
            if (value <= most || width < key_width * 0.99 ||
                grid.key.north - grid.key.south < bm_key_band_height(composition, width, NULL))
                continue;
            most = value;
            *best = grid;
        }
    }
    return most > 0;
}

static BmExtent cell_box(const Grid *grid, guint index)
{
    double x = grid->body.west + (index % grid->columns) * (grid->width + grid->gap);
    double y = grid->body.south +
               (index / grid->columns) * (grid->head + grid->height + grid->gap) + grid->head;
    return (BmExtent){ x, y, x + grid->width, y + grid->height };
}

/* "Thu 26 Feb 2026" in bold, then how many events there are. */
static BmText *head_text(const BmComposition *composition, const char *label, const char *count,
                         double width, GError **error)
{
    char *rest = g_strconcat("  ", count, NULL);
    BmTextSpan spans[] = { bm_composition_span(composition, "panel_subtitle", label),
                           bm_composition_span(composition, "panel_text", rest) };
    BmText *text = bm_text_new(composition->fonts, spans, 2, width, BM_TEXT_START, error);
    g_free(rest);
    return text;
}

static gboolean draw_head(BmComposition *composition, const char *label, const char *count,
                          const BmExtent *box, double gap, GError **error)
{
    BmText *text = head_text(composition, label, count, box->east - box->west, error);
    if (!text)
        return FALSE;
    bm_scene_begin(composition->scene, BM_ROLE_LABEL, "heading-of-period", NULL);
    bm_scene_add_text_take(composition->scene, text, box->west, box->south - text->height - gap / 4,
                           bm_composition_color(composition, "panel_subtitle", "color"),
                           BM_COLOR_NONE, 0);
    bm_scene_end(composition->scene);
    return TRUE;
}

/* The composition of the page becomes that of one small map, and key and credits gather in it. */
static gboolean draw_cell(BmComposition *composition, const BmSeries *series, guint index,
                          const Grid *grid, GError **error)
{
    const BmPeriod *period = bm_series_period(series, index);
    const BmMap *page_map = composition->map;
    double page_unit = composition->unit;
    BmSeriesPart part;
    bm_series_part_init(&part, series, index);
    bm_composition_forget_map(composition);
    composition->map = &part.map;
    composition->page.map = cell_box(grid, index);
    gboolean good = bm_composition_locate(composition, error);
    char *count = good ? bm_series_count_words(period, composition->events) : g_strdup("");
    char *title = g_strdup_printf("%s: %s", period->label, count);
    char *id = g_strconcat("period-", period->id, NULL);
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, id, title);
    good = good &&
           draw_head(composition, period->label, count, &composition->page.map, grid->gap, error);
    double share = sqrt(grid->width * grid->height / (page_map->width * page_map->height));
    composition->unit = page_unit * CLAMP(share * UNIT_GAIN, SMALLEST_UNIT, 1);
    good = good && bm_composition_run(composition, BM_STAGE_EXTENT, error) &&
           bm_composition_run(composition, BM_STAGE_MAP, error);
    bm_scene_end(composition->scene);
    composition->unit = page_unit;
    composition->map = page_map;
    g_free(id);
    g_free(title);
    g_free(count);
    return good;
}

/* A heading of two lines fits any period and count in a narrow map, one in a wide one. */
static gboolean head_height(const BmComposition *composition, const BmSeries *series, double width,
                            double *height, GError **error)
{
    *height = 0;
    for (guint i = 0; i < bm_series_count(series); i++) {
        const BmPeriod *period = bm_series_period(series, i);
        char *count = g_strdup_printf("%u events", period->events->len);
        BmText *text = head_text(composition, period->label,
                                 period->events->len ? count : "no event reported", width, error);
        g_free(count);
        if (!text)
            return FALSE;
        *height = MAX(*height, text->height);
        bm_text_free(text);
    }
    return TRUE;
}

/* The headings' height follows from the maps' width, which hardly follows from it. */
static gboolean lay_out(BmComposition *composition, const BmSeries *series, Grid *grid,
                        GError **error)
{
    double gap = bm_composition_length(composition, "page.gap"), head = 0;
    double aspect = aspect_of(&series->frame.extent);
    guint count = bm_series_count(series);
    if (choose_grid(composition, count, aspect, 2 * gap, grid, error) &&
        head_height(composition, series, grid->width, &head, error) &&
        choose_grid(composition, count, aspect, head + gap / 4, grid, error) &&
        grid->width > LEAST_SIDE && grid->height > LEAST_SIDE)
        return TRUE;
    if (!error || !*error)
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "%u maps do not fit on a page of %.0f x %.0f; give it a larger --size, or "
                    "write a file each (-o map-{date}.png)",
                    count, composition->map->width, composition->map->height);
    return FALSE;
}

static gboolean compose_page(BmComposition *composition, const BmSeries *series, GError **error)
{
    Grid grid;
    if (!bm_composition_run(composition, BM_STAGE_PAGE, error) ||
        !lay_out(composition, series, &grid, error))
        return FALSE;
    for (guint i = 0; i < bm_series_count(series); i++)
        if (!draw_cell(composition, series, i, &grid, error))
            return FALSE;
    return bm_key_band_draw(composition, &grid.key, error) &&
           bm_composition_run(composition, BM_STAGE_END, error);
}

/* `key` is that of all maps, NULL where it is to be found out; `found` takes what is in it. */
static gboolean draw_page(BmSeries *series, GPtrArray *key, GPtrArray *found, BmScene **scene,
                          GError **error)
{
    BmSeriesFrame frame = series->frame;
    frame.is_on_page = TRUE;
    frame.map_box = BM_EXTENT_EMPTY;
    frame.key = key;
    frame.habits = key ? series->frame.habits : NULL;
    BmMap map = *series->map;
    map.title = series->title;
    map.notes = series->notes;
    BmComposition composition;
    gboolean good =
        bm_composition_begin(&composition, &map, series->fonts, &frame, series->warnings, error) &&
        compose_page(&composition, series, error);
    if (good && found)
        bm_key_add_copies(found, composition.key);
    BmScene *drawn = bm_composition_end(&composition, good && scene);
    if (scene)
        *scene = drawn;
    return good;
}

BmScene *bm_series_page(BmSeries *series, GError **error)
{
    if (bm_series_count(series) > BM_SERIES_MAX_ON_PAGE) {
        g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                    "%u maps are too many for one page (%u at most); take a longer period, or "
                    "write a file each (-o map-{date}.png)",
                    bm_series_count(series), BM_SERIES_MAX_ON_PAGE);
        return NULL;
    }
    /* the first time tells what stands in the key, and so how much room it needs */
    GPtrArray *key = g_ptr_array_new_with_free_func(bm_key_entry_free);
    BmScene *scene = NULL;
    if (draw_page(series, NULL, key, NULL, error) && draw_page(series, key, NULL, NULL, error)) {
        series->frame.keeps_habits = TRUE; /* the second where names stand in that room */
        draw_page(series, key, NULL, &scene, error);
    }
    g_ptr_array_unref(key);
    return scene;
}
