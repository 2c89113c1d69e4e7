/** @file
 * The key: every mark that the map drew, and what it means.
 */
#ifndef BM_COMPOSE_KEY_H
#define BM_COMPOSE_KEY_H

#include "compose/composition.h"

/** Adds a copy of an entry to a key (of BmKeyEntry), once. */
void bm_key_add_copy(GPtrArray *key, const BmKeyEntry *entry);
/** Adds copies of all that another key has, each once. */
void bm_key_add_copies(GPtrArray *key, const GPtrArray *other);
/** Adds an entry for what is drawn at `pixels`, and notes what of it the map's frame holds. */
void bm_key_add_seen(BmComposition *composition, BmKeyKind kind, const char *style,
                     const char *text, const BmGeometry *pixels);
/** Drops the entries of which nothing is to be seen outside of a box that hides it (pixels). */
void bm_key_drop_hidden(GPtrArray *key, const BmExtent *box);
/** Frees a BmKeyEntry; for containers. */
void bm_key_entry_free(gpointer entry);

/** The size in pixels that the key and the scale bar below it will take, `width` at most. */
gboolean bm_key_measure(const BmComposition *composition, double width, double *taken_width,
                        double *height, GError **error);
/** Draws the key with its upper left corner at x, y. */
gboolean bm_key_draw(BmComposition *composition, double x, double y, double width, GError **error);

#endif
