/** @file
 * A name compared with a place's own, word by word.
 */
#include "gazetteer/called_so.h"

#include <math.h>
#include <string.h>

#include "gazetteer/fold.h"
#include "gazetteer/misspelling.h"

/** A place's own name is likelier meant than another spelling or a former name of some other. */
static const double OWN_NAME_BONUS = 2.2;
/** The same where the words are parted differently: "Jalalabad", "Jalal-Abad". */
static const double PARTED_NAME_BONUS = 0.6;
/** The same where it goes on: "Newcastle upon Tyne", "Santiago de los Caballeros". */
static const double BEGUN_NAME_BONUS = 1.6;
/** The same where only vowels differ: "Jenin", "Janīn". */
static const double KINDRED_NAME_BONUS = 1;
/** One of many other names is the less likely meant: of ten times as many, by this. */
static const double OTHER_NAME_LOSS = 1;
/** TRUE where two folded words are alike but for vowels. */
static gboolean are_kindred(const char *a, const char *b)
{
    static const char *const vowels = "aeiouyh";
    gsize consonants = 0;
    for (;; a++, b++, consonants++) {
        a += strspn(a, vowels);
        b += strspn(b, vowels);
        if (*a != *b)
            return FALSE;
        if (*a == '\0')
            return consonants > 1;
    }
}

double bm_called_so(const BmPlace *place, char **words, const char *joined)
{
    char **own = bm_fold_words(place->name);
    if (!own)
        return 0;
    double bonus = 0;
    guint same = 0;
    while (own[same] && words[same] && g_str_equal(own[same], words[same]))
        same++;
    char *joined_own = g_strjoinv("", own);
    if (!own[same] && !words[same])
        bonus = OWN_NAME_BONUS;
    else if (g_str_equal(joined_own, joined))
        bonus = PARTED_NAME_BONUS;
    else if (place->by_own_name) /* the usual English one: "Basra", "New York" */
        bonus = OWN_NAME_BONUS;
    else if (same > 0 && !words[same])
        bonus = BEGUN_NAME_BONUS;
    else if (are_kindred(joined_own, joined))
        bonus = KINDRED_NAME_BONUS;
    else if (g_str_is_ascii(joined) && g_str_equal(place->kind, "city"))
        bonus = -OTHER_NAME_LOSS * log10(2 + (double)place->names);
    g_free(joined_own);
    g_strfreev(own);
    return bonus;
}

/** "Al Qunaytirah" without its article; NULL where the first word is none. */
static char *without_article(char **words)
{
    static const char *const articles[] = { "al", "ar", "as", "ash", "at",  "an",  "ad", "az",
                                            "el", "es", "la", "le",  "los", "the", NULL };
    if (!words[0] || !words[1] || !g_strv_contains(articles, words[0]))
        return NULL;
    return g_strjoinv("", words + 1);
}

gboolean bm_is_spelled_alike(const BmPlace *place, const char *name)
{
    char **own = bm_fold_words(place->name), *key = bm_fold_name(name);
    char *joined = own ? g_strjoinv("", own) : g_strdup("");
    char *bare = own ? without_article(own) : NULL;
    gboolean alike = key && (g_str_equal(joined, key) || are_kindred(joined, key) ||
                             bm_is_misspelled(key, joined) || (bare && are_kindred(bare, key)));
    g_strfreev(own);
    g_free(joined);
    g_free(bare);
    g_free(key);
    return alike;
}
