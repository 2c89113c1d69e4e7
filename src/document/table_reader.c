/** @file
 * From bytes to cells, rows and the columns' names, through libcsv.
 */
#include "document/table_reader.h"

#include "base/error.h"
#include "document/bytes.h"

#include <string.h>

/** Most bytes given to libcsv at once, so that the cap on a cell is looked at often enough. */
enum { SLICE = 1 << 16 };

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

static void fail(BmTableReader *reader, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void fail(BmTableReader *reader, guint line, const char *format, ...)
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

/* Exports are read on over a broken cell: what cannot be read in it is replaced, and said. */
static void mend_cell(BmTableReader *reader, BmTableCell *cell, gsize length)
{
    const char *column = reader->table->columns && reader->cells->len < reader->table->column_count
                             ? reader->table->columns[reader->cells->len]
                             : "?";
    const char *wrong = NULL;
    if (length > BM_TABLE_MAX_CELL_BYTES) {
        wrong = "a cell over 1 MiB; it is left empty";
        cell->text[0] = '\0';
    } else if (!g_utf8_validate(cell->text, (gssize)length, NULL)) {
        wrong = "bytes that are not UTF-8; each is replaced";
        char *valid = g_utf8_make_valid(cell->text, (gssize)length);
        g_free(cell->text);
        cell->text = valid;
    }
    for (char *at = cell->text; *at; at++) {
        if ((guchar)*at < 0x20 && !g_ascii_isspace(*at)) {
            wrong = "control characters; each is taken as a space";
            *at = ' ';
        }
    }
    if (wrong)
        bm_warnings_tally(reader->warnings, &reader->tally, "%s:%u: column \"%.80s\": %s",
                          reader->table->file, cell->line, column, wrong);
}

static void on_cell(void *bytes, size_t length, void *data)
{
    BmTableReader *reader = data;
    if (reader->cells->len == BM_TABLE_MAX_COLUMNS) {
        fail(reader, reader->line, "more than %u cells in a row; check the delimiter",
             BM_TABLE_MAX_COLUMNS);
        return;
    }
    BmTableCell cell = { g_strndup(bytes ? bytes : "", length), reader->cell_line };
    if (reader->take)
        mend_cell(reader, &cell, length);
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
static void take_header(BmTableReader *reader)
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

/* A row may be shorter than the first; what it holds beyond it has no name. */
static void check_count(BmTableReader *reader, guint line)
{
    const BmTable *table = reader->table;
    guint count = reader->cells->len, wanted = table->column_count;
    gboolean beyond = FALSE;
    for (guint i = wanted; i < count; i++)
        beyond |= g_array_index(reader->cells, BmTableCell, i).text[0] != '\0';
    if (beyond && !reader->take)
        fail(reader, line,
             "%u cells where the first row names %u columns; put a cell that holds the "
             "delimiter in quotes",
             count, wanted);
    else if (beyond)
        bm_warnings_tally(reader->warnings, &reader->tally,
                          "%s:%u: %u cells where the first row names %u columns; what is beyond "
                          "is not read",
                          table->file, line, count, wanted);
    else if (count < wanted)
        bm_warnings_tally(reader->warnings, &reader->tally,
                          "%s:%u: %u cells where the first row names %u columns; the missing "
                          "ones are taken as empty",
                          table->file, line, count, wanted);
}

static BmTableRow *row_take(BmTableReader *reader, guint line)
{
    guint count = reader->cells->len, wanted = reader->table->column_count;
    BmTableRow *row = g_new0(BmTableRow, 1);
    row->line = line;
    row->cells = g_new0(BmTableCell, wanted + 1);
    for (guint i = 0; i < wanted; i++) {
        BmTableCell *cell = i < count ? &g_array_index(reader->cells, BmTableCell, i) : NULL;
        row->cells[i].line = cell ? cell->line : line;
        row->cells[i].text = cell ? g_steal_pointer(&cell->text) : g_strdup("");
    }
    return row;
}

static void take_row(BmTableReader *reader)
{
    BmTable *table = reader->table;
    guint line = g_array_index(reader->cells, BmTableCell, 0).line;
    check_count(reader, line);
    if (!reader->take && (table->rows->len == BM_TABLE_MAX_ROWS ||
                          (gsize)table->rows->len * table->column_count > BM_TABLE_MAX_CELLS))
        fail(reader, line, "more than %u rows or %u cells; split the table", BM_TABLE_MAX_ROWS,
             BM_TABLE_MAX_CELLS);
    BmTableRow *row = row_take(reader, line);
    if (!reader->take) {
        g_ptr_array_add(table->rows, row);
        return;
    }
    if (!reader->error)
        reader->take(table, row, reader->data, &reader->error);
    row_free(row);
}

static void on_row(int terminator, void *data)
{
    (void)terminator;
    BmTableReader *reader = data;
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

static void explain(BmTableReader *reader)
{
    if (csv_error(&reader->parser) == CSV_EPARSE)
        fail(reader, reader->line,
             "a quotation mark inside a cell; put the whole cell in quotes and write the mark "
             "twice");
    else
        fail(reader, reader->line, "%s", csv_strerror(csv_error(&reader->parser)));
}

void bm_table_reader_feed(BmTableReader *reader, const char *bytes, gsize length)
{
    struct csv_parser *parser = &reader->parser;
    gsize limit = reader->take ? BM_TABLE_MAX_BYTES : BM_TABLE_MAX_CELL_BYTES;
    while (length > 0 && !reader->error) {
        gboolean ends_line;
        gsize slice = next_slice(bytes, length, &ends_line);
        if (reader->cells->len == 0 && parser->entry_pos == 0 && !parser->quoted)
            reader->cell_line = reader->line;
        if (csv_parse(parser, bytes, slice, on_cell, on_row, reader) != slice)
            explain(reader);
        if (parser->entry_pos > limit)
            fail(reader, reader->cell_line,
                 "a cell of more than %" G_GSIZE_FORMAT " bytes; is a quotation mark left open?",
                 limit);
        bytes += slice;
        length -= slice;
        if (ends_line)
            reader->line++;
    }
}

void bm_table_reader_start(BmTableReader *reader, const char *file, char delimiter,
                           BmTableRowReader take, gpointer data, BmWarnings *warnings)
{
    *reader = (BmTableReader){ .warnings = warnings, .line = 1, .take = take, .data = data };
    reader->table = g_new0(BmTable, 1);
    reader->table->file = g_strdup(file);
    reader->table->rows = g_ptr_array_new_with_free_func(row_free);
    reader->cells = g_array_new(FALSE, FALSE, sizeof(BmTableCell));
    g_array_set_clear_func(reader->cells, clear_cell);
    guchar strict = CSV_STRICT | CSV_STRICT_FINI;
    if (csv_init(&reader->parser, (guchar)((take ? 0 : strict) | CSV_APPEND_NULL)) != 0)
        g_error("libcsv cannot start");
    csv_set_delim(&reader->parser, (guchar)delimiter);
    /* The buffer grows by a block at a time: by 128 bytes it would be copied too often. */
    csv_set_blk_size(&reader->parser, SLICE);
}

BmTable *bm_table_reader_finish(BmTableReader *reader, GError **error)
{
    gboolean open = reader->parser.quoted;
    if (!reader->error && csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
        fail(reader, reader->cell_line, "a quotation mark is left open; close the cell");
    else if (open && reader->take)
        bm_warnings_tally(reader->warnings, &reader->tally,
                          "%s:%u: a quotation mark is left open at the end of the table",
                          reader->table->file, reader->cell_line);
    csv_free(&reader->parser);
    g_array_unref(reader->cells);
    bm_warnings_close(reader->warnings, &reader->tally, reader->table->file,
                      "cells or rows that are wrong");
    if (!reader->error && !reader->table->columns)
        fail(reader, 1, "an empty table; the first row must name the columns");
    if (reader->error) {
        g_propagate_error(error, reader->error);
        g_clear_pointer(&reader->table, bm_table_free);
    }
    return reader->table;
}

/** The delimiter that the first row has most of, outside quotes. */
static char sniff_delimiter(const char *bytes, gsize length)
{
    static const char candidates[] = { ',', ';', '\t', '|' };
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

char bm_table_delimiter(const char *name, const char *bytes, gsize length)
{
    char *lower = g_ascii_strdown(name, -1);
    gboolean tabs = g_str_has_suffix(lower, ".tsv") || g_str_has_suffix(lower, ".tab");
    g_free(lower);
    return tabs ? '\t' : sniff_delimiter(bytes, length);
}

char *bm_table_utf8(const char *name, const char *bytes, gsize length, gsize *utf8_length,
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
