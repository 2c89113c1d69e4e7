/** @file
 * Places whose name is one slip of the pen away.
 */
#ifndef BM_GAZETTEER_MISSPELLING_H
#define BM_GAZETTEER_MISSPELLING_H

#include "gazetteer/gazetteer.h"

/**
 * The places in `country` (ISO 3166 alpha-3) whose own name, folded, is one edit from `name`
 * (insert, delete, change, swap of neighbours), which has five letters or more; one edit anywhere
 * on Earth would name too many. For g_ptr_array_unref(), of BmPlace; NULL where the gazetteer
 * cannot be read.
 */
GPtrArray *bm_gazetteer_find_misspelled(BmGazetteer *gazetteer, const char *name,
                                        const char *country, GError **error);

/** TRUE where `key`, of five letters or more, is one edit from `other`; both folded. */
gboolean bm_is_misspelled(const char *key, const char *other);

#endif
