/** @file
 * Lines of even length: the truth is what Pango itself breaks at every width.
 */
#include "base/error.h"
#include "text/text.h"

#include <criterion/criterion.h>

#define PRECISION 8.0

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

TestSuite(balanced_text, .init = open_fonts, .fini = close_fonts);

static const char *const words[] = {
    "Shelling reported in two valleys after a night attack across the line of control",
    "A well-known up-and-coming border-town market—closed since the spring—reopens",
    "First paragraph of a heading\nand a second one that is a good deal longer than it",
    "یک عنوان بلند به فارسی که در چند سطر شکسته می‌شود و باید خوانا "
    "بماند",
    "Unbreakablylongwordthatfitsnowherebutstandsaloneonaline and some others",
    "one",
};

static guint lines_at(const BmTextSpan *span, double wrap, double *width)
{
    GError *error = NULL;
    BmText *text = bm_text_new(fonts, span, 1, wrap, BM_TEXT_START, &error);
    cr_assert_not_null(text, "%s", error ? error->message : "");
    guint lines = text->lines->len;
    *width = text->width;
    bm_text_free(text);
    return lines;
}

Test(balanced_text, takes_no_more_lines_and_no_narrower_width_takes_as_few)
{
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        for (double wrap = 220; wrap < 900; wrap += 97) {
            BmTextSpan span = { words[i], { NULL, 27, 400, FALSE, 0 }, BM_TEXT_COLOR_INHERIT };
            GError *error = NULL;
            double widest, narrow;
            guint lines = lines_at(&span, wrap, &widest);
            BmText *text = bm_text_new_balanced(fonts, &span, wrap, &error);
            cr_assert_not_null(text, "%s", error ? error->message : "");
            cr_expect_eq(text->lines->len, lines, "“%s” at %g", words[i], wrap);
            cr_expect_leq(text->width, MAX(widest, wrap));
            if (lines > 1 && widest <= wrap) {
                guint more = lines_at(&span, text->width - PRECISION - 1, &narrow);
                cr_expect(more > lines || narrow > text->width - PRECISION - 1,
                          "“%s” at %g: %g is not the narrowest", words[i], wrap, text->width);
            }
            bm_text_free(text);
        }
    }
}

Test(balanced_text, a_character_without_a_glyph_is_an_error)
{
    BmTextSpan span = { "a \xf0\x93\x80\x80 glyph", { NULL, 20, 400, FALSE, 0 }, 0 };
    GError *error = NULL;
    cr_expect_null(bm_text_new_balanced(fonts, &span, 300, &error));
    cr_assert_not_null(error);
    cr_expect_eq(error->code, BM_ERROR_INPUT);
    g_error_free(error);
}
