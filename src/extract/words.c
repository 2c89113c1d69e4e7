/** @file
 * Where a word ends: letters, digits, apostrophes, hyphens and initials.
 */
#include "extract/words.h"

gunichar bm_character_at(const char *at)
{
    return *at ? g_utf8_get_char(at) : 0;
}

static gboolean is_letter(gunichar character)
{
    return g_unichar_isalpha(character) || g_unichar_ismark(character);
}

gboolean bm_is_word_character(gunichar character)
{
    return is_letter(character) || g_unichar_isdigit(character);
}

gboolean bm_is_apostrophe(gunichar character)
{
    return character == '\'' || character == 0x2019 || character == 0x02BC;
}

gboolean bm_is_capital(gunichar character)
{
    return g_unichar_isupper(character) || g_unichar_istitle(character) ||
           (g_unichar_isalpha(character) && !g_unichar_islower(character));
}

/** "U.S.", "p.m.": the byte after it, or NULL. */
static const char *skip_initials(const char *at)
{
    guint pairs = 0;
    while (g_unichar_isalpha(bm_character_at(at)) && *g_utf8_next_char(at) == '.') {
        at = g_utf8_next_char(at) + 1;
        pairs++;
    }
    return pairs >= 2 && !bm_is_word_character(bm_character_at(at)) ? at : NULL;
}

/** "-based" behind a name is a word of its own; "-Zor" and "-upon-" are not. */
static gboolean parts_here(const char *word, const char *hyphen)
{
    if (!bm_is_capital(bm_character_at(word)))
        return FALSE;
    const char *rest = hyphen + 1;
    glong letters = 0;
    for (; is_letter(bm_character_at(rest)); rest = g_utf8_next_char(rest), letters++)
        if (!g_unichar_islower(bm_character_at(rest)))
            return FALSE;
    return letters >= 3 && *rest != '-';
}

/** TRUE where the character at `at` belongs to the word that began at `word`. */
static gboolean continues_word(const char *word, const char *at, gboolean number)
{
    gunichar character = bm_character_at(at);
    if (bm_is_word_character(character))
        return TRUE;
    if (character == 0)
        return FALSE;
    const char *next = g_utf8_next_char(at);
    gunichar following = bm_character_at(next);
    if (character == '-' || character == 0x2010 || character == 0x2011)
        return bm_is_word_character(following) && !(character == '-' && parts_here(word, at));
    if (number && (character == ',' || character == '.' || character == ':'))
        return g_unichar_isdigit(following);
    if (!bm_is_apostrophe(character) || !is_letter(following))
        return FALSE;
    return !(following == 's' && !bm_is_word_character(bm_character_at(g_utf8_next_char(next))));
}

const char *bm_skip_word(const char *at, BmTokenKind *kind)
{
    const char *word = at, *initials = skip_initials(at);
    gboolean number = g_unichar_isdigit(bm_character_at(at));
    *kind = BM_TOKEN_WORD;
    if (initials)
        return initials;
    gboolean digits_only = TRUE;
    while (*at && continues_word(word, at, number)) {
        digits_only = digits_only && !is_letter(bm_character_at(at)) && *at != '-';
        at = g_utf8_next_char(at);
    }
    if (number && digits_only)
        *kind = BM_TOKEN_NUMBER;
    return at;
}
