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

static gboolean place_beside(BmComposition *composition, BmExtent body, double gap, GError **error)
{
    BmPage *page = &composition->page;
    double width = (body.east - body.west) * bm_style_number(composition->style, "panel.share");
    double height = 0;
    for (guint i = 0; i < G_N_ELEMENTS(shrinks); i++) {
        page->panel_shrink = shrinks[i];
        if (!panel_height(composition, width, shrinks[i], &height, error))
            return FALSE;
        if (height <= body.north - body.south)
            break;
    }
    if (height > body.north - body.south)
        bm_warnings_add(composition->warnings,
                        "the panels need %.0f pixels and the page leaves %.0f; give the map a "
                        "larger size or fewer rows",
                        height, body.north - body.south);
    page->map = body;
    page->panel = body;
    page->panel.west = body.east - width;
    page->map.east = page->panel.west - gap;
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

gboolean bm_compose_page(BmComposition *composition, GError **error)
{
    const BmMap *map = composition->map;
    BmPage *page = &composition->page;
    double margin = bm_composition_length(composition, "page.margin");
    double gap = bm_composition_length(composition, "page.gap");
    page->header = (BmExtent){ margin, margin, map->width - margin, margin };
    if (!bm_compose_heading(composition, &page->header, error))
        return FALSE;
    double footer = 0;
    if (!bm_footer_measure(composition, map->width - 2 * margin, &footer, error))
        return FALSE;
    page->footer = (BmExtent){ margin, map->height - margin - footer, map->width - margin,
                               map->height - margin };
    BmExtent body = { margin, page->header.north + gap, map->width - margin,
                      page->footer.south - gap };
    if (page->header.north <= page->header.south)
        body.south = margin;
    if (body.north - body.south < 0.3 * map->height) {
        /* a small page keeps its map: the furniture gives way, and the caller is told */
        bm_warnings_add(composition->warnings,
                        "title and notes leave too little of the page for the map; shorten them "
                        "or give the map a larger size");
        body.south = MIN(body.south, 0.45 * map->height);
    }
    double needed = 0;
    if (!panel_height(composition, body.east - body.west, 1, &needed, error))
        return FALSE;
    page->panel_shrink = 1;
    if (needed <= 0) {
        page->map = body;
        page->panel = BM_EXTENT_EMPTY;
        return TRUE;
    }
    return map->width >= 1.05 * map->height ? place_beside(composition, body, gap, error)
                                            : place_below(composition, body, gap, error);
}
