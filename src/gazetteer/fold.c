/** @file
 * The folding of names, letter by letter over the compatibility decomposition.
 */
#include "gazetteer/fold.h"

#include <string.h>

typedef struct {
    gunichar from;
    const char *to;
} Letter;

/* What decomposition leaves apart. Sorted by code point. */
static const Letter letters[] = {
    { 0x00E6, "ae" }, /* æ */
    { 0x00F0, "d" },  /* ð */
    { 0x00F8, "o" },  /* ø */
    { 0x00FE, "th" }, /* þ */
    { 0x0111, "d" },  /* đ */
    { 0x0127, "h" },  /* ħ */
    { 0x0131, "i" },  /* ı */
    { 0x0142, "l" },  /* ł */
    { 0x0153, "oe" }, /* œ */
    { 0x0259, "a" },  /* ə */
    { 0x0621, "" },   /* hamza by itself */
    { 0x0629, "ه" },  /* ة */
    { 0x0640, "" },   /* tatweel */
    { 0x0643, "ک" },  /* ك */
    { 0x0649, "ی" },  /* ى */
    { 0x064A, "ی" },  /* ي */
    { 0x0671, "ا" },  /* ٱ */
    { 0x067C, "ٹ" },  /* ټ */
    { 0x0689, "ڈ" },  /* ډ */
    { 0x0693, "ڑ" },  /* ړ */
    { 0x06AA, "ک" },  /* ڪ */
    { 0x06AB, "گ" },  /* ګ */
    { 0x06BE, "ه" },  /* ھ */
    { 0x06C1, "ه" },  /* ہ */
    { 0x06C3, "ه" },  /* ۃ */
    { 0x06CD, "ی" },  /* ۍ */
    { 0x06D0, "ی" },  /* ې */
    { 0x06D2, "ی" },  /* ے */
    { 0x06D5, "ه" },  /* ە */
};

typedef struct {
    gunichar first, last;
} Range;

/* Marks that a spelling may leave out; the vowel signs of Indian scripts are none. */
static const Range marks[] = {
    { 0x0300, 0x036F }, { 0x0591, 0x05C7 }, { 0x0610, 0x061A }, { 0x064B, 0x065F },
    { 0x0670, 0x0670 }, { 0x06D6, 0x06ED }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF },
    { 0x20D0, 0x20FF }, { 0xFE20, 0xFE2F },
};

static gboolean is_mark(gunichar point)
{
    if (!g_unichar_ismark(point))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++)
        if (point >= marks[i].first && point <= marks[i].last)
            return TRUE;
    return FALSE;
}

/** Apostrophes of all kinds, modifier letters and format characters leave no gap in a word. */
static gboolean leaves_no_gap(gunichar point)
{
    return point == '\'' || point == '`' || point == 0x2018 || point == 0x2019 || point == 0x2032 ||
           (point >= 0x02B0 && point <= 0x02FF) || g_unichar_type(point) == G_UNICODE_FORMAT;
}

static const char *variant_of(gunichar point)
{
    for (guint i = 0; i < G_N_ELEMENTS(letters) && letters[i].from <= point; i++)
        if (letters[i].from == point)
            return letters[i].to;
    return NULL;
}

/* The scripts of India have one order of signs in blocks of 128 code points. */
enum { INDIC_FIRST = 0x0900, INDIC_LAST = 0x0D7F, INDIC_BLOCK = 0x80 };

/** Writers mix the long and the short sign of i and of u, and leave the dot below out: দিল্লী,
 *  দিল্লি. Zero for what is left out. */
static gunichar indic_sign(gunichar point)
{
    enum { NUKTA = 0x3C, LONG_I = 0x40, LONG_U = 0x42, CANDRABINDU = 0x01 };
    switch (point % INDIC_BLOCK) {
    case NUKTA:
        return 0;
    case LONG_I:
    case LONG_U:
        return point - 1;
    case CANDRABINDU:
        return point + 1;
    default:
        return point;
    }
}

static void append_folded(GString *key, gunichar point)
{
    if (point >= INDIC_FIRST && point <= INDIC_LAST)
        point = indic_sign(point);
    if (point == 0)
        return;
    const char *variant = variant_of(point);
    int digit = g_unichar_digit_value(point);
    if (variant)
        g_string_append(key, variant);
    else if (digit >= 0)
        g_string_append_c(key, (char)('0' + digit));
    else if (g_unichar_isalnum(point) || g_unichar_ismark(point))
        g_string_append_unichar(key, point);
}

/** Most names are written in ASCII, which needs no tables. */
static GString *fold_ascii(const char *name)
{
    GString *key = g_string_sized_new(32);
    gboolean gap = FALSE;
    for (const char *at = name; *at; at++) {
        if (*at == '\'' || *at == '`')
            continue;
        if (!g_ascii_isalnum(*at)) {
            gap = TRUE;
            continue;
        }
        if (gap && key->len > 0)
            g_string_append_c(key, ' ');
        gap = FALSE;
        g_string_append_c(key, g_ascii_tolower(*at));
    }
    return key;
}

