/** @file
 * Romanising letter by letter. Cyrillic as the BGN/PCGN systems have it without their marks, Greek
 * as ELOT 743, the scripts of India as the Hunterian system, whose last short a is not written.
 */
#include "gazetteer/romanise.h"

#include <glib.h>
#include <string.h>

#include "gazetteer/fold.h"

typedef struct {
    gunichar from;
    const char *to;
} Letter;

/* Decomposed and in lower case: й is и, ї is і. Sorted by code point. */
static const Letter letters[] = {
    { 0x03B1, "a" },  { 0x03B2, "v" },  { 0x03B3, "g" },  { 0x03B4, "d" },  { 0x03B5, "e" },
    { 0x03B6, "z" },  { 0x03B7, "i" },  { 0x03B8, "th" }, { 0x03B9, "i" },  { 0x03BA, "k" },
    { 0x03BB, "l" },  { 0x03BC, "m" },  { 0x03BD, "n" },  { 0x03BE, "x" },  { 0x03BF, "o" },
    { 0x03C0, "p" },  { 0x03C1, "r" },  { 0x03C2, "s" },  { 0x03C3, "s" },  { 0x03C4, "t" },
    { 0x03C5, "y" },  { 0x03C6, "f" },  { 0x03C7, "ch" }, { 0x03C8, "ps" }, { 0x03C9, "o" },
    { 0x0430, "a" },  { 0x0431, "b" },  { 0x0432, "v" },  { 0x0433, "g" },  { 0x0434, "d" },
    { 0x0435, "e" },  { 0x0436, "zh" }, { 0x0437, "z" },  { 0x0438, "i" },  { 0x043A, "k" },
    { 0x043B, "l" },  { 0x043C, "m" },  { 0x043D, "n" },  { 0x043E, "o" },  { 0x043F, "p" },
    { 0x0440, "r" },  { 0x0441, "s" },  { 0x0442, "t" },  { 0x0443, "u" },  { 0x0444, "f" },
    { 0x0445, "kh" }, { 0x0446, "ts" }, { 0x0447, "ch" }, { 0x0448, "sh" }, { 0x0449, "shch" },
    { 0x044A, "" },   { 0x044B, "y" },  { 0x044C, "" },   { 0x044D, "e" },  { 0x044E, "yu" },
    { 0x044F, "ya" }, { 0x0452, "dj" }, { 0x0454, "ye" }, { 0x0455, "dz" }, { 0x0456, "i" },
    { 0x0458, "j" },  { 0x0459, "lj" }, { 0x045A, "nj" }, { 0x045B, "c" },  { 0x045F, "dz" },
    { 0x0491, "g" },  { 0x0493, "gh" }, { 0x049B, "q" },  { 0x04A3, "ng" }, { 0x04AF, "u" },
    { 0x04B1, "u" },  { 0x04B3, "h" },  { 0x04B7, "j" },  { 0x04BB, "h" },  { 0x04D9, "a" },
    { 0x04E9, "o" },
};

/* The blocks of the scripts of India, 128 code points each, have one order. */
enum { INDIC_FIRST = 0x0900, INDIC_SOUTH = 0x0B00, INDIC_LAST = 0x0D7F, INDIC_BLOCK = 0x80 };
enum { BINDU = 0x02, CONSONANTS = 0x15, SIGNS = 0x3E, VIRAMA = 0x4D, NUKTA = 0x3C };
/* Gurmukhi has its own sign for n before a consonant, and one that doubles the next. */
enum { TIPPI = 0x0A70, ADDAK = 0x0A71 };

/** From the candrabindu to the last vowel; NULL where none is written. */
static const char *const vowels[CONSONANTS] = {
    [0x01] = "n",  [0x02] = "n", [0x03] = "",  [0x05] = "a",  [0x06] = "a",
    [0x07] = "i",  [0x08] = "i", [0x09] = "u", [0x0A] = "u",  [0x0B] = "ri",
    [0x0C] = "li", [0x0D] = "e", [0x0E] = "e", [0x0F] = "e",  [0x10] = "ai",
    [0x11] = "o",  [0x12] = "o", [0x13] = "o", [0x14] = "au",
};
static const char *const consonants[] = {
    "k",  "kh", "g", "gh", "n", "ch", "chh", "j",  "jh", "n",  "t", "th", "d",
    "dh", "n",  "t", "th", "d", "dh", "n",   "n",  "p",  "ph", "b", "bh", "m",
    "y",  "r",  "r", "l",  "l", "l",  "v",   "sh", "sh", "s",  "h",
};
static const char *const signs[] = { "a", "i", "i",  "u", "u", "ri", "ri", "e",
                                     "e", "e", "ai", "o", "o", "o",  "au" };

