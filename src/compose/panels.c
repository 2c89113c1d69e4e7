/** @file
 * The panels beside or below the map, one under the other: what each side said, what is known but
 * not mapped, what changed, notes.
 */
#include "compose/panel_column.h"

static gboolean add_notes(BmPanelCursor *cursor, const BmPanel *panel, GError **error)
{
    if (!bm_panel_add_text(cursor, "panel_subtitle", panel->title, error))
        return FALSE;
    for (guint i = 0; panel->texts && panel->texts[i]; i++)
        if (!bm_panel_add_text(cursor, "panel_text", panel->texts[i], error))
            return FALSE;
    return TRUE;
}

static gboolean add_panel(BmPanelCursor *cursor, const BmPanel *panel, GError **error)
{
    static gboolean (*const panels[])(BmPanelCursor *, const BmPanel *, GError **) = {
        [BM_PANEL_CLAIMS] = bm_panel_add_claims,
        [BM_PANEL_NOT_MAPPED] = bm_panel_add_unmapped,
        [BM_PANEL_NOTES] = add_notes,
        [BM_PANEL_CHANGES] = bm_panel_add_changes,
    };
    double before = cursor->y;
    if (before > 0)
        bm_panel_add_rule(cursor, "panel_strong_rule");
    double start = cursor->y;
    if (!panels[panel->kind](cursor, panel, error))
        return FALSE;
    if (cursor->y == start && before > 0)
        bm_panel_drop_rule(cursor, before);
    return TRUE;
}

/* A map whose author asks for no panel has the claims' and the unmapped events'. */
static gboolean add_default_panels(BmPanelCursor *cursor, GError **error)
{
    BmPanel *claims = bm_panel_new(), *unmapped = bm_panel_new();
    unmapped->kind = BM_PANEL_NOT_MAPPED;
    gboolean good = add_panel(cursor, claims, error) && add_panel(cursor, unmapped, error);
    bm_panel_free(claims);
    bm_panel_free(unmapped);
    return good;
}

static gboolean has_changes(const GPtrArray *panels)
{
    for (guint i = 0; i < panels->len; i++)
        if (((const BmPanel *)g_ptr_array_index(panels, i))->kind == BM_PANEL_CHANGES)
            return TRUE;
    return FALSE;
}

BmPanelColumn *bm_panel_column_new(const BmComposition *composition, double width, double shrink,
                                   GError **error)
{
    BmPanelColumn *column = bm_panel_column_begin();
    BmPanelCursor cursor = { composition, column, width, shrink, 0 };
    const GPtrArray *panels = composition->map->panels;
    gboolean good = TRUE;
    if (composition->map->since && !has_changes(panels)) {
        BmPanel *changes = bm_panel_new();
        changes->kind = BM_PANEL_CHANGES;
        good = add_panel(&cursor, changes, error);
        bm_panel_free(changes);
    }
    for (guint i = 0; good && i < panels->len; i++)
        good = add_panel(&cursor, g_ptr_array_index(panels, i), error);
    if (good && panels->len == 0)
        good = add_default_panels(&cursor, error);
    bm_panel_column_end(&cursor);
    if (!good)
        g_clear_pointer(&column, bm_panel_column_free);
    return column;
}
