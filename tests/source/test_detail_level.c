/** @file
 * Levels of detail of the catalogue.
 */
#include "source/detail_level.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A world set, one of two countries of which B is cut to a window, one of A alone; out of order. */
static const char catalogue_text[] =
    "- { id: a1, file: x, level: fine, role: countries, accuracy_m: 10, scope: AAA }\n"
    "- { id: w1, file: x, level: world, role: countries, accuracy_m: 5000, scope: world }\n"
    "- { id: w2, file: x, level: world, role: borders }\n"
    "- { id: m1, file: x, level: middle, role: countries, accuracy_m: 100, scope: AAA BBB,\n"
    "    clip: [60, 20, 80, 40], clipped: [BBB] }\n"
    "- { id: m3, file: x, level: middle, role: provinces }\n"
    "- { id: p1, file: x, level: alone, role: provinces }\n"
    "- { id: r1, file: x }\n";

static BmCatalogue *catalogue;
static GArray *levels;

static void read_levels(void)
{
    char *path = NULL;
    close(g_file_open_tmp("levels-XXXXXX.yaml", &path, NULL));
    g_file_set_contents(path, catalogue_text, -1, NULL);
    catalogue = bm_catalogue_open_file(path, NULL);
    levels = bm_detail_levels(catalogue);
    g_unlink(path);
    g_free(path);
}

static void free_levels(void)
{
    g_array_unref(levels);
    bm_catalogue_free(catalogue);
}

TestSuite(detail_level, .init = read_levels, .fini = free_levels);

Test(detail_level, sets_of_one_level_belong_together_the_coarsest_first)
{
    static const char *const words[] = { "world", "middle", "fine" };
    cr_assert_eq(levels->len, 3u, "a level without countries is none");
    for (guint i = 0; i < levels->len; i++)
        cr_expect_str_eq(g_array_index(levels, BmDetailLevel, i).word, words[i]);
    const BmDetailLevel *middle = bm_detail_level_find(levels, "middle");
    cr_expect_str_eq(middle->countries->id, "m1");
    cr_expect_str_eq(middle->provinces->id, "m3");
    cr_expect_null(middle->borders);
    cr_expect_null(bm_detail_level_find(levels, "alone"));
}

Test(detail_level, the_coarsest_that_does_not_show_its_inaccuracy_and_covers)
{
    const BmExtent in = { 70, 30, 71, 31 }, out = { 79, 30, 81, 31 };
    const char *const a[] = { "AAA", NULL }, *const b[] = { "BBB", NULL },
                      *const c[] = { "AAA", "CCC", NULL }, *const none[] = { NULL };
    const struct {
        double metres_a_pixel;
        const char *const *codes;
        const BmExtent *window;
        const char *word;
    } cases[] = {
        { 4000, a, &in, "world" }, /* 5000 m are 1.25 pixels */
        { 3999, a, &in, "middle" }, { 80, a, &in, "middle" }, { 79, a, &in, "fine" },
        { 1, a, &in, "fine" },      { 1, b, &in, "middle" },  { 1, b, &out, "world" },
        { 1, a, &out, "fine" },     { 1, c, &in, "world" },   { 1, none, &in, "world" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const BmDetailLevel *level =
            bm_detail_level_fit(levels, cases[i].metres_a_pixel, cases[i].codes, cases[i].window);
        cr_expect_str_eq(level->word, cases[i].word, "case %u: %s", i, level->word);
    }
}

Test(detail_level, the_words_that_data_may_say)
{
    g_setenv("BORDERMAP_DATA", BM_SOURCE_DIR, TRUE);
    char **words = bm_detail_level_words(NULL);
    cr_assert_not_null(words);
    cr_expect_str_eq(words[0], "auto");
    cr_expect_str_eq(words[1], "ne");
    cr_expect(g_strv_contains((const char *const *)words, "osm100"));
    g_strfreev(words);
}
