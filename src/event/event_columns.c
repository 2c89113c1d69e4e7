/** @file
 * Columns are matched to fields once; then each row becomes a mapping.
 */
#include "event/event_columns.h"

#include "base/error.h"
#include "event/event_fields.h"
#include "event/event_table.h"

#include <string.h>

/** Other names under which tables have a field. */
static const struct {
    const char *name, *field;
} synonyms[] = {
    { "latitude", "lat" },   { "longitude", "lon" },   { "lng", "lon" },
    { "long", "lon" },       { "event_type", "type" }, { "event_date", "date" },
    { "location", "place" }, { "event_id", "id" },     { "notes", "note" },
};

const char *bm_event_key_find(const char *const *keys, const char *name)
{
    for (; *keys; keys++)
        if (strcmp(*keys, name) == 0)
            return *keys;
    return NULL;
}

/** "claim2_by" → 2, and *rest at "by"; 0 where it is no such name. */
static guint claim_number(const char *name, const char **rest)
{
    if (!g_str_has_prefix(name, "claim") || !g_ascii_isdigit(name[5]))
        return 0;
    char *end;
    guint64 number = g_ascii_strtoull(name + 5, &end, 10);
    *rest = end + 1;
    return *end == '_' && number <= BM_EVENT_TABLE_MAX_CLAIMS ? (guint)number : 0;
}

const char *bm_event_column_field(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(synonyms); i++)
        if (strcmp(synonyms[i].name, name) == 0)
            return synonyms[i].field;
    const char *key = bm_event_key_find(bm_event_keys, name);
    gboolean nested = key && (!strcmp(key, "claims") || !strcmp(key, "sources"));
    return nested ? NULL : key;
}

static BmEventColumn match_column(const char *name)
{
    BmEventColumn column = { NULL, BM_OF_EVENT, 0 };
    const char *rest = NULL;
    column.claim = claim_number(name, &rest);
    if (column.claim > 0) {
        column.part = BM_OF_CLAIM;
        column.field = bm_event_key_find(bm_claim_keys, rest);
    } else if (g_str_has_prefix(name, "source_") && strcmp(name, "source_type") != 0) {
        column.part = BM_OF_SOURCE;
        column.field = bm_event_key_find(bm_report_source_keys, name + strlen("source_"));
    } else if (strcmp(name, "source") == 0) {
        column.part = BM_OF_SOURCE;
        column.field = "title";
    } else {
        column.field = bm_event_column_field(name);
    }
    return column;
}

/** A column's name in the spelling of fields; for g_free(). */
char *bm_event_column_fold(const char *name)
{
    char *folded = g_ascii_strdown(name, -1);
    g_strdelimit(g_strstrip(folded), " -", '_');
    return folded;
}

/** The field that the mapping gives a column, for g_free(), or NULL. */
static char *mapped_field(const char *const *mapping, const char *column)
{
    for (; mapping && *mapping; mapping++) {
        const char *equals = strchr(*mapping, '=');
        if (equals && g_ascii_strcasecmp(equals + 1, column) == 0)
            return g_strndup(*mapping, (gsize)(equals - *mapping));
    }
    return NULL;
}

static gboolean check_mapping(const BmTable *table, const char *const *mapping, GError **error)
{
    for (; mapping && *mapping; mapping++) {
        const char *equals = strchr(*mapping, '=');
        if (!equals || bm_table_column(table, equals + 1) < 0) {
            const char *wanted = equals ? equals + 1 : *mapping;
            const char *nearest = bm_nearest_word(wanted, (const char *const *)table->columns);
            g_set_error(error, BM_ERROR, BM_ERROR_USAGE,
                        "%s:%u: no column \"%.80s\" for \"%.80s\"%s%s%s", table->file,
                        table->header_line, wanted, *mapping, nearest ? "; did you mean \"" : "",
                        nearest ? nearest : "", nearest ? "\"?" : "");
            return FALSE;
        }
    }
    return TRUE;
}

void bm_event_column_warn(const BmTable *table, guint index, const char *folded,
                          const char *const *keys, BmWarnings *warnings)
{
    const char *nearest = bm_nearest_word(folded, keys);
    bm_warnings_add(warnings, "%s:%u: the column \"%s\" is not read%s%s%s", table->file,
                    table->header_line, table->columns[index],
                    nearest ? "; did you mean \"" : "; no field of an event has that name",
                    nearest ? nearest : "", nearest ? "\"?" : "");
}

/** The column before `last` that has its field, or -1. */
static int find_same(const BmEventColumn *columns, guint last)
{
    for (guint i = 0; columns[last].field && i < last; i++)
        if (g_strcmp0(columns[i].field, columns[last].field) == 0 &&
            columns[i].part == columns[last].part && columns[i].claim == columns[last].claim)
            return (int)i;
    return -1;
}

/** Two columns for one field would hide one of them. */
static gboolean check_twice(const BmTable *table, const BmEventColumn *columns, guint last,
                            GError **error)
{
    int same = find_same(columns, last);
    if (same < 0)
        return TRUE;
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s:%u: the columns \"%s\" and \"%s\" both mean \"%s\"; rename one of them",
                table->file, table->header_line, table->columns[same], table->columns[last],
                columns[last].field);
    return FALSE;
}

/* An event without a date says nothing of its time, on the map or in a filter. */
static void warn_undated(const BmTable *table, const BmEventColumn *columns, BmWarnings *warnings)
{
    for (guint i = 0; i < table->column_count; i++)
        if (columns[i].part == BM_OF_EVENT && g_strcmp0(columns[i].field, "date") == 0)
            return;
    bm_warnings_add(warnings,
                    "%s:%u: no column \"date\": the map cannot say when its events were; add one, "
                    "written as 2026-02-27 or unknown",
                    table->file, table->header_line);
}

