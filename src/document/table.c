/** @file
 * A whole table from memory or from a file, and its rows and columns.
 */
#include "document/table_reader.h"

#include "base/error.h"
#include "document/bytes.h"

#include <string.h>

BmTable *bm_table_parse(const char *name, const char *bytes, gsize length, char delimiter,
                        BmWarnings *warnings, GError **error)
{
    if (length > BM_TABLE_MAX_BYTES) {
        g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                    "%s: longer than %u bytes, the most that is read; split the table", name,
                    BM_TABLE_MAX_BYTES);
        return NULL;
    }
    gsize utf8_length;
    char *text = bm_table_utf8(name, bytes, length, &utf8_length, error);
    if (!text)
        return NULL;
    BmTableReader reader;
    if (!delimiter)
        delimiter = bm_table_delimiter(name, text, utf8_length);
    bm_table_reader_start(&reader, name, delimiter, NULL, NULL, warnings);
    bm_table_reader_feed(&reader, text, utf8_length);
    g_free(text);
    return bm_table_reader_finish(&reader, error);
}

BmTable *bm_table_read(const char *path, BmWarnings *warnings, GError **error)
{
    GBytes *bytes = bm_bytes_read(path, BM_TABLE_MAX_BYTES, error);
    if (!bytes)
        return NULL;
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    BmTable *table =
        bm_table_parse(bm_bytes_name(path), data ? data : "", length, 0, warnings, error);
    g_bytes_unref(bytes);
    return table;
}

void bm_table_free(BmTable *table)
{
    if (!table)
        return;
    g_ptr_array_unref(table->rows);
    g_strfreev(table->columns);
    g_free(table->file);
    g_free(table);
}

int bm_table_column(const BmTable *table, const char *name)
{
    char *wanted = g_utf8_casefold(name, -1);
    int found = -1;
    for (guint i = 0; found < 0 && i < table->column_count && table->columns[i]; i++) {
        char *column = g_utf8_casefold(table->columns[i], -1);
        if (strcmp(column, wanted) == 0)
            found = (int)i;
        g_free(column);
    }
    g_free(wanted);
    return found;
}

guint bm_table_count(const BmTable *table)
{
    return table->rows->len;
}

const BmTableRow *bm_table_row(const BmTable *table, guint index)
{
    return index < table->rows->len ? g_ptr_array_index(table->rows, index) : NULL;
}
