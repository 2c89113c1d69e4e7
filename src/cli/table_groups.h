/** @file
 * The groups of a table of toponyms: rows of one text, by their column `group`.
 */
#ifndef BM_CLI_TABLE_GROUPS_H
#define BM_CLI_TABLE_GROUPS_H

#include "document/table.h"
#include "gazetteer/geocode.h"

typedef struct BmTableGroups BmTableGroups;

/** Of a table with the columns `place` and perhaps `group`; both arguments are borrowed. */
BmTableGroups *bm_table_groups_new(const BmTable *table, BmGazetteer *gazetteer);
void bm_table_groups_free(BmTableGroups *groups);

/**
 * Sets `*group` to the group of a row, NULL where the row names none: it is kept until the last
 * row of the group has asked and the next row asks. FALSE where the gazetteer cannot be read.
 */
gboolean bm_table_groups_ask(BmTableGroups *groups, const BmTableRow *row,
                             const BmGeocodeGroup **group, GError **error);

#endif
