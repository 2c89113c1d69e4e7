/** @file
 * The attributes of a shapefile: a .dbf read straight from its bytes, a record when asked for.
 */
#ifndef BM_SOURCE_ATTRIBUTE_TABLE_H
#define BM_SOURCE_ATTRIBUTE_TABLE_H

#include "source/encoding.h"

typedef struct {
    char *name;
    guint offset, width; /**< bytes in the record */
} BmColumn;

typedef struct {
    GBytes *bytes;
    const guint8 *rows; /**< the first record, borrowed of `bytes` */
    guint row_length, row_count;
    GArray *columns; /**< of BmColumn */
    BmEncoding encoding;
} BmAttributeTable;

/**
 * Opens the .dbf beside the .shp at `path`. Where it is missing or no table, the columns are
 * none and a warning says so; it never fails.
 */
void bm_attribute_table_init(BmAttributeTable *table, const char *path, BmWarnings *warnings);
void bm_attribute_table_clear(BmAttributeTable *table);

/** The column of that name without regard to case, or -1. */
int bm_attribute_table_column(const BmAttributeTable *table, const char *name);

/** TRUE for a record marked as deleted. */
gboolean bm_attribute_table_is_deleted(const BmAttributeTable *table, guint row);

/** A value as UTF-8 without the blanks around it, "" where there is none; for g_free(). */
char *bm_attribute_table_value(const BmAttributeTable *table, guint row, int column);

/** TRUE where the value is one of the NULL-terminated `values`. */
gboolean bm_attribute_table_matches(const BmAttributeTable *table, guint row, int column,
                                    const char *const *values);

#endif
