/** @file
 * What the columns of a table mean as fields of an event, and a row as the mapping that an events
 * file would hold. Private to this folder.
 */
#ifndef BM_EVENT_EVENT_COLUMNS_H
#define BM_EVENT_EVENT_COLUMNS_H

#include "document/node.h"
#include "document/table.h"

/** What a column holds. */
typedef struct {
    const char *field; /**< borrowed, static; NULL: nothing that is read */
    enum { BM_OF_EVENT, BM_OF_SOURCE, BM_OF_CLAIM } part;
    guint claim; /**< of BM_OF_CLAIM: its number, from 1 */
} BmEventColumn;

/**
 * What each column of a table of events holds, for g_free(); NULL with an error. `mapping` as in
 * bm_events_read_table(). A column that means nothing is a warning, and so is a table without dates;
 * two columns of one field are an error.
 */
BmEventColumn *bm_event_columns_match(const BmTable *table, const char *const *mapping,
                                      BmWarnings *warnings, GError **error);

/**
 * The same for geodata, whose tables hold much that is no field: what is not read is told in one
 * warning, a column that bears a field's very name wins over one that only means it, and `name`
 * is the place, `description` the note. For g_free().
 */
BmEventColumn *bm_event_columns_match_leniently(const BmTable *table, BmWarnings *warnings);

/** A row as the mapping of an event, for bm_node_free(); it borrows the table's file. */
BmNode *bm_event_row_node(const BmTable *table, const BmEventColumn *columns,
                          const BmTableRow *row);

/** A cell as the value of a field: a list for those that are lists, a text otherwise. */
BmNode *bm_event_cell_node(const BmTable *table, const BmTableCell *cell, const char *field);

/** The key of a NULL-terminated list that is `name`, borrowed of it, or NULL. */
const char *bm_event_key_find(const char *const *keys, const char *name);
/** A column's name in the spelling of fields, for g_free(). */
char *bm_event_column_fold(const char *name);
/** The field of an event that a folded name means, also by another name; static; NULL: none. */
const char *bm_event_column_field(const char *folded);
/** Warns of a column that means none of the `keys`. */
void bm_event_column_warn(const BmTable *table, guint index, const char *folded,
                          const char *const *keys, BmWarnings *warnings);

#endif
