/** @file
 * Text of unknown encoding to UTF-8: the bytes decide, then what the file says of itself.
 */
#ifndef BM_SOURCE_ENCODING_H
#define BM_SOURCE_ENCODING_H

#include "base/warnings.h"

typedef struct {
    char *path;     /**< of the file, for messages */
    char *declared; /**< iconv's name of what the file says, or NULL */
    BmWarnings *warnings;
    gboolean *told; /**< whether the contradiction has been told */
} BmEncoding;

/**
 * Reads the declaration: `code_page` is a .cpg's text (NULL where there is none), `driver` the
 * language driver byte of a .dbf.
 */
void bm_encoding_init(BmEncoding *encoding, const char *path, const char *code_page, guint driver,
                      BmWarnings *warnings);
void bm_encoding_clear(BmEncoding *encoding);

/** Text that belongs to no record, such as a column's name. */
#define BM_ENCODING_NO_RECORD G_MAXUINT

/**
 * `length` bytes as UTF-8, for g_free(). Valid UTF-8 is kept as it is, with `full` also where a
 * last character was cut by the width of the field; else the declared encoding is taken, else
 * Windows-1252. A contradiction is told once for a file, with the number of the record.
 */
char *bm_encoding_decode(const BmEncoding *encoding, const char *bytes, gsize length, gboolean full,
                         guint record);

#endif
