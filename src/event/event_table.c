/** @file
 * Columns are matched to fields once; then each row becomes a mapping and is read as such.
 */
#include "event/event_table.h"

#include "base/error.h"
#include "event/event_fields.h"

#include <string.h>

/** What a column holds. */
typedef struct {
    const char *field; /**< borrowed, static; NULL: nothing that is read */
    enum { OF_EVENT, OF_SOURCE, OF_CLAIM } part;
    guint claim; /**< of OF_CLAIM: its number, from 1 */
} Column;

/** Other names under which tables have a field. */
static const struct {
    const char *name, *field;
} synonyms[] = {
    { "latitude", "lat" },   { "longitude", "lon" },   { "lng", "lon" },
    { "long", "lon" },       { "event_type", "type" }, { "event_date", "date" },
    { "location", "place" }, { "event_id", "id" },     { "notes", "note" },
};

static const char *find_key(const char *const *keys, const char *name)
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

static const char *event_field(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(synonyms); i++)
        if (strcmp(synonyms[i].name, name) == 0)
            return synonyms[i].field;
    const char *key = find_key(bm_event_keys, name);
    gboolean nested = key && (!strcmp(key, "claims") || !strcmp(key, "sources"));
    return nested ? NULL : key;
}

static Column match_column(const char *name)
{
    Column column = { NULL, OF_EVENT, 0 };
    const char *rest = NULL;
    column.claim = claim_number(name, &rest);
    if (column.claim > 0) {
        column.part = OF_CLAIM;
        column.field = find_key(bm_claim_keys, rest);
    } else if (g_str_has_prefix(name, "source_") && strcmp(name, "source_type") != 0) {
        column.part = OF_SOURCE;
        column.field = find_key(bm_report_source_keys, name + strlen("source_"));
    } else if (strcmp(name, "source") == 0) {
        column.part = OF_SOURCE;
        column.field = "title";
    } else {
        column.field = event_field(name);
    }
    return column;
}

/** A column's name in the spelling of fields; for g_free(). */
static char *fold_name(const char *name)
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

static void warn_unknown(const BmTable *table, guint index, const char *folded,
                         const char *const *keys, BmWarnings *warnings)
{
    const char *nearest = bm_nearest_word(folded, keys);
    bm_warnings_add(warnings, "%s:%u: the column \"%s\" is not read%s%s%s", table->file,
                    table->header_line, table->columns[index],
                    nearest ? "; did you mean \"" : "; no field of an event has that name",
                    nearest ? nearest : "", nearest ? "\"?" : "");
}

/** Two columns for one field would hide one of them. */
static gboolean check_twice(const BmTable *table, const Column *columns, guint last, GError **error)
{
    for (guint i = 0; i < last; i++) {
        if (columns[last].field && g_strcmp0(columns[i].field, columns[last].field) == 0 &&
            columns[i].part == columns[last].part && columns[i].claim == columns[last].claim) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s:%u: the columns \"%s\" and \"%s\" both mean \"%s\"; rename one of them",
                        table->file, table->header_line, table->columns[i], table->columns[last],
                        columns[last].field);
            return FALSE;
        }
    }
    return TRUE;
}

/** What each column of the events' table holds, for g_free(); NULL with an error. */
static Column *match_columns(const BmTable *table, const char *const *mapping, BmWarnings *warnings,
                             GError **error)
{
    if (!check_mapping(table, mapping, error))
        return NULL;
    Column *columns = g_new0(Column, table->column_count + 1);
    gboolean good = TRUE;
    for (guint i = 0; good && i < table->column_count; i++) {
        char *mapped = mapped_field(mapping, table->columns[i]);
        char *folded = fold_name(mapped ? mapped : table->columns[i]);
        columns[i] = match_column(folded);
        if (!columns[i].field && table->columns[i][0] != '\0')
            warn_unknown(table, i, folded, bm_event_keys, warnings);
        good = check_twice(table, columns, i, error);
        g_free(folded);
        g_free(mapped);
    }
    if (!good)
        g_clear_pointer(&columns, g_free);
    return columns;
}

/** A cell as a value: a list for `areas`, `private` and `doubt`, a text otherwise. */
static BmNode *cell_node(const BmTable *table, const BmTableCell *cell, const char *field)
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
static BmNode *target_for(const Column *column, BmNode **parts, const BmTable *table, guint line)
{
    guint index = column->part == OF_EVENT    ? 0
                  : column->part == OF_SOURCE ? BM_EVENT_TABLE_MAX_CLAIMS + 1
                                              : column->claim;
    if (!parts[index])
        parts[index] = bm_node_new(BM_NODE_MAPPING, table->file, line, 0);
    return parts[index];
}

