/** @file
 * The panels beside or below the map: what each side said, what is known but not mapped, notes.
 *
 * A panel is laid out as a list of pieces (a text, a rule) from top to bottom, which is measured
 * first and drawn later.
 */
#include "compose/claim_cell.h"
#include "compose/event_words.h"
#include "event/claim_table.h"
#include "event/event_change.h"

#include <string.h>

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

/* What laying out a column needs at every step. */
typedef struct {
    const BmComposition *composition;
    BmPanelColumn *column;
    double width, shrink, y;
} Cursor;

static void piece_free(gpointer data)
{
    Piece *piece = data;
    bm_text_free(piece->text);
    g_free(piece->section);
    g_free(piece);
}

static double length(const Cursor *cursor, const char *key)
{
    return bm_composition_length(cursor->composition, key) * cursor->shrink;
}

static void add_piece_take(Cursor *cursor, BmText *text, const char *section, double x, double y,
                           double width)
{
    Piece *piece = g_new0(Piece, 1);
    *piece = (Piece){ text, g_strdup(section), x, y, width };
    g_ptr_array_add(cursor->column->pieces, piece);
}

static BmText *set_text(const Cursor *cursor, const char *section, const char *words, double width,
                        GError **error)
{
    BmTextSpan span = bm_composition_span(cursor->composition, section, words);
    span.style.size = MAX(9.0, span.style.size * cursor->shrink);
    return bm_text_new(cursor->composition->fonts, &span, 1, width, BM_TEXT_START, error);
}

/* A text over the column's whole width. */
static gboolean add_text(Cursor *cursor, const char *section, const char *words, GError **error)
{
    if (!words || !words[0])
        return TRUE;
    BmText *text = set_text(cursor, section, words, cursor->width, error);
    if (!text)
        return FALSE;
    add_piece_take(cursor, text, section, 0, cursor->y, 0);
    cursor->y += text->height;
    return TRUE;
}

static void add_rule(Cursor *cursor, const char *section)
{
    cursor->y += length(cursor, "panel.rule_gap");
    add_piece_take(cursor, NULL, section, 0, cursor->y, cursor->width);
    cursor->y += length(cursor, "panel.rule_gap");
}

static guint column_count(char **columns)
{
    return g_strv_length(columns);
}

static double column_x(const Cursor *cursor, guint count, guint index)
{
    double gap = length(cursor, "panel.column_gap");
    return index * ((cursor->width + gap) / count);
}

static double column_width(const Cursor *cursor, guint count)
{
    double gap = length(cursor, "panel.column_gap");
    return (cursor->width + gap) / count - gap;
}

/* "United Nations: independent count" */
static char *column_head(const BmClaimTable *table, const char *name)
{
    static const char *const kinds[] = { "", ": independent count", ": database" };
    for (guint i = 0; i < table->parties->len; i++)
        if (strcmp(g_ptr_array_index(table->parties, i), name) == 0)
            return g_strconcat(name, kinds[g_array_index(table->standings, BmStanding, i)], NULL);
    return g_strdup(name);
}

/* A database is no side, and what it says is not what each side said. */
static const char *claims_title(const BmClaimTable *table)
{
    gboolean has[BM_STANDING_COUNT] = { FALSE };
    for (guint i = 0; i < table->standings->len; i++)
        has[g_array_index(table->standings, BmStanding, i)] = TRUE;
    if (has[BM_STANDING_PARTY])
        return has[BM_STANDING_INDEPENDENT] ? "What each side said, and independent counts"
               : has[BM_STANDING_DATABASE]  ? "What each side said, and databases’ figures"
                                            : "What each side said";
    return has[BM_STANDING_INDEPENDENT] ? "Independent counts" : "Figures of databases";
}

