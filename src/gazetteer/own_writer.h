/** @file
 * Writing a user's own gazetteer: places in any number, in bounded memory, then finished.
 */
#ifndef BM_GAZETTEER_OWN_WRITER_H
#define BM_GAZETTEER_OWN_WRITER_H

#include "gazetteer/gazetteer.h"

typedef struct BmOwnWriter BmOwnWriter;
struct sqlite3;

/**
 * Begins a gazetteer in the new file `path`, or in memory where it is NULL. What waits to be
 * sorted stands in a file of the system's folder for temporary ones. BM_ERROR_OUTPUT.
 */
BmOwnWriter *bm_own_writer_new(const char *path, GError **error);

/** Adds a place with its names beside `place->name`, of which NULL and "" are passed over. */
gboolean bm_own_writer_add(BmOwnWriter *writer, const BmPlace *place, const GPtrArray *names,
                           GError **error);
/** Says how a province is called whose code (BmPlace.admin1) places carry; the first holds. */
gboolean bm_own_writer_name_province(BmOwnWriter *writer, const char *code, const char *name,
                                     GError **error);

/** How many places there are. */
guint64 bm_own_writer_count(const BmOwnWriter *writer);

/**
 * Sorts the names and ends the writing. The database is handed on, for sqlite3_close(); NULL
 * with an error.
 */
struct sqlite3 *bm_own_writer_finish(BmOwnWriter *writer, GError **error);
/** Ends it anyhow; after bm_own_writer_finish() the database lives on. */
void bm_own_writer_free(BmOwnWriter *writer);

#endif
