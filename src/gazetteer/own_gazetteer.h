/** @file
 * A user's own gazetteer: places in whatever table they are kept, looked up by name.
 */
#ifndef BM_GAZETTEER_OWN_GAZETTEER_H
#define BM_GAZETTEER_OWN_GAZETTEER_H

#include "base/warnings.h"
#include "gazetteer/gazetteer.h"

typedef struct BmOwnGazetteer BmOwnGazetteer;

/**
 * Opens what `bordermap gazetteer build` made, or reads any table that bm_own_read() does into
 * memory. NULL with BM_ERROR_INPUT.
 */
BmOwnGazetteer *bm_own_gazetteer_open(const char *path, BmWarnings *warnings, GError **error);
void bm_own_gazetteer_free(BmOwnGazetteer *own);

/**
 * Adds to `places` those that bear `name`, or whose names sound alike; each is marked as the
 * user's (BmPlace.own). At most 2000.
 */
gboolean bm_own_gazetteer_find(BmOwnGazetteer *own, const char *name, gboolean loosely,
                               GPtrArray *places, GError **error);

/**
 * Adds to `names` (of char) those of places with a spelling one edit from `key`, folded, that
 * begins with the same letter; no more than `count` in all.
 */
gboolean bm_own_gazetteer_nearest(BmOwnGazetteer *own, const char *key, guint count,
                                  GPtrArray *names, GError **error);

#endif
