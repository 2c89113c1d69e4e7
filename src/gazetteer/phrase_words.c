/** @file
 * Phrases parted at their commas and "and".
 */
#include "gazetteer/phrase_words.h"

#include <string.h>

enum { MOST_PARTS = 12 };

/* Before the first name; in lower case. */
static const char *const between_words[] = {
    "between ",
    "in between ",
    "somewhere between ",
    "the area between ",
    "the road between ",
    "on the road between ",
    "halfway between ",
    "midway between ",
    "the border between ",
    "along the border between ",
};

typedef struct {
    const char *words, *kind;
} Plural;

/* After the last name or before the first, and the word that each part is given. */
static const Plural plurals[] = {
    { "provinces", "province" },
    { "districts", "district" },
    { "governorates", "governorate" },
    { "states", "state" },
    { "counties", "county" },
    { "oblasts", "oblast" },
    { "regions", "region" },
    { "prefectures", "prefecture" },
    { "cities", "city" },
    { "towns", "town" },
    { "villages", "village" },
    { "agencies", "agency" },
    { "border crossings", "border crossing" },
    { "crossings", "crossing" },
};

void bm_phrase_clear(BmPhrase *phrase)
{
    g_ptr_array_unref(phrase->names);
}

static const char *skip_between(const char *words, const char *lower)
{
    for (guint i = 0; i < G_N_ELEMENTS(between_words); i++)
        if (g_str_has_prefix(lower, between_words[i]))
            return words + strlen(between_words[i]);
    return NULL;
}

/** Takes the plural word of kind off; `lower` is `words` in lower case and as long. */
static char *without_plural(const char *words, const char *lower, const char **kind)
{
    gsize length = strlen(lower), offset = g_str_has_prefix(lower, "the ") ? 4 : 0;
    for (guint i = 0; i < G_N_ELEMENTS(plurals); i++) {
        gsize plural = strlen(plurals[i].words);
        *kind = plurals[i].kind;
        if (length > plural + 1 && g_str_has_suffix(lower, plurals[i].words) &&
            lower[length - plural - 1] == ' ')
            return g_strndup(words, length - plural - 1);
        if (g_str_has_prefix(lower + offset, plurals[i].words) &&
            g_str_has_prefix(lower + offset + plural, " of "))
            return g_strdup(words + offset + plural + strlen(" of "));
    }
    *kind = NULL;
    return g_strdup(words);
}

static void add_name(BmPhrase *phrase, const char *name)
{
    char *trimmed = g_strstrip(g_strdup(name));
    if (phrase->kind && trimmed[0]) {
        g_ptr_array_add(phrase->names, g_strdup_printf("%s %s", trimmed, phrase->kind));
        g_free(trimmed);
    } else {
        g_ptr_array_add(phrase->names, trimmed);
    }
}

/** "X, Y and Z" and "X, Y, and Z"; commas alone stand before what a place lies in. */
static gboolean part_names(BmPhrase *phrase, const char *names)
{
    const char *last = g_strrstr(names, " and ");
    if (!last)
        return FALSE;
    char *first = g_strndup(names, (gsize)(last - names));
    char **before = g_strsplit(first, phrase->between ? " and " : ",", -1);
    for (guint i = 0; before[i]; i++)
        if (before[i][strspn(before[i], " ")])
            add_name(phrase, before[i]);
    add_name(phrase, last + strlen(" and "));
    g_strfreev(before);
    g_free(first);
    for (guint i = 0; i < phrase->names->len; i++)
        if (((char *)g_ptr_array_index(phrase->names, i))[0] == '\0')
            return FALSE;
    return phrase->between ? phrase->names->len == 2
                           : phrase->names->len > 1 && phrase->names->len <= MOST_PARTS;
}

gboolean bm_phrase_read(BmPhrase *phrase, const char *query)
{
    *phrase = (BmPhrase){ .names = g_ptr_array_new_with_free_func(g_free) };
    char *lower = g_ascii_strdown(query, -1);
    const char *rest = skip_between(query, lower);
    phrase->between = rest != NULL;
    if (!rest)
        rest = query;
    char *names = without_plural(rest, lower + (rest - query), &phrase->kind);
    gboolean good = part_names(phrase, names);
    g_free(names);
    g_free(lower);
    if (!good)
        bm_phrase_clear(phrase);
    return good;
}
