/** @file
 * The page: heading on top, footer below, the map and its panels between them, side by side on
 * a wide page and one above the other on a narrow one.
 */
#include "compose/composers.h"
#include "compose/heading.h"
#include "compose/panel_column.h"

#include <math.h>

/* A page so much wider than high has its panels beside the map. */
#define WIDE_PAGE 1.05

/* The panel's text is shrunk in these steps until the column fits. */
static const double shrinks[] = { 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7 };

/* Lays the panels out in `width`, at the largest size of text that takes `available` pixels. */
static gboolean fit_panels(BmComposition *composition, double width, double available,
                           GError **error)
{
    double worth = 1; /* text takes room with the square of its size: larger tries are in vain */
    for (guint i = 0; i < G_N_ELEMENTS(shrinks); i++) {
        if (shrinks[i] > worth && i + 1 < G_N_ELEMENTS(shrinks))
            continue;
        g_clear_pointer(&composition->panels, bm_panel_column_free);
        composition->panels = bm_panel_column_new(composition, width, shrinks[i], error);
        if (!composition->panels)
            return FALSE;
        double height = bm_panel_column_height(composition->panels);
        if (height <= available)
            return TRUE;
        worth = shrinks[i] * sqrt(available / height) + 0.04;
    }
    guint left_out = 0;
    double needed = bm_panel_column_height(composition->panels);
    if (!bm_panel_column_cut(composition, composition->panels, width, available, &left_out, error))
        return FALSE;
    bm_warnings_add(composition->warnings,
                    "the panels need %.0f pixels and the page leaves %.0f (rows left out: %u); "
                    "give the map a larger size or fewer rows",
                    needed, available, left_out);
    return TRUE;
}

/* The panels' column beside the map is worth its room only where they fill so much of it. */
#define LEAST_FILLED 0.3

/* Panels that fill less than this of their column are set narrower, down to the least of these
 * shares of its width: the map gets the room. */
#define SPARSE 0.6
static const double narrower[] = { 0.85, 0.7 };

static gboolean narrow_panels(BmComposition *composition, double available, double *width,
                              GError **error)
{
    double whole = *width;
    for (guint i = 0; i < G_N_ELEMENTS(narrower); i++) {
        if (bm_panel_column_height(composition->panels) > SPARSE * available)
            return TRUE;
        BmPanelColumn *tried = bm_panel_column_new(composition, narrower[i] * whole, 1, error);
        if (!tried)
            return FALSE;
        if (bm_panel_column_height(tried) > SPARSE * available) {
            bm_panel_column_free(tried);
            return TRUE;
        }
        bm_panel_column_free(composition->panels);
        composition->panels = tried;
        *width = narrower[i] * whole;
    }
    return TRUE;
}

/* The panels have a column of their own from the top of the page down to the footer; heading and
 * map share the other one. */
static gboolean place_beside(BmComposition *composition, BmExtent body, double gap,
                             gboolean *beside, GError **error)
{
    BmPage *page = &composition->page;
    double width = (body.east - body.west) * bm_style_number(composition->style, "panel.share");
    if (!fit_panels(composition, width, body.north - body.south, error))
        return FALSE;
    *beside =
        bm_panel_column_height(composition->panels) > LEAST_FILLED * (body.north - body.south);
    if (!*beside)
        return TRUE;
    if (!narrow_panels(composition, body.north - body.south, &width, error))
        return FALSE;
    page->panel = body;
    page->panel.west = body.east - width;
    page->header.east = page->panel.west - gap;
    return TRUE;
}

/* Panels below the map take so much of the room for both at most. */
#define PANEL_BELOW 0.55

static gboolean place_below(BmComposition *composition, double gap, GError **error)
{
    BmPage *page = &composition->page;
    BmExtent body = page->map;
    double available = body.north - body.south;
    if (!fit_panels(composition, body.east - body.west, PANEL_BELOW * available, error))
        return FALSE;
    double height = bm_panel_column_height(composition->panels);
    if (height <= 0)
        return TRUE;
    page->panel = body;
    page->panel.south = body.north - height;
    page->map.north = page->panel.south - gap;
    return TRUE;
}

/* The heading, and below it what is left of `body` for the map. */
static gboolean place_heading(BmComposition *composition, BmExtent body, double gap, GError **error)
{
    BmPage *page = &composition->page;
    if (!bm_compose_heading(composition, &page->header, error))
        return FALSE;
    page->map = body;
    page->map.east = page->header.east;
    if (page->header.north > page->header.south)
        page->map.south = page->header.north + gap;
    double least = 0.3 * composition->map->height;
    if (page->map.north - page->map.south < least) {
        bm_warnings_add(composition->warnings,
                        "title and notes leave too little of the page for the map; shorten them "
                        "or give the map a larger size");
        page->map.south = MAX(body.south, page->map.north - least);
    }
    return TRUE;
}

gboolean bm_page_give_back(BmComposition *composition, gboolean *grown, GError **error)
{
    BmPage *page = &composition->page;
    double margin = bm_composition_length(composition, "page.margin"), needed = 0;
    if (!bm_footer_measure(composition, composition->map->width - 2 * margin, &needed, error))
        return FALSE;
    double spare = page->footer.north - page->footer.south - needed;
    gboolean below = !bm_extent_is_empty(&page->panel) && page->panel.west < page->map.east;
    *grown = spare > 1 && !below;
    if (*grown) {
        page->footer.south += spare;
        page->map.north += spare;
    }
    return TRUE;
}

gboolean bm_compose_page(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    BmPage *page = &composition->page;
    double margin = bm_composition_length(composition, "page.margin");
    double gap = bm_composition_length(composition, "page.gap"), footer = 0;
    if (!bm_footer_measure(composition, map->width - 2 * margin, &footer, error))
        return FALSE;
    if (composition->asked.known)
        footer = composition->asked.footer;
    page->header = (BmExtent){ margin, margin, map->width - margin, margin };
    page->footer = (BmExtent){ margin, map->height - margin - footer, map->width - margin,
                               map->height - margin };
    page->panel = page->key = BM_EXTENT_EMPTY;
    BmExtent body = { margin, margin, map->width - margin, page->footer.south - gap };
    if (composition->frame) /* panels of different height would shift the maps of a series */
        return place_heading(composition, body, gap, error);
    gboolean beside = map->width >= WIDE_PAGE * map->height;
    if (beside && !place_beside(composition, body, gap, &beside, error))
        return FALSE;
    if (!place_heading(composition, body, gap, error) ||
        !(beside || place_below(composition, gap, error)))
        return FALSE;
    if (composition->asked.key > 0) {
        page->key = page->map;
        page->key.south = page->map.north - composition->asked.key;
        page->map.north = page->key.south - gap;
    }
    return TRUE;
}

/* A page with more than this share of its height left empty below the footer looks unfinished. */
#define MOST_SPARE 0.04

gboolean bm_page_is_amiss(const BmComposition *composition)
{
    const BmExtent *box = &composition->page.footer;
    const BmPageNeeds *asked = &composition->asked, *found = &composition->found;
    double spare = box->north - box->south - found->footer;
    return spare > MOST_SPARE * composition->map->height || spare < -1 ||
           found->key > asked->key + 1;
}
