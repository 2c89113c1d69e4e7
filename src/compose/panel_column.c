/** @file
 * A column of panels as a list of pieces (a text, a rule) from top to bottom, which is measured
 * first and drawn later.
 */
#include "compose/panel_column.h"

#include "compose/composers.h"

typedef struct {
    BmText *text;  /* NULL: a rule across */
    char *section; /* of the style: the color of the text, or the stroke of the rule */
    double x, y;   /* from the column's upper left corner */
    double width;  /* of a rule */
} Piece;

struct BmPanelColumn {
    GPtrArray *pieces;
    double height;
};

static void piece_free(gpointer data)
{
    Piece *piece = data;
    bm_text_free(piece->text);
    g_free(piece->section);
    g_free(piece);
}

BmPanelColumn *bm_panel_column_begin(void)
{
    BmPanelColumn *column = g_new0(BmPanelColumn, 1);
    column->pieces = g_ptr_array_new_with_free_func(piece_free);
    return column;
}

void bm_panel_column_end(BmPanelCursor *cursor)
{
    cursor->column->height = cursor->y;
}

void bm_panel_column_free(BmPanelColumn *column)
{
    if (!column)
        return;
    g_ptr_array_unref(column->pieces);
    g_free(column);
}

double bm_panel_column_height(const BmPanelColumn *column)
{
    return column->height;
}

double bm_panel_length(const BmPanelCursor *cursor, const char *key)
{
    return bm_composition_length(cursor->composition, key) * cursor->shrink;
}

static void add_piece_take(BmPanelCursor *cursor, BmText *text, const char *section, double x,
                           double width)
{
    Piece *piece = g_new0(Piece, 1);
    *piece = (Piece){ text, g_strdup(section), x, cursor->y, width };
    g_ptr_array_add(cursor->column->pieces, piece);
}

BmText *bm_panel_set_text(const BmPanelCursor *cursor, const char *section, const char *words,
                          double width, GError **error)
{
    BmTextSpan span = bm_composition_span(cursor->composition, section, words);
    span.style.size = MAX(9.0, span.style.size * cursor->shrink);
    return bm_text_new(cursor->composition->fonts, &span, 1, width, BM_TEXT_START, error);
}

void bm_panel_add_text_take(BmPanelCursor *cursor, BmText *text, const char *section, double x)
{
    add_piece_take(cursor, text, section, x, 0);
}

gboolean bm_panel_add_text(BmPanelCursor *cursor, const char *section, const char *words,
                           GError **error)
{
    if (!words || !words[0])
        return TRUE;
    BmText *text = bm_panel_set_text(cursor, section, words, cursor->width, error);
    if (!text)
        return FALSE;
    bm_panel_add_text_take(cursor, text, section, 0);
    cursor->y += text->height;
    return TRUE;
}

void bm_panel_add_rule(BmPanelCursor *cursor, const char *section)
{
    cursor->y += bm_panel_length(cursor, "panel.rule_gap");
    add_piece_take(cursor, NULL, section, 0, cursor->width);
    cursor->y += bm_panel_length(cursor, "panel.rule_gap");
}

void bm_panel_drop_rule(BmPanelCursor *cursor, double y)
{
    g_ptr_array_remove_index(cursor->column->pieces, cursor->column->pieces->len - 1);
    cursor->y = y;
}

/* Rules part the rows: the last one that leaves room for a line of that height below it. */
static guint last_rule(const BmPanelColumn *column, double lowest, guint *rules_after)
{
    guint found = 0;
    *rules_after = 0;
    for (guint i = 0; i < column->pieces->len; i++) {
        const Piece *piece = g_ptr_array_index(column->pieces, i);
        if (piece->text)
            continue;
        if (piece->y <= lowest) {
            found = i;
            *rules_after = 0;
        }
        ++*rules_after;
    }
    return found;
}

gboolean bm_panel_column_cut(const BmComposition *composition, BmPanelColumn *column, double width,
                             double available, guint *left_out, GError **error)
{
    BmPanelCursor cursor = { composition, column, width, 1, 0 };
    BmText *probe = bm_panel_set_text(&cursor, "panel_note", "0", width, error);
    if (!probe)
        return FALSE;
    double line = probe->height + bm_panel_length(&cursor, "panel.rule_gap");
    bm_text_free(probe);
    guint cut = last_rule(column, available - line, left_out);
    if (cut == 0) { /* not even one row */
        g_ptr_array_set_size(column->pieces, 0);
        column->height = 0;
        return TRUE;
    }
    const Piece *rule = g_ptr_array_index(column->pieces, cut);
    cursor.y = rule->y + bm_panel_length(&cursor, "panel.rule_gap");
    g_ptr_array_set_size(column->pieces, (gint)cut + 1);
    char *words = g_strdup_printf("%u more row%s, for which this page has no room", *left_out,
                                  *left_out == 1 ? "" : "s");
    gboolean good = bm_panel_add_text(&cursor, "panel_note", words, error);
    g_free(words);
    bm_panel_column_end(&cursor);
    return good;
}

static void draw_piece(BmComposition *composition, Piece *piece, double left, double top)
{
    if (piece->text) {
        bm_scene_add_text_take(
            composition->scene, g_steal_pointer(&piece->text), left + piece->x, top + piece->y,
            bm_composition_color(composition, piece->section, "color"), BM_COLOR_NONE, 0);
        return;
    }
    BmStroke stroke = bm_composition_stroke(composition, piece->section);
    BmPath *path = bm_path_new();
    bm_path_move(path, left, top + piece->y);
    bm_path_line(path, left + piece->width, top + piece->y);
    bm_scene_add_path_take(composition->scene, path, BM_COLOR_NONE, &stroke);
}

gboolean bm_compose_panels(BmComposition *composition, GError **error)
{
    (void)error; /* one signature serves all composers */
    const BmExtent *box = &composition->page.panel;
    if (bm_extent_is_empty(box) || !composition->panels)
        return TRUE;
    bm_scene_begin(composition->scene, BM_ROLE_PANEL, "panels", "Beside the map");
    for (guint i = 0; i < composition->panels->pieces->len; i++)
        draw_piece(composition, g_ptr_array_index(composition->panels->pieces, i), box->west,
                   box->south);
    bm_scene_end(composition->scene);
    return TRUE;
}
