/** @file
 * The keys by which a gazetteer's places are found, kept until all are known and then written
 * sorted: an index that grows at random is slow.
 */
#ifndef BM_GAZETTEER_GAZETTEER_KEYS_H
#define BM_GAZETTEER_GAZETTEER_KEYS_H

#include <glib.h>
#include <sqlite3.h>

typedef struct BmGazetteerKeys BmGazetteerKeys;

BmGazetteerKeys *bm_gazetteer_keys_new(void);
void bm_gazetteer_keys_free(BmGazetteerKeys *keys);

/**
 * Adds a name of the place numbered `place`, folded as a look-up folds it. `own`: it is the place's
 * own name; `near`: misspelt words are compared with it.
 */
void bm_gazetteer_keys_add_name(BmGazetteerKeys *keys, const char *name, gboolean own,
                                gboolean near, guint32 place);
/** Adds the word for its people: "Afghan". */
void bm_gazetteer_keys_add_demonym(BmGazetteerKeys *keys, const char *name, guint32 place);
/** Writes them to the tables of schema.h, each once; FALSE: see sqlite3_errmsg(). */
gboolean bm_gazetteer_keys_write(BmGazetteerKeys *keys, sqlite3 *database);

#endif
