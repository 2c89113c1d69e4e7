/** @file
 * Romanising: the names of libgweather's translations beside the English ones, and what is left.
 */
#include "gazetteer/romanise.h"

#include <criterion/criterion.h>
#include <glib.h>

/* English names: BGN/PCGN for Cyrillic, ELOT 743 for Greek, Hunterian for the scripts of India. */
Test(romanise, letters_are_written_as_english_maps_write_them)
{
    static const char *const pairs[][2] = {
        { "Харьков", "kharkov" },    { "Дельхи", "delkhi" },
        { "Щёлково", "shchelkovo" }, { "Πάτρα", "patra" },
        { "কারাচি", "karachi" },     { "দিনাজপুর", "dinajpur" },
        { "नागपुर", "nagpur" },       { "करनाल", "karnal" },
        { "ਜਲੰਧਰ", "jalandhar" },     { "Новый Уренгой 2", "novyi urengoi 2" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        char *latin = bm_romanise(pairs[i][0]);
        cr_expect_str_eq(latin ? latin : "NULL", pairs[i][1], "%s: %s", pairs[i][0], latin);
        g_free(latin);
    }
}

Test(romanise, what_leaves_vowels_out_or_is_latin_is_not_written_anew)
{
    static const char *const names[] = { "کابل", "קבול", "汉城", "Kabul", "Łódź", "", "\xD0" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        cr_expect_null(bm_romanise(names[i]), "%s", names[i]);
}
