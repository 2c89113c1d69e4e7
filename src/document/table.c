/** @file
 * libcsv fed line by line, so that every cell knows the line on which it begins.
 */
#include "document/table.h"

#include "base/error.h"
#include "document/bytes.h"

#include <csv.h>
#include <string.h>

/** Most bytes given to libcsv at once, so that the cap on a cell is looked at often enough. */
enum { SLICE = 1 << 16 };

typedef struct {
    BmTable *table;
    struct csv_parser parser;
    BmWarnings *warnings;
    GArray *cells;   /**< of BmTableCell: the row being read */
    guint line;      /**< of the bytes being read */
    guint cell_line; /**< on which the next cell begins */
    GError *error;   /**< of a callback */
} Reader;

static void clear_cell(gpointer cell)
{
    g_free(((BmTableCell *)cell)->text);
}

static void row_free(gpointer data)
{
    BmTableRow *row = data;
    for (BmTableCell *cell = row->cells; cell->text; cell++)
        g_free(cell->text);
    g_free(row->cells);
    g_free(row);
}

static void fail(Reader *reader, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void fail(Reader *reader, guint line, const char *format, ...)
{
    if (reader->error)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(&reader->error, BM_ERROR, BM_ERROR_INPUT, "%s:%u: %s", reader->table->file, line,
                message);
    g_free(message);
}

static void on_cell(void *bytes, size_t length, void *data)
{
    Reader *reader = data;
    if (reader->cells->len == BM_TABLE_MAX_COLUMNS) {
        fail(reader, reader->line, "more than %u cells in a row; check the delimiter",
             BM_TABLE_MAX_COLUMNS);
        return;
    }
    BmTableCell cell = { g_strndup(bytes ? bytes : "", length), reader->cell_line };
    g_array_append_val(reader->cells, cell);
    reader->cell_line = reader->line;
}

static gboolean row_is_blank(const GArray *cells)
{
    for (guint i = 0; i < cells->len; i++)
        if (g_array_index(cells, BmTableCell, i).text[0] != '\0')
            return FALSE;
    return TRUE;
}

/** The first row: names, no two the same. */
static void take_header(Reader *reader)
{
    BmTable *table = reader->table;
    table->column_count = reader->cells->len;
    table->columns = g_new0(char *, reader->cells->len + 1);
    table->header_line = g_array_index(reader->cells, BmTableCell, 0).line;
    for (guint i = 0; i < reader->cells->len; i++) {
        const BmTableCell *cell = &g_array_index(reader->cells, BmTableCell, i);
        int first = cell->text[0] ? bm_table_column(table, cell->text) : -1;
        if (first >= 0)
            fail(reader, cell->line,
                 "the column \"%.80s\" stands twice, as number %d and %u; rename one of them",
                 cell->text, first + 1, i + 1);
        table->columns[i] = g_strdup(cell->text);
    }
}

static void take_row(Reader *reader)
{
    BmTable *table = reader->table;
    guint count = reader->cells->len, wanted = table->column_count;
    guint line = g_array_index(reader->cells, BmTableCell, 0).line;
    for (guint i = wanted; i < count; i++)
        if (g_array_index(reader->cells, BmTableCell, i).text[0] != '\0')
            fail(reader, line,
                 "%u cells where the first row names %u columns; put a cell that holds the "
                 "delimiter in quotes",
                 count, wanted);
    if (count < wanted)
        bm_warnings_add(reader->warnings,
                        "%s:%u: %u cells where the first row names %u columns; the missing ones "
                        "are taken as empty",
                        table->file, line, count, wanted);
    if (table->rows->len == BM_TABLE_MAX_ROWS || table->rows->len * wanted > BM_TABLE_MAX_CELLS)
        fail(reader, line, "more than %u rows or %u cells; split the table", BM_TABLE_MAX_ROWS,
             BM_TABLE_MAX_CELLS);
    BmTableRow *row = g_new0(BmTableRow, 1);
    row->line = line;
    row->cells = g_new0(BmTableCell, wanted + 1);
    for (guint i = 0; i < wanted; i++) {
        BmTableCell *cell = i < count ? &g_array_index(reader->cells, BmTableCell, i) : NULL;
        row->cells[i].line = cell ? cell->line : line;
        row->cells[i].text = cell ? g_steal_pointer(&cell->text) : g_strdup("");
    }
    g_ptr_array_add(table->rows, row);
}

static void on_row(int terminator, void *data)
{
    (void)terminator;
    Reader *reader = data;
    if (!reader->error && !row_is_blank(reader->cells)) {
        if (reader->table->columns)
            take_row(reader);
        else
            take_header(reader);
    }
    g_array_set_size(reader->cells, 0);
}

/** The length of the next slice: to the end of a line, but never longer than SLICE. */
static gsize next_slice(const char *bytes, gsize length, gboolean *ends_line)
{
    gsize limit = MIN(length, SLICE);
    for (gsize i = 0; i < limit; i++) {
        if (bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < length && bytes[i + 1] == '\n'))) {
            *ends_line = TRUE;
            return i + 1;
        }
    }
    *ends_line = FALSE;
    return limit;
}

