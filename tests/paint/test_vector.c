/** @file
 * SVG and PDF: well-formed, named, the same bytes each time.
 */
#include "paint/paint.h"

#include <criterion/criterion.h>
#include <string.h>

static BmFonts *fonts;

static void open_fonts(void)
{
    fonts = bm_fonts_open(NULL, NULL);
    cr_assert_not_null(fonts);
}

static void close_fonts(void)
{
    bm_fonts_free(fonts);
}

TestSuite(vector, .init = open_fonts, .fini = close_fonts);

static BmText *lay_out(const char *words)
{
    BmTextStyle style = { .size = 16 };
    BmText *text = bm_text_new_simple(fonts, &style, words, NULL);
    cr_assert_not_null(text);
    return text;
}

/* A little of everything. */
static BmScene *scene_of_all(void)
{
    BmScene *scene = bm_scene_new(300, 200);
    scene->title = g_strdup("Kabul & <Torkham>");
    scene->description = g_strdup("A map\x01 of \"two\" places");
    scene->language = g_strdup("en");
    BmExtent clip = { 10, 10, 290, 190 };
    bm_scene_begin_clipped(scene, BM_ROLE_LAYER, "map", "Map & more", &clip);
    BmPath *path = bm_path_new();
    bm_path_circle(path, 100, 100, 33.333);
    BmStroke stroke = { 0x33333380, 1.25, { 4, 2.5 }, 2, BM_CAP_ROUND, BM_JOIN_ROUND };
    bm_scene_add_path_take(scene, path, 0xDCE8F0FF, &stroke);
    bm_scene_begin(scene, BM_ROLE_SYMBOL, "map", "A \"symbol\"");
    bm_scene_add_text_take(scene, lay_out("Kabul (کابل) <1>"), 20, 20, 0x222222FF, 0xFFFFFFFF, 2);
    bm_scene_end(scene);
    path = bm_path_new();
    bm_path_move(path, 20, 150);
    bm_path_curve(path, 100, 100, 200, 180, 280, 150);
    bm_scene_add_text_on_path_take(scene, lay_out("Durand Line"), path, 30, 0x880000FF, 0xFFFFFFFF,
                                   1.5);
    bm_scene_end(scene);
    return scene;
}

static GBytes *paint(BmFormat format, const BmPaintOptions *options)
{
    GError *error = NULL;
    BmScene *scene = scene_of_all();
    GBytes *bytes = bm_paint(scene, format, options, &error);
    cr_assert_not_null(bytes, "%s", error ? error->message : "");
    bm_scene_free(scene);
    return bytes;
}

static char *svg_text(const BmPaintOptions *options)
{
    gsize length;
    GBytes *bytes = paint(BM_FORMAT_SVG, options);
    const char *data = g_bytes_get_data(bytes, &length);
    char *text = g_strndup(data, length);
    g_bytes_unref(bytes);
    return text;
}

/* Whether bytes, which may hold zeros, hold a word. */
static gboolean contains(GBytes *bytes, const char *word)
{
    gsize length, size = strlen(word);
    const char *data = g_bytes_get_data(bytes, &length);
    for (gsize i = 0; i + size <= length; i++)
        if (memcmp(data + i, word, size) == 0)
            return TRUE;
    return FALSE;
}

typedef struct {
    GHashTable *ids;
    GPtrArray *references; /* what href and url() name */
    GString *words, *elements;
} Seen;

static void see_element(G_GNUC_UNUSED GMarkupParseContext *context, const char *element,
                        const char **names, const char **values, gpointer data,
                        G_GNUC_UNUSED GError **error)
{
    Seen *seen = data;
    g_string_append_printf(seen->elements, "%s ", element);
    for (guint i = 0; names[i]; i++) {
        if (strcmp(names[i], "id") == 0)
            cr_expect(g_hash_table_add(seen->ids, g_strdup(values[i])), "id %s twice", values[i]);
        if (strcmp(names[i], "href") == 0 || strcmp(names[i], "xlink:href") == 0)
            g_ptr_array_add(seen->references, g_strdup(values[i] + 1));
        if (strcmp(names[i], "clip-path") == 0)
            g_ptr_array_add(seen->references, g_strndup(values[i] + 5, strlen(values[i]) - 6));
        if (strcmp(names[i], "aria-labelledby") == 0) {
            char **parts = g_strsplit(values[i], " ", -1);
            for (guint k = 0; parts[k]; k++)
                g_ptr_array_add(seen->references, g_strdup(parts[k]));
            g_strfreev(parts);
        }
    }
}

static void see_words(G_GNUC_UNUSED GMarkupParseContext *context, const char *text, gsize length,
                      gpointer data, G_GNUC_UNUSED GError **error)
{
    g_string_append_len(((Seen *)data)->words, text, (gssize)length);
}

Test(vector, svg_is_well_formed_and_its_references_meet)
{
    char *svg = svg_text(NULL);
    Seen seen = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  g_ptr_array_new_with_free_func(g_free), g_string_new(NULL), g_string_new(NULL) };
    GMarkupParser parser = { .start_element = see_element, .text = see_words };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &seen, NULL);
    GError *error = NULL;
    cr_assert(g_markup_parse_context_parse(context, svg, -1, &error), "%s",
              error ? error->message : "");
    cr_assert(g_markup_parse_context_end_parse(context, NULL));
    cr_expect_geq(seen.references->len, 7);
    for (guint i = 0; i < seen.references->len; i++)
        cr_expect(g_hash_table_contains(seen.ids, seen.references->pdata[i]), "%s",
                  (char *)seen.references->pdata[i]);
    cr_expect(g_str_has_prefix(seen.elements->str, "svg title desc style "));
    cr_expect(g_hash_table_contains(seen.ids, "map"));
    cr_expect(g_hash_table_contains(seen.ids, "map-2"));
    cr_expect_not_null(strstr(seen.words->str, "Kabul & <Torkham>"));
    cr_expect_not_null(strstr(seen.words->str, "Kabul (کابل) <1>"), "text is in logical order");
    g_markup_parse_context_free(context);
    g_hash_table_unref(seen.ids);
    g_ptr_array_unref(seen.references);
    g_string_free(seen.words, TRUE);
    g_string_free(seen.elements, TRUE);
    g_free(svg);
}

