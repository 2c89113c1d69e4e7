/** @file
 * Styles: the three that come with the program, and what an author's own may not say.
 */
#include "base/error.h"
#include "style/style.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static char *write_style(const char *text)
{
    char *path = NULL;
    int file = g_file_open_tmp("style-XXXXXX.yaml", &path, NULL);
    close(file);
    g_file_set_contents(path, text, -1, NULL);
    return path;
}

/* Relative luminance and contrast after WCAG 2.1, section 1.4.3. */
static double channel(guint32 value)
{
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(guint32 color)
{
    return 0.2126 * channel(color >> 24) + 0.7152 * channel(color >> 16 & 0xFF) +
           0.0722 * channel(color >> 8 & 0xFF);
}

static double contrast(guint32 a, guint32 b)
{
    double light = MAX(luminance(a), luminance(b)), dark = MIN(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

static void check_contrast(const char *name)
{
    static const char *const on_land[] = { "country_label", "town_label", "capital_label",
                                           "area_label",    "area_date",  "border_label",
                                           "callout" };
    static const char *const on_page[] = { "title",      "dek",       "note",        "credit",
                                           "panel_cell", "panel_row", "panel_empty", "panel_note" };
    BmStyle *style = bm_style_open(name, NULL, NULL);
    cr_assert_not_null(style);
    guint32 land = bm_style_color(style, "land.focus"),
            page = bm_style_color(style, "page.background");
    for (guint i = 0; i < G_N_ELEMENTS(on_land); i++) {
        char *key = g_strdup_printf("%s.color", on_land[i]);
        double ratio = contrast(bm_style_color(style, key), land);
        cr_expect(ratio >= 4.5, "%s: %s on land is %.2f", name, key, ratio);
        g_free(key);
    }
    for (guint i = 0; i < G_N_ELEMENTS(on_page); i++) {
        char *key = g_strdup_printf("%s.color", on_page[i]);
        double ratio = contrast(bm_style_color(style, key), page);
        cr_expect(ratio >= 4.5, "%s: %s on the page is %.2f", name, key, ratio);
        g_free(key);
    }
    double border = contrast(bm_style_color(style, "border_unrecognised.color"), land);
    cr_expect(border >= 3, "%s: the border is %.2f", name, border);
    bm_style_free(style);
}

/* WCAG 2.1: text 4.5:1, needed graphics 3:1. */
Test(style, text_of_every_style_can_be_read)
{
    check_contrast("newsroom");
    check_contrast("dark");
    check_contrast("print");
}

Test(style, print_has_no_hue)
{
    static const char *const keys[] = { "land.focus", "water.fill",       "event_hatch.color",
                                        "tag.fill",   "area_label.color", "inset_frame.color" };
    BmStyle *style = bm_style_open("print", NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        guint32 color = bm_style_color(style, keys[i]);
        guint32 red = color >> 24, green = color >> 16 & 0xFF, blue = color >> 8 & 0xFF;
        cr_expect(red == green && green == blue, "%s is %08X", keys[i], color);
    }
    bm_style_free(style);
}

Test(style, colors_are_read_as_rgba)
{
    guint32 color = 1;
    cr_assert(bm_color_parse("#0A0B0C", &color));
    cr_expect_eq(color, 0x0A0B0CFFu);
    cr_assert(bm_color_parse("#0A0B0C80", &color));
    cr_expect_eq(color, 0x0A0B0C80u);
    cr_assert(bm_color_parse("none", &color));
    cr_expect_eq(color, 0u);
    cr_expect_not(bm_color_parse("red", &color));
    cr_expect_not(bm_color_parse("#12", &color));
    cr_expect_not(bm_color_parse("#12345G", &color));
}

Test(style, an_own_style_overrides_and_keeps_the_rest)
{
    char *path = write_style("name: own\nextends: newsroom\nland: { fill: \"#010203\" }\n");
    BmStyle *style = bm_style_open(path, NULL, NULL);
    cr_assert_not_null(style);
    cr_expect_eq(bm_style_color(style, "land.fill"), 0x010203FFu);
    cr_expect_gt(bm_style_number(style, "title.size"), 10.0);
    bm_style_free(style);
    g_unlink(path);
    g_free(path);
}

Test(style, a_style_extends_another_own_one)
{
    char *base = write_style("land: { fill: \"#010203\", focus: \"#040506\" }\n");
    char *name = g_path_get_basename(base);
    char *text = g_strdup_printf("extends: %s\nland: { fill: \"#070809\" }\n", name);
    char *path = write_style(text), *dark = write_style("extends: dark\n");
    BmStyle *style = bm_style_open(path, NULL, NULL);
    cr_assert_not_null(style);
    cr_expect_eq(bm_style_color(style, "land.fill"), 0x070809FFu);
    cr_expect_eq(bm_style_color(style, "land.focus"), 0x040506FFu);
    bm_style_free(style);
    BmStyle *of_dark = bm_style_open(dark, NULL, NULL), *ours = bm_style_open("dark", NULL, NULL);
    cr_expect_eq(bm_style_color(of_dark, "land.fill"), bm_style_color(ours, "land.fill"));
    bm_style_free(ours);
    bm_style_free(of_dark);
    char *files[] = { base, path, dark };
    for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
        g_unlink(files[i]);
        g_free(files[i]);
    }
    g_free(text);
    g_free(name);
}

Test(style, mistakes_are_named_with_their_place)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        { "land: { fil: \"#010203\" }\n", "land.fill" },
        { "land: { fill: blue }\n", ":1:" },
        { "title: { size: big }\n", "title.size" },
        { "land: 3\n", "section" },
        { "- a\n", "mapping" },
        { "land: [\n", ":2:" },
        { "extends: newsrom\n", "there is no style 'newsrom'" },
        { "extends: [dark]\n", "names one style" },
        { "extends: SELF\n", "in a ring" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        char *path = write_style(cases[i].text);
        if (strstr(cases[i].text, "SELF")) {
            char *itself = g_strdup_printf("extends: %s\n", path);
            g_file_set_contents(path, itself, -1, NULL);
            g_free(itself);
        }
        BmStyle *style = bm_style_open(path, NULL, &error);
        cr_assert_null(style, "%s", cases[i].text);
        cr_expect_eq(error->code, BM_ERROR_INPUT);
        cr_expect(strstr(error->message, cases[i].message) != NULL, "%s", error->message);
        g_clear_error(&error);
        g_unlink(path);
        g_free(path);
    }
}

Test(style, an_unknown_style_is_answered_with_those_there_are)
{
    GError *error = NULL;
    cr_assert_null(bm_style_open("newsrom", NULL, &error));
    cr_expect(strstr(error->message, "dark, newsroom, print") != NULL, "%s", error->message);
    g_clear_error(&error);
}
