/** @file
 * dBase tables: the header is checked against the file's size, never trusted.
 */
#include "source/attribute_table.h"

#include <string.h>

#include "source/mapped_file.h"

#define HEADER 32
#define DESCRIPTOR 32
#define NAME_LENGTH 11
#define END_OF_DESCRIPTORS 0x0D

static void clear_column(gpointer data)
{
    g_free(((BmColumn *)data)->name);
}

/** The encoding that the .cpg or the header declares. */
static void open_encoding(BmAttributeTable *table, const char *path, const char *dbf, guint driver,
                          BmWarnings *warnings)
{
    char *name;
    GBytes *bytes = bm_map_file_beside(path, "cpg", &name);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    char *word = text ? g_strndup(text, MIN(length, 64)) : NULL;
    bm_encoding_init(&table->encoding, dbf, word, driver, warnings);
    g_free(word);
    if (bytes)
        g_bytes_unref(bytes);
    g_free(name);
}

static void read_columns(BmAttributeTable *table, const char *dbf, const guint8 *data,
                         guint header_length, BmWarnings *warnings)
{
    guint offset = 1;
    for (guint at = HEADER; at + DESCRIPTOR <= header_length; at += DESCRIPTOR) {
        const guint8 *descriptor = data + at;
        if (descriptor[0] == END_OF_DESCRIPTORS)
            break;
        BmColumn column = { .offset = offset, .width = descriptor[16] };
        if (column.width > table->row_length - MIN(offset, table->row_length)) {
            bm_warnings_add(warnings,
                            "%s: its columns are wider than a record; the last are left out", dbf);
            break;
        }
        const char *name = (const char *)descriptor;
        column.name = bm_encoding_decode(&table->encoding, name, strnlen(name, NAME_LENGTH), FALSE,
                                         BM_ENCODING_NO_RECORD);
        g_strstrip(column.name);
        g_array_append_val(table->columns, column);
        offset += column.width;
    }
}

/** The rows that the file really has. */
static void count_rows(BmAttributeTable *table, const char *dbf, const guint8 *data, gsize size,
                       guint header_length, BmWarnings *warnings)
{
    guint32 said = bm_little_endian_32(data + 4);
    gsize room = (size - header_length) / table->row_length;
    table->rows = data + header_length;
    table->row_count = (guint)MIN(said, room);
    if (said > room)
        bm_warnings_add(warnings, "%s: announces %u records, the file holds %u; get the file anew",
                        dbf, said, table->row_count);
}

void bm_attribute_table_init(BmAttributeTable *table, const char *path, BmWarnings *warnings)
{
    *table = (BmAttributeTable){ .columns = g_array_new(FALSE, FALSE, sizeof(BmColumn)) };
    g_array_set_clear_func(table->columns, clear_column);
    char *dbf;
    table->bytes = bm_map_file_beside(path, "dbf", &dbf);
    gsize size = 0;
    const guint8 *data = table->bytes ? g_bytes_get_data(table->bytes, &size) : NULL;
    guint header_length = size >= HEADER ? bm_little_endian_16(data + 8) : 0;
    table->row_length = size >= HEADER ? bm_little_endian_16(data + 10) : 0;
    if (!table->bytes) {
        bm_warnings_add(warnings, "%s: is missing; the features have no attributes", dbf);
    } else if (header_length < HEADER || header_length > size || table->row_length < 1) {
        bm_warnings_add(warnings, "%s: %s; the features have no attributes", dbf,
                        size == 0 ? "the file is empty" : "is no dBase table");
    } else {
        open_encoding(table, path, dbf, data[29], warnings);
        count_rows(table, dbf, data, size, header_length, warnings);
        read_columns(table, dbf, data, header_length, warnings);
    }
    g_free(dbf);
}

void bm_attribute_table_clear(BmAttributeTable *table)
{
    g_array_unref(table->columns);
    bm_encoding_clear(&table->encoding);
    if (table->bytes)
        g_bytes_unref(table->bytes);
}

int bm_attribute_table_column(const BmAttributeTable *table, const char *name)
{
    for (guint i = 0; i < table->columns->len; i++)
        if (g_ascii_strcasecmp(g_array_index(table->columns, BmColumn, i).name, name) == 0)
            return (int)i;
    return -1;
}

gboolean bm_attribute_table_is_deleted(const BmAttributeTable *table, guint row)
{
    return row < table->row_count && table->rows[(gsize)row * table->row_length] == '*';
}

/** The value's bytes without blanks and NULs around them; `full` where they reach the last byte. */
static const char *cell(const BmAttributeTable *table, guint row, int column, gsize *length,
                        gboolean *full)
{
    *length = 0;
    if (row >= table->row_count || column < 0)
        return "";
    const BmColumn *definition = &g_array_index(table->columns, BmColumn, column);
    const char *bytes =
        (const char *)table->rows + (gsize)row * table->row_length + definition->offset;
    gsize end = strnlen(bytes, definition->width), start = 0;
    *full = end == definition->width;
    while (end > 0 && bytes[end - 1] == ' ')
        end--;
    while (start < end && bytes[start] == ' ')
        start++;
    *full = *full && end == definition->width;
    *length = end - start;
    return bytes + start;
}

char *bm_attribute_table_value(const BmAttributeTable *table, guint row, int column)
{
    gsize length;
    gboolean full = FALSE;
    const char *bytes = cell(table, row, column, &length, &full);
    if (length > 0 && strspn(bytes, "*") >= length) /* a number that did not fit: none */
        length = 0;
    return bm_encoding_decode(&table->encoding, bytes, length, full, row);
}

static gboolean holds_high_byte(const char *bytes, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (bytes[i] & 0x80)
            return TRUE;
    return FALSE;
}

gboolean bm_attribute_table_matches(const BmAttributeTable *table, guint row, int column,
                                    const char *const *values)
{
    gsize length;
    gboolean full = FALSE;
    const char *bytes = cell(table, row, column, &length, &full);
    for (guint i = 0; values[i]; i++)
        if (strlen(values[i]) == length && memcmp(values[i], bytes, length) == 0)
            return TRUE;
    if (!holds_high_byte(bytes, length))
        return FALSE;
    char *text = bm_encoding_decode(&table->encoding, bytes, length, full, row);
    gboolean found = g_strv_contains(values, text);
    g_free(text);
    return found;
}