Test(vector, svg_says_what_it_is)
{
    static const char *const expected[] = {
        "role=\"img\" aria-labelledby=\"",
        "viewBox=\"0 0 300 200\"",
        "A map of &quot;two&quot; places",
        "role=\"group\" aria-label=\"Map &amp; more\"",
        "role=\"graphics-symbol\" aria-label=\"A &quot;symbol&quot;\"",
        "font-family=\"'Noto Sans Arabic', sans-serif\"",
        "@font-face{font-family:\"Noto Sans\";font-weight:400",
        "stroke-dasharray=\"4 2.5\"",
        "stroke-opacity=\".502\"",
        "<textPath href=\"#",
    };
    char *svg = svg_text(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++)
        cr_expect_not_null(strstr(svg, expected[i]), "%s", expected[i]);
    g_free(svg);
}

Test(vector, the_page_size_follows_the_resolution)
{
    BmPaintOptions options = { .scale = 1, .dpi = 192 };
    char *svg = svg_text(&options);
    cr_expect_not_null(strstr(svg, "width=\"150\" height=\"100\" viewBox=\"0 0 300 200\""));
    g_free(svg);
    GBytes *pdf = paint(BM_FORMAT_PDF, &options);
    /* 300 pixels of 1/192 inch are 112.5 points, which cairo writes so. */
    cr_expect(contains(pdf, "/MediaBox [ 0 0 112.5 75 ]"));
    g_bytes_unref(pdf);
}

Test(vector, numbers_are_short_and_ignore_the_locale)
{
    g_setenv("LC_ALL", "de_DE.UTF-8", TRUE);
    BmScene *scene = bm_scene_new(10.5, 10);
    BmPath *path = bm_path_new();
    bm_path_move(path, -0.5, 0);
    bm_path_line(path, 0.25, 1000000);
    bm_path_line(path, 0.25, 0.0009);
    bm_path_close(path);
    bm_scene_add_path_take(scene, path, 0x000000FF, NULL);
    GBytes *bytes = bm_paint(scene, BM_FORMAT_SVG, NULL, NULL);
    char *svg = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    cr_expect_not_null(strstr(svg, "d=\"m-.5 0 .75 1000000 0-1000000z\""), "%s", svg);
    cr_expect_not_null(strstr(svg, "width=\"10.5\""));
    g_free(svg);
    g_bytes_unref(bytes);
    bm_scene_free(scene);
}

Test(vector, the_same_scene_gives_the_same_bytes)
{
    static const struct {
        BmFormat format;
        gboolean outlines;
    } cases[] = { { BM_FORMAT_PNG, FALSE },
                  { BM_FORMAT_SVG, FALSE },
                  { BM_FORMAT_SVG, TRUE },
                  { BM_FORMAT_PDF, FALSE } };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        BmPaintOptions options = { .svg_outlines = cases[i].outlines };
        GBytes *first = paint(cases[i].format, &options);
        /* cairo's clock counts in seconds. */
        if (cases[i].format == BM_FORMAT_PDF)
            g_usleep(1100000);
        GBytes *second = paint(cases[i].format, &options);
        cr_expect(g_bytes_equal(first, second), "case %u", i);
        g_bytes_unref(first);
        g_bytes_unref(second);
    }
}

Test(vector, outlines_hold_no_text_but_a_title)
{
    BmPaintOptions options = { .svg_outlines = TRUE };
    char *svg = svg_text(&options);
    cr_expect_null(strstr(svg, "<text"));
    cr_expect_not_null(strstr(svg, "role=\"img\""));
    cr_expect_not_null(strstr(svg, "<title id=\"title\">Kabul &amp; &lt;Torkham&gt;</title>"));
    g_free(svg);
}

Test(vector, pdf_is_whole_and_dated_as_told)
{
    BmPaintOptions options = { .created = "2026-02-27" };
    GBytes *bytes = paint(BM_FORMAT_PDF, &options);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    cr_expect_eq(memcmp(data, "%PDF-1.", 7), 0);
    cr_expect_eq(memcmp(data + length - 6, "%%EOF\n", 6), 0);
    /* cairo 1.16 leaves the customary "D:" out; readers take the date all the same. */
    cr_expect(contains(bytes, "/CreationDate (20260227000000Z"));
    cr_expect(contains(bytes, "/ModDate (20260227000000Z"));
    cr_expect(contains(bytes, "/MarkInfo"));
    g_bytes_unref(bytes);
}

Test(vector, a_date_that_is_none_is_refused)
{
    static const char *const dates[] = { "yesterday", "2026-13-01", "27.02.2026", "2026" };
    BmScene *scene = bm_scene_new(10, 10);
    for (guint i = 0; i < G_N_ELEMENTS(dates); i++) {
        GError *error = NULL;
        BmPaintOptions options = { .created = dates[i] };
        cr_expect_null(bm_paint(scene, BM_FORMAT_PDF, &options, &error), "%s", dates[i]);
        cr_assert_not_null(error);
        g_error_free(error);
    }
    bm_scene_free(scene);
}
