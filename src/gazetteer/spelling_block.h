/** @file
 * The keys of one length, as the gazetteer keeps them, taken apart for scanning. Private to this
 * folder.
 */
#ifndef BM_GAZETTEER_SPELLING_BLOCK_H
#define BM_GAZETTEER_SPELLING_BLOCK_H

#include <glib.h>

/** One key; borrows of its block. */
typedef struct {
    guint32 place;
    guint bytes; /**< of the text, which is not terminated and may be anything */
    const guint8 *text;
} BmSpelling;

typedef struct BmSpellingBlock BmSpellingBlock;

/** Of a copy of the bytes (schema.h); a record that is cut off and all behind it are left out. */
BmSpellingBlock *bm_spelling_block_new(const void *bytes, gsize size);
void bm_spelling_block_free(BmSpellingBlock *block);

/** Adds the numbers (guint32) of the keys whose set of letters differs from `signature` by at most
 * `differing` letters. */
void bm_spelling_block_pick(const BmSpellingBlock *block, guint32 signature, guint differing,
                            GArray *numbers);
BmSpelling bm_spelling_block_get(const BmSpellingBlock *block, guint32 number);

#endif
