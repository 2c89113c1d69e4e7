/** @file
 * Our words in the codes of ACLED and UCDP GED.
 */
#include "base/error.h"
#include "event/event_fields.h"
#include "event/export_format.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static int index_of(const char *const *words, const char *word)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    cr_assert_fail("no word %s", word);
    return -1;
}

/* ACLED's codebook: 1 a town, 2 near one or a part of a region, 3 a larger region. UCDP GED's: 1
 * exact, 2 near, 3 district, 4 province, 5 larger or a line, 6 country. */
Test(export_codes, a_precision_has_the_code_of_each_database)
{
    static const struct {
        const char *word, *acled, *ged;
    } cases[] = {
        { "point", "1", "1" },    { "place", "1", "1" },    { "near", "2", "2" },
        { "district", "2", "3" }, { "province", "3", "4" }, { "region", "3", "5" },
        { "border", "3", "5" },   { "country", NULL, "6" },
    };
    BmExportFormat *acled = bm_export_format_open("acled", NULL);
    BmExportFormat *ged = bm_export_format_open("ged", NULL);
    cr_assert(acled && ged);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        int word = index_of(bm_precision_words, cases[i].word);
        cr_expect_eq(g_strcmp0(bm_export_code(&acled->precision, word), cases[i].acled), 0, "%s",
                     cases[i].word);
        cr_expect_eq(g_strcmp0(bm_export_code(&ged->precision, word), cases[i].ged), 0, "%s",
                     cases[i].word);
    }
    bm_export_format_free(acled);
    bm_export_format_free(ged);
}

/* What a database's code is read as must have that code again, where it is the only one. */
Test(export_codes, a_code_comes_back_from_its_word)
{
    static const struct {
        const char *format, *codes;
    } cases[] = { { "acled", "123" }, { "ged", "12346" } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmExportFormat *format = bm_export_format_open(cases[i].format, NULL);
        for (const char *code = cases[i].codes; *code; code++) {
            const char text[] = { *code, '\0' };
            const char *const words[] = { text, NULL };
            int word = bm_export_codes_find(&format->precision, words, -1);
            cr_expect_eq(g_strcmp0(bm_export_code(&format->precision, word), text), 0, "%s %s",
                         cases[i].format, text);
        }
        bm_export_format_free(format);
    }
}

Test(export_codes, the_precision_of_a_date_has_a_code)
{
    static const struct {
        const char *word, *acled, *ged;
    } cases[] = {
        { "minute", "1", "1" }, { "day", "1", "1" },   { "week", "2", "3" },
        { "month", "3", "4" },  { "year", NULL, "5" },
    };
    BmExportFormat *acled = bm_export_format_open("acled", NULL);
    BmExportFormat *ged = bm_export_format_open("ged", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        int word = index_of(bm_date_precision_words, cases[i].word);
        cr_expect_eq(g_strcmp0(bm_export_code(&acled->date_precision, word), cases[i].acled), 0);
        cr_expect_eq(g_strcmp0(bm_export_code(&ged->date_precision, word), cases[i].ged), 0);
    }
    bm_export_format_free(acled);
    bm_export_format_free(ged);
}

Test(export_codes, a_word_that_is_none_of_ours_is_refused_with_its_line)
{
    static const char *const bad[] = { "  codes: { plaace: 1 }\n", "  codes: [1]\n",
                                       "  codes: { place: [1] }\n" };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        char *path = NULL;
        close(g_file_open_tmp("format-XXXXXX.yaml", &path, NULL));
        char *text = g_strconcat("name: X\nrecognise: [a]\ncolumns: { id: [a] }\nprecision:\n"
                                 "  columns: [p]\n  words: { 1: place }\n",
                                 bad[i], NULL);
        g_file_set_contents(path, text, -1, NULL);
        GError *error = NULL;
        cr_expect_null(bm_export_format_open(path, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "%s", bad[i]);
        cr_expect(strstr(error->message, ":7:"), "%s", error->message);
        g_error_free(error);
        g_unlink(path);
        g_free(path);
        g_free(text);
    }
}
