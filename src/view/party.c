/** @file
 * Finding a party by its code.
 */
#include "view/party.h"

#include "base/data_path.h"
#include "base/error.h"
#include "document/node.h"
#include "document/table.h"

typedef struct {
    int a2, a3, name;
} Columns;

static BmParty *party_of(const BmTableRow *row, const Columns *columns)
{
    BmParty *party = g_new0(BmParty, 1);
    party->a2 = g_strdup(row->cells[columns->a2].text);
    party->a3 = g_strdup(row->cells[columns->a3].text);
    party->name = g_strdup(row->cells[columns->name].text);
    return party;
}

/* Codes are three letters: two of three alike are near, and the same first letter is a guess. */
static void set_unknown(const BmTable *table, const Columns *columns, const char *code,
                        GError **error)
{
    GPtrArray *codes = g_ptr_array_new();
    for (guint i = 0; i < bm_table_count(table); i++) {
        const BmTableCell *cells = bm_table_row(table, i)->cells;
        g_ptr_array_add(codes, cells[columns->a3].text);
        g_ptr_array_add(codes, cells[columns->a2].text);
    }
    g_ptr_array_add(codes, BM_VIEW_NOBODY);
    g_ptr_array_add(codes, NULL);
    char *upper = g_ascii_strup(code, -1);
    const char *nearest = bm_nearest_word(upper, (const char *const *)codes->pdata);
    for (guint i = 0; !nearest && i + 1 < codes->len; i++)
        if (((const char *)codes->pdata[i])[0] == upper[0])
            nearest = codes->pdata[i];
    g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                "nobody's view goes by the code '%s'; the nearest known is %s, all are in "
                "shapes/parties.tsv",
                code, nearest ? nearest : BM_VIEW_NOBODY);
    g_free(upper);
    g_ptr_array_unref(codes);
}

static BmTable *open_table(Columns *columns, GError **error)
{
    char *path = bm_data_path("shapes/parties.tsv", error);
    BmTable *table = path ? bm_table_read(path, NULL, error) : NULL;
    g_free(path);
    if (!table)
        return NULL;
    *columns = (Columns){ bm_table_column(table, "a2"), bm_table_column(table, "a3"),
                          bm_table_column(table, "name") };
    if (columns->a2 >= 0 && columns->a3 >= 0 && columns->name >= 0)
        return table;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT, "%s: the columns are a2, a3, name", table->file);
    bm_table_free(table);
    return NULL;
}

BmParty *bm_party_new(const char *code, GError **error)
{
    Columns columns;
    BmTable *table = open_table(&columns, error);
    BmParty *party = NULL;
    if (!table)
        return NULL;
    for (guint i = 0; !party && i < bm_table_count(table); i++) {
        const BmTableRow *row = bm_table_row(table, i);
        if (g_ascii_strcasecmp(row->cells[columns.a2].text, code) == 0 ||
            g_ascii_strcasecmp(row->cells[columns.a3].text, code) == 0)
            party = party_of(row, &columns);
    }
    if (!party)
        set_unknown(table, &columns, code, error);
    bm_table_free(table);
    return party;
}

GPtrArray *bm_parties_new(GError **error)
{
    Columns columns;
    BmTable *table = open_table(&columns, error);
    if (!table)
        return NULL;
    GPtrArray *parties = g_ptr_array_new_with_free_func((GDestroyNotify)bm_party_free);
    for (guint i = 0; i < bm_table_count(table); i++)
        g_ptr_array_add(parties, party_of(bm_table_row(table, i), &columns));
    bm_table_free(table);
    return parties;
}

void bm_party_free(BmParty *party)
{
    if (!party)
        return;
    g_free(party->a2);
    g_free(party->a3);
    g_free(party->name);
    g_free(party);
}
