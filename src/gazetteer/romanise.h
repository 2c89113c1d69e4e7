/** @file
 * Names in other scripts written in Latin letters, as English maps write them.
 */
#ifndef BM_GAZETTEER_ROMANISE_H
#define BM_GAZETTEER_ROMANISE_H

/**
 * `name` letter by letter: Cyrillic, Greek and the scripts of India that share Devanagari's order
 * (Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam). "Дельхи" is "delkhi",
 * "কারাচি" is "karachi". For g_free(); NULL where a letter is of another script (Arabic and Hebrew
 * leave vowels out), where there is none to write anew, or where `name` is not UTF-8.
 */
char *bm_romanise(const char *name);

#endif
