/** @file
 * The panel of what each side said: a column for each party, a row for each thing claimed.
 */
#include "compose/panel_column.h"

#include "compose/claim_cell.h"
#include "compose/event_words.h"
#include "event/claim_table.h"

#include <string.h>

/* More rows than this are a table to read elsewhere, not a panel beside a map. */
#define MOST_FOUND_ROWS 40u

static double column_x(const BmPanelCursor *cursor, guint count, guint index)
{
    double gap = bm_panel_length(cursor, "panel.column_gap");
    return index * ((cursor->width + gap) / count);
}

static double column_width(const BmPanelCursor *cursor, guint count)
{
    double gap = bm_panel_length(cursor, "panel.column_gap");
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

static gboolean add_column_heads(BmPanelCursor *cursor, const BmClaimTable *table, char **columns,
                                 GError **error)
{
    double deepest = 0;
    guint count = g_strv_length(columns);
    for (guint i = 0; i < count; i++) {
        char *head = column_head(table, columns[i]);
        BmText *text =
            bm_panel_set_text(cursor, "panel_party", head, column_width(cursor, count), error);
        g_free(head);
        if (!text)
            return FALSE;
        deepest = MAX(deepest, text->height);
        bm_panel_add_text_take(cursor, text, "panel_party", column_x(cursor, count, i));
    }
    cursor->y += deepest;
    return TRUE;
}

static gboolean add_row(BmPanelCursor *cursor, const BmPanelRow *row, char **columns,
                        GError **error)
{
    bm_panel_add_rule(cursor, "panel_rule");
    if (!bm_panel_add_text(cursor, "panel_row", row->title, error))
        return FALSE;
    cursor->y += bm_panel_length(cursor, "panel.row_gap");
    double deepest = 0;
    guint count = g_strv_length(columns);
    for (guint i = 0; i < count; i++) {
        BmText *text = bm_claim_cell_new(cursor->composition, row, columns[i],
                                         column_width(cursor, count), cursor->shrink, error);
        if (!text)
            return FALSE;
        deepest = MAX(deepest, text->height);
        bm_panel_add_text_take(cursor, text, "panel_cell", column_x(cursor, count, i));
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
static gboolean add_found_rows(BmPanelCursor *cursor, const BmClaimTable *table, char **columns,
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

static gboolean is_too_long(const BmPanelCursor *cursor, const BmPanel *panel,
                            const BmClaimTable *table)
{
    if (panel->rows->len > 0 || table->rows->len <= MOST_FOUND_ROWS)
        return FALSE;
    bm_warnings_add(cursor->composition->warnings,
                    "the panel of claims would have %u rows and is left out; choose some with "
                    "`panels: [{type: claims, rows: …}]`",
                    table->rows->len);
    return TRUE;
}

gboolean bm_panel_add_claims(BmPanelCursor *cursor, const BmPanel *panel, GError **error)
{
    BmClaimTable *table = bm_claim_table_new(cursor->composition->map->events);
    char **columns = panel->columns ? g_strdupv(panel->columns)
                                    : parties_of(table, cursor->composition->map->policy);
    gboolean good = TRUE;
    if (columns[0] && !is_too_long(cursor, panel, table)) {
        good = bm_panel_add_text(cursor, "panel_title",
                                 panel->title ? panel->title : claims_title(table), error) &&
               bm_panel_add_text(cursor, "panel_note", panel->note, error);
        cursor->y += bm_panel_length(cursor, "panel.rule_gap");
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
