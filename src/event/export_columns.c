/** @file
 * Matching a format's columns by name.
 */
#include "event/export_columns.h"

#include "base/error.h"
#include "document/node.h"

static GArray *match(const BmTable *table, char **names)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; names && names[i]; i++) {
        int column = bm_table_column(table, names[i]);
        if (column >= 0)
            g_array_append_val(columns, column);
    }
    return columns;
}

static gboolean holds(char **names, const char *name)
{
    return names && g_strv_contains((const char *const *)names, name);
}

/** What the absence of a column means for the map. */
static const char *consequence(const BmExportFormat *format, const char *column)
{
    if (holds(format->columns[BM_EXPORT_LON], column) ||
        holds(format->columns[BM_EXPORT_LAT], column))
        return "places are looked up by their names";
    if (holds(format->columns[BM_EXPORT_DATE], column))
        return "its dates are incomplete or unknown";
    if (holds(format->columns[BM_EXPORT_ID], column))
        return "its events are numbered";
    if (holds(format->type.columns, column))
        return "types are told without it";
    if (holds(format->precision.columns, column))
        return "every place is taken as near, not as exact";
    if (g_strcmp0(format->min, column) == 0 || g_strcmp0(format->max, column) == 0)
        return "its figures are not told";
    return "it is taken as empty";
}

static void warn_missing(const BmExportFormat *format, const BmTable *table, BmWarnings *warnings)
{
    for (guint i = 0; format->expected && format->expected[i]; i++) {
        const char *wanted = format->expected[i];
        if (bm_table_column(table, wanted) >= 0)
            continue;
        const char *nearest = bm_nearest_word(wanted, (const char *const *)table->columns);
        bm_warnings_add(warnings, "%s:%u: no column \"%s\", which %s has%s%s%s; %s", table->file,
                        table->header_line, wanted, format->name, nearest ? " (\"" : "",
                        nearest ? nearest : "", nearest ? "\" is near)" : "",
                        consequence(format, wanted));
    }
}

gboolean bm_export_columns_match(BmExportColumns *columns, const BmExportFormat *format,
                                 const BmTable *table, BmWarnings *warnings, GError **error)
{
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        columns->fields[i] = match(table, format->columns[i]);
    columns->type = match(table, format->type.columns);
    columns->precision = match(table, format->precision.columns);
    columns->date_precision = match(table, format->date_precision.columns);
    columns->parties = match(table, format->parties);
    columns->min = format->min ? bm_table_column(table, format->min) : -1;
    columns->max = format->max ? bm_table_column(table, format->max) : -1;
    if (columns->fields[BM_EXPORT_DATE]->len > 0 || columns->fields[BM_EXPORT_LON]->len > 0 ||
        columns->type->len > 0) {
        warn_missing(format, table, warnings);
        return TRUE;
    }
    g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                "%s:%u: none of the columns of %s (%s, …); read it with --from csv", table->file,
                table->header_line, format->name,
                format->expected ? format->expected[0] : "dates, coordinates, types");
    return FALSE;
}

void bm_export_columns_clear(BmExportColumns *columns)
{
    GArray *lists[] = { columns->type, columns->precision, columns->date_precision,
                        columns->parties };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_array_unref(lists[i]);
    for (int i = 0; i < BM_EXPORT_FIELD_COUNT; i++)
        g_array_unref(columns->fields[i]);
}

const char **bm_export_texts(const BmTableRow *row, const GArray *columns)
{
    const char **texts = g_new0(const char *, columns->len + 1);
    guint count = 0;
    for (guint i = 0; i < columns->len; i++) {
        const char *text = row->cells[g_array_index(columns, int, i)].text;
        if (text[0])
            texts[count++] = text;
    }
    return texts;
}

char *bm_export_joined(const BmTableRow *row, const GArray *columns, const char *separator)
{
    const char **texts = bm_export_texts(row, columns);
    char *joined = texts[0] ? g_strjoinv(separator, (char **)texts) : NULL;
    g_free(texts);
    return joined;
}