static void explain(Reader *reader)
{
    if (csv_error(&reader->parser) == CSV_EPARSE)
        fail(reader, reader->line,
             "a quotation mark inside a cell; put the whole cell in quotes and write the mark "
             "twice");
    else
        fail(reader, reader->line, "%s", csv_strerror(csv_error(&reader->parser)));
}

static void read_lines(Reader *reader, const char *bytes, gsize length)
{
    struct csv_parser *parser = &reader->parser;
    reader->line = 1;
    while (length > 0 && !reader->error) {
        gboolean ends_line;
        gsize slice = next_slice(bytes, length, &ends_line);
        if (reader->cells->len == 0 && parser->entry_pos == 0 && !parser->quoted)
            reader->cell_line = reader->line;
        if (csv_parse(parser, bytes, slice, on_cell, on_row, reader) != slice)
            explain(reader);
        if (parser->entry_pos > BM_TABLE_MAX_CELL_BYTES)
            fail(reader, reader->cell_line,
                 "a cell of more than %u bytes; is a quotation mark left open?",
                 BM_TABLE_MAX_CELL_BYTES);
        bytes += slice;
        length -= slice;
        if (ends_line)
            reader->line++;
    }
    if (!reader->error && csv_fini(parser, on_cell, on_row, reader) != 0)
        fail(reader, reader->cell_line, "a quotation mark is left open; close the cell");
}

/** The delimiter that the first row has most of, outside quotes. */
static char sniff_delimiter(const char *bytes, gsize length)
{
    static const char candidates[] = { ',', ';', '\t' };
    guint counts[G_N_ELEMENTS(candidates)] = { 0 };
    gboolean quoted = FALSE;
    for (gsize i = 0; i < length && (quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
        quoted ^= bytes[i] == '"';
        for (guint c = 0; c < G_N_ELEMENTS(candidates); c++)
            counts[c] += !quoted && bytes[i] == candidates[c];
    }
    guint best = 0;
    for (guint c = 1; c < G_N_ELEMENTS(candidates); c++)
        if (counts[c] > counts[best])
            best = c;
    return candidates[best];
}

static char choose_delimiter(const char *name, const char *bytes, gsize length)
{
    char *lower = g_ascii_strdown(name, -1);
    gboolean tabs = g_str_has_suffix(lower, ".tsv") || g_str_has_suffix(lower, ".tab");
    g_free(lower);
    return tabs ? '\t' : sniff_delimiter(bytes, length);
}

/** The bytes as UTF-8 without a byte order mark, for g_free(), or NULL with an error. */
static char *to_utf8(const char *name, const char *bytes, gsize length, gsize *utf8_length,
                     GError **error)
{
    const char *utf16 = NULL;
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        utf16 = "UTF-16LE";
    else if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        utf16 = "UTF-16BE";
    char *text = NULL;
    if (utf16) {
        text = g_convert(bytes + 2, (gssize)(length - 2), "UTF-8", utf16, NULL, utf8_length, NULL);
        if (!text)
            g_set_error(error, BM_ERROR, BM_ERROR_INPUT,
                        "%s: begins as %s but is not; save the file as UTF-8", name, utf16);
    } else {
        gsize mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        *utf8_length = length - mark;
        text = g_memdup2(bytes + mark, length - mark);
        if (!text)
            text = g_strdup("");
    }
    if (text && !bm_bytes_check_utf8(name, text, *utf8_length, error))
        g_clear_pointer(&text, g_free);
    return text;
}

static void read_text(Reader *reader, const char *text, gsize length, char delimiter)
{
    if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
        g_error("libcsv cannot start");
    csv_set_delim(&reader->parser, (unsigned char)delimiter);
    /* The buffer grows by a block at a time: by 128 bytes it would be copied too often. */
    csv_set_blk_size(&reader->parser, SLICE);
    read_lines(reader, text, length);
    csv_free(&reader->parser);
    if (!reader->error && !reader->table->columns)
        fail(reader, 1, "an empty table; the first row must name the columns");
}

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
    char *text = to_utf8(name, bytes, length, &utf8_length, error);
    if (!text)
        return NULL;
    Reader reader = { .table = g_new0(BmTable, 1), .warnings = warnings };
    reader.table->file = g_strdup(name);
    reader.table->rows = g_ptr_array_new_with_free_func(row_free);
    reader.cells = g_array_new(FALSE, FALSE, sizeof(BmTableCell));
    g_array_set_clear_func(reader.cells, clear_cell);
    read_text(&reader, text, utf8_length,
              delimiter ? delimiter : choose_delimiter(name, text, utf8_length));
    g_array_unref(reader.cells);
    g_free(text);
    if (reader.error) {
        g_propagate_error(error, reader.error);
        g_clear_pointer(&reader.table, bm_table_free);
    }
    return reader.table;
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