static gboolean add_column_heads(Cursor *cursor, const BmClaimTable *table, char **columns,
                                 GError **error)
{
    double deepest = 0;
    guint count = column_count(columns);
    for (guint i = 0; i < count; i++) {
        char *head = column_head(table, columns[i]);
        BmText *text = set_text(cursor, "panel_party", head, column_width(cursor, count), error);
        g_free(head);
        if (!text)
            return FALSE;
        deepest = MAX(deepest, text->height);
        add_piece_take(cursor, text, "panel_party", column_x(cursor, count, i), cursor->y, 0);
    }
    cursor->y += deepest;
    return TRUE;
}

static gboolean add_row(Cursor *cursor, const BmPanelRow *row, char **columns, GError **error)
{
    add_rule(cursor, "panel_rule");
    if (!add_text(cursor, "panel_row", row->title, error))
        return FALSE;
    cursor->y += length(cursor, "panel.row_gap");
    double deepest = 0;
    guint count = column_count(columns);
    for (guint i = 0; i < count; i++) {
        BmText *text = bm_claim_cell_new(cursor->composition, row, columns[i],
                                         column_width(cursor, count), cursor->shrink, error);
        if (!text)
            return FALSE;
        deepest = MAX(deepest, text->height);
        add_piece_take(cursor, text, "panel_cell", column_x(cursor, count, i), cursor->y, 0);
    }
    cursor->y += deepest;
    return TRUE;
}

/* "Azaz, 1 Mar: Turkey, killed": which event the row is about, whose, and what. */
static char *row_title(const BmClaimRow *row)
{
    const BmEvent *event = row->event;
    char *words = g_strdelimit(g_strdup(bm_claim_what_words[row->what]), "_", ' ');
    char *date = bm_event_short_date(event);
    const char *name = event->label   ? event->label
                       : event->place ? event->place
                                      : bm_event_type_heading(event->type);
    char *title = g_strdup_printf("%s%s%s: %s%s%s", name, date[0] ? ", " : "", date,
                                  row->side ? row->side : "", row->side ? ", " : "", words);
    g_free(date);
    g_free(words);
    return title;
}

/* Without rows of the author's, each thing that a party gives a figure for is a row. */
static gboolean add_found_rows(Cursor *cursor, const BmClaimTable *table, char **columns,
                               GError **error)
{
    gboolean good = TRUE;
    for (guint i = 0; good && i < table->rows->len; i++) {
        const BmClaimRow *found = g_ptr_array_index(table->rows, i);
        BmPanelRow row = { .what = g_array_new(FALSE, FALSE, sizeof(BmClaimWhat)) };
        char *ids[] = { found->event->id, NULL };
        row.events = found->event->id ? ids : NULL;
        row.side = (char *)found->side;
        row.title = row_title(found);
        g_array_append_val(row.what, found->what);
        good = add_row(cursor, &row, columns, error);
        g_free(row.title);
        g_array_unref(row.what);
    }
    return good;
}

static char **parties_of(const BmClaimTable *table, const BmPolicy *policy)
{
    char **parties = g_new0(char *, table->parties->len + 1);
    for (guint i = 0; i < table->parties->len; i++)
        parties[i] = g_strdup(g_ptr_array_index(table->parties, i));
    guint sides = 0;
    while (sides < table->standings->len &&
           g_array_index(table->standings, BmStanding, sides) == BM_STANDING_PARTY)
        sides++;
    char *first_other = parties[sides];
    parties[sides] = NULL; /* only sides have an order of the house */
    bm_policy_sort_sides(policy, parties);
    parties[sides] = first_other;
    return parties;
}

/* More lines than this of one kind are counted. */
#define MOST_CHANGES 12u

/* More rows than this are a table to read elsewhere, not a panel beside a map. */
#define MOST_FOUND_ROWS 40u

static gboolean is_too_long(const Cursor *cursor, const BmPanel *panel, const BmClaimTable *table)
{
    if (panel->rows->len > 0 || table->rows->len <= MOST_FOUND_ROWS)
        return FALSE;
    bm_warnings_add(cursor->composition->warnings,
                    "the panel of claims would have %u rows and is left out; choose some with "
                    "`panels: [{type: claims, rows: …}]`",
                    table->rows->len);
    return TRUE;
}

