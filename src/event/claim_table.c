/** @file
 * Sorting claims into rows and cells, and finding where parties differ.
 */
#include "event/claim_table.h"

#include "event/event_change.h"

#include <string.h>

static gint compare_names(gconstpointer a, gconstpointer b)
{
    /* Not g_utf8_collate(): the order may not depend on the reader's locale. */
    char *first = g_utf8_casefold(*(const char *const *)a, -1);
    char *second = g_utf8_casefold(*(const char *const *)b, -1);
    int order = strcmp(first, second);
    g_free(first);
    g_free(second);
    return order;
}

static int party_index(const GPtrArray *parties, const char *name)
{
    for (guint i = 0; i < parties->len; i++)
        if (strcmp(g_ptr_array_index(parties, i), name) == 0)
            return (int)i;
    return -1;
}

/* Who is named as no party in one claim is none in any. */
static BmStanding standing_of(const BmEventList *list, const char *name)
{
    BmStanding standing = BM_STANDING_PARTY;
    for (guint e = 0; e < list->events->len; e++) {
        const BmEvent *event = g_ptr_array_index(list->events, e);
        for (guint c = 0; c < event->claims->len; c++) {
            const BmClaim *claim = g_ptr_array_index(event->claims, c);
            if (strcmp(claim->by, name) == 0)
                standing = MAX(standing, claim->standing);
        }
    }
    return standing;
}

/* An independent count stands in a column of its own, behind those of the sides. */
static void sort_by_standing(BmClaimTable *table, const BmEventList *list)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (int standing = 0; standing < BM_STANDING_COUNT; standing++) {
        for (guint i = 0; i < table->parties->len; i++) {
            char *name = g_ptr_array_index(table->parties, i);
            BmStanding own = standing_of(list, name);
            if ((int)own != standing)
                continue;
            g_ptr_array_add(sorted, name);
            g_array_append_val(table->standings, own);
        }
    }
    g_ptr_array_unref(table->parties);
    table->parties = sorted;
}

static void collect_parties(GPtrArray *parties, const BmEventList *list)
{
    for (guint e = 0; e < list->events->len; e++) {
        const BmEvent *event = g_ptr_array_index(list->events, e);
        if (!bm_event_stands(event))
            continue;
        for (guint c = 0; c < event->claims->len; c++) {
            const BmClaim *claim = g_ptr_array_index(event->claims, c);
            if (party_index(parties, claim->by) < 0)
                g_ptr_array_add(parties, claim->by);
        }
    }
    g_ptr_array_sort(parties, compare_names);
}

static void row_free(gpointer data)
{
    BmClaimRow *row = data;
    g_ptr_array_unref(row->cells);
    g_free(row);
}

static BmClaimRow *find_or_add_row(BmClaimTable *table, const BmEvent *event, const BmClaim *claim)
{
    for (guint i = table->rows->len; i > 0; i--) {
        BmClaimRow *row = g_ptr_array_index(table->rows, i - 1);
        if (row->event != event)
            break;
        if (row->what == claim->what && g_strcmp0(row->side, claim->side) == 0)
            return row;
    }
    BmClaimRow *row = g_new0(BmClaimRow, 1);
    row->event = event;
    row->what = claim->what;
    row->side = claim->side;
    row->cells = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < table->parties->len; i++)
        g_ptr_array_add(row->cells, g_ptr_array_new());
    g_ptr_array_add(table->rows, row);
    return row;
}

/** The last thing a party says of a row, for it stands in the place of what it said before. */
static const BmClaim *last_statement(const GPtrArray *cell)
{
    for (guint i = cell->len; i > 0; i--) {
        const BmClaim *claim = g_ptr_array_index(cell, i - 1);
        if (claim->stance != BM_STANCE_GIVES_NO_FIGURE)
            return claim;
    }
    return NULL;
}

static gboolean same_words(const char *a, const char *b)
{
    char *first = g_utf8_casefold(a ? a : "", -1);
    char *second = g_utf8_casefold(b ? b : "", -1);
    gboolean same = strcmp(first, second) == 0;
    g_free(first);
    g_free(second);
    return same;
}

static gboolean claims_differ(const BmClaim *a, const BmClaim *b)
{
    if ((a->stance == BM_STANCE_SAYS) != (b->stance == BM_STANCE_SAYS))
        return TRUE;
    if (a->stance != BM_STANCE_SAYS)
        return FALSE;
    if (a->has_minimum != b->has_minimum || a->has_maximum != b->has_maximum)
        return TRUE;
    if (!a->has_minimum && !a->has_maximum) /* Free words on "other" need not be on one thing. */
        return a->what != BM_WHAT_OTHER && !same_words(a->words, b->words);
    return (a->has_minimum && a->minimum != b->minimum) ||
           (a->has_maximum && a->maximum != b->maximum);
}

static gboolean parties_differ(const BmClaimRow *row, guint parties)
{
    for (guint i = 0; i < parties; i++) {
        const BmClaim *first = last_statement(g_ptr_array_index(row->cells, i));
        for (guint j = i + 1; first && j < parties; j++) {
            const BmClaim *second = last_statement(g_ptr_array_index(row->cells, j));
            if (second && claims_differ(first, second))
                return TRUE;
        }
    }
    return FALSE;
}

static guint party_count(const BmClaimTable *table)
{
    guint count = 0;
    while (count < table->standings->len &&
           g_array_index(table->standings, BmStanding, count) == BM_STANDING_PARTY)
        count++;
    return count;
}

BmClaimTable *bm_claim_table_new(const BmEventList *list)
{
    BmClaimTable *table = g_new0(BmClaimTable, 1);
    table->parties = g_ptr_array_new();
    table->rows = g_ptr_array_new_with_free_func(row_free);
    collect_parties(table->parties, list);
    table->standings = g_array_new(FALSE, FALSE, sizeof(BmStanding));
    sort_by_standing(table, list);
    for (guint e = 0; e < list->events->len; e++) {
        const BmEvent *event = g_ptr_array_index(list->events, e);
        if (!bm_event_stands(event))
            continue;
        for (guint c = 0; c < event->claims->len; c++) {
            BmClaim *claim = g_ptr_array_index(event->claims, c);
            BmClaimRow *row = find_or_add_row(table, event, claim);
            int party = party_index(table->parties, claim->by);
            g_ptr_array_add(g_ptr_array_index(row->cells, (guint)party), claim);
        }
    }
    for (guint i = 0; i < table->rows->len; i++) {
        BmClaimRow *row = g_ptr_array_index(table->rows, i);
        row->disputed = parties_differ(row, party_count(table));
    }
    return table;
}

void bm_claim_table_free(BmClaimTable *table)
{
    if (!table)
        return;
    g_ptr_array_unref(table->rows);
    g_ptr_array_unref(table->parties);
    g_array_unref(table->standings);
    g_free(table);
}
