/** @file
 * The page: heading on top, footer below, the map and its panels between them, side by side on
 * a wide page and one above the other on a narrow one.
 */
#include "compose/composition.h"

/* The panel's text is shrunk in these steps until the column fits. */
static const double shrinks[] = { 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7 };

static gboolean panel_height(const BmComposition *composition, double width, double shrink,
                             double *height, GError **error)
{
    BmPanelColumn *column = bm_panel_column_new(composition, width, shrink, error);
    if (!column)
        return FALSE;
    *height = bm_panel_column_height(column);
    bm_panel_column_free(column);
    return TRUE;
}

/* The panels have a column of their own from the top of the page down to the footer; heading and
 * map share the other one. */
static gboolean place_beside(BmComposition *composition, BmExtent body, double gap, GError **error)
{
    BmPage *page = &composition->page;
    double width = (body.east - body.west) * bm_style_number(composition->style, "panel.share");
    double height = 0, available = body.north - body.south;
    for (guint i = 0; i < G_N_ELEMENTS(shrinks); i++) {
        page->panel_shrink = shrinks[i];
        if (!panel_height(composition, width, shrinks[i], &height, error))
            return FALSE;
        if (height <= available)
            break;
    }
    if (height > available)
        bm_warnings_add(composition->warnings,
                        "the panels need %.0f pixels and the page leaves %.0f; give the map a "
                        "larger size or fewer rows",
                        height, available);
    page->panel = body;
    page->panel.west = body.east - width;
    page->header.east = page->panel.west - gap;
    return TRUE;
}

static gboolean place_below(BmComposition *composition, BmExtent body, double gap, GError **error)
{
    BmPage *page = &composition->page;
    double height = 0, available = body.north - body.south;
    for (guint i = 0; i < G_N_ELEMENTS(shrinks); i++) {
        page->panel_shrink = shrinks[i];
        if (!panel_height(composition, body.east - body.west, shrinks[i], &height, error))
            return FALSE;
        if (height <= 0.55 * available)
            break;
    }
    page->map = page->panel = body;
    page->panel.south = body.north - MIN(height, 0.7 * available);
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

gboolean bm_compose_page(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    BmPage *page = &composition->page;
    double margin = bm_composition_length(composition, "page.margin");
    double gap = bm_composition_length(composition, "page.gap"), footer = 0, needed = 0;
    if (!bm_footer_measure(composition, map->width - 2 * margin, &footer, error) ||
        !panel_height(composition, map->width / 2, 1, &needed, error))
        return FALSE;
    page->header = (BmExtent){ margin, margin, map->width - margin, margin };
    page->footer = (BmExtent){ margin, map->height - margin - footer, map->width - margin,
                               map->height - margin };
    page->panel = BM_EXTENT_EMPTY;
    page->panel_shrink = 1;
    BmExtent body = { margin, margin, map->width - margin, page->footer.south - gap };
    gboolean beside = needed > 0 && map->width >= 1.05 * map->height;
    if (beside && !place_beside(composition, body, gap, error))
        return FALSE;
    if (!place_heading(composition, body, gap, error))
        return FALSE;
    return beside || needed <= 0 || place_below(composition, page->map, gap, error);
}