/** Hebrew alef. */
enum { ALEF = 0x05D0 };

/** Folds `name`, words kept apart by single spaces. */
static GString *fold(const char *name)
{
    if (!name || !g_utf8_validate(name, -1, NULL))
        return NULL;
    if (g_str_is_ascii(name))
        return fold_ascii(name);
    char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_ALL);
    char *lower = g_utf8_casefold(decomposed, -1);
    char *again = g_utf8_normalize(lower, -1, G_NORMALIZE_ALL);
    GString *key = g_string_sized_new(strlen(again));
    gboolean gap = FALSE;
    for (const char *at = again; *at; at = g_utf8_next_char(at)) {
        gunichar point = g_utf8_get_char(at);
        if (is_mark(point) || leaves_no_gap(point))
            continue;
        if (!g_unichar_isalnum(point) && !g_unichar_ismark(point)) {
            gap = point != 0x0640;
            continue;
        }
        gboolean inside =
            key->len > 0 && !gap && g_unichar_isalpha(g_utf8_get_char(g_utf8_next_char(at)));
        if (gap && key->len > 0)
            g_string_append_c(key, ' ');
        gap = FALSE;
        if (point != ALEF || !inside) /* which only shows where an a is heard: קאבול, קבול */
            append_folded(key, point);
    }
    g_free(decomposed);
    g_free(lower);
    g_free(again);
    return key;
}

/** Takes the spaces out, in place. */
static char *joined(GString *key)
{
    gsize length = 0;
    for (gsize i = 0; i < key->len; i++)
        if (key->str[i] != ' ')
            key->str[length++] = key->str[i];
    g_string_truncate(key, length);
    return g_string_free(key, FALSE);
}

char *bm_fold_name(const char *name)
{
    GString *key = fold(name);
    return key ? joined(key) : NULL;
}

char **bm_fold_words(const char *name)
{
    GString *key = fold(name);
    if (!key)
        return NULL;
    char **words = key->len > 0 ? g_strsplit(key->str, " ", -1) : g_new0(char *, 1);
    g_string_free(key, TRUE);
    return words;
}

static gboolean is_izafat(const char *word)
{
    static const char *const forms[] = { "e", "i", "ye", "yi", "ey", NULL };
    return g_strv_contains(forms, word);
}

static gboolean is_vowel(char letter)
{
    return letter != '\0' && strchr("aeiouy", letter) != NULL;
}

/** The class of the sound at `at`; sets how many letters write it. '\0' for a silent one. */
static char sound_at(const char *at, gboolean first, guint *length)
{
    static const struct {
        const char *letters;
        char sound;
    } pairs[] = { { "kh", 'x' }, { "gh", 'g' }, { "dz", 'z' }, { "zh", 'j' } };
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (g_str_has_prefix(at, pairs[i].letters)) {
            *length = 2;
            return pairs[i].sound;
        }
    *length = 1;
    switch (*at) {
    case 'q':
        return 'k';
    case 'w':
        return 'v';
    case 'e':
    case 'y':
        return 'i';
    case 'o':
        return 'u';
    case 'h': /* heard only before a vowel, or beginning a word */
        return first || is_vowel(at[1]) ? 'h' : '\0';
    default:
        return *at;
    }
}

static void append_sounds(GString *key, const char *word)
{
    /* "sh" and "ch" are sounds of their own: their h is not silent. */
    for (guint i = 0, length; word[i]; i += length) {
        char sound = sound_at(word + i, i == 0, &length);
        gboolean hissing = word[i] == 'h' && i > 0 && (word[i - 1] == 's' || word[i - 1] == 'c');
        if (hissing)
            sound = 'h';
        if (sound != '\0' && (key->len == 0 || key->str[key->len - 1] != sound))
            g_string_append_c(key, sound);
    }
}

/** Shorter names sound like too many others: "Zik", "Zeq". */
enum { LEAST_SOUNDS = 4 };

/** The loose key of words that are folded and parted by spaces, or NULL. */
static char *loosen(const GString *folded)
{
    for (gsize i = 0; i < folded->len; i++)
        if (!g_ascii_islower(folded->str[i]) && !g_ascii_isdigit(folded->str[i]) &&
            folded->str[i] != ' ')
            return NULL;
    char **words = g_strsplit(folded->str, " ", -1);
    GString *key = g_string_sized_new(folded->len);
    for (guint i = 0; words[i]; i++)
        if (!(i > 0 && is_izafat(words[i])))
            append_sounds(key, words[i]);
    g_strfreev(words);
    return g_string_free(key, key->len < LEAST_SOUNDS);
}

char *bm_fold_name_loosely(const char *name)
{
    GString *folded = fold(name);
    char *key = folded ? loosen(folded) : NULL;
    if (folded)
        g_string_free(folded, TRUE);
    return key;
}

gboolean bm_fold_keys(const char *name, char **key, char **loose)
{
    GString *folded = fold(name);
    *loose = folded ? loosen(folded) : NULL;
    *key = folded ? joined(folded) : NULL;
    return folded != NULL;
}
