/** @file
 * Spellings near to one that is not known, for "did you mean" and for one slip of the pen.
 */
#ifndef BM_GAZETTEER_NEAR_SPELLINGS_H
#define BM_GAZETTEER_NEAR_SPELLINGS_H

#include <glib.h>

struct sqlite3;

/** A spelling near the one sought. */
typedef struct {
    guint distance;
    guint32 place; /**< its number in the file */
} BmNearSpelling;

typedef struct BmNearSpellings BmNearSpellings;

/** Reads from an open gazetteer, borrowed, which must live as long. */
BmNearSpellings *bm_near_spellings_new(struct sqlite3 *database);
void bm_near_spellings_free(BmNearSpellings *spellings);

/** Which letters a folded word has, in 32 classes: an edit of an ASCII word changes at most two. */
guint32 bm_spelling_signature(const char *key);

/**
 * The spellings nearest to the folded `key` (insert, delete, change, swap of neighbours are one
 * edit): those one edit away, and while they are fewer than `enough` those of two, and of three
 * for eight letters or more; words of less than five letters allow one edit, of less than eight
 * two. The nearest first. For g_array_unref(), of BmNearSpelling; NULL where the file is damaged.
 */
GArray *bm_near_spellings_find(BmNearSpellings *spellings, const char *key, guint enough);

#endif
