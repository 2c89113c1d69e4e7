/** @file
 * Words become glyphs: widths as the fonts' own tables have them, orders as Unicode has them.
 */
#include "base/error.h"
#include "text/text.h"

#include <criterion/criterion.h>
#include <ft2build.h>
#include <math.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_ADVANCES_H

static BmFonts *fonts;

static void open_fonts(void)
{
    GError *error = NULL;
    fonts = bm_fonts_open(NULL, &error);
    cr_assert_not_null(fonts, "%s", error ? error->message : "");
}

static void close_fonts(void)
{
    bm_fonts_free(fonts);
}

TestSuite(text, .init = open_fonts, .fini = close_fonts);

static BmText *lay_out(const char *words, double size, int weight, double tracking)
{
    GError *error = NULL;
    BmTextStyle style = { NULL, size, weight, FALSE, tracking };
    BmText *text = bm_text_new_simple(fonts, &style, words, &error);
    cr_assert_not_null(text, "%s", error ? error->message : "");
    return text;
}

static const BmTextRun *run_at(const BmText *text, guint line, guint run)
{
    const BmTextLine *found = text->lines->pdata[line];
    return found->runs->pdata[run];
}

/* Advance of one character from the font's hmtx table, in ems. */
static double table_advance(const char *file, gunichar character)
{
    FT_Library library;
    FT_Face face;
    FT_Fixed advance;
    char *path = g_build_filename(BM_SOURCE_DIR, "styles/fonts", file, NULL);
    cr_assert_not(FT_Init_FreeType(&library));
    cr_assert_not(FT_New_Face(library, path, 0, &face));
    cr_assert_not(
        FT_Get_Advance(face, FT_Get_Char_Index(face, character), FT_LOAD_NO_SCALE, &advance));
    double ems = (double)advance / face->units_per_EM;
    FT_Done_Face(face);
    FT_Done_FreeType(library);
    g_free(path);
    return ems;
}

