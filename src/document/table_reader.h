/** @file
 * libcsv fed line by line, so that every cell knows the line on which it begins: what reading
 * a whole table and reading one row by row share. Private to this folder.
 */
#ifndef BM_DOCUMENT_TABLE_READER_H
#define BM_DOCUMENT_TABLE_READER_H

#include "document/table.h"

#include <csv.h>

typedef struct {
    BmTable *table; /**< owned by the caller; gets its columns from the first row */
    struct csv_parser parser;
    BmWarnings *warnings;
    BmWarningTally tally;  /**< of warnings about cells and rows */
    GArray *cells;         /**< of BmTableCell: the row being read */
    guint line;            /**< of the bytes being read */
    guint cell_line;       /**< on which the next cell begins */
    BmTableRowReader take; /**< takes each row; NULL: the table keeps them, and a wrong cell is
                                an error rather than a warning */
    gpointer data;         /**< of `take` */
    GError *error;         /**< the first one; nothing is read after it */
} BmTableReader;

/** Begins a table whose messages name `file`; `take` may be NULL. */
void bm_table_reader_start(BmTableReader *reader, const char *file, char delimiter,
                           BmTableRowReader take, gpointer data, BmWarnings *warnings);
/** Reads on; a carriage return at the end of `bytes` is taken as the end of a line. */
void bm_table_reader_feed(BmTableReader *reader, const char *bytes, gsize length);
/**
 * Ends the table. Returns it for bm_table_free(), or NULL with the first error.
 */
BmTable *bm_table_reader_finish(BmTableReader *reader, GError **error);

/** The delimiter of a file by its name's ending, else the one that its first row has most of. */
char bm_table_delimiter(const char *name, const char *bytes, gsize length);

/** The bytes of a whole file as UTF-8 without a byte order mark, for g_free(), or NULL. */
char *bm_table_utf8(const char *name, const char *bytes, gsize length, gsize *utf8_length,
                    GError **error);

#endif