/** The row as the mapping of an event, for bm_node_free(). */
static BmNode *row_node(const BmTable *table, const Column *columns, const BmTableRow *row)
{
    BmNode *parts[BM_EVENT_TABLE_MAX_CLAIMS + 2] = { NULL };
    parts[0] = bm_node_new(BM_NODE_MAPPING, table->file, row->line, 0);
    for (guint i = 0; i < table->column_count; i++) {
        const BmTableCell *cell = &row->cells[i];
        if (columns[i].field && cell->text[0] != '\0')
            bm_node_add_take(target_for(&columns[i], parts, table, row->line), columns[i].field,
                             cell_node(table, cell, columns[i].field));
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

/** Finds the column that names the event of a claim, and the fields of the others. */
static const char **match_claim_columns(const BmTable *table, int *key, BmWarnings *warnings,
                                        GError **error)
{
    *key = bm_table_column(table, "id");
    if (*key < 0)
        *key = bm_table_column(table, "event");
    if (*key < 0) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s:%u: no column \"id\"; it names the event of each claim", table->file,
                    table->header_line);
        return NULL;
    }
    const char **fields = g_new0(const char *, table->column_count + 1);
    for (guint i = 0; i < table->column_count; i++) {
        char *folded = fold_name(table->columns[i]);
        fields[i] = find_key(bm_claim_keys, folded);
        if (!fields[i] && (int)i != *key && table->columns[i][0] != '\0')
            warn_unknown(table, i, folded, bm_claim_keys, warnings);
        g_free(folded);
    }
    return fields;
}

/** The claims of the second table, each event's as a list of mappings under its id. */
static GHashTable *group_claims(const BmTable *table, BmWarnings *warnings, GError **error)
{
    int key;
    const char **fields = match_claim_columns(table, &key, warnings, error);
    if (!fields)
        return NULL;
    GHashTable *groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)bm_node_free);
    for (guint r = 0; r < bm_table_count(table); r++) {
        const BmTableRow *row = bm_table_row(table, r);
        const char *id = row->cells[key].text;
        BmNode *list = g_hash_table_lookup(groups, id);
        if (!list) {
            list = bm_node_new(BM_NODE_LIST, table->file, row->line, 0);
            g_hash_table_insert(groups, (char *)id, list);
        }
        BmNode *claim = bm_node_new(BM_NODE_MAPPING, table->file, row->line, 0);
        g_ptr_array_add(list->items, claim);
        for (guint i = 0; i < table->column_count; i++)
            if (fields[i] && row->cells[i].text[0] != '\0')
                bm_node_add_take(claim, fields[i], cell_node(table, &row->cells[i], fields[i]));
    }
    g_free(fields);
    return groups;
}

/** Moves the claims that the second table has for this row to the end of its own. */
static void join_claims(BmNode *event, GHashTable *groups)
{
    const BmNode *id = bm_node_get(event, "id");
    BmNode *list = groups && id ? g_hash_table_lookup(groups, id->text) : NULL;
    if (!list)
        return;
    BmNode *claims = (BmNode *)bm_node_get(event, "claims");
    while (list->items->len > 0)
        g_ptr_array_add(claims->items, g_ptr_array_steal_index(list->items, 0));
}

/** Every claim must have found its event: what is left over is named by the first in the file. */
static gboolean check_leftover(const BmTable *claims, GHashTable *groups, GError **error)
{
    for (guint r = 0; groups && r < bm_table_count(claims); r++) {
        const BmTableRow *row = bm_table_row(claims, r);
        int key = bm_table_column(claims, "id");
        const char *id = row->cells[key >= 0 ? key : bm_table_column(claims, "event")].text;
        if (bm_node_count(g_hash_table_lookup(groups, id)) > 0) {
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s:%u: a claim for the event \"%.80s\", which the table of events does "
                        "not have; check its id",
                        claims->file, row->line, id);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_rows(BmEventList *list, const BmTable *events, const Column *columns,
                          GHashTable *groups, GError **error)
{
    for (guint r = 0; r < bm_table_count(events); r++) {
        BmNode *node = row_node(events, columns, bm_table_row(events, r));
        join_claims(node, groups);
        BmEvent *event = bm_event_read_node(node, NULL, error);
        gboolean good = event && bm_event_list_add_take(list, event, node, error);
        bm_node_free(node);
        if (!good)
            return FALSE;
    }
    return TRUE;
}

gboolean bm_events_read_table(BmEventList *list, const BmTable *events, const BmTable *claims,
                              const char *const *mapping, BmWarnings *warnings, GError **error)
{
    Column *columns = match_columns(events, mapping, warnings, error);
    GHashTable *groups = columns && claims ? group_claims(claims, warnings, error) : NULL;
    gboolean good = columns && (groups || !claims) &&
                    read_rows(list, events, columns, groups, error) &&
                    check_leftover(claims, groups, error);
    if (groups)
        g_hash_table_destroy(groups);
    g_free(columns);
    return good;
}