Test(text, width_is_the_sum_of_the_fonts_advances)
{
    static const struct {
        const char *file;
        int weight;
        double size;
    } cases[] = {
        { "NotoSans-Regular.ttf", 400, 10 },
        { "NotoSans-Regular.ttf", 0, 11.3 },
        { "NotoSans-Bold.ttf", 700, 12.5 },
        { "NotoSans-Bold.ttf", 600, 40 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmText *text = lay_out("HnH", cases[i].size, cases[i].weight, 0);
        double ems = 2 * table_advance(cases[i].file, 'H') + table_advance(cases[i].file, 'n');
        /* Pango counts in 1/1024 pixel. */
        cr_expect_float_eq(text->width, ems * cases[i].size, 0.01, "%g", cases[i].size);
        bm_text_free(text);
    }
}

Test(text, a_character_without_glyph_is_an_error_that_names_it)
{
    static const struct {
        const char *text, *named;
    } cases[] = {
        { "Kabul 喀布爾", "U+5580" },
        { "bell \a", "U+0007" },
        { "\xF3\xB0\x80\x80", "U+F0000" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        BmTextStyle style = { .size = 12 };
        cr_assert_null(bm_text_new_simple(fonts, &style, cases[i].text, &error));
        cr_expect(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT));
        cr_expect_not_null(strstr(error->message, cases[i].named), "%s", error->message);
        g_error_free(error);
    }
}

Test(text, letters_that_newsrooms_need_have_glyphs)
{
    /* Latin of Europe, Vietnam and Hausa, Cyrillic, Greek, the letters of Pashto, Dari, Urdu and
       Sorani (Unicode charts), dashes, quotes, currencies, arrows, minus, key shapes. */
    static const char *const texts[] = {
        "ÅÇÉÑØßĄŁŐŞȚŽĐắễọ ƁɗƘƴ",
        "ЁЙЄІЇҐЋЂЏӘҚ",
        "ΑΆΏαήώς",
        "ټډړږښګڼۍېئ",
        "ٹڈڑںہۂےۓ",
        "پچژگکی ڕڵۆێ",
        "–—‘’“”„«»…•·†‡§¶",
        "€$£¥₹₽₺₴₪",
        "←↑→↓↔",
        "−×÷±≈≤≥°′″",
        "●○■□▲△▼◆★☆",
        "۰۱۲۳۴۵۶۷۸۹ ٠١٢٣",
        "½¼¾²³№™",
        "a\u200Cb\u200D\u2009\u00A0",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        bm_text_free(lay_out(texts[i], 12, 400, 0));
        bm_text_free(lay_out(texts[i], 12, 700, 0));
    }
}

Test(text, bad_input_is_refused)
{
    char *longest = g_strnfill(4097, 'a');
    const struct {
        const char *text;
        BmTextStyle style;
    } cases[] = {
        { longest, { .size = 12 } },
        { "\xFF\xFE", { .size = 12 } },
        { "a\xC3", { .size = 12 } },
        { "a", { .size = 0 } },
        { "a", { .size = -1 } },
        { "a", { .size = NAN } },
        { "a", { .size = INFINITY } },
        { "a", { .size = 12, .tracking = NAN } },
        { "a", { .size = 12, .weight = -4 } },
        { "a", { .size = 12, .family = "Comic Sans" } },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        cr_expect_null(bm_text_new_simple(fonts, &cases[i].style, cases[i].text, &error));
        cr_assert(g_error_matches(error, BM_ERROR, BM_ERROR_INPUT), "case %u", i);
        g_error_free(error);
    }
    g_free(longest);
}

Test(text, an_empty_text_has_height_and_no_width)
{
    BmText *text = lay_out("", 20, 400, 0);
    cr_expect_eq(text->width, 0);
    cr_expect_eq(text->lines->len, 1);
    cr_expect_gt(text->height, 20);
    bm_text_free(text);
}

Test(text, arabic_runs_from_right_to_left_and_joins)
{
    BmText *text = lay_out("کابل", 20, 400, 0);
    const BmTextRun *run = run_at(text, 0, 0);
    cr_expect_str_eq(run->face->family, "Noto Sans Arabic");
    cr_expect(run->right_to_left);
    cr_expect_str_eq(run->text, "کابل");
    /* The leftmost glyph shows the last letter, lam: byte 6 of four letters of two bytes. */
    cr_expect_eq(run->glyphs[0].cluster, 6);
    cr_expect_eq(run->glyphs[run->glyph_count - 1].cluster, 0);
    BmText *apart = lay_out("ک", 20, 400, 0);
    cr_expect_neq(run->glyphs[run->glyph_count - 1].index, run_at(apart, 0, 0)->glyphs[0].index,
                  "an initial letter has another shape than an isolated one");
    bm_text_free(apart);
    bm_text_free(text);
}

Test(text, mixed_directions_stand_in_visual_order)
{
    /* A Latin paragraph: Kabul, then the Arabic word, then Feb, from left to right. */
    BmText *text = lay_out("Kabul کابل Feb", 14, 400, 0);
    const BmTextLine *line = text->lines->pdata[0];
    cr_assert_geq(line->runs->len, 3);
    cr_expect_eq(run_at(text, 0, 0)->start, 0);
    cr_expect(run_at(text, 0, 1)->right_to_left);
    bm_text_free(text);
    /* An Arabic paragraph: its Latin end stands at the left. */
    text = lay_out("کابل Kabul", 14, 400, 0);
    cr_expect_eq(run_at(text, 0, 0)->start, 9);
    cr_expect_not(run_at(text, 0, 0)->right_to_left);
    bm_text_free(text);
}

Test(text, tracking_sets_latin_apart_and_leaves_arabic_joined)
{
    BmText *plain = lay_out("AFGHAN", 20, 400, 0), *wide = lay_out("AFGHAN", 20, 400, 4);
    cr_expect_float_eq(wide->width, plain->width + 5 * 4, 4.1);
    bm_text_free(plain);
    bm_text_free(wide);
    plain = lay_out("افغانستان", 20, 400, 0);
    wide = lay_out("افغانستان", 20, 400, 4);
    cr_expect_eq(wide->width, plain->width);
    bm_text_free(plain);
    bm_text_free(wide);
}

Test(text, lines_wrap_within_the_width_and_align)
{
    GError *error = NULL;
    BmTextSpan spans[] = {
        { "Airstrikes reported ", { .size = 14, .weight = 700 }, 0xD55E00 },
        { "in three Afghan provinces", { .size = 14 }, BM_TEXT_COLOR_INHERIT },
    };
    BmText *text = bm_text_new(fonts, spans, 2, 120, BM_TEXT_END, &error);
    cr_assert_not_null(text);
    cr_assert_geq(text->lines->len, 3);
    for (guint i = 0; i < text->lines->len; i++) {
        const BmTextLine *line = text->lines->pdata[i];
        cr_expect_leq(line->width, 120);
        cr_expect_float_eq(line->x + line->width, text->width, 1e-6);
    }
    cr_expect_eq(run_at(text, 0, 0)->color, 0xD55E00);
    const BmTextLine *last = text->lines->pdata[text->lines->len - 1];
    cr_expect_eq(((BmTextRun *)last->runs->pdata[0])->color, BM_TEXT_COLOR_INHERIT);
    bm_text_free(text);
}

Test(text, equal_spans_of_two_colors_never_merge)
{
    GError *error = NULL;
    BmTextSpan spans[] = { { "one ", { .size = 14 }, 0 }, { "two", { .size = 14 }, 1 } };
    BmText *text = bm_text_new(fonts, spans, 2, 0, BM_TEXT_START, &error);
    cr_expect_eq(run_at(text, 0, 0)->color, 0);
    cr_expect_eq(run_at(text, 0, 1)->color, 1);
    bm_text_free(text);
}

Test(text, cap_height_is_the_fonts_own)
{
    /* OS/2.sCapHeight of Noto Sans is 714 of 1,000 units. */
    BmText *text = lay_out("Kabul", 20, 400, 0);
    cr_expect_float_eq(text->cap_height, 14.28, 1e-9);
    cr_expect_gt(text->ascent, text->cap_height);
    bm_text_free(text);
}

Test(text, shape_does_not_depend_on_the_size)
{
    BmText *small = lay_out("Torkham crossing, 27 Feb", 9.3, 400, 0.5);
    BmText *large = lay_out("Torkham crossing, 27 Feb", 93, 400, 5);
    cr_expect_float_eq(small->width * 10, large->width, 1e-9);
    bm_text_free(small);
    bm_text_free(large);
}