static gboolean add_claims(Cursor *cursor, const BmPanel *panel, GError **error)
{
    BmClaimTable *table = bm_claim_table_new(cursor->composition->map->events);
    char **columns = panel->columns ? g_strdupv(panel->columns)
                                    : parties_of(table, cursor->composition->map->policy);
    gboolean good = TRUE;
    if (columns[0] && !is_too_long(cursor, panel, table)) {
        good = add_text(cursor, "panel_title", panel->title ? panel->title : claims_title(table),
                        error) &&
               add_text(cursor, "panel_note", panel->note, error);
        cursor->y += length(cursor, "panel.rule_gap");
        good = good && add_column_heads(cursor, table, columns, error);
        for (guint i = 0; good && i < panel->rows->len; i++)
            good = add_row(cursor, g_ptr_array_index(panel->rows, i), columns, error);
        if (good && panel->rows->len == 0)
            good = add_found_rows(cursor, table, columns, error);
    }
    g_strfreev(columns);
    bm_claim_table_free(table);
    return good;
}

/* "Afghan attack", or "Shelling, Yeonpyeong, 5 Mar" where the author gave no words. */
static char *unmapped_name(const BmEvent *event)
{
    if (event->label)
        return g_strconcat(event->label, ": ", NULL);
    char *date = bm_event_short_date(event);
    char *name =
        g_strconcat(bm_event_type_heading(event->type), event->place ? ", " : "",
                    event->place ? event->place : "", date[0] ? ", " : "", date, ": ", NULL);
    g_free(date);
    return name;
}

/* Why an event is not on the map, where its author did not say. */
static const char *reason_of(const BmEvent *event)
{
    if (event->precision == BM_PRECISION_BORDER)
        return "known to a stretch of the border only";
    if (!event->place && !event->areas)
        return "no place is named";
    return event->precision == BM_PRECISION_COUNTRY
               ? "known to the country only"
               : "its place was not found, or is a whole country";
}

/* What happened in bold, then the author's words for it, then why it is not on the map. */
static gboolean add_unmapped(Cursor *cursor, const BmEvent *event, GError **error)
{
    char *lead = unmapped_name(event);
    char *rest = g_strconcat(event->note ? event->note : "", event->note ? " " : "",
                             event->why ? event->why : reason_of(event), ".", NULL);
    BmTextSpan spans[] = { bm_composition_span(cursor->composition, "panel_figure", lead),
                           bm_composition_span(cursor->composition, "panel_text", rest) };
    spans[0].style.size = spans[1].style.size = MAX(9.0, spans[1].style.size * cursor->shrink);
    BmText *text = bm_text_new(cursor->composition->fonts, spans, rest[0] ? 2 : 1, cursor->width,
                               BM_TEXT_START, error);
    g_free(rest);
    g_free(lead);
    if (!text)
        return FALSE;
    add_piece_take(cursor, text, "panel_text", 0, cursor->y, 0);
    cursor->y += text->height + length(cursor, "panel.rule_gap");
    return TRUE;
}

static gboolean add_not_mapped(Cursor *cursor, const BmPanel *panel, GError **error)
{
    const GPtrArray *unmapped = cursor->composition->events->unmapped;
    guint standing = 0;
    for (guint i = 0; i < unmapped->len; i++)
        standing += bm_event_stands(g_ptr_array_index(unmapped, i));
    if (standing == 0)
        return TRUE;
    if (!add_text(cursor, "panel_subtitle", panel->title ? panel->title : "Known, but not mapped",
                  error) ||
        !add_text(cursor, "panel_note", panel->note, error))
        return FALSE;
    cursor->y += length(cursor, "panel.row_gap");
    for (guint i = 0; i < unmapped->len; i++)
        if (bm_event_stands(g_ptr_array_index(unmapped, i)) &&
            !add_unmapped(cursor, g_ptr_array_index(unmapped, i), error))
            return FALSE;
    return TRUE;
}