typedef struct {
    GString *latin;
    gboolean open;    /**< a consonant stands last, whose short a may follow */
    gboolean between; /**< and a vowel before it */
    gboolean written; /**< some letter was not Latin */
} Writer;

static void write_letter(Writer *writer, const char *letter)
{
    g_string_append(writer->latin, letter);
    writer->open = FALSE;
    writer->written = TRUE;
}

static gboolean is_indic(gunichar point)
{
    return point >= INDIC_FIRST && point <= INDIC_LAST;
}

static gboolean is_sign(gunichar point)
{
    guint place = point % INDIC_BLOCK;
    return is_indic(point) && place >= SIGNS && place - SIGNS < G_N_ELEMENTS(signs);
}

static gboolean is_consonant(gunichar point)
{
    guint place = point % INDIC_BLOCK;
    return is_indic(point) && place >= CONSONANTS && place - CONSONANTS < G_N_ELEMENTS(consonants);
}

/** The short a of the consonant that stands last; in the north it is silent between a vowel and
 *  a syllable that has one: नागपुर is Nagpur. */
static void write_short_a(Writer *writer, gunichar point, gunichar next)
{
    gboolean silent = point < INDIC_SOUTH && writer->between && is_sign(next);
    if (writer->open && !silent)
        g_string_append_c(writer->latin, 'a');
    writer->between = writer->open && !silent;
}

static void write_consonant(Writer *writer, gunichar point, gunichar next)
{
    if (writer->open)
        write_short_a(writer, point, next);
    write_letter(writer, consonants[point % INDIC_BLOCK - CONSONANTS]);
    writer->open = TRUE;
}

static gboolean write_indic(Writer *writer, gunichar point, gunichar next)
{
    guint place = point == TIPPI ? BINDU : point % INDIC_BLOCK;
    if (place == NUKTA || point == ADDAK)
        return TRUE;
    if (place == VIRAMA) {
        writer->open = writer->between = FALSE;
        return TRUE;
    }
    if (is_consonant(point)) {
        write_consonant(writer, point, next);
        return TRUE;
    }
    if (!is_sign(point) && (place >= CONSONANTS || !vowels[place]))
        return FALSE;
    if (writer->open && !is_sign(point))
        g_string_append_c(writer->latin, 'a');
    write_letter(writer, is_sign(point) ? signs[place - SIGNS] : vowels[place]);
    writer->between = is_sign(point) || place > 3;
    return TRUE;
}

static gboolean write_point(Writer *writer, gunichar point, gunichar next)
{
    if (is_indic(point))
        return write_indic(writer, point, next);
    if (g_unichar_ismark(point) || g_unichar_type(point) == G_UNICODE_FORMAT)
        return TRUE;
    writer->open = writer->between = FALSE;
    if (point < INDIC_BLOCK || !g_unichar_isalpha(point)) {
        g_string_append_unichar(writer->latin, point);
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].from == point) {
            write_letter(writer, letters[i].to);
            return TRUE;
        }
    return FALSE;
}

char *bm_romanise(const char *name)
{
    if (strlen(name) > BM_FOLD_MAX_BYTES || g_str_is_ascii(name) ||
        !g_utf8_validate(name, -1, NULL))
        return NULL;
    char *decomposed = g_utf8_normalize(name, -1, G_NORMALIZE_ALL);
    char *lower = g_utf8_strdown(decomposed, -1);
    Writer writer = { .latin = g_string_sized_new(strlen(lower)) };
    gboolean good = TRUE;
    for (const char *at = lower; good && *at; at = g_utf8_next_char(at))
        good = write_point(&writer, g_utf8_get_char(at), g_utf8_get_char(g_utf8_next_char(at)));
    g_free(lower);
    g_free(decomposed);
    return g_string_free(writer.latin, !good || !writer.written);
}
