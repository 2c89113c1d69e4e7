/** @file
 * Folding names: spellings that differ only as writers differ get the same key.
 *
 * The build of the gazetteer and every query go through these functions.
 */
#ifndef BM_GAZETTEER_FOLD_H
#define BM_GAZETTEER_FOLD_H

#include <glib.h>

/** Names longer than this many bytes are never places. */
#define BM_FOLD_MAX_BYTES 512

/**
 * The exact key: Unicode compatibility form, case and diacritics folded, letter variants of
 * the Arabic script unified (ي ى ې ے → ی, ك → ک, ة ہ ھ → ه, ګ → گ, ټ → ٹ …), the long signs of i and
 * u of the scripts of India made short, their dot below and an alef inside a Hebrew word dropped,
 * and everything that is neither letter nor digit, spaces included ("Mazar-i-Sharif" →
 * "mazarisharif").
 * Returns a string for g_free(), "" where nothing is left, NULL where `name` is not UTF-8.
 */
char *bm_fold_name(const char *name);

/**
 * The loose key, for names in Latin script: vowels in three classes (a; e, i, y; o, u), q as k,
 * w as v, gh as g, kh as x, dz as z, zh as j, a silent h, the izafat and doubles dropped (on 388
 * Afghan districts this confuses none). Returns a string for g_free(), NULL where the name has
 * other letters or fewer than four are left: short names sound like too many others.
 */
char *bm_fold_name_loosely(const char *name);

/** Both keys at once, each as its own function returns it; FALSE where `name` is not UTF-8. */
gboolean bm_fold_keys(const char *name, char **key, char **loose);

/** The words of a name, each folded as in bm_fold_name(); for g_strfreev(). NULL if not UTF-8. */
char **bm_fold_words(const char *name);

#endif
