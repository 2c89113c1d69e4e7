/** @file
 * The fonts are the project's own, whatever the user, the system or the environment says.
 */
#include "base/error.h"
#include "text/text.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Widths and faces of a text of three scripts, as a line of words. */
static char *fingerprint(void)
{
    GError *error = NULL;
    BmFonts *fonts = bm_fonts_open(NULL, &error);
    cr_assert_not_null(fonts, "%s", error ? error->message : "");
    BmTextStyle style = { .size = 13.7, .weight = 700 };
    BmText *text = bm_text_new_simple(fonts, &style, "Kabul کابل ۴۵۶ бпт Αθήνα →", &error);
    cr_assert_not_null(text);
    GString *out = g_string_new(NULL);
    const BmTextLine *line = text->lines->pdata[0];
    for (guint r = 0; r < line->runs->len; r++) {
        const BmTextRun *run = line->runs->pdata[r];
        g_string_append_printf(out, "%s %d %.6f", run->face->family, run->face->weight, run->x);
        for (guint i = 0; i < run->glyph_count; i++)
            g_string_append_printf(out, " %u@%.6f", run->glyphs[i].index, run->glyphs[i].x);
    }
    bm_text_free(text);
    bm_fonts_free(fonts);
    return g_string_free(out, FALSE);
}

Test(fonts, a_users_fontconfig_changes_nothing)
{
    static const char rules[] =
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
        "<dir>/usr/share/fonts</dir><match target=\"font\">"
        "<edit name=\"rgba\" mode=\"assign\"><const>rgb</const></edit>"
        "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"
        "<edit name=\"hintstyle\" mode=\"assign\"><const>hintfull</const></edit></match>"
        "<match target=\"pattern\"><edit name=\"family\" mode=\"assign\" binding=\"strong\">"
        "<string>Noto Serif</string></edit></match></fontconfig>";
    char *plain = fingerprint();
    char path[] = "fonts-XXXXXX";
    close(g_mkstemp(path));
    cr_assert(g_file_set_contents(path, rules, -1, NULL));
    g_setenv("FONTCONFIG_FILE", path, TRUE);
    char *ruled = fingerprint();
    cr_expect_str_eq(plain, ruled);
    g_unlink(path);
    g_free(plain);
    g_free(ruled);
}

Test(fonts, the_language_of_the_environment_changes_nothing)
{
    char *plain = fingerprint();
    g_setenv("PANGO_LANGUAGE", "ur:sr:ar", TRUE);
    g_setenv("LANGUAGE", "sr", TRUE);
    g_setenv("FC_LANG", "ur", TRUE);
    char *foreign = fingerprint();
    cr_expect_str_eq(plain, foreign);
    g_free(plain);
    g_free(foreign);
}

Test(fonts, a_folder_without_readable_fonts_is_an_error)
{
    GError *error = NULL;
    char folder[] = "fonts-XXXXXX";
    cr_assert_not_null(g_mkdtemp(folder));
    cr_expect_null(bm_fonts_open("no/such/folder", &error));
    cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
    g_clear_error(&error);
    char *bad = g_build_filename(folder, "bad.ttf", NULL);
    static const char *const contents[] = { "", "not a font", "\0\1\0\0\377\377\377\377" };
    for (guint i = 0; i < G_N_ELEMENTS(contents); i++) {
        cr_assert(g_file_set_contents(bad, contents[i], i == 2 ? 8 : -1, NULL));
        cr_expect_null(bm_fonts_open(folder, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        cr_expect_not_null(strstr(error->message, "bad.ttf"), "%s", error->message);
        g_clear_error(&error);
    }
    g_unlink(bad);
    g_rmdir(folder);
    g_free(bad);
}