/** What each column of the events' table holds, for g_free(); NULL with an error. */
BmEventColumn *bm_event_columns_match(const BmTable *table, const char *const *mapping,
                                      BmWarnings *warnings, GError **error)
{
    if (!check_mapping(table, mapping, error))
        return NULL;
    BmEventColumn *columns = g_new0(BmEventColumn, table->column_count + 1);
    gboolean good = TRUE;
    for (guint i = 0; good && i < table->column_count; i++) {
        char *mapped = mapped_field(mapping, table->columns[i]);
        char *folded = bm_event_column_fold(mapped ? mapped : table->columns[i]);
        columns[i] = match_column(folded);
        if (!columns[i].field && table->columns[i][0] != '\0')
            bm_event_column_warn(table, i, folded, bm_event_keys, warnings);
        good = check_twice(table, columns, i, error);
        g_free(folded);
        g_free(mapped);
    }
    if (good)
        warn_undated(table, columns, warnings);
    else
        g_clear_pointer(&columns, g_free);
    return columns;
}

static const char *geodata_field(const char *folded)
{
    return strcmp(folded, "name") == 0          ? "place"
           : strcmp(folded, "description") == 0 ? "note"
                                                : NULL;
}

static void match_leniently(const BmTable *table, BmEventColumn *columns, guint index)
{
    char *folded = bm_event_column_fold(table->columns[index]);
    columns[index] = match_column(folded);
    if (!columns[index].field)
        columns[index].field = geodata_field(folded);
    int other = find_same(columns, index);
    gboolean exact = columns[index].field && strcmp(columns[index].field, folded) == 0;
    if (other >= 0)
        columns[exact ? other : (int)index].field = NULL;
    g_free(folded);
}

BmEventColumn *bm_event_columns_match_leniently(const BmTable *table, BmWarnings *warnings)
{
    BmEventColumn *columns = g_new0(BmEventColumn, table->column_count + 1);
    GString *unread = g_string_new(NULL);
    for (guint i = 0; i < table->column_count; i++)
        match_leniently(table, columns, i);
    for (guint i = 0; i < table->column_count; i++) {
        char *folded = bm_event_column_fold(table->columns[i]);
        if (!columns[i].field && folded[0] && !g_strv_contains(bm_event_keys, folded))
            g_string_append_printf(unread, "%s%s", unread->len ? ", " : "", table->columns[i]);
        g_free(folded);
    }
    if (unread->len > 0)
        bm_warnings_add(warnings, "%s:%u: not read, for no field of an event has the name: %s",
                        table->file, table->header_line, unread->str);
    g_string_free(unread, TRUE);
    warn_undated(table, columns, warnings);
    return columns;
}

/** A cell as a value: a list for `areas`, `private` and `doubt`, a text otherwise. */
BmNode *bm_event_cell_node(const BmTable *table, const BmTableCell *cell, const char *field)
{
    static const char *const lists[] = { "areas", "private", NULL };
    if (!g_strv_contains(lists, field))
        return bm_node_new_scalar(cell->text, strlen(cell->text), table->file, cell->line, 0);
    BmNode *list = bm_node_new(BM_NODE_LIST, table->file, cell->line, 0);
    char **parts = g_strsplit_set(cell->text, ";|", -1);
    for (char **part = parts; *part; part++) {
        const char *text = g_strstrip(*part);
        if (*text)
            g_ptr_array_add(list->items,
                            bm_node_new_scalar(text, strlen(text), table->file, cell->line, 0));
    }
    g_strfreev(parts);
    return list;
}

/** The mapping to which a cell of `column` belongs, made where the row has none yet. */
static BmNode *target_for(const BmEventColumn *column, BmNode **parts, const BmTable *table,
                          guint line)
{
    guint index = column->part == BM_OF_EVENT    ? 0
                  : column->part == BM_OF_SOURCE ? BM_EVENT_TABLE_MAX_CLAIMS + 1
                                                 : column->claim;
    if (!parts[index])
        parts[index] = bm_node_new(BM_NODE_MAPPING, table->file, line, 0);
    return parts[index];
}

/** The row as the mapping of an event, for bm_node_free(). */
BmNode *bm_event_row_node(const BmTable *table, const BmEventColumn *columns, const BmTableRow *row)
{
    BmNode *parts[BM_EVENT_TABLE_MAX_CLAIMS + 2] = { NULL };
    parts[0] = bm_node_new(BM_NODE_MAPPING, table->file, row->line, 0);
    for (guint i = 0; i < table->column_count; i++) {
        const BmTableCell *cell = &row->cells[i];
        if (columns[i].field && cell->text[0] != '\0')
            bm_node_add_take(target_for(&columns[i], parts, table, row->line), columns[i].field,
                             bm_event_cell_node(table, cell, columns[i].field));
    }
    BmNode *claims = bm_node_new(BM_NODE_LIST, table->file, row->line, 0);
    for (guint i = 1; i <= BM_EVENT_TABLE_MAX_CLAIMS; i++)
        if (parts[i])
            g_ptr_array_add(claims->items, parts[i]);
    bm_node_add_take(parts[0], "claims", claims);
    BmNode *sources = bm_node_new(BM_NODE_LIST, table->file, row->line, 0);
    if (parts[BM_EVENT_TABLE_MAX_CLAIMS + 1])
        g_ptr_array_add(sources->items, parts[BM_EVENT_TABLE_MAX_CLAIMS + 1]);
    bm_node_add_take(parts[0], "sources", sources);
    return parts[0];
}
