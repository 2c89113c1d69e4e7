/** @file
 * A table of text: comma, semicolon or tab separated values, each cell with its line.
 *
 * Read through libcsv in its strict mode (RFC 4180 quoting); UTF-8, or UTF-16 that a byte
 * order mark names. Spaces around an unquoted cell are dropped.
 */
#ifndef BM_DOCUMENT_TABLE_H
#define BM_DOCUMENT_TABLE_H

#include "base/warnings.h"

/** Most bytes of a file and of a cell, most columns, most rows. */
#define BM_TABLE_MAX_BYTES (64u << 20)
#define BM_TABLE_MAX_CELL_BYTES (1u << 20)
#define BM_TABLE_MAX_COLUMNS 1024u
#define BM_TABLE_MAX_ROWS 1000000u
#define BM_TABLE_MAX_CELLS 10000000u /**< rows times columns */

typedef struct {
    char *text; /**< UTF-8, never NULL */
    guint line; /**< where the cell begins, counted from 1 */
} BmTableCell;

typedef struct {
    guint line;         /**< where the row begins, counted from 1 */
    BmTableCell *cells; /**< as many as the table has columns; "" where the row is short */
} BmTableRow;

typedef struct {
    char *file;     /**< for messages */
    char **columns; /**< names as the first row has them, NULL-terminated */
    guint column_count;
    guint header_line; /**< of the first row */
    GPtrArray *rows;   /**< of BmTableRow, owned; a row without any text is left out */
} BmTable;

/**
 * Reads a table whose first row names the columns ("-" is standard input). A name that ends in
 * .tsv or .tab means tabs; otherwise the first row decides between comma, semicolon and tab.
 * A short row is a warning. Returns a table for bm_table_free(), or NULL with BM_ERROR_INPUT as
 * FILE:LINE.
 */
BmTable *bm_table_read(const char *path, BmWarnings *warnings, GError **error);
/** The same from memory; `delimiter` is a character, or 0 to let name and first row decide. */
BmTable *bm_table_parse(const char *name, const char *bytes, gsize length, char delimiter,
                        BmWarnings *warnings, GError **error);

/**
 * Takes a row as it is read; the row is gone once it returns. FALSE with an error stops the
 * reading.
 */
typedef gboolean (*BmTableRowReader)(const BmTable *table, const BmTableRow *row, gpointer data,
                                     GError **error);

/**
 * Reads a table of any length row by row in bounded memory, as databases export them. What is
 * wrong with a cell is a warning as FILE:LINE: column, and the rest goes on: bytes that are not
 * UTF-8 become U+FFFD, control characters spaces, a cell over the limit is left empty, cells
 * beyond the columns are dropped. `table` has no rows. UTF-16 is read up to BM_TABLE_MAX_BYTES.
 */
gboolean bm_table_stream(const char *path, BmTableRowReader reader, gpointer data,
                         BmWarnings *warnings, GError **error);
void bm_table_free(BmTable *table);

/** The index of a column by name without regard to case, or -1. */
int bm_table_column(const BmTable *table, const char *name);
guint bm_table_count(const BmTable *table);
const BmTableRow *bm_table_row(const BmTable *table, guint index);

#endif