/* The same events as the map marks, and those that it cannot: one line each. */
static gboolean add_change_lines(Cursor *cursor, BmChange change, GError **error)
{
    const GPtrArray *events = cursor->composition->map->events->events;
    guint count = 0;
    for (guint i = 0; i < events->len; i++)
        count += ((const BmEvent *)g_ptr_array_index(events, i))->change == change;
    const char *word = bm_change_word(change);
    char *head = g_strdup_printf("%c%s: %u", g_ascii_toupper(word[0]), word + 1, count);
    if (count > 0)
        cursor->y += length(cursor, "panel.rule_gap");
    gboolean good = count == 0 || add_text(cursor, "panel_row", head, error);
    g_free(head);
    for (guint i = 0, told = 0; good && i < events->len && told <= MOST_CHANGES; i++) {
        const BmEvent *event = g_ptr_array_index(events, i);
        if (event->change != change)
            continue;
        char *words = told++ < MOST_CHANGES ? bm_event_change_line(event)
                                            : g_strdup_printf("and %u more", count - MOST_CHANGES);
        good = add_text(cursor, "panel_text", words, error);
        g_free(words);
    }
    return good;
}

static gboolean add_changes(Cursor *cursor, const BmPanel *panel, GError **error)
{
    static const BmChange kinds[] = { BM_CHANGE_NEW, BM_CHANGE_CHANGED, BM_CHANGE_WITHDRAWN };
    if (!cursor->composition->map->since)
        return TRUE;
    char *since = bm_change_since(cursor->composition);
    char *title = g_strdup_printf("Since %s", since);
    gboolean good = add_text(cursor, "panel_title", panel->title ? panel->title : title, error);
    double before = cursor->y;
    for (guint i = 0; good && i < G_N_ELEMENTS(kinds); i++)
        good = add_change_lines(cursor, kinds[i], error);
    if (good && cursor->y == before)
        good = add_text(cursor, "panel_text", "Nothing is new, changed or withdrawn.", error);
    g_free(title);
    g_free(since);
    return good;
}

static gboolean add_notes(Cursor *cursor, const BmPanel *panel, GError **error)
{
    if (!add_text(cursor, "panel_subtitle", panel->title, error))
        return FALSE;
    for (guint i = 0; panel->texts && panel->texts[i]; i++)
        if (!add_text(cursor, "panel_text", panel->texts[i], error))
            return FALSE;
    return TRUE;
}

static gboolean add_panel(Cursor *cursor, const BmPanel *panel, GError **error)
{
    static gboolean (*const panels[BM_PANEL_KIND_COUNT])(Cursor *, const BmPanel *, GError **) = {
        [BM_PANEL_CLAIMS] = add_claims,
        [BM_PANEL_NOT_MAPPED] = add_not_mapped,
        [BM_PANEL_NOTES] = add_notes,
        [BM_PANEL_CHANGES] = add_changes,
    };
    double before = cursor->y;
    if (before > 0)
        add_rule(cursor, "panel_strong_rule");
    double start = cursor->y;
    if (!panels[panel->kind](cursor, panel, error))
        return FALSE;
    if (cursor->y == start && before > 0) { /* an empty panel leaves no rule behind */
        g_ptr_array_remove_index(cursor->column->pieces, cursor->column->pieces->len - 1);
        cursor->y = before;
    }
    return TRUE;
}

/* A map whose author asks for no panel has the claims' and the unmapped events'. */
static gboolean add_default_panels(Cursor *cursor, GError **error)
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
    BmPanelColumn *column = g_new0(BmPanelColumn, 1);
    column->pieces = g_ptr_array_new_with_free_func(piece_free);
    Cursor cursor = { composition, column, width, shrink, 0 };
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
    column->height = cursor.y;
    if (!good)
        g_clear_pointer(&column, bm_panel_column_free);
    return column;
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
